"""A small town's vocabulary, for every test of expressions."""

from types import ModuleType

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.check import check
from zhangcheng.feel.tree import Node
from zhangcheng.feel.types import TEXT, Kind, Type
from zhangcheng.feel.vocabulary import MeasureSignature, ParameterSignature, Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType, Relation
from zhangcheng.model.unit import Unit

YUAN, SQUARE_METRES, MINUTES = Unit.parse("yuan"), Unit.parse("m2"), Unit.parse("minute")
UNITS = {
    "yuan": Text("元", "yuan"),
    "m2": Text("平方米", "m²"),
    "minute": Text("分钟", "minutes"),
    "household": Text("户", "households"),
    "visit": Text("次", "visits"),
}


def _field(name: str, zh: str, en: str, kind: FieldType, **more: object) -> Field:
    return Field(id=name, label=Text(zh, en), type=kind, **more)  # type: ignore[arg-type]


def _choices(*ids: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, label=Text(zh, en)) for name, zh, en in ids)


ROLES = _choices(
    ("principal", "社区主干", "Community principal"), ("committee", "其他两委", "Other committee member")
)

COMMUNITY = RecordType(
    id="community",
    title=Text("社区", "Community"),
    key=("code",),
    fields=(
        _field("code", "代码", "Code", FieldType.TEXT),
        _field("name", "名称", "Name", FieldType.TEXT),
        _field("place", "辖区", "Place", FieldType.JURISDICTION),
        _field("households", "户数", "Households", FieldType.NUMBER, unit=Unit.parse("household")),
        _field("floor_area", "面积", "Floor area", FieldType.NUMBER, unit=SQUARE_METRES, decimals=2),
        _field(
            "resident_area",
            "居民活动面积",
            "Area for residents",
            FieldType.NUMBER,
            unit=SQUARE_METRES,
            decimals=2,
        ),
        _field("established", "成立日期", "Date established", FieldType.DATE),
        _field("inspected", "验收日期", "Date of inspection", FieldType.DATE),
        _field("in_use", "已投入使用", "In use", FieldType.BOOLEAN),
        _field("new_area", "属于新建小区", "In a new area", FieldType.BOOLEAN),
        _field(
            "obtained",
            "取得方式",
            "How obtained",
            FieldType.CHOICE,
            choices=_choices(
                ("built", "同步建设", "Built"),
                ("bought", "购买", "Bought"),
                ("rented", "租用", "Rented"),
            ),
        ),
    ),
    relations=(
        Relation(name="visits", record_type="visit", reference="community"),
        Relation(name="posts", record_type="post", reference="community"),
    ),
)

VISIT = RecordType(
    id="visit",
    title=Text("走访", "Visit"),
    belongs_to="community",
    fields=(
        _field("community", "社区", "Community", FieldType.REFERENCE, to="community", inverse="visits"),
        _field(
            "kind",
            "类型",
            "Kind",
            FieldType.CHOICE,
            choices=_choices(("research", "调研", "Research"), ("meeting", "例会", "Meeting")),
        ),
        _field("held_on", "日期", "Date", FieldType.DATE),
        _field("month", "月份", "Month", FieldType.MONTH),
        _field("minutes", "时长", "Length", FieldType.NUMBER, unit=MINUTES),
        _field("topic", "主题", "Topic", FieldType.TEXT),
    ),
)

POST = RecordType(
    id="post",
    title=Text("岗位", "Post"),
    belongs_to="community",
    parameters_on="pay_month",
    fields=(
        _field("community", "社区", "Community", FieldType.REFERENCE, to="community", inverse="posts"),
        _field("role", "岗位", "Role", FieldType.CHOICE, choices=ROLES),
        _field(
            "monthly_stipend", "月基本报酬", "Monthly stipend", FieldType.NUMBER, unit=YUAN, decimals=2
        ),
        _field("pay_month", "发放月份", "Month of pay", FieldType.MONTH),
    ),
)

ROLE_IDS = frozenset(role.id for role in ROLES)
VOCABULARY = Vocabulary(
    record_types={record.id: record for record in (COMMUNITY, VISIT, POST)},
    parameters={
        signature.id: signature
        for signature in (
            ParameterSignature(
                id="stipend_multiplier",
                title=Text("基本报酬倍数", "Stipend multiplier"),
                type=Type(kind=Kind.NUMBER, unit=Unit(), digits=1, scale=2),
                by_jurisdiction=True,
                categories=("role",),
                values={"role": ROLE_IDS},
            ),
            ParameterSignature(
                id="minimum_wage",
                title=Text("最低工资标准", "Minimum wage"),
                type=Type(kind=Kind.NUMBER, unit=YUAN, digits=4, scale=2),
                by_jurisdiction=True,
                categories=(),
                values={},
            ),
            ParameterSignature(
                id="minimum_floor_area",
                title=Text("综合服务场所最低面积", "Least floor area"),
                type=Type(kind=Kind.NUMBER, unit=SQUARE_METRES, digits=3),
                by_jurisdiction=False,
                categories=(),
                values={},
            ),
            ParameterSignature(
                id="wage_tier",
                title=Text("最低工资档次", "Wage tier"),
                type=TEXT,
                by_jurisdiction=True,
                categories=(),
                values={},
            ),
        )
    },
    measures={
        "community": {
            "visit_count": MeasureSignature(
                id="visit_count",
                title=Text("走访次数", "Number of visits"),
                type=Type(kind=Kind.NUMBER, unit=Unit.parse("visit"), digits=10),
            ),
            "area_share": MeasureSignature(
                id="area_share",
                title=Text("居民活动面积占比", "Share of area for residents"),
                type=Type(kind=Kind.NUMBER, unit=Unit(), digits=18, scale=10),
            ),
            "visit_minutes": MeasureSignature(
                id="visit_minutes",
                title=Text("走访总时长", "Minutes of visits"),
                type=Type(kind=Kind.NUMBER, unit=MINUTES, digits=18),
            ),
        }
    },
    units=UNITS,
)


def written(text: str) -> Expression:
    """Return `text` as it would stand in a file, from line 3, column 12."""
    return Expression(text=text, file="rules.yaml", line_starts=((0, 3, 12),))


def checked(
    text: str, *, record: str = "community", expect: Kind | None = None, unit: Unit | None = None
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of `text` and the diagnostics it raises."""
    collector = Collector()
    node = check(
        written(text),
        record_type=record,
        vocabulary=VOCABULARY,
        collector=collector,
        expect=expect,
        expect_unit=unit,
    )
    return node, collector.sorted


def sound(text: str, *, record: str = "community", unit: Unit | None = None) -> Node:
    """Return the tree of an expression that has no fault."""
    node, diagnostics = checked(text, record=record, unit=unit)
    assert not diagnostics, [str(d.location) + " " + d.message("en") + d.hint("en") for d in diagnostics]
    assert node is not None
    return node


def kinds_of(module: ModuleType, base: type) -> set[type]:
    """Return the kinds of node that a module declares."""
    declared = {value for value in vars(module).values() if isinstance(value, type)}
    return {kind for kind in declared if issubclass(kind, base) and kind is not base}
