"""The sheets of districts, subdistricts and communities: real names and codes."""

from collections.abc import Sequence

from made_up.community import Community, Row, Sheet


def places(listed: Sequence[Community]) -> tuple[Sheet, Sheet, Sheet]:
    """Return the sheets of districts, subdistricts and communities."""
    counties = dict.fromkeys((c.county, c.county_code) for c in listed)
    subdistricts = dict.fromkeys((c.subdistrict, c.subdistrict_code) for c in listed)
    rows: list[Row] = [
        [
            c.code,
            c.name,
            c.county,
            c.subdistrict,
            c.subdistrict_code,
            "旧城区" if c.is_old_area else "新城区",
            c.listed_from,
            None,
        ]
        for c in listed
    ]
    place = (("名称", 20, "text"), ("区划代码", 14, "text"))
    columns = (
        ("社区代码", 16, "text"),
        ("社区名称", 24, "text"),
        ("区（县）", 12, "text"),
        ("街道（镇）", 16, "text"),
        ("街道（镇）代码", 16, "text"),
        ("城区类型", 12, "text"),
        ("列入名单日期", 14, "date"),
        ("移出名单日期", 14, "date"),
    )
    return (
        Sheet("区（县）", place, [list(county) for county in counties]),
        Sheet("街道（镇）", place, [list(subdistrict) for subdistrict in subdistricts]),
        Sheet("社区", columns, rows),
    )
