"""The same articles as a newspaper of ours and as the sites that a neighbourhood might make without it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import yaml

from benchmarks.stories import CATEGORIES, REPORTERS, SHOPS, Story, stories
from dongne.domain.items import Article
from dongne.ingest.bundles import read_bundles
from dongne.ingest.roster import parse_roster
from dongne.ingest.settings import read_settings

HELD_BACK = 50
"""Of so many articles one waits for the board: without any, preflight would have nothing to look for."""

_SITE: Mapping[str, object] = {
    "site_name": "우리동네 사람들",
    "site_url": "https://example.org/",
    "theme": {"name": "material", "language": "ko", "font": False},
    "docs_dir": "content/pages",
}
_BOARD = ("soyoung", "daeho")
_APPROVED_AT = "1991-01-01T09:00:00+09:00"
_ROSTER = {
    "groups": {"board": {"title": "편집위원회", "limit": 10, "needs_expert": True}},
    "people": [
        {"id": "soyoung", "name": "한소영", "groups": ["board"], "expert": True, "since": "1990-01-01"},
        {"id": "daeho", "name": "조대호", "groups": ["board"], "since": "1990-01-01"},
    ],
    "reporters": [
        {"id": reporter, "name": name, "since": "1990-01-01"} for reporter, name in REPORTERS.items()
    ],
}
_KINDS = ("article", "shop", "edition", "event", "programme")
_POLICY = {
    "version": 1,
    "proof": "recorded",
    "kinds": {kind: {"group": "board", "quorum": 2 if kind == "article" else 1} for kind in _KINDS},
}


def write_newspaper(root: Path, count: int) -> None:
    """Write a paper of ours: articles, an edition a month, shops, comments and the board's decisions."""
    newsroom = {
        "area": "난곡 생활상권",
        "categories": [{"id": name, "title": title} for name, title in CATEGORIES.items()],
        "shop_categories": [{"id": "restaurant", "title": "음식점"}],
    }
    _write_site(root, nav=["index.md"], plugins=[{"dongne/newsroom": newsroom}, "dongne/preflight"])
    _write(root / "review/roster.yml", _yaml(_ROSTER))
    _write(root / "review/policy.yml", _yaml(_POLICY))
    written = list(stories(count))
    for story in written:
        _write_bundle(root, f"articles/{story.day.year}/{story.slug}", _article(story), story.body)
    for shop in SHOPS:
        _write_bundle(root, f"shops/{shop}", _shop(shop), "골목에서 제일 먼저 불을 켜는 집이다.")
    months = sorted({f"{story.day:%Y-%m}" for story in written})
    for number, month in enumerate(months, start=1):
        _write_bundle(root, f"editions/{month}", _edition(month, number), "이달의 골목을 모았습니다.")
    _write_comments(root, written)
    _approve(root)


def write_blog(root: Path, count: int) -> None:
    """Write the same articles for Material's blog plugin."""
    _write_site(root, nav=["index.md", "blog/index.md"], plugins=["search", "blog"])
    _write(root / "content/pages/blog/index.md", "# 기사\n")
    for story in stories(count):
        front = {"date": story.day, "categories": [CATEGORIES[story.category]], "description": story.summary}
        text = f"# {story.title}\n\n{story.summary}\n\n<!-- more -->\n\n{_with_outside_links(story.body)}\n"
        _write(root / f"content/pages/blog/posts/{story.slug}.md", _matter(front) + text)


def write_pages(root: Path, count: int) -> None:
    """Write the same articles as plain pages that no menu names; nothing lists them."""
    _write_site(root, nav=["index.md"], plugins=["search"], not_in_nav="/articles/\n")
    for story in stories(count):
        text = f"# {story.title}\n\n{story.summary}\n\n{_with_outside_links(story.body)}\n"
        path = f"content/pages/articles/{story.day.year}/{story.slug}.md"
        _write(root / path, _matter({"description": story.summary}) + text)


WRITERS: Mapping[str, Callable[[Path, int], None]] = {
    "Dongne": write_newspaper,
    "Material's blog": write_blog,
    "plain Material pages": write_pages,
}


# --- a paper's parts


def _article(story: Story) -> dict[str, object]:
    return {
        "title": story.title,
        "date": story.day,
        "category": story.category,
        "reporters": [story.reporter],
        "summary": story.summary,
        "tags": ["골목", "이웃"],
        "shops": [story.shop],
    }


def _shop(slug: str) -> dict[str, object]:
    return {
        "name": f"{slug.removeprefix('shop-')}호 가게",
        "category": "restaurant",
        "summary": "골목의 오래된 가게.",
        "address": "서울 관악구 난곡로 12",
        "checked": "2022-04-01",
    }


def _edition(month: str, number: int) -> dict[str, object]:
    return {"title": f"{month}의 골목", "number": number, "date": f"{month}-01", "summary": "이달의 이야기."}


def _write_comments(root: Path, written: Iterable[Story]) -> None:
    rows: dict[str, list[str]] = {}
    for story in written:
        article = f"articles/{story.day.year}/{story.slug}"
        rows.setdefault(f"{story.day:%Y-%m}", []).append(f"{article},isso,3,1,2022-12-31T00:10:00+09:00\n")
    for month, lines in rows.items():
        text = "article,source,comments,replies,taken_at\n" + "".join(lines)
        _write(root / f"content/metrics/comments/{month}.csv", text)


def _approve(root: Path) -> None:
    """Write the board's decisions, each for the version that lies there."""
    settings, _ = read_settings(root / "mkdocs.yml")
    roster, _ = parse_roster(_yaml(_ROSTER), file="review/roster.yml")
    if settings is None:
        message = "the benchmark's own paper has settings that cannot be read"
        raise AssertionError(message)
    items = read_bundles(root, settings=settings, roster=roster).items
    articles = [item.id for item in items if isinstance(item, Article)]
    waiting = set(articles[::HELD_BACK])
    for item in (item for item in items if item.id not in waiting):
        approvals = [
            {"decision": "approve", "by": person, "at": _APPROVED_AT, "digest": item.digest}
            for person in _BOARD
        ]
        _write(root / f"review/decisions/{item.id}.yml", _yaml(approvals))


# --- files


def _write_site(root: Path, **settings: object) -> None:
    _write(root / "mkdocs.yml", _yaml({**_SITE, **settings}))
    _write(root / "content/pages/index.md", "# 첫 화면\n\n이웃의 소식을 이웃이 씁니다.\n")


def _write_bundle(root: Path, item_id: str, front: Mapping[str, object], body: str) -> None:
    _write(root / f"content/{item_id}/index.md", f"{_matter(front)}{body}\n")


def _with_outside_links(body: str) -> str:
    """Give the text with full addresses for its shops, which only a paper of ours has."""
    return body.replace("](shops/", f"]({_SITE['site_url']}shops/")


def _matter(front: Mapping[str, object]) -> str:
    return f"---\n{_yaml(front)}---\n"


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
