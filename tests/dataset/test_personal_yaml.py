"""Personal data in a YAML file is told with its line, and no excerpt of the line is shown."""

from pathlib import Path

from command_line import Command


def test_the_line_is_not_shown(tmp_path: Path, zhangcheng: Command) -> None:
    data = tmp_path / "community.yaml"
    data.write_text('- {code: "350602001001", name: 甲, remark: "13800138000"}\n', encoding="utf-8")
    result = zhangcheng("check", str(data), "--as-of", "2021-12-31", "--out", str(tmp_path / "out"))
    assert result.code == 3
    assert "community.yaml:1" in result.err
    assert "13800138000" not in result.err + result.out
