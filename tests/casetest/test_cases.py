"""Cases come out whatever the keys of their records are and whatever they are called."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent, indent

import pytest

from command_line import Command
from evaluate.packs import write_pack
from zhangcheng.casetest import run_cases
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack import Pack, load_pack

POST = """
id: post
title: {zh: 岗位, en: Posts}
key: [hall, code]
belongs_to: hall
fields:
  - {id: hall, label: {zh: 大厅, en: Hall}, type: reference, to: hall, inverse: posts}
  - {id: code, label: {zh: 编号, en: Code}, type: text}
  - {id: n, label: {zh: 数, en: Number}, type: number}
"""
HALL = """
id: hall
title: {zh: 大厅, en: Halls}
key: [code]
fields:
  - {id: code, label: {zh: 代码, en: Code}, type: KIND}
  - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}
  - {id: n, label: {zh: 面数, en: Count}, type: number}
"""
RULE = """
area: hall
title: {zh: 大厅, en: Halls}
rules:
  - id: r
    title: {zh: 规则, en: Rule}
    record: RECORD
    require: 'REQUIRE'
    level: must
    sources: [paper#one]
    cases:
"""


def pack(folder: Path, cases: str, *, kind: str, record: str = "hall", require: str = "n >= 5") -> Pack:
    rule = RULE.replace("RECORD", record).replace("REQUIRE", require)
    files = {
        "records/post.yaml": POST,
        "records/hall.yaml": HALL.replace("KIND", kind),
        "rules/hall.yaml": rule + indent(dedent(cases).strip(), " " * 6) + "\n",
    }
    return load_pack(write_pack(folder, files))


def failures(made: Pack) -> list[str]:
    return [f"{r.case.name.en}: {d.en}" for r in run_cases(made) for d in r.differences]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("number, decimals: 2", "1.5", "2.50"),
        ("boolean", "true", "false"),
        ("date", "2018-01-01", "2018-01-02"),
        ("text", "a/b", "x y"),
    ],
)
def test_a_key_of_any_type_may_be_given(tmp_path: Path, kind: str, one: str, two: str) -> None:
    cases = f"""
        - {{name: a, as_of: 2021-06-30, given: {{code: {one}, n: 6}}, expect: pass}}
        - {{name: b, as_of: 2021-06-30, given: {{code: {two}, n: 1}}, expect: fail}}
        - {{name: c, as_of: 2021-06-30, given: {{n: 1}}, expect: fail}}
    """
    assert failures(pack(tmp_path, cases, kind=kind)) == []


@pytest.mark.parametrize(("kind", "code"), [("number, decimals: 2", "1.5"), ("text", "a/b")])
def test_related_records_find_the_one_given(tmp_path: Path, kind: str, code: str) -> None:
    cases = f"""
        - name: a
          as_of: 2021-06-30
          given: {{code: {code}, posts: [{{code: x, n: 2}}, {{code: y, n: 3}}]}}
          expect: pass
        - name: b
          as_of: 2021-06-30
          given: {{posts: [{{n: 2}}, {{n: 2}}]}}
          expect: fail
    """
    assert failures(pack(tmp_path, cases, kind=kind, require="sum(posts.n) >= 5")) == []


def test_a_record_of_a_key_of_several_fields_is_found(tmp_path: Path) -> None:
    cases = """
        - {name: a, as_of: 2021-06-30, given: {hall: {code: 1.5, n: 6}, code: x/y}, expect: pass}
        - {name: b, as_of: 2021-06-30, given: {hall: {code: 2.5, n: 1}, code: x/y}, expect: fail}
    """
    made = pack(tmp_path, cases, kind="number, decimals: 2", record="post", require="hall.n >= 5")
    assert failures(made) == []


def test_cases_of_one_name_are_all_run(tmp_path: Path) -> None:
    cases = """
        - {name: a, as_of: 2021-06-30, given: {n: 1}, expect: pass}
        - {name: b, as_of: 2021-06-30, given: {n: 1}, expect: fail}
    """
    made = pack(tmp_path, cases, kind="text")
    rule = made.rules["r"]
    same = tuple(replace(case, name=Text("同名", case.name.en)) for case in rule.cases)
    results = run_cases(replace(made, rules={"r": replace(rule, cases=same)}))
    assert [(r.case.name.en, r.passed) for r in results] == [("a", False), ("b", True)]


def test_no_record_of_one_batch_is_left_for_the_next(tmp_path: Path) -> None:
    # Two dates make two batches; the same key in both, with posts only in the first.
    cases = """
        - {name: a, as_of: 2021-06-30, given: {code: k, posts: [{code: x, n: 5}]}, expect: pass}
        - {name: b, as_of: 2021-07-31, given: {code: k}, expect: insufficient_data}
        - {name: c, as_of: 2021-08-31, given: {code: k, posts: [{code: x, n: 1}]}, expect: fail}
        - {name: d, as_of: 2021-08-31, given: {code: k, posts: [{code: x, n: 9}]}, expect: pass}
    """
    assert failures(pack(tmp_path, cases, kind="text", require="sum(posts.n) >= 5")) == []


def test_a_lone_case_can_be_tried_before_lint_accepts_the_rule(
    tmp_path: Path, zhangcheng: Command
) -> None:
    lone = "- {name: a, as_of: 2021-06-30, given: {n: 6}, expect: pass}"
    pack(tmp_path, lone, kind="text", require="n >= 1")
    tried = zhangcheng("test", str(tmp_path), "--lang", "en")
    assert tried.out.splitlines() == [
        "1 case of 1 rule: all come out as they say.",
        "zhangcheng lint has more to say of this pack: 1 error.",
    ]
    assert (tried.code, tried.err) == (0, "")
    linted = zhangcheng("lint", str(tmp_path))
    assert (linted.code, linted.err.count("P151")) == (2, 1)


def test_what_left_a_case_undecided_is_named(tmp_path: Path) -> None:
    case = '- {name: none, as_of: 2020-01-01, given: {jurisdiction: "3506"}, expect: pass}'
    made = pack(tmp_path, case, kind="text", record="hall")
    assert failures(made) == [
        "none: outcome: the case says Pass, came out as Insufficient data",
        "none: “Count” has no value",
    ]
