"""Random requirements on the communities of `world`."""

from hypothesis import strategies as st

areas = st.sampled_from(
    [
        "total_area",
        "area_floor",
        'area_floor(on: @"2019-06-30")',
        "area_floor(on: founded)",
        "sum(premises.area)",
        "min(premises.area)",
        "max(premises[opened <= today()].area)",
        "mean(premises.area)",
        'sum(premises[kind = "new"].area)',
        'sum(premises[kind = "new"].let)',
        "sum(premises[opened <= today()].used)",
        "sum(premises.used)",
        "sum(for p in premises return p.area * 1.5)",
        "150.5 * 2",
    ]
)
numbers = st.sampled_from(
    [
        "households",
        "budget",
        "budget * 1.1",
        "households / budget",
        "budget / households",
        "-budget",
        "0.3",
        "100",
        "count(premises)",
        'count(premises[kind = "new" and area > 100])',
        "count(premises[opened >= founded])",
        "count(distinct values(premises.kind))",
        'count(premises[kind = "new"]) + count(premises[area > 100])',
        'count(premises[kind = "new"]) - 2 * count(premises[area > 100])',
        'count(premises[kind = "new"]) * households',
        "(if active then households else budget)",
        "founded.year",
    ]
)
dates = st.sampled_from(["founded", "today()", '@"2019-06-30"', "min(premises.opened)", "period.start"])
operators = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def _joined(left: str, operator: str, right: str) -> str:
    return f"{left} {operator} {right}"


comparisons = st.one_of(
    st.builds(_joined, areas, operators, areas),
    st.builds(_joined, numbers, operators, numbers),
    st.builds(_joined, dates, operators, dates),
    st.builds("{} + {} > {}".format, areas, areas, areas),
    st.builds("{} - {} <= {}".format, numbers, numbers, numbers),
    st.builds("{} between {} and {}".format, numbers, numbers, numbers),
    st.builds("{} in [{}..{})".format, areas, areas, areas),
    st.builds("{} = null".format, numbers),
    st.builds("{} != null".format, areas),
)
rows = st.sampled_from(
    [
        "every p in premises satisfies p.area >= 100",
        'some p in premises satisfies p.kind = "new"',
        "every p in premises[opened <= today()] satisfies p.area >= area_floor",
        "some p in premises satisfies p.opened < founded and p.area > 50",
        'every p in premises satisfies p.kind in ("new", "old")',
        "founded in period",
        "active",
    ]
)
requirements = st.recursive(
    st.one_of(comparisons, rows),
    lambda inner: st.one_of(
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
        st.builds("not({})".format, inner),
        st.builds("if ({}) then ({}) else ({})".format, inner, inner, inner),
    ),
    max_leaves=5,
)
