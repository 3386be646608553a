"""Checks the categories of a parameter's rows against `by` and against the fields of those names."""

import difflib

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.model.record_type import FieldType
from zhangcheng.pack.linking.context import Context
from zhangcheng.pack.shape import ParameterShape, RowShape
from zhangcheng.yamlsource import Node

_PLACE = "jurisdiction"
_RESERVED = "on"
_MISSPELT = 0.8


class Categories:
    """What a parameter is looked up by, and the values that each category may have."""

    def __init__(self, shape: ParameterShape, root: Node, context: Context) -> None:
        """Check `by` itself and prepare for the rows."""
        self._shape = shape
        self._context = context
        self.by = tuple(shape.by or ())
        self._misspelt = False
        self._choices = {name: choices_of(name, context) for name in self.by if name != _PLACE}
        for index, name in enumerate(self.by):
            self._check_by(name, root.at(("by", index)), index)

    def _check_by(self, name: str, node: Node, index: int) -> None:
        if name in self.by[:index]:
            self._context.fault(codes.DUPLICATE_ID, node, id=name, first=str(node.location))
        if name == _RESERVED:
            self._context.fault(codes.NAME_TAKEN, node, name=name, meaning=_RESERVED, first="FEEL")
        if name == _PLACE:
            return
        fields = self._context.fields_by_name
        # A category that is no field is given by name at each use, `minimum_wage(tier: …)`, and the
        # expression is told when it is not; only what looks like a slip is one.
        if name not in fields and difflib.get_close_matches(name, fields, n=1, cutoff=_MISSPELT):
            self._misspelt = True
            self._context.unknown(codes.UNKNOWN_BY, node, name, known=fields, field=name)

    def check_single(self, node: Node) -> None:
        """Check a version with a single value: it cannot tell categories apart."""
        for name in self.by:
            if name != _PLACE:
                self._context.fault(codes.MISSING_CATEGORY, node.key_location("value"), category=name)

    def check_row(self, row: RowShape, node: Node) -> None:
        """Check that a row says what it is for, and nothing else."""
        if self._misspelt:
            return
        given = dict(row.categories)
        if row.jurisdiction is not None:
            given[_PLACE] = row.jurisdiction
        for name in given:
            if name not in self.by:
                self._unknown(name, node)
        for name, choices in self._choices.items():
            value = given.get(name)
            if value is None:
                if not any(difflib.get_close_matches(name, [other], cutoff=0.6) for other in given):
                    self._context.fault(codes.MISSING_CATEGORY, node, category=name)
            elif choices and value not in choices:
                at = node.at((name,))
                self._context.unknown(
                    codes.UNKNOWN_CHOICE, at, value, known=choices, value=value, field=name
                )

    def _unknown(self, name: str, node: Node) -> None:
        place = node.key_location(name)
        self._context.unknown(
            codes.UNKNOWN_CATEGORY, place, name, known=self.by, parameter=self._shape.id, category=name
        )


def choices_of(name: str, context: Context) -> frozenset[str]:
    """Return the choices of all fields of that name; empty when one of them takes any text."""
    fields = context.fields_by_name.get(name, [])
    if any(field.type is not FieldType.CHOICE for field in fields):
        return frozenset()
    return frozenset(choice.id for field in fields for choice in field.choices)
