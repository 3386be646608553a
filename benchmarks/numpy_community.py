"""The columns of the communities and their parameters, as the numpy rules read them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ruamel.yaml import YAML

from benchmarks.made_up import DISTRICTS, KINDS, SUBDISTRICTS, Columns, day
from benchmarks.numpy_truth import Mask, Part, Truth, Value, known

TIERS = ("A", "B", "C", "D")
ROLES = ("principal", "committee")
CATEGORIES = {"kind": KINDS, "tier": TIERS, "role": ROLES}


class ParameterTable:
    """The values of one parameter: version by district by category, and the first day of each."""

    def __init__(self, path: Path) -> None:
        """Read the file of the parameter."""
        content = YAML(typ="safe").load(path)
        versions = content["values"]
        named = next((CATEGORIES[name] for name in content["by"] if name in CATEGORIES), ("",))
        self.by_place = "jurisdiction" in content["by"]
        self.starts = tuple(day(str(version["from"])) for version in versions)
        self.decimals = 0
        districts = DISTRICTS if self.by_place else 1
        table = np.empty((len(versions), districts, len(named)), dtype=object)
        for index, version in enumerate(versions):
            for row in version.get("rows", [version]):
                district = int(row["jurisdiction"][2:]) - 1 if self.by_place else 0
                category = next((named.index(row[name]) for name in CATEGORIES if name in row), 0)
                table[index, district, category] = str(row["value"])
        texts = [str(text) for text in table.ravel()]
        if all(text in TIERS for text in texts):
            numbers = [TIERS.index(text) for text in texts]
        else:
            self.decimals = max(len(text.partition(".")[2]) for text in texts)
            numbers = [round(float(text) * 10**self.decimals) for text in texts]
        self.numbers = np.array(numbers, dtype=np.int32)
        self.districts, self.categories = districts, len(named)


class Communities:
    """The communities of a run; what several rules look up is looked up once."""

    def __init__(self, columns: Columns, parameters: dict[str, ParameterTable]) -> None:
        """Keep the columns."""
        self._columns = columns
        self._parameters = parameters
        self._district = columns["place"].values // SUBDISTRICTS
        self._versions: dict[tuple[int, ...], npt.NDArray[np.int64]] = {}
        self._known: dict[str, Mask | None] = {}

    @property
    def size(self) -> int:
        """The number of communities."""
        return len(self._district)

    def value(self, name: str) -> Value:
        """Return a column of numbers, dates or words."""
        column = self._columns[name]
        if name not in self._known:
            self._known[name] = None if column.missing is None else ~column.missing
        return Value(
            column.values, self._known[name], column.decimals, date=column.date, words=column.words
        )

    def flag(self, name: str) -> Truth:
        """Return a column of booleans."""
        value = self.value(name)
        holds: Mask = np.asarray(value.numbers).view(np.bool_)
        return (
            Truth(holds, ~holds)
            if value.known is None
            else Truth(holds & value.known, value.known & ~holds)
        )

    def missing(self, name: str) -> Truth:
        """Return whether a column is missing."""
        present = self.value(name).known
        if present is None:
            present = np.ones(self.size, dtype=bool)
        return Truth(~present, present)

    def among(self, name: str, *words: str) -> Truth:
        """Return whether a column is one of some words."""
        value = self.value(name)
        wanted = np.array([word in words for word in value.words])
        return self._by_word(value, wanted)

    def listed(self, name: str, *words: str) -> Part:
        """Return whether a column is one of some words, and what it is."""
        return Part(self.among(name, *words), self.value(name).at)

    def text(self, name: str, test: Callable[[str], bool]) -> Truth:
        """Return whether the text of a column passes a test."""
        value = self.value(name)
        return self._by_word(value, np.array([test(word) for word in value.words]))

    def length(self, name: str) -> Value:
        """Return the length of a text."""
        value = self.value(name)
        lengths = np.array([len(word) for word in value.words], dtype=np.int8)
        return Value(lengths[value.numbers], value.known)

    def _by_word(self, value: Value, table: Mask) -> Truth:
        holds: Mask = table[value.numbers]
        present = known(value)
        return Truth(holds, ~holds) if present is None else Truth(holds & present, present & ~holds)

    def parameter(self, name: str, category: str | Value | None = None) -> Value:
        """Return a parameter for each community at its place, on the day of its assessment."""
        table = self._parameters[name]
        on = self.value("assessed_on")
        index = self._version(table.starts)
        if table.by_place:
            index = index * table.districts + self._district
        if table.categories > 1:
            index = index * table.categories
            if isinstance(category, str):
                index = index + ROLES.index(category)
            elif isinstance(category, Value):
                index = index + category.numbers
        where = known(on, category) if isinstance(category, Value) else on.known
        return Value(table.numbers.take(index, mode="clip"), where, table.decimals)

    def _version(self, starts: tuple[int, ...]) -> npt.NDArray[np.int64]:
        if starts not in self._versions:
            on = self.value("assessed_on").numbers
            self._versions[starts] = np.searchsorted(np.array(starts), on, side="right") - 1
        return self._versions[starts]
