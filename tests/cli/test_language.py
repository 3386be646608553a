"""The language of output follows --lang, then ZHANGCHENG_LANG, then the locale."""

import pytest

from zhangcheng.cli._language import language_of

CASES: list[tuple[list[str], dict[str, str], str]] = [
    ([], {}, "zh"),
    ([], {"LANG": "C.UTF-8"}, "zh"),
    ([], {"LANG": "en_GB.UTF-8"}, "en"),
    ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
    ([], {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
    ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
    ([], {"ZHANGCHENG_LANG": "zh", "LANG": "en_GB.UTF-8"}, "zh"),
    ([], {"ZHANGCHENG_LANG": "xx", "LANG": "en_GB.UTF-8"}, "en"),
    (["lint", "--lang", "en"], {"ZHANGCHENG_LANG": "zh"}, "en"),
    (["--lang=en", "lint"], {"ZHANGCHENG_LANG": "zh"}, "en"),
    (["--lang", "zh", "lint", "--lang", "en"], {}, "en"),
    (["lint", "--", "--lang", "en"], {}, "zh"),
    (["lint", "--lang"], {"LANG": "en_GB.UTF-8"}, "en"),
    (["lint", "--lang", "fr"], {"LANG": "en_GB.UTF-8"}, "en"),
]


@pytest.mark.parametrize(("words", "environment", "language"), CASES)
def test_language(words: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(words, environment) == language
