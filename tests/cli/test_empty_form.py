"""A workbook of headings only has nothing to check: the command says so and does not end well."""

from pathlib import Path

import xlsxwriter

from command_line import Command


def test_headings_without_records_are_unusable_data(tmp_path: Path, zhangcheng: Command) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("社区").write_row(0, 0, ["社区代码", "社区名称", "区（县）"])
        book.add_worksheet("综合服务场所").write_row(0, 0, ["场所编号", "社区代码"])
    result = zhangcheng("check", str(path), "--as-of", "2021-12-31", "--lang", "zh")
    assert result.code == 3
    assert "台账.xlsx: 错误 D114 “社区、综合服务场所”只有表头，没有一条记录" in result.err
    assert not (tmp_path / "zhangcheng-report").exists()
