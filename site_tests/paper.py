"""A tiny real paper on disk, as reporters and the board would leave it, and its real build."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from dongne.pipeline.newsroom import survey

NOW = "2022-12-31T09:00:00+09:00"
"""The moment for which a paper is built, unless a test says another."""
APPROVED_AT = "2022-01-03T10:20:00+09:00"

MKDOCS: dict[str, object] = {
    "site_name": "우리동네 사람들",
    "site_url": "https://example.org/",
    "theme": {"name": "mkdocs"},
    "docs_dir": "content/pages",
    "nav": ["index.md", "about.md"],
}
NEWSROOM: dict[str, object] = {
    "area": "난곡 생활상권",
    "timezone": "Asia/Seoul",
    "categories": [{"id": "people", "title": "사람들"}, {"id": "food", "title": "맛집"}],
    "shop_categories": [{"id": "restaurant", "title": "음식점"}, {"id": "living", "title": "생활"}],
    "bounds": [37.46, 126.90, 37.49, 126.93],
}
ROSTER: dict[str, object] = {
    "groups": {
        "board": {"title": "편집위원회", "limit": 10, "needs_expert": True},
        "handmade-panel": {"title": "손수가게 기획단", "limit": 10},
    },
    "people": [
        {"id": "soyoung", "name": "한소영", "groups": ["board"], "expert": True, "since": "2022-01-01"},
        {"id": "daeho", "name": "조대호", "groups": ["board", "handmade-panel"], "since": "2022-01-01"},
        {"id": "kisu", "name": "백기수", "groups": ["handmade-panel"], "since": "2022-01-01"},
    ],
    "reporters": [
        {"id": "minseo", "name": "박민서", "since": "2022-01-01"},
        {"id": "jaehun", "name": "윤재훈", "since": "2022-01-01"},
    ],
}
POLICY: dict[str, object] = {
    "version": 1,
    "proof": "recorded",
    "kinds": {
        "article": {"group": "board", "quorum": 2},
        **{kind: {"group": "board", "quorum": 1} for kind in ("shop", "edition", "event", "programme")},
    },
    "handmade": {"group": "handmade-panel", "quorum": 2},
}


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build did."""

    code: int
    output: str
    """Both streams."""
    site: Path

    @property
    def refused(self) -> set[str]:
        """The files of which the build has told an error; of others it tells what they wait for."""
        return set(re.findall(r"^([^:\n]+)(?::\d+)?: 오류\[", self.output, re.MULTILINE))

    def paths(self) -> set[str]:
        """Give every file of the site, relative to it."""
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}

    def text(self, path: str) -> str:
        """Give one file of the site, unpacked."""
        data = (self.site / path).read_bytes()
        return (gzip.decompress(data) if path.endswith(".gz") else data).decode()

    def media(self) -> dict[str, bytes]:
        """Give the photos and the cards of the site."""
        return {path: data for path, data in self.bytes().items() if path.startswith("media/")}

    def bytes(self) -> dict[str, bytes]:
        """Give the whole site."""
        return {path: (self.site / path).read_bytes() for path in sorted(self.paths())}


class Paper:
    """One area's newsroom in a folder."""

    def __init__(self, root: Path) -> None:
        """Write a sound, empty paper with a board of two, a panel of two and two reporters."""
        self.root = root
        self.settings(plugins=[{"dongne/newsroom": NEWSROOM}, "dongne/preflight"])
        self.write("review/roster.yml", ROSTER)
        self.write("review/policy.yml", POLICY)
        self.write("content/pages/index.md", "이웃의 소식을 이웃이 씁니다.\n")
        self.write("content/pages/about.md", "# 소개\n\n동네 사람들이 만드는 소식지입니다.\n")

    @classmethod
    def at(cls, root: Path) -> "Paper":
        """Take the paper that lies there already: a copy, or one that git laid out."""
        paper = cls.__new__(cls)
        paper.root = root
        return paper

    def settings(self, **changes: object) -> None:
        """Write mkdocs.yml; what is not named stays as it is."""
        path = self.root / "mkdocs.yml"
        before = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else MKDOCS
        self.write("mkdocs.yml", {**before, **changes})

    def without_preflight(self) -> None:
        """Leave the newsroom alone with its task, so that its own guards are what a test sees."""
        self.settings(plugins=[{"dongne/newsroom": NEWSROOM}])

    def with_material(self, *plugins: object) -> None:
        """Use Material and its search, as a real site does, and these plugins before the newsroom's."""
        before = yaml.safe_load((self.root / "mkdocs.yml").read_text(encoding="utf-8"))
        self.settings(
            theme={"name": "material", "language": "ko"}, plugins=["search", *plugins, *before["plugins"]]
        )

    def write(self, path: str, content: str | bytes | object) -> Path:
        """Write a file below the paper's folder: bytes and text as they are, anything else as YAML."""
        if not isinstance(content, (str, bytes)):
            content = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def item(
        self, item_id: str, front: Mapping[str, object], body: str, photos: Mapping[str, bytes] | None = None
    ) -> str:
        """Write a bundle; give its id."""
        matter = yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False)
        self.write(f"content/{item_id}/index.md", f"---\n{matter}---\n{body}")
        for name, data in (photos or {}).items():
            self.write(f"content/{item_id}/{name}", data)
        return item_id

    def article(
        self,
        slug: str = "dawn-market",
        *,
        body: str = "시장 문은 네 시 반에 열린다.\n",
        photos: Mapping[str, bytes] | None = None,
        **front: object,
    ) -> str:
        """Write an article of May 2022."""
        plain = {
            "title": f"새벽 시장의 첫 손님 {slug}",
            "date": "2022-05-04T09:00:00+09:00",
            "category": "people",
            "reporters": ["minseo"],
            "summary": f"네 시 반의 시장, {slug}.",
        }
        matter = {key: value for key, value in {**plain, **front}.items() if value is not None}
        return self.item(f"articles/{str(matter['date'])[:4]}/{slug}", matter, body, photos)

    def shop(
        self,
        slug: str = "nangok-dubu",
        *,
        body: str = "새벽마다 콩을 간다.\n",
        photos: Mapping[str, bytes] | None = None,
        **front: object,
    ) -> str:
        """Write a shop profile."""
        plain = {
            "name": f"난곡손두부 {slug}",
            "category": "restaurant",
            "summary": f"새벽마다 콩을 가는 두부집, {slug}.",
            "address": "서울 관악구 난곡로 12",
            "checked": "2022-04-01",
        }
        return self.item(f"shops/{slug}", {**plain, **front}, body, photos)

    def approve(
        self, *item_ids: str, by: tuple[str, ...] = ("soyoung", "daeho"), at: str = APPROVED_AT
    ) -> None:
        """Record approvals of the items as they lie there now."""
        found = survey(self.root, now=NOW)
        digests = {item.id: item.digest for item in found.items}
        for item_id in item_ids:
            assert item_id in digests, "\n".join(map(str, found.errors))
            approval = {"decision": "approve", "at": at, "digest": digests[item_id]}
            self.decide(item_id, *({**approval, "by": person} for person in by))

    def decide(self, item_id: str, *decisions: Mapping[str, object]) -> None:
        """Append decisions as they are; a missing digest is that of the present version."""
        path = self.root / f"review/decisions/{item_id}.yml"
        before = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
        entries = [
            {**decision} if "digest" in decision else {**decision, "digest": self.digest(item_id)}
            for decision in decisions
        ]
        self.write(f"review/decisions/{item_id}.yml", [*before, *entries])

    def digest(self, item_id: str) -> str:
        """Give the digest of the version that lies there now."""
        found = survey(self.root, now=NOW)
        item = found.item(item_id)
        assert item is not None, "\n".join(map(str, found.problems))
        return item.digest

    def build(self, *options: str, now: str = NOW, site: str = "site") -> Built:
        """Run ``dongne build`` as a person would."""
        return self.dongne("--now", now, "build", "--site-dir", site, *options, site=site)

    def mkdocs(self, *options: str, now: str = NOW, site: str = "site") -> Built:
        """Run ``mkdocs build``, the plain way in."""
        epoch = str(int(datetime.fromisoformat(now).timestamp()))
        return self._run("mkdocs", "build", "--site-dir", site, *options, site=site, SOURCE_DATE_EPOCH=epoch)

    def dongne(self, *arguments: str, site: str = "site", **environment: str) -> Built:
        """Run any ``dongne`` command in the paper's folder."""
        return self._run("dongne", *arguments, site=site, **environment)

    def _run(self, command: str, *arguments: str, site: str, **environment: str) -> Built:
        done = subprocess.run(
            [Path(sys.executable).with_name(command), *arguments],
            cwd=self.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Built(code=done.returncode, output=done.stdout + done.stderr, site=self.root / site)
