"""Expressions in plain words: golden sentences read by a person, in both languages."""
# ruff: noqa: E501, ISC004 - a sentence stands on one line

import pytest

from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.prose import prose

from .town import VOCABULARY, sound

SENTENCES = [
    # record, expression, Chinese, English
    (
        "community",
        "every m in [1, 2, 3, 4] satisfies count(visits[minutes = m * 10]) >= 1",
        "1至4逐个满足：时长等于该数乘以 10 的走访记录数不少于 1",
        "for each of 1 to 4: the number of visit records where length equals that number × 10 is at least 1",
    ),
    (
        "community",
        "every m in [10, 200, 3] satisfies floor_area > m",
        "10、200、3逐个满足：面积多于该数平方米",
        "for each of 10, 200, 3: floor area is more than that number m²",
    ),
    (
        "community",
        "every m in [1, 2] satisfies floor_area > m",
        "面积多于 1 平方米，且面积多于 2 平方米",
        "floor area is more than 1 m² and floor area is more than 2 m²",
    ),
    (
        "post",
        "monthly_stipend >= stipend_multiplier * minimum_wage",
        "月基本报酬不低于基本报酬倍数乘以最低工资标准",
        "monthly stipend is at least stipend multiplier × minimum wage",
    ),
    ("post", 'role = "principal"', "岗位为社区主干", "role is community principal"),
    ("community", "floor_area >= 200", "面积不少于 200 平方米", "floor area is at least 200 m²"),
    ("community", "200 <= floor_area", "面积不少于 200 平方米", "floor area is at least 200 m²"),
    (
        "community",
        "minimum_floor_area > floor_area",
        "面积少于综合服务场所最低面积",
        "floor area is less than least floor area",
    ),
    (
        "post",
        'monthly_stipend > stipend_multiplier(role: "principal") * minimum_wage(on: @"2018-06-30")',
        "月基本报酬高于基本报酬倍数（社区主干）乘以最低工资标准（按2018年6月30日）",
        "monthly stipend is more than stipend multiplier (community principal) × minimum wage"
        " (as of 30 June 2018)",
    ),
    ("post", 'jurisdiction = "350602"', "辖区为芗城区", "place is Xiangcheng"),
    (
        "post",
        'community.obtained != "rented"',
        "社区的取得方式不是租用",
        "community’s how obtained is not rented",
    ),
    (
        "community",
        "established >= period.start",
        "成立日期不早于检查期首日",
        "date established is on or after the first day of the period",
    ),
    (
        "community",
        "established in period",
        "成立日期在检查期内",
        "date established is within the period",
    ),
    (
        "community",
        'inspected <= established + @"P30D"',
        "验收日期不晚于成立日期后 30 天",
        "date of inspection is on or before 30 days after date established",
    ),
    (
        "community",
        'inspected - established <= @"P30D"',
        "从成立日期到验收日期的时间不超过 30 天",
        "the time from date established to date of inspection is at most 30 days",
    ),
    (
        "community",
        'inspected <= established + @"P1D" * 3',
        "验收日期不晚于成立日期后 3 天",
        "date of inspection is on or before 3 days after date established",
    ),
    (
        "community",
        "(inspected - established).days < 30",
        "从成立日期到验收日期的天数少于 30",
        "the days from date established to date of inspection is less than 30",
    ),
    (
        "community",
        "established.year < 2018",
        "成立日期的年份早于 2018",
        "the year of date established is before 2018",
    ),
    (
        "community",
        "in_use and not(new_area)",
        "“已投入使用”为“是”，且“属于新建小区”为“否”",
        "“in use” is “yes” and “in a new area” is “no”",
    ),
    ("community", "in_use = false", "“已投入使用”为“否”", "“in use” is “no”"),
    ("community", "name = null", "名称未填写", "name is missing"),
    (
        "community",
        "max(visits.held_on) != null",
        "走访记录中最晚的日期有值",
        "the latest date of visit records is given",
    ),
    (
        "community",
        'obtained in ("built", "bought")',
        "取得方式为同步建设或购买",
        "how obtained is built or bought",
    ),
    (
        "community",
        'not(obtained in ("built", "bought", "rented"))',
        "取得方式不是同步建设、购买或租用",
        "how obtained is none of built, bought, rented",
    ),
    (
        "community",
        "floor_area between 100 and 200",
        "面积在 100 平方米至 200 平方米之间（含两端）",
        "floor area is between 100 m² and 200 m² (both included)",
    ),
    (
        "community",
        "floor_area in [100..200)",
        "面积不少于 100 平方米且少于 200 平方米",
        "floor area is at least 100 m² and is less than 200 m²",
    ),
    (
        "community",
        "(in_use or new_area) and households > 300",
        "（“已投入使用”为“是”，或者“属于新建小区”为“是”），且户数多于 300 户",
        "(“in use” is “yes” or “in a new area” is “yes”) and households is more than 300 households",
    ),
    (
        "community",
        "(floor_area + 10) * 2 > resident_area - (floor_area - 1)",
        "（面积加 10 平方米）乘以 2 多于居民活动面积减（面积减 1 平方米）",
        "(floor area + 10 m²) × 2 is more than area for residents − (floor area − 1 m²)",
    ),
    (
        "community",
        'count(visits[kind = "research" and held_on in period]) >= 3',
        "类型为调研，且日期在检查期内的走访记录数不少于 3",
        "the number of visit records where kind is research and date is within the period is at least 3",
    ),
    (
        "community",
        "count(distinct values(visits.month)) >= 12",
        "走访记录中不同的月份的个数不少于 12",
        "the number of different values of month of visit records is at least 12",
    ),
    (
        "community",
        "sum(visits.minutes) / count(visits) > 30",
        "走访记录的时长合计除以走访记录数多于 30 分钟",
        "the total length of visit records ÷ the number of visit records is more than 30 minutes",
    ),
    (
        "community",
        'every p in posts[role = "principal"] satisfies p.monthly_stipend >= minimum_wage',
        "每一条岗位为社区主干的岗位记录都满足：月基本报酬不低于最低工资标准",
        "for each of the post records where role is community principal, monthly stipend is at least minimum wage",
    ),
    (
        "community",
        'not(some v in visits satisfies v.kind = "meeting")',
        "并非（至少有一条走访记录满足：类型为例会）",
        "it is not so that (for at least one of the visit records, kind is meeting)",
    ),
    (
        "community",
        "count(visits[held_on > established])",
        "日期晚于社区的成立日期的走访记录数",
        "the number of visit records where date is after community’s date established",
    ),
    (
        "community",
        "if new_area then floor_area >= 200 else floor_area >= 100",
        "如果“属于新建小区”为“是”，则面积不少于 200 平方米；否则面积不少于 100 平方米",
        "if “in a new area” is “yes”, then floor area is at least 200 m², otherwise floor area is at least 100 m²",
    ),
    (
        "community",
        "round half up(floor_area / households, 2) >= 0.3",
        "（面积除以户数）四舍五入取 2 位小数不少于 0.3 平方米/户",
        "(floor area ÷ households) rounded (half up) to 2 decimals is at least 0.3 m²/households",
    ),
    (
        "community",
        'starts with(name, "中山") and contains(name, "社区")',
        "名称以“中山”开头，且名称包含“社区”",
        "name starts with “中山” and name contains “社区”",
    ),
    (
        "community",
        "max(floor_area, resident_area) > 200",
        "面积、居民活动面积中的最大者多于 200 平方米",
        "the largest of floor area and area for residents is more than 200 m²",
    ),
]


@pytest.mark.parametrize(("record", "text", "zh", "en"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_sentence(record: str, text: str, zh: str, en: str) -> None:
    places = {"350602": Text("芗城区", "Xiangcheng")}
    said = prose(sound(text, record=record), VOCABULARY, record_type=record, places=places)
    assert said == Text(zh, en)
