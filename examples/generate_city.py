"""Makes the example data of the whole city: real places, made-up figures, what the document states.

Run `python examples/generate_city.py [FOLDER]`: writes `zhangzhou` (Parquet, end of 2018),
`zhangzhou-2023` (Parquet, places and premises of 2023) and `zhangzhou-counties` (a workbook per
county, and one of the city level, 2018) into the folder of this script, or another. No clock is read
and chance has fixed seeds: every run makes the same bytes. Places come from zhangzhou_communities.csv.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from city_data.assessing import assessing
from city_data.co_building import co_building
from city_data.leading import leading
from city_data.lists import Community, Row, Tables, communities, counties
from city_data.neighbourhood import neighbourhood
from city_data.notice import NOTICE_2018, NOTICE_2023
from city_data.places import places, with_difficulty, with_pilots
from city_data.posts import posts
from city_data.premises import premises, premises_of_2023
from city_data.property import property_companies
from city_data.sites import sites
from city_data.write import MARK, write_parquet, write_workbook
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

HERE = Path(__file__).parent
PACK = HERE.parent / "rules" / "zhangzhou"


def tables_of_2018(listed: list[Community]) -> Tables:
    """Return every table of 2018."""
    tables = places(listed, year=2018)
    tables["community"] = with_difficulty(tables["community"], listed)
    tables |= premises(listed) | posts(listed) | co_building(listed) | leading(listed)
    tables |= property_companies(listed) | sites(listed) | neighbourhood(listed) | assessing(listed)
    return tables


def tables_of_2023(listed: list[Community], pack: Pack) -> Tables:
    """Return places and premises of 2023."""
    tables = places(listed, year=2023) | premises_of_2023(listed)
    tables["community"] = with_pilots(tables["community"])
    for name in ("county", "subdistrict"):
        tables[name] = [{**row, "former_name": _former_name(row, pack)} for row in tables[name]]
    return tables


def _former_name(row: Row, pack: Pack) -> str | None:
    """Return the name of the place that became a place, where it had another one."""
    before = (place.name.zh for place in pack.jurisdictions if place.became == row["code"])
    return next((name for name in before if name != row["name"]), None)


def of_county(tables: Tables, county: Community, pack: Pack) -> Tables:
    """Return the rows that belong to a county, which does not name its city."""
    owners = _owners(tables, pack)
    kept = {
        name: [row for row in rows if owners[name](row) == county.county]
        for name, rows in tables.items()
    }
    alone: list[Row] = [
        {name: value for name, value in row.items() if name != "city"} for row in kept["county"]
    ]
    return kept | {"city": [], "county": alone}


def of_city(tables: Tables) -> Tables:
    """Return the rows that belong to no county."""
    return {"city": tables["city"], "list_item": tables["list_item"]}


class _Owner:
    """Finds the county of a row by following what it belongs to."""

    def __init__(self, name: str, tables: Tables, pack: Pack) -> None:
        self._type, self._pack, self._tables = pack.record_types[name], pack, tables
        reference = self._type.belongs_to
        # A community and a subdistrict are institutions themselves, in a county.
        if name in {"community", "subdistrict"}:
            reference = "county"
        self._reference = reference
        declared = self._type.field(reference) if reference is not None else None
        self._above = declared.to if declared is not None else None
        self._next = _Owner(self._above, tables, pack) if self._above else None
        self._rows: Mapping[object, Row] = {}
        if self._above is not None:
            key = pack.record_types[self._above].key[0]
            self._rows = {row[key]: row for row in tables[self._above]}

    def __call__(self, row: Row) -> object:
        if self._type.id == "county":
            return row["name"]
        if self._reference is None or self._next is None:
            return None
        above = self._rows.get(row[self._reference])
        return None if above is None else self._next(above)


def _owners(tables: Tables, pack: Pack) -> dict[str, _Owner]:
    return {name: _Owner(name, tables, pack) for name in tables}


def write(folder: Path) -> None:
    """Write everything."""
    pack = load_pack(PACK)
    listed = communities(2018)
    tables = tables_of_2018(listed)
    write_parquet(folder / "zhangzhou", tables, pack, notice=NOTICE_2018)
    later = tables_of_2023(communities(2023), pack)
    write_parquet(folder / "zhangzhou-2023", later, pack, notice=NOTICE_2023)
    books = folder / "zhangzhou-counties"
    write_workbook(books / f"3506-漳州市市级-2018{MARK}.xlsx", of_city(tables), pack, notice=NOTICE_2018)
    for county in counties(listed):
        path = books / f"{county.county_code}-{county.county}-2018{MARK}.xlsx"
        own = of_county(tables, county, pack)
        none = {name: tables[name] for name in own.keys() - of_city(tables).keys() if not own[name]}
        write_workbook(path, own, pack, notice=NOTICE_2018, none=none)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
