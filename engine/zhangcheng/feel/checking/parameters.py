"""References to parameters: each argument from the invocation, or from the record as the pack says."""

from collections.abc import Mapping

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.context import Context
from zhangcheng.feel.checking.lift import lift_from
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.tree import FieldRef, Literal, Node, ParameterRef, Span, Today
from zhangcheng.feel.types import DATE, TEXT, Kind, type_of_field
from zhangcheng.feel.vocabulary import ParameterSignature

_ON = "on"
_PLACE = "jurisdiction"


def parameter_reference(
    context: Context,
    signature: ParameterSignature,
    scope: Scope,
    span: Span,
    *,
    given: Mapping[str, syntax.Syntax] | None = None,
) -> ParameterRef | None:
    """Return the parameter's value with every argument filled in, those `given` first."""
    given = given or {}
    arguments = [
        (name, _category(context, signature, scope, span, name, given)) for name in signature.categories
    ]
    place, place_sound = _place(context, signature, scope, span, given=given)
    on = context.typed(given[_ON], scope, Kind.DATE) if _ON in given else _date(scope, span)
    filled = tuple((name, value) for name, value in arguments if value is not None)
    if len(filled) < len(arguments) or on is None or not place_sound:
        return None
    return ParameterRef(
        span=span,
        type=signature.type,
        parameter=signature.id,
        jurisdiction=place,
        arguments=filled,
        on=on,
    )


def invoked_parameter(
    context: Context, signature: ParameterSignature, node: syntax.Invocation, scope: Scope
) -> ParameterRef | None:
    """Return `parameter(category: value, on: date)`."""
    known = (*signature.categories, *([_PLACE] if signature.by_jurisdiction else []), _ON)
    given: dict[str, syntax.Syntax] = {}
    sound = True
    for argument in node.arguments:
        if argument.name in known:
            given[argument.name] = argument.value
            continue
        sound = False
        if argument.name is None:
            usage = f"{signature.id}({signature.categories[0] if signature.categories else _ON}: …)"
            context.fault(codes.POSITIONAL_ARGUMENT, argument.span, parameter=signature.id, usage=usage)
        else:
            place = (argument.span[0], argument.span[0] + len(argument.name))
            hint = did_you_mean(argument.name, known)
            context.fault(
                codes.UNKNOWN_ARGUMENT, place, parameter=signature.id, name=argument.name, hint=hint
            )
        context.value(argument.value, scope)
    return parameter_reference(context, signature, scope, node.span, given=given) if sound else None


def _category(  # noqa: PLR0913, PLR0917 - the parts of one argument
    context: Context,
    signature: ParameterSignature,
    scope: Scope,
    span: Span,
    name: str,
    given: Mapping[str, syntax.Syntax],
) -> Node | None:
    if name in given:
        value = context.typed(given[name], scope, Kind.TEXT)
        if isinstance(value, Literal):
            return _known_category(context, signature, name, value)
        return value
    for level in scope.outward:
        field = level.record_type.field(name)
        if field is not None and type_of_field(field).kind is Kind.TEXT:
            own = FieldRef(span=span, type=type_of_field(field), path=(), field=name)
            lifted = lift_from(own, level, scope)
            return lifted if isinstance(lifted, Node) else None
    usage = f"{signature.id}({name}: …)"
    record = scope.record_type.title
    context.fault(
        codes.MISSING_CATEGORY, span, parameter=signature.id, name=name, record=record, usage=usage
    )
    return None


def _known_category(
    context: Context, signature: ParameterSignature, name: str, value: Literal
) -> Literal | None:
    known = signature.values.get(name, frozenset())
    if value.value in known:
        return value
    shown = f'"{value.value}"'
    hint = did_you_mean(str(value.value), known) if known else Text("", "")
    context.fault(
        codes.UNKNOWN_CATEGORY, value.span, parameter=signature.id, name=name, value=shown, hint=hint
    )
    return None


def _place(
    context: Context,
    signature: ParameterSignature,
    scope: Scope,
    span: Span,
    *,
    given: Mapping[str, syntax.Syntax],
) -> tuple[Node | None, bool]:
    """Return the place to look the parameter up at (None: the record's own), and whether it is sound."""
    if _PLACE in given:
        value = context.typed(given[_PLACE], scope, Kind.TEXT)
        return value, value is not None
    if not signature.by_jurisdiction or scope.place_known:
        return None, True
    level = next((level for level in scope.outward if level.place_known), None)
    if level is None:
        return None, True
    own = FieldRef(span=span, type=TEXT, path=(), field=_PLACE)
    lifted = lift_from(own, level, scope)
    return (lifted if isinstance(lifted, Node) else None), True


def _date(scope: Scope, span: Span) -> Node | None:
    """Return the date field that the record's parameters are read on, or the as-of date."""
    for level in scope.outward:
        field = level.record_type.parameters_on
        if field is not None:
            own = FieldRef(span=span, type=DATE, path=(), field=field)
            lifted = lift_from(own, level, scope)
            return lifted if isinstance(lifted, Node) else None
    return Today(span=span, type=DATE)
