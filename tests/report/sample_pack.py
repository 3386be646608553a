"""A small pack made by hand: three areas, five rules, three parameters, all that a report can show."""

import datetime as dt
from pathlib import Path

from report.sample_parameters import (
    OPINIONS,
    PARAMETERS,
    PLACES,
    PRACTICE,
    SQUARE_METRES,
    STIPENDS,
    UNITS,
    WAGES,
    YUAN_A_MONTH,
    at,
)
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import tree
from zhangcheng.feel.types import BOOLEAN, DATE, TEXT, Kind, Type
from zhangcheng.feel.vocabulary import ParameterSignature, Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.layer import Layer
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType
from zhangcheng.model.rule import Area, Effective, Level, Rule
from zhangcheng.model.unit import NUMBER, Unit
from zhangcheng.pack.pack import Pack

ROLE = (
    Choice(id="principal", label=Text("主干", "principal")),
    Choice(id="committee", label=Text("其他“两委”", "other committee member")),
)
OBTAINED = (
    Choice(id="planned", label=Text("统筹规划建设", "planned and built together")),
    Choice(id="rented", label=Text("租借", "rented")),
)

COMMUNITY = RecordType(
    id="community",
    title=Text("社区", "Community"),
    key=("code",),
    name="name",
    fields=(
        Field(id="code", label=Text("社区代码", "code"), type=FieldType.TEXT),
        Field(id="name", label=Text("社区名称", "name"), type=FieldType.TEXT),
        Field(id="jurisdiction", label=Text("所属街道", "jurisdiction"), type=FieldType.JURISDICTION),
        Field(
            id="floor_area",
            label=Text("综合服务场所面积", "floor area"),
            type=FieldType.NUMBER,
            unit=SQUARE_METRES,
            decimals=2,
        ),
        Field(
            id="obtained_by",
            label=Text("取得方式", "obtained by"),
            type=FieldType.CHOICE,
            choices=OBTAINED,
        ),
        Field(
            id="fund_growth",
            label=Text("经费增幅", "growth of funds"),
            type=FieldType.NUMBER,
            unit=NUMBER,
            decimals=4,
        ),
    ),
)
POST = RecordType(
    id="post",
    title=Text("岗位", "Post"),
    key=("community", "role", "pay_month"),
    belongs_to="community",
    parameters_on="pay_month",
    fields=(
        Field(id="community", label=Text("社区", "community"), type=FieldType.REFERENCE, to="community"),
        Field(id="role", label=Text("职务类别", "role"), type=FieldType.CHOICE, choices=ROLE),
        Field(id="pay_month", label=Text("发放月份", "month of pay"), type=FieldType.MONTH),
        Field(
            id="monthly_stipend",
            label=Text("月基本报酬", "monthly stipend"),
            type=FieldType.NUMBER,
            unit=YUAN_A_MONTH,
            decimals=2,
        ),
    ),
)
APPRAISAL = RecordType(
    id="appraisal",
    title=Text("考核考评", "Appraisal"),
    belongs_to="community",
    fields=(
        Field(id="community", label=Text("社区", "community"), type=FieldType.REFERENCE, to="community"),
        Field(id="decided_on", label=Text("决定日期", "date of the decision"), type=FieldType.DATE),
        Field(id="opinion_on", label=Text("意见日期", "date of the opinion"), type=FieldType.DATE),
    ),
)


def expression(text: str) -> Expression:
    return Expression(text=text, file="rules/zhangzhou/rules/rules.yaml", line_starts=((0, 1, 1),))


def number(unit: Unit) -> Type:
    return Type(kind=Kind.NUMBER, unit=unit, digits=12, scale=2)


def own(field: str, kind: Type) -> tree.FieldRef:
    return tree.FieldRef(span=(0, 1), type=kind, path=(), field=field)


def limit(name: str, unit: Unit, on: tree.Node | None = None) -> tree.ParameterRef:
    today = tree.Today(span=(0, 1), type=DATE)
    return tree.ParameterRef(
        span=(0, 1), type=number(unit), parameter=name, jurisdiction=None, arguments=(), on=on or today
    )


def at_least(
    left: tree.Node, right: tree.Node, operator: tree.ComparisonOperator = ">="
) -> tree.Compare:
    return tree.Compare(span=(0, 1), type=BOOLEAN, operator=operator, left=left, right=right)


LARGE_ENOUGH = expression("floor_area >= premises_minimum_area and obtained_by != null")
WELL_PAID = expression("monthly_stipend >= stipend_multiplier * minimum_wage")
IS_PRINCIPAL = expression('role = "principal"')
ASKED_BEFORE = expression("opinion_on <= decided_on")
GROWS = expression("fund_growth >= fund_growth_minimum")

_AREA_PART = at_least(
    own("floor_area", number(SQUARE_METRES)), limit("premises_minimum_area", SQUARE_METRES)
)
_KNOWN_PART = tree.Not(
    span=(0, 1),
    type=BOOLEAN,
    operand=tree.IsMissing(
        span=(0, 1), type=BOOLEAN, operand=own("obtained_by", Type(kind=Kind.TEXT, choices=OBTAINED))
    ),
)
_PAY = tree.Arithmetic(
    span=(0, 1),
    type=number(YUAN_A_MONTH),
    operator="*",
    left=limit("stipend_multiplier", NUMBER),
    right=limit("minimum_wage", YUAN_A_MONTH, own("pay_month", DATE)),
)
TREES: dict[Expression, tree.Node] = {
    LARGE_ENOUGH: tree.And(span=(0, 1), type=BOOLEAN, operands=(_AREA_PART, _KNOWN_PART)),
    WELL_PAID: at_least(own("monthly_stipend", number(YUAN_A_MONTH)), _PAY),
    IS_PRINCIPAL: at_least(
        own("role", Type(kind=Kind.TEXT, choices=ROLE)),
        tree.Literal(span=(0, 1), type=TEXT, value="principal"),
        "=",
    ),
    ASKED_BEFORE: at_least(own("opinion_on", DATE), own("decided_on", DATE), "<="),
    GROWS: at_least(own("fund_growth", number(NUMBER)), limit("fund_growth_minimum", NUMBER)),
}


def rule(name: str, area: str, title: Text, record: str, require: Expression, **given: object) -> Rule:
    kept: dict[str, object] = {
        "when": None,
        "level": Level.MUST,
        "effective": Effective(since=dt.date(2018, 1, 1), assumed=True),
        "citations": (STIPENDS,),
        "illustrative": False,
        "remedy": None,
        "note": None,
        "cases": (),
        "location": at(1, "rules/zhangzhou/rules/rules.yaml"),
    }
    kept.update(given)
    return Rule(id=name, area=area, title=title, record=record, require=require, **kept)  # type: ignore[arg-type]


RULES = {
    r.id: r
    for r in (
        rule(
            "premises-area",
            "premises",
            Text("社区综合服务场所面积达标", "Premises are large enough"),
            "community",
            LARGE_ENOUGH,
            effective=Effective(since=dt.date(2017, 1, 1)),
            remedy=Text(
                "通过调剂置换、机关办公场所改造、租借购买等方式解决",
                "Exchange, convert, rent or buy space",
            ),
        ),
        rule(
            "principal-stipend",
            "stipends",
            Text(
                "社区主干基本报酬不低于最低工资的规定倍数",
                "Principal stipend reaches its multiple of the minimum wage",
            ),
            "post",
            WELL_PAID,
            when=IS_PRINCIPAL,
            remedy=Text("由区级财政补足差额", "The district treasury makes up the difference"),
        ),
        rule(
            "opinion-before-decision",
            "consultation",
            Text("意见先于决定", "The opinion precedes the decision"),
            "appraisal",
            ASKED_BEFORE,
            level=Level.SHOULD,
            citations=(OPINIONS,),
            note=Text("日期相同视为先于决定", "The same day counts as before"),
        ),
        rule(
            "funds-grow",
            "funds",
            Text("社区工作经费逐年增长", "Work funds grow"),
            "community",
            GROWS,
            illustrative=True,
            citations=(),
            remedy=Text("下一年度预算按规定增幅安排", "Budget for the growth next year"),
        ),
        rule(
            "premises-shared",
            "premises",
            Text("场所开放共享", "Premises are shared"),
            "community",
            GROWS,
            effective=Effective(since=dt.date(2030, 1, 1)),
        ),
        rule(
            "committee-stipend",
            "stipends",
            Text("其他“两委”基本报酬", "Committee stipend"),
            "post",
            WELL_PAID,
        ),
    )
}
AREAS = (
    Area(
        id="stipends",
        title=Text("社区工作者基本报酬", "Community stipends"),
        rules=("principal-stipend", "committee-stipend"),
    ),
    Area(
        id="premises",
        title=Text("社区综合服务场所", "Community premises"),
        rules=("premises-area", "premises-shared"),
    ),
    Area(
        id="consultation",
        title=Text("考核考评提前征求意见", "Opinions before appraisals"),
        rules=("opinion-before-decision",),
    ),
    Area(id="funds", title=Text("社区经费", "Community funds"), rules=("funds-grow",)),
)
RECORD_TYPES = {r.id: r for r in (COMMUNITY, POST, APPRAISAL)}


def make_pack() -> Pack:
    return Pack(
        id="zhangzhou",
        version="1.0.0",
        title=Text("漳州市城市基层党建规则包", "Rules of urban grass-roots work in Zhangzhou"),
        note=None,
        home="3506",
        layers=(
            Layer(
                id="zhangzhou",
                version="1.0.0",
                title=Text("漳州市城市基层党建规则包", "Rules of urban grass-roots work in Zhangzhou"),
                home="3506",
                rank=0,
                begins="rules/zhangzhou/",
                sha256="ab" * 32,
            ),
        ),
        units=UNITS,
        sources={PRACTICE.id: PRACTICE, WAGES.id: WAGES},
        jurisdictions=JurisdictionTree({p.code: p for p in PLACES}),
        record_types=RECORD_TYPES,
        parameters=PARAMETERS,
        measures={},
        areas=AREAS,
        rules=RULES,
        drops=(),
        trees=TREES,
        vocabulary=Vocabulary(
            record_types=RECORD_TYPES,
            parameters={
                p.id: ParameterSignature(
                    id=p.id,
                    title=p.title,
                    type=number(p.unit or NUMBER),
                    by_jurisdiction="jurisdiction" in p.by,
                    categories=p.categories,
                    values={},
                )
                for p in PARAMETERS.values()
            },
            measures={},
            units=UNITS,
        ),
        sha256="ab" * 32,
        diagnostics=(),
        path=Path("rules/zhangzhou"),
    )
