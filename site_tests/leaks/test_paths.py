"""Row 37: the site holds what the contract names; no source, no decision, no key, no trace of the machine."""

import copy
import hashlib
import re
import subprocess
from typing import Any

import pytest

from site_tests.leaks.site_search import assert_absent
from site_tests.paper import NEWSROOM, ROSTER, Built, Paper
from site_tests.photos import jpeg

CONTRACT = re.compile(
    r"(?:"
    r"index\.html|404\.html|(?:about|search|corrections)/index\.html|sitemap\.xml(?:\.gz)?|robots\.txt"
    r"|(?:feed|atom)\.xml|categories/[a-z-]+/(?:index\.html|feed\.xml)|(?:shops|editions)/feed\.xml"
    r"|articles/(?:\d{4}/[a-z0-9-]+/)?index\.html|archive/(?:\d{4}/\d\d/)?index\.html"
    r"|reporters/(?:[a-z0-9-]+/)?index\.html|editions/(?:\d{4}-\d\d/(?:leaflet/)?)?index\.html"
    r"|shops/(?:[a-z0-9-]+/|category/[a-z-]+/|groups/[a-z-]+/)?index\.html|shops\.(?:geo)?json"
    r"|(?:events|programmes)/(?:[a-z0-9-]+/)?index\.html|events\.ics|events/[a-z0-9-]+/event\.ics"
    r"|metrics/(?:(?:\d{4}(?:-(?:\d\d|h[12]))?/)?index\.html|metrics\.(?:schema\.)?json|metrics\.xlsx|[a-z-]+\.csv)"
    r"|media/[0-9a-f]{20}-(?:\d+\.(?:webp|jpg)|1200\.png)"
    r"|assets/[\w./-]+\.(?:css|js|svg|png|woff2|map|json|txt)|search/(?:manifest|search_index|[a-z2-7]/[a-z2-7]{7})\.json"
    r")"
)
MATERIAL = {"name": "material", "language": "ko"}
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFsbG5ldXRyYWxmb3J0ZXN0c29ubHlhYWFhYWFh"
NOTE = "이 대목은 조금 더 부드럽게 고쳐 주세요."
CONSENT = "동의서는 사무실 셋째 서랍에 있습니다."
UNAGREED = "이름을 빼 달라던 사장님"
WARNING = "쓰지 않은 낱말 풀이를 여기에 적어 둡니다."


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Give a paper of every kind, with all that lies around in a newsroom's folder."""
    made = Paper(tmp_path_factory.mktemp("newsroom-of-somebody"))
    plugins = [{"search": {"lang": "ko"}}, {"dongne/newsroom": NEWSROOM}, "dongne/preflight"]
    made.settings(theme=MATERIAL, plugins=plugins, copyright="난곡 주민")
    roster: Any = copy.deepcopy(ROSTER)
    roster["people"][0] |= {"forge": "soyoung-of-the-hill", "keys": [KEY], "interests": ["shops/other"]}
    made.write("review/roster.yml", roster)
    _write_items(made)
    made.write(
        "content/metrics/comments/2022-05.csv",
        "article,source,comments,replies,taken_at\narticles/2022/open,isso,2,0,2022-06-01\n",
    )
    made.write("content/pages/notes.md", f"# 메모\n\n{WARNING}\n")
    made.write("content/pages/roster-backup.yml", "people: []\n")
    made.write("notes.txt", WARNING)
    made.write(".env", "TOKEN=not-for-anybody\n")
    subprocess.run(["git", "init", "--quiet"], cwd=made.root, check=True)
    subprocess.run(["git", "add", "content", "review"], cwd=made.root, check=True)
    return made


def _write_items(paper: Paper) -> None:
    photo = {"file": "사진.jpg", "alt": "골목"}
    photos = {"사진.jpg": jpeg()}
    article = paper.article(
        "open", cover=photo, photos=photos, people=[{"name": "이웃", "consent": CONSENT}], shops=["open"]
    )
    shop = paper.shop("open", owner={"name": UNAGREED}, location={"lat": 37.47, "lon": 126.91})
    agreed = paper.shop("agreed", owner={"name": "두부집 주인", "consent": CONSENT})
    event = {"title": "장터", "summary": "모임", "starts": "2023-05-20", "place": "마당"}
    edition = {"title": "오월호", "number": 5, "date": "2022-05-20", "summary": "오월"}
    others = [
        paper.item("events/market", event, "글\n"),
        paper.item("editions/2022-05", edition, "글\n"),
        paper.item("programmes/newsletter", {"title": "소식지", "summary": "사업"}, "글\n"),
    ]
    paper.decide(article, {"decision": "request-changes", "by": "daeho", "at": "2022-01-02", "note": NOTE})
    paper.decide(article, {"decision": "lift", "by": "daeho", "at": "2022-01-03", "note": NOTE})
    paper.approve(article, shop, agreed, *others)
    retracted = paper.article("retracted")
    paper.approve(retracted)
    paper.decide(
        retracted, {"decision": "retract", "by": "daeho", "at": "2022-06-01", "note": "사실과 달랐습니다."}
    )
    paper.article("waiting")


@pytest.fixture(scope="module")
def built(paper: Paper) -> Built:
    paper.mkdocs()
    done = paper.mkdocs()
    assert done.code == 0, done.output
    return done


def test_every_path_of_the_site_is_one_of_the_contract(built: Built) -> None:
    assert [path for path in sorted(built.paths()) if CONTRACT.fullmatch(path) is None] == []


def test_nothing_but_files_and_folders_is_in_the_site(built: Built) -> None:
    found = list(built.site.rglob("*"))

    assert [path for path in found if path.is_symlink() or path.name.startswith(".")] == []
    assert [path for path in found if not path.is_file() and not any(path.iterdir())] == []


def test_no_source_of_an_item_stands_in_the_site(built: Built, paper: Paper) -> None:
    contents = set(built.bytes().values())
    sources = [
        path
        for folder in ("content", "review")
        for path in (paper.root / folder).rglob("*")
        if path.is_file()
    ]

    assert len(sources) > 15
    assert [path for path in sources if path.read_bytes() in contents] == []
    assert [
        path for path in built.paths() if path.endswith((".md", ".yml", ".yaml", ".py", ".lock", ".toml"))
    ] == []


def test_no_words_of_the_board_or_about_people_stand_in_the_site(built: Built) -> None:
    assert_absent(
        built.site,
        NOTE,
        CONSENT,
        UNAGREED,
        WARNING,
        KEY,
        "soyoung-of-the-hill",
        "shops/other",
        "not-for-anybody",
    )


def test_who_agreed_is_named(built: Built) -> None:
    assert "두부집 주인" in built.text("shops/agreed/index.html")


def test_no_digest_of_a_version_stands_in_the_site(built: Built, paper: Paper) -> None:
    assert_absent(
        built.site,
        *(paper.digest(item).removeprefix("sha256:") for item in ("articles/2022/open", "shops/open")),
    )
    assert_absent(built.site, "sha256:", hashlib.sha256(jpeg()).hexdigest())


def test_no_trace_of_the_machine_stands_in_the_site(built: Built, paper: Paper) -> None:
    assert_absent(built.site, str(paper.root), paper.root.name, ".site.new", ".dongne/")


def test_nothing_is_left_beside_the_site(paper: Paper, built: Built) -> None:
    known = {".dongne", ".env", ".git", "content", "mkdocs.yml", "notes.txt", "review", "site"}

    assert {path.name for path in paper.root.iterdir()} == known


def test_a_tombstone_stands_at_its_address_and_is_named_nowhere(built: Built) -> None:
    address = "articles/2022/retracted/"

    assert "사실과 달랐습니다." in built.text(f"{address}index.html")
    named = [
        path
        for path, data in built.bytes().items()
        if address.encode() in data and not path.startswith(address)
    ]
    assert named == []
    assert address not in built.text("sitemap.xml.gz")
