"""A build in which nothing has changed: what it may leave alone."""

import re
import time

from site_tests.paper import NOW, Paper

MAKERS = {
    "concurrent.futures.process", "cryptography", "feedgen", "holidays", "icalendar", "jinja2", "lxml", "markdown",
    "mkdocs", "opening_hours", "pygal", "requests", "segno", "sshsig", "urllib3", "xlsxwriter",
}  # fmt: skip
"""What makes feeds, workbooks, timetables or pages, or asks somebody: slow to begin, and for nothing here."""

IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\S+)$", re.MULTILINE)


def test_it_opens_nothing_that_only_makes_things(paper: Paper) -> None:
    paper.approve(paper.shop("bakery", hours="Mo-Fr 09:00-18:00; PH off"))
    # Of files that were saved a moment ago a build remembers nothing.
    time.sleep(0.15)
    assert paper.build().code == 0

    idle = paper.dongne("--now", NOW, "build", PYTHONPROFILEIMPORTTIME="1")

    imported = set(IMPORTED.findall(idle.output))
    assert idle.code == 0
    assert "dongne.pipeline.building" in imported
    assert imported & MAKERS == set()
