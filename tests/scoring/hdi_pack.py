"""The Human Development Index as a scorecard, with the countries of a stored table as data."""

import csv
from collections.abc import Callable
from pathlib import Path

from evaluate.packs import write_pack

TABLE = Path(__file__).with_name("hdi_2020.csv")

_FIELDS = {"life": 1, "expected": 1, "mean": 1, "gni": 0}

FILES = {
    "records/country.yaml": """
        id: country
        title: {zh: 国家, en: Country}
        key: [name]
        name: name
        fields:
          - {id: name, label: {zh: 国家, en: Country}, type: text}
          - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}
          - {id: life, label: {zh: 预期寿命, en: Life expectancy}, type: number, unit: year, decimals: 2}
          - {id: expected, label: {zh: 预期学年, en: Expected}, type: number, unit: year, decimals: 2}
          - {id: mean, label: {zh: 平均学年, en: Mean years}, type: number, unit: year, decimals: 2}
          - {id: gni, label: {zh: 人均国民总收入, en: GNI per capita}, type: number, decimals: 1}
    """,
    "scorecards/hdi.yaml": """
        id: hdi
        title: {zh: 人类发展指数, en: Human Development Index}
        record: country
        total: 3
        scale: 1
        aggregate: geometric
        missing: refuse
        rounding: {decimals: 3, mode: half_up}
        sources: [paper]
        indicators:
          - id: health
            title: {zh: 健康, en: Health}
            weight: 1
            value: life
            normalise: {method: target, zero_at: 20, full_at: 85}
          - id: income
            title: {zh: 收入, en: Income}
            weight: 1
            value: gni
            treat: {transform: ln}
            normalise: {method: target, zero_at: 100, full_at: 75000}
        dimensions:
          - id: education
            title: {zh: 教育, en: Education}
            weight: 1
            total: 2
            indicators:
              - id: expected
                title: {zh: 预期受教育年限, en: Expected years of schooling}
                weight: 1
                value: expected
                normalise: {method: target, zero_at: 0, full_at: 18}
              - id: mean
                title: {zh: 平均受教育年限, en: Mean years of schooling}
                weight: 1
                value: mean
                normalise: {method: target, zero_at: 0, full_at: 15}
    """,
}


def published() -> dict[str, dict[str, str]]:
    """The rows of the table by country."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["country"]: row for row in csv.DictReader(lines)}


def write_data(folder: Path, change: Callable[[str, str], str] = lambda _, value: value) -> Path:
    """Write the countries as a data folder, each number put through `change` (field, number)."""
    folder.mkdir(parents=True)
    with (folder / "country.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "place", *_FIELDS])
        for country, row in published().items():
            writer.writerow([country, "3506", *(change(field, row[field]) for field in _FIELDS)])
    return folder


def write_hdi_pack(folder: Path) -> Path:
    """Write the pack; years are a unit of it."""
    made = write_pack(folder, FILES)
    manifest = made / "pack.yaml"
    units = "units:\n  year: {zh: 年, en: year}\n"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("units:\n", units), encoding="utf-8"
    )
    return made
