"""The sources, places and parameters of the sample pack, made by hand."""

import datetime as dt
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel
from zhangcheng.model.parameter import LowerLevels, Parameter, Value
from zhangcheng.model.source import Citation, Clause, Source
from zhangcheng.model.unit import NUMBER, Unit

SQUARE_METRES = Unit.parse("m2")
YUAN_A_MONTH = Unit.parse("yuan/month")

UNITS = {
    "yuan": Text("元", "yuan"),
    "m2": Text("平方米", "m²"),
    "month": Text("月", "month"),
}

PRACTICE = Source(
    id="zhangzhou-practice",
    title=Text(
        "漳州市创新打造“一核多元、三共一体”城市基层党建综合体", "Zhangzhou's urban grass-roots practice"
    ),
    issuer=Text("漳州市", "Zhangzhou"),
    number=None,
    date=None,
    url="http://www.gxwedu.net/jidishow/845.html",
    note=None,
    clauses=(
        Clause(
            id="coordination-3",
            title=Text("二、1.三是", "Part 2, 1, third"),
            quote="芗城区、龙文区分别按照当地最低工资标准的150%、140%和160%、150%确定社区主干、其他“两委”的基本报酬。",
        ),
        Clause(id="coordination-2", title=Text("二、1.二是", "Part 2, 1, second"), quote=None),
    ),
)
WAGES = Source(
    id="fujian-minimum-wage",
    title=Text("福建省最低工资标准", "Minimum wages of Fujian"),
    issuer=Text("福建省人民政府", "Government of Fujian"),
    number="闽政〔2019〕00号",
    date=dt.date(2019, 12, 20),
    url=None,
    note=None,
    clauses=(),
)
STIPENDS = Citation(source=PRACTICE, clause=PRACTICE.clauses[0])
OPINIONS = Citation(source=PRACTICE, clause=PRACTICE.clauses[1])


def place(code: str, zh: str, en: str, level: JurisdictionLevel, parent: str | None) -> Jurisdiction:
    return Jurisdiction(code=code, name=Text(zh, en), level=level, parent=parent)


PLACES = (
    place("3506", "漳州市", "Zhangzhou", JurisdictionLevel.CITY, None),
    place("350602", "芗城区", "Xiangcheng", JurisdictionLevel.COUNTY, "3506"),
    place("350603", "龙文区", "Longwen", JurisdictionLevel.COUNTY, "3506"),
    place("350602001", "东铺头街道", "Dongputou", JurisdictionLevel.SUBDISTRICT, "350602"),
    place("350602002", "西桥街道", "Xiqiao", JurisdictionLevel.SUBDISTRICT, "350602"),
    place("350603001", "步文街道", "Buwen", JurisdictionLevel.SUBDISTRICT, "350603"),
)


def at(line: int, file: str = "rules/zhangzhou/parameters/values.yaml") -> Location:
    return Location(file=file, line=line, column=5)


def value(number: str | None, since: dt.date, **given: object) -> Value:
    kept: dict[str, object] = {
        "jurisdiction": None,
        "categories": (),
        "to": None,
        "promulgated": None,
        "citation": None,
        "illustrative": False,
        "assumed": False,
        "note": None,
        "location": at(since.year % 100),
    }
    kept.update(given)
    amount = None if number is None else Decimal(number)
    return Value(since=since, value=amount, **kept)  # type: ignore[arg-type]


WAGE_2020 = value(
    "1570",
    dt.date(2020, 1, 1),
    jurisdiction="3506",
    promulgated=dt.date(2019, 12, 20),
    citation=Citation(source=WAGES, clause=None),
)
WAGE_2017 = value(
    "1500",
    dt.date(2017, 7, 1),
    jurisdiction="3506",
    to=dt.date(2019, 12, 31),
    illustrative=True,
    note=Text("2017年下档数额未查到原文", "The lower tiers of 2017 were not seen in the original"),
)
MULTIPLE = value(
    "1.5",
    dt.date(2018, 1, 1),
    jurisdiction="350602",
    categories=(("role", "principal"),),
    citation=STIPENDS,
    assumed=True,
)
MINIMUM_AREA = value("200", dt.date(2017, 1, 1), jurisdiction="3506", citation=STIPENDS)
GROWTH = value("0.03", dt.date(2018, 1, 1), illustrative=True)


def parameter(name: str, title: Text, unit: Unit, by: tuple[str, ...], *values: Value) -> Parameter:
    return Parameter(
        id=name,
        title=title,
        unit=unit,
        by=by,
        lower_levels_may=LowerLevels.RAISE,
        review_by=None,
        note=None,
        values=values,
        location=at(1),
    )


PARAMETERS = {
    p.id: p
    for p in (
        parameter(
            "fund_growth_minimum", Text("经费最低增幅", "Least growth of funds"), NUMBER, (), GROWTH
        ),
        parameter(
            "minimum_wage",
            Text("最低工资标准", "Minimum wage"),
            YUAN_A_MONTH,
            ("jurisdiction",),
            WAGE_2017,
            WAGE_2020,
        ),
        parameter(
            "premises_minimum_area",
            Text("场所最小面积", "Least floor area"),
            SQUARE_METRES,
            ("jurisdiction",),
            MINIMUM_AREA,
        ),
        parameter(
            "stipend_multiplier",
            Text("基本报酬倍数", "Stipend multiplier"),
            NUMBER,
            ("jurisdiction", "role"),
            MULTIPLE,
        ),
    )
}
