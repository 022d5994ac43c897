"""The privacy page promises of the comments what the server is told to keep."""

import re
from configparser import RawConfigParser

from site_tests.house.sources import ROOT

PAGE = (ROOT / "content/pages/privacy.md").read_text(encoding="utf-8")
NOTES = (ROOT / "comments/README.md").read_text(encoding="utf-8")


def test_what_nobody_has_read_goes_when_the_page_says_so() -> None:
    config = RawConfigParser(strict=False)
    config.read(ROOT / "comments/isso.cfg", encoding="utf-8")

    weeks = config["moderation"]["purge-after"].removesuffix("w")

    assert f"아무도 읽지 못한 의견은 {weeks}주 뒤에" in PAGE


def test_copies_go_when_the_page_says_so() -> None:
    days = re.search(r"-mtime \+(\d+) -delete", NOTES)

    assert days is not None
    assert f"사본은 {days[1]}일이 지나면 지웁니다" in PAGE
