"""Hints about unknown words."""

from zhangcheng.diagnostics.suggest import did_you_mean


def test_each_language_lists_its_own_words_first() -> None:
    hint = did_you_mean("zzz", ["grid", "网格", "经费", "funds"])
    assert hint.zh == "可用的有：经费, 网格, funds, grid"
    assert hint.en == "Known: funds, grid, 经费, 网格"
