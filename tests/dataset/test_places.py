"""Places are found by whatever code their pack gives them."""

import pytest

from zhangcheng.dataset.places import Places
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree

CODES = ("3506", "350602", "A1", "b2", "B2", "7", "C3000000", "C3000")
PLACES = Places(
    JurisdictionTree(
        {
            code: Jurisdiction(
                code=code,
                name=Text(f"{code}区", f"District {code}"),
                level=JurisdictionLevel.COUNTY,
                parent=None,
            )
            for code in CODES
        }
    )
)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_found_as_it_stands(code: str) -> None:
    assert PLACES.find(code) == (code,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a1", ("A1",)),
        ("Ａ１", ("A1",)),
        ("350602.0", ("350602",)),
        ("350602000000", ("350602",)),
        ("350600", ("3506",)),
        ("A1区", ("A1",)),
        ("A100", ()),
        ("3507", ()),
    ],
)
def test_codes_and_names_written_otherwise(text: str, found: tuple[str, ...]) -> None:
    assert PLACES.find(text) == found


def test_codes_that_differ_in_case_alone_are_told_apart_or_ambiguous() -> None:
    both = Places(
        JurisdictionTree(
            {
                code: Jurisdiction(
                    code=code, name=Text("区", "D"), level=JurisdictionLevel.COUNTY, parent=None
                )
                for code in ("xY", "XY")
            }
        )
    )
    assert both.find("xY") == ("xY",)
    assert both.find("xy") == ("XY", "xY")
