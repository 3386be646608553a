"""Small packs for the tests of evaluation, written out as YAML."""

from pathlib import Path
from textwrap import dedent

BASE = {
    "pack.yaml": """
        id: small
        version: 1.0.0
        title: {zh: 小规则包, en: Small pack}
        languages: [zh, en]
        home: "3506"
        units:
          yuan: {zh: 元, en: yuan}
          month: {zh: 月, en: month}
          m2: {zh: 平方米, en: m²}
    """,
    "sources.yaml": """
        sources:
          - id: paper
            title: {zh: 一份文件, en: A paper}
            clauses: [{id: one, title: {zh: 第一条, en: Clause 1}}]
    """,
    "jurisdictions.yaml": """
        jurisdictions:
          - {code: "3506", name: {zh: 漳州市, en: Zhangzhou}, level: city}
          - {code: "350602", name: {zh: 芗城区, en: Xiangcheng}, level: county, parent: "3506"}
          - {code: "350603", name: {zh: 龙文区, en: Longwen}, level: county, parent: "3506"}
    """,
}


def write_pack(folder: Path, files: dict[str, str]) -> Path:
    """Write a pack of the base files and `files`; return its folder."""
    for name, text in {**BASE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
    return folder
