"""A run over the sample pack, made by hand: every outcome, every kind of evidence, a bad cell."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from report.sample_against import AGAINST
from report.sample_pack import make_pack
from report.sample_parameters import (
    GROWTH,
    MINIMUM_AREA,
    MULTIPLE,
    PARAMETERS,
    SQUARE_METRES,
    WAGE_2017,
    WAGE_2020,
    YUAN_A_MONTH,
)
from report.sample_waivers import WAIVERS
from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Balance, Institution, RuleCount, Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile, SheetCount
from zhangcheng.model.finding import Finding, Input, Part, Scalar, UsedParameter
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.parameter import Value
from zhangcheng.model.unit import NUMBER, Unit

FILE = "芗城龙文台账.xlsx"
STREETS = ("350602001", "350602002", "350603001")
NAMES = ("钟芬", "延安", "华南", "北桥", "新城", "南星", "前锋", "诗浦", "巷口", "上街", "瑞京", "碧湖")
PAY_MONTH = dt.date(2021, 6, 1)

NOT_A_NUMBER = Code(
    id="D901",
    title=Text("不是数字", "Not a number"),
    message=Text("“{text}”不是数字，按未填处理", "“{text}” is not a number and counts as not given"),
    hint=Text("只填数字，例如 {example}", "Write the number alone, such as {example}"),
    explanation=Text("", ""),
    example="",
    mended="",
)
UNKNOWN_COLUMN = Code(
    id="D902",
    title=Text("未识别的列", "Unknown column"),
    message=Text("没有名为“{name}”的列", "There is no column “{name}”"),
    hint=Text("", ""),
    explanation=Text("", ""),
    example="",
    mended="",
    severity=Severity.WARNING,
)


def cell(sheet: str, address: str) -> Location:
    return Location(file=FILE, sheet=sheet, cell=address)


def read(name: str, label: Text, found: Scalar, unit: Unit | None, *cells: Location) -> Input:
    return Input(
        name=name, label=label, value=found, unit=unit, cells=cells, more=3 if len(cells) > 1 else 0
    )


def used(parameter: str, found: str, *chain: Value, on: dt.date = PAY_MONTH) -> UsedParameter:
    declared = PARAMETERS[parameter]
    return UsedParameter(
        id=parameter, title=declared.title, unit=declared.unit, on=on, value=Decimal(found), chain=chain
    )


def compared(
    prose: Text, actual: Scalar, required: Scalar, gap: str | None, unit: Unit | None = None
) -> Part:
    holds = None if actual is None else gap is None
    return Part(
        formula=prose.en,
        prose=prose,
        holds=holds,
        actual=actual,
        required=required,
        gap=None if gap is None else Decimal(gap),
        unit=unit,
    )


def finding(rule: str, record: str, community: str, outcome: Outcome, **given: object) -> Finding:
    kept: dict[str, object] = {
        "without_waiver": outcome,
        "key": community,
        "parts": (),
        "inputs": (),
        "parameters": (),
        "missing": (),
        "location": cell("社区", "2"),
    }
    kept.update(given)
    return Finding(
        rule=rule,
        record_type=record,
        institution_type="community",
        institution=community,
        outcome=outcome,
        **kept,  # type: ignore[arg-type]
    )


AREA = Text("综合服务场所面积不少于场所最小面积", "the floor area is at least the least floor area")
KNOWN = Text("取得方式已填", "obtained by is given")
PAID = Text(
    "月基本报酬不低于基本报酬倍数×最低工资标准",
    "the monthly stipend is at least the multiplier × the minimum wage",
)
BEFORE = Text("意见日期不晚于决定日期", "the opinion is dated no later than the decision")
GROWN = Text("经费增幅不低于经费最低增幅", "funds grow at least by the least growth")


def premises(number: int, community: str) -> Finding:
    line = number + 2
    outcome = (Outcome.FAIL, Outcome.PASS, Outcome.WAIVED, Outcome.PASS)[number % 4]
    area = Decimal("187.5") - number % 7 if outcome is not Outcome.PASS else Decimal(260)
    short = None if outcome is Outcome.PASS else str(200 - area)
    kind: str | None = None if number % 8 == 0 else "rented"
    return finding(
        "premises-area",
        "community",
        community,
        outcome,
        without_waiver=Outcome.FAIL if outcome is Outcome.WAIVED else outcome,
        waiver=1 if outcome is Outcome.WAIVED else None,
        parts=(
            compared(AREA, area, Decimal(200), short, SQUARE_METRES),
            Part(
                formula="obtained_by != null",
                prose=KNOWN,
                holds=kind is not None,
                actual=None,
                required=None,
                gap=None,
                unit=None,
            ),
        ),
        inputs=(
            read(
                "floor_area",
                Text("综合服务场所面积", "floor area"),
                area,
                SQUARE_METRES,
                cell("社区", f"E{line}"),
            ),
            read("obtained_by", Text("取得方式", "obtained by"), kind, None, cell("社区", f"F{line}")),
        ),
        parameters=(used("premises_minimum_area", "200", MINIMUM_AREA, on=dt.date(2021, 12, 31)),),
        location=cell("社区", str(line)),
    )


def stipend(number: int, community: str) -> Finding:
    line = 3 * number + 2
    outcome = (Outcome.PASS, Outcome.FAIL, Outcome.PASS, Outcome.INSUFFICIENT_DATA)[number % 4]
    paid = {Outcome.PASS: Decimal("2355.00"), Outcome.FAIL: Decimal("2354.99") - 10 * (number // 4)}.get(
        outcome
    )
    short = str(2355 - paid) if outcome is Outcome.FAIL and paid is not None else None
    return finding(
        "principal-stipend",
        "post",
        community,
        outcome,
        key=f"{community}/principal/2021-06-01",
        parts=(compared(PAID, paid, Decimal("2355.000"), short, YUAN_A_MONTH),),
        inputs=(
            read("role", Text("职务类别", "role"), "principal", None, cell("岗位", f"C{line}")),
            read(
                "monthly_stipend",
                Text("月基本报酬", "monthly stipend"),
                paid,
                YUAN_A_MONTH,
                cell("岗位", f"E{line}"),
            ),
            read(
                "pay_month", Text("发放月份", "month of pay"), PAY_MONTH, None, cell("岗位", f"D{line}")
            ),
        ),
        parameters=(
            used("stipend_multiplier", "1.5", MULTIPLE),
            used("minimum_wage", "1570", WAGE_2020, WAGE_2017),
        ),
        missing=("monthly_stipend",) if paid is None else (),
        location=cell("岗位", str(line)),
    )


def appraisals(number: int, community: str) -> Iterator[Finding]:
    for index in range(2):
        line = 2 * number + index + 2
        late = (number + index) % 6 == 0
        decided = dt.date(2021, 5, 10)
        opinion = decided + dt.timedelta(days=12) if late else decided
        yield finding(
            "opinion-before-decision",
            "appraisal",
            community,
            Outcome.FAIL if late else Outcome.PASS,
            key=str(line),
            parts=(compared(BEFORE, opinion, decided, "12" if late else None),),
            inputs=(
                read(
                    "opinion_on",
                    Text("意见日期", "date of the opinion"),
                    opinion,
                    None,
                    cell("考核考评", f"D{line}"),
                ),
                read(
                    "decided_on",
                    Text("决定日期", "date of the decision"),
                    decided,
                    None,
                    cell("考核考评", f"C{line}"),
                ),
            ),
            location=cell("考核考评", str(line)),
        )


def growth(number: int, community: str) -> Finding:
    rate = Decimal("0.0333333333") if number % 5 else Decimal("0.0299999999")
    outcome = Outcome.PASS if number % 5 else Outcome.FAIL
    if number % 5 == 3:
        outcome = Outcome.NOT_APPLICABLE
    short = str(Decimal("0.03") - rate) if outcome is Outcome.FAIL else None
    return finding(
        "funds-grow",
        "community",
        community,
        outcome,
        parts=(compared(GROWN, rate, Decimal("0.03"), short, NUMBER),),
        inputs=(
            read(
                "fund_growth",
                Text("经费增幅", "growth of funds"),
                rate,
                NUMBER,
                cell("经费", f"D{number + 2}"),
                cell("经费", f"D{number + 3}"),
            ),
        ),
        parameters=(used("fund_growth_minimum", "0.03", GROWTH),),
        location=cell("社区", str(number + 2)),
    )


DIAGNOSTICS = (
    Diagnostic(
        code=NOT_A_NUMBER,
        location=cell("岗位", "E11"),
        arguments={"text": "二千三百元<约>", "example": "2355.00"},
    ),
    Diagnostic(code=UNKNOWN_COLUMN, location=cell("社区", "H1"), arguments={"name": "备注"}),
)


def make_run(communities: int = 12, *, all_details: bool = True) -> Run:
    """Return a run over so many communities; each has five checks."""
    keys = [f"{STREETS[n % 3]}{n:03d}" for n in range(communities)]
    institutions = {
        ("community", key): Institution(
            record_type="community",
            key=key,
            name=f"{NAMES[n % 12]}{'' if n < 12 else n // 12}社区",
            jurisdiction=key[:9],
        )
        for n, key in enumerate(keys)
    }
    everything: list[Finding] = []
    for n, key in enumerate(keys):
        everything += [premises(n, key), stipend(n, key), *appraisals(n, key), growth(n, key)]
    everything.sort(key=lambda f: (f.institution, f.rule, f.key))
    minor = (Outcome.PASS, Outcome.NOT_APPLICABLE)
    shown = tuple(f for f in everything if all_details or f.outcome not in minor)
    return Run(
        pack=make_pack(),
        clock=Clock.at(dt.date(2021, 12, 31)),
        engine_version="0.1.0",
        files=(InputFile(name=FILE, sha256="cd" * 32),),
        sheets=_sheets(communities),
        notices=("本工作簿除社区名单外，数据均为虚构，仅供演示。",),
        diagnostics=DIAGNOSTICS,
        institutions=institutions,
        rule_counts=tuple(_counts(everything)),
        rules_not_in_force=("premises-shared",),
        rules_without_records=("committee-stipend",),
        findings_list=shown,
        all_details=all_details,
        waivers=WAIVERS,
        against=AGAINST,
        waiver_file=InputFile(name="waivers.yaml", sha256="ef" * 32),
        balance=_balance(everything, communities),
    )


def _sheets(communities: int) -> tuple[SheetCount, ...]:
    def sheet(name: str, record: str | None, accepted: int, rejected: int) -> SheetCount:
        return SheetCount(
            file=FILE,
            sheet=name,
            record_type=record,
            read=accepted + rejected,
            accepted=accepted,
            rejected=rejected,
        )

    return (
        sheet("社区", "community", communities + 1, 0),
        sheet("岗位", "post", communities, 2),
        sheet("考核考评", "appraisal", 2 * communities, 0),
        SheetCount(file=FILE, sheet="填表说明", record_type=None, read=0, accepted=0, rejected=0),
    )


def _counts(findings: list[Finding]) -> Iterator[RuleCount]:
    for rule in make_pack().rules.values():
        own = [f.outcome for f in findings if f.rule == rule.id]
        if own or rule.id == "committee-stipend":
            counted = Counter(own)
            yield RuleCount(
                rule=rule.id,
                record_type=rule.record,
                records=len(own),
                outcomes={outcome: counted[outcome] for outcome in Outcome},
            )


def _balance(findings: list[Finding], communities: int) -> Balance:
    counted = Counter(f.outcome for f in findings)
    return Balance(
        rows_read=4 * communities + 3,
        rows_accepted=4 * communities + 1,
        rows_rejected=2,
        records_in_force=4 * communities,
        records_not_in_force=1,
        records_placed=4 * communities,
        checks_due=5 * communities,
        outcomes={outcome: counted[outcome] for outcome in Outcome},
    )
