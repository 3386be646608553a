"""What programs read is what its standard says: rules.json, the feed, JSON-LD, the site map."""

import datetime as dt
import json
import re
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from handbook.example import example
from handbook_site import ROOT
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.handbook import data_files, facts, feeds, pages
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.handbook import feed_files
from zhangcheng.pack import load_pack

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module", params=["example", "zhangzhou"])
def known(request: pytest.FixtureRequest) -> Facts:
    return example() if request.param == "example" else facts(load_pack(ROOT / "rules/zhangzhou"))


def test_rules_are_as_their_schema_says(known: Facts) -> None:
    files = data_files(known)
    schema = json.loads(files["rules.schema.json"])
    Draft202012Validator.check_schema(schema)
    for path in ("rules.json", "rules/index.json"):
        told = json.loads(files[path])
        faults = Draft202012Validator(schema).iter_errors(told)
        assert [(fault.json_path, fault.message) for fault in faults] == []
        assert [rule["id"] for rule in told["rules"]] == [*known.pack.rules]
    told["rules"][0]["level"] = "ought"
    assert not Draft202012Validator(schema).is_valid(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_atom(known: Facts, language: Language) -> None:
    feed = ET.fromstring(feed_files(known, language)["changes.xml"])  # noqa: S314 - our own
    made = pages(known, language)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) > 2
    for one in (feed, *entries):
        for field in ("title", "id", "updated"):
            (found,) = one.findall(f"a:{field}", ATOM)
            assert found.text
        updated = one.findtext("a:updated", namespaces=ATOM)
        assert dt.datetime.fromisoformat(updated or "").tzinfo is not None
    ids = [entry.findtext("a:id", namespaces=ATOM) or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:[\w.-]+,\d{4}:\S*", id_) for id_ in ids)
    assert feed.find("a:author/a:name", ATOM) is not None
    assert [link.get("rel") for link in feed.findall("a:link", ATOM)] == ["self", "alternate"]
    for entry in entries:
        content = entry.find("a:content", ATOM)
        assert content is not None
        assert content.get("type") == "html"
        for target in re.findall(r'href="([^"]+)"', content.text or ""):
            assert target.replace(".html", ".md") in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_legislation(known: Facts, language: Language) -> None:
    book = Book(facts=known, language=language)
    for rule in known.pack.rules.values():
        told = json.loads(json.dumps(feeds.legislation(book, rule)))
        assert (told["@context"], told["@type"]) == ("https://schema.org", "Legislation")
        assert told["legislationIdentifier"] == rule.id
        assert told["@id"] == f"{rule.id}.html"  # beside the page itself
        assert told["name"] == rule.title.get(language)
        assert told["inLanguage"] == language
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)", told["temporalCoverage"])
        assert len(told["isBasedOn"]) == len(rule.citations)


def test_the_site_map_names_both_languages() -> None:
    base = "https://example.org/handbook/"
    found = ET.fromstring(feeds.site_map(["rules/a.html", "index.html"], base))  # noqa: S314 - our own
    places = [url.findtext("s:loc", namespaces=MAP) for url in found.findall("s:url", MAP)]
    expected = ("index.html", "en/index.html", "rules/a.html", "en/rules/a.html")
    assert places == [f"{base}{path}" for path in expected]
    for url in found.findall("s:url", MAP):
        others = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", MAP)}
        assert others.keys() == {"zh", "en"}
        assert url.findtext("s:loc", namespaces=MAP) in others.values()
