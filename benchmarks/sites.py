"""The same articles as a newspaper of ours and as the sites that a neighbourhood might make without it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from benchmarks.stories import CATEGORIES, REPORTERS, SHOPS, Story, stories
from dongne.domain.items import Article
from dongne.ingest.bundle_folders import Folder
from dongne.ingest.bundles import BundleReader, Reading, read_bundles
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
    write(root / "review/roster.yml", _yaml(_ROSTER))
    write(root / "review/policy.yml", _yaml(_POLICY))
    written = list(stories(count))
    for story in written:
        _write_bundle(root, address(story), _article(story), story.body)
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
    write(root / "content/pages/blog/index.md", "# 기사\n")
    for story in stories(count):
        _write_post(root, story)


def change_newspaper(root: Path, story: Story) -> None:
    """Write an article of our paper anew, and let the board approve what stands there now."""
    item_id = address(story)
    _write_bundle(root, item_id, _article(story), story.body)
    _approve(root, item_id)


def change_blog(root: Path, story: Story) -> None:
    """Write a post of Material's blog anew."""
    _write_post(root, story)


def write_pages(root: Path, count: int) -> None:
    """Write the same articles as plain pages that no menu names; nothing lists them."""
    _write_site(root, nav=["index.md"], plugins=["search"], not_in_nav="/articles/\n")
    for story in stories(count):
        text = f"# {story.title}\n\n{story.summary}\n\n{with_outside_links(story.body)}\n"
        path = f"content/pages/articles/{story.day.year}/{story.slug}.md"
        write(root / path, matter({"description": story.summary}) + text)


WRITERS: Mapping[str, Callable[[Path, int], None]] = {
    "Dongne": write_newspaper,
    "Material's blog": write_blog,
    "plain Material pages": write_pages,
}


def address(story: Story) -> str:
    """Tell where an article stands in our paper."""
    return f"articles/{story.day.year}/{story.slug}"


def held_back(articles: Iterable[str]) -> frozenset[str]:
    """Tell which of all articles wait for the board."""
    return frozenset(sorted(articles)[::HELD_BACK])


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
        rows.setdefault(f"{story.day:%Y-%m}", []).append(
            f"{address(story)},isso,3,1,2022-12-31T00:10:00+09:00\n"
        )
    for month, lines in rows.items():
        text = "article,source,comments,replies,taken_at\n" + "".join(lines)
        write(root / f"content/metrics/comments/{month}.csv", text)


def _approve(root: Path, only: str | None = None) -> None:
    """Write the board's decisions below the earlier ones, each for the version that lies there."""
    settings, _ = read_settings(root / "mkdocs.yml")
    roster, _ = parse_roster(_yaml(_ROSTER), file="review/roster.yml")
    if settings is None:
        message = "the benchmark's own paper has settings that cannot be read"
        raise AssertionError(message)

    def read(reader: BundleReader, folders: Sequence[Folder]) -> Iterable[Reading]:
        return (reader.read(folder) for folder in folders if only in (None, folder.id))

    items = read_bundles(root, settings=settings, roster=roster, read=read).items
    waiting = () if only else held_back(item.id for item in items if isinstance(item, Article))
    for item in (item for item in items if item.id not in waiting):
        approvals = [
            {"decision": "approve", "by": person, "at": _APPROVED_AT, "digest": item.digest}
            for person in _BOARD
        ]
        decisions = root / f"review/decisions/{item.id}.yml"
        earlier = decisions.read_text(encoding="utf-8") if decisions.exists() else ""
        write(decisions, earlier + _yaml(approvals))


def _write_post(root: Path, story: Story) -> None:
    front = {
        "date": story.day,
        "slug": story.slug,
        "categories": [CATEGORIES[story.category]],
        "description": story.summary,
    }
    text = f"# {story.title}\n\n{story.summary}\n\n<!-- more -->\n\n{with_outside_links(story.body)}\n"
    write(root / f"content/pages/blog/posts/{story.slug}.md", matter(front) + text)


# --- files


def _write_site(root: Path, **settings: object) -> None:
    write(root / "mkdocs.yml", _yaml({**_SITE, **settings}))
    write(root / "content/pages/index.md", "# 첫 화면\n\n이웃의 소식을 이웃이 씁니다.\n")


def _write_bundle(root: Path, item_id: str, front: Mapping[str, object], body: str) -> None:
    write(root / f"content/{item_id}/index.md", f"{matter(front)}{body}\n")


def with_outside_links(body: str) -> str:
    """Give the text with full addresses for its shops, which only a paper of ours has."""
    return body.replace("](shops/", f"]({_SITE['site_url']}shops/")


def matter(front: Mapping[str, object]) -> str:
    """Give front matter in YAML."""
    return f"---\n{_yaml(front)}---\n"


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def write(path: Path, text: str) -> None:
    """Write a file; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
