"""Reads option values, gathering every mistake so that all are reported in one go."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.clock import Period

_IS_A_FOLDER = Text("是文件夹，应是其中的一个文件", "is a folder, not a file in one")
_IS_NOT_THERE = Text("不存在", "is not there")
_TABLES = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".et"))
_COMMAS = re.compile("[，、]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# China has kept UTC+8 without summer time since 1992; a fixed offset needs no time zone files.
_BEIJING = dt.timezone(dt.timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of a run; `as_of` is today unless told."""

    as_of: dt.date
    known_as_of: dt.date | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """Reads values of options into `collector`."""

    collector: Collector

    def date(self, option: str, text: str | None) -> dt.date | None:
        """Return the date written as `2021-12-31`; None when absent or wrong."""
        if text is None:
            return None
        try:
            # `fromisoformat` alone would also take 20211231 and 2021-W52-5.
            if _DATE.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        self.collector.add(codes.BAD_DATE, Location(file=option), value=text)
        return None

    def period(self, option: str, text: str | None) -> str | None:
        """Return the text of a period that can be read; None when absent or wrong."""
        if text is None:
            return None
        try:
            return Period.parse(text).text
        except ValueError:
            self.collector.add(codes.BAD_PERIOD, Location(file=option), value=text)
            return None

    def dates(self, as_of: str | None, known_as_of: str | None, period: str | None) -> Dates:
        """Return the dates of a run, as far as they can be read."""
        return Dates(
            as_of=self.date("--as-of", as_of) or today(),
            known_as_of=self.date("--known-as-of", known_as_of),
            period=self.period("--period", period),
        )

    def choices(self, option: str, texts: Sequence[str], *, among: Sequence[str]) -> tuple[str, ...]:
        """Return the values written once or several times, or with commas, each one of `among`."""
        # Words of the program hold no comma of any kind; titles of rules do.
        found = split([_COMMAS.sub(",", text) for text in texts])
        for value in found:
            self.choice(option, value, among=among)
        return found

    def choice(self, option: str, text: str, *, among: Sequence[str]) -> None:
        """Report a value that is not one of `among`."""
        if text not in among:
            suggestion = did_you_mean(text, among)
            at = Location(file=option)
            self.collector.add(
                codes.UNKNOWN_CHOICE, at, option=option, value=text, suggestion=suggestion
            )

    def file(self, option: str, path: str | None) -> None:
        """Report a file that does not exist, or is a folder."""
        if path is not None and not Path(path).is_file():
            problem = _IS_A_FOLDER if Path(path).is_dir() else _IS_NOT_THERE
            at = Location(file=option)
            self.collector.add(codes.NO_SUCH_FILE, at, option=option, path=path, problem=problem)

    def waivers(self, path: str | None) -> None:
        """Report a file of waivers that is not there, or is a workbook or a list in CSV."""
        self.file("--waivers", path)
        if path is not None and Path(path).is_file() and Path(path).suffix.lower() in _TABLES:
            self.collector.add(codes.WAIVERS_IN_A_TABLE, Location(file="--waivers"), path=path)

    def known(self, option: str, value: str, *, among: Iterable[str], code: Code) -> None:
        """Report `value` with `code` when it is not one of the ids of a pack."""
        ids = list(among)
        if value not in ids:
            self.unknown(option, value, among=ids, code=code)

    def unknown(self, option: str, value: str, *, among: Iterable[str], code: Code) -> None:
        """Report `value` with `code`; `among` is what may have been meant."""
        self.collector.add(
            code, Location(file=option), value=value, suggestion=did_you_mean(value, among)
        )


def split(texts: Sequence[str], is_known: Callable[[str], object] = lambda _: False) -> tuple[str, ...]:
    """Return the values of an option that may be repeated and may hold commas, in order, once each.

    Where a value that `is_known` has commas itself, as titles of rules do, it stays whole.
    """
    found = (part.strip() for text in texts for part in _split(text, is_known))
    return tuple(dict.fromkeys(part for part in found if part))


def _split(text: str, is_known: Callable[[str], object]) -> Iterator[str]:
    parts = text.split(",")
    while parts:
        wholes = (n for n in range(len(parts), 1, -1) if is_known(",".join(parts[:n]).strip()))
        taken = next(wholes, 1)
        yield ",".join(parts[:taken])
        parts = parts[taken:]


def today() -> dt.date:
    """Return today's date in Beijing: the one place where the machine's clock is read."""
    return dt.datetime.now(_BEIJING).date()
