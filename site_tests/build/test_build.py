"""The build as a whole, on real folders and by real commands."""

import shutil
from pathlib import Path

import pytest

from site_tests.paper import MKDOCS, NEWSROOM, Paper
from site_tests.photos import png

MATERIAL = {"name": "material", "language": "ko"}
PICTURE = png()
WAITING = "아직 아무도 읽지 않은 이야기를 여기에 길게 적어 둔다."


def test_what_is_approved_stands_at_its_address(paper: Paper) -> None:
    built = paper.build()

    assert built.code == 0, built.output
    assert "시장 문은 네 시 반에 열린다." in built.text("articles/2022/dawn-market/index.html")
    assert "새벽마다 콩을 간다." in built.text("shops/nangok-dubu/index.html")


def test_the_summary_says_where_the_site_is_what_is_published_and_what_waits(paper: Paper) -> None:
    waiting = paper.article("waiting-story", body=WAITING)
    paper.approve(waiting, by=("soyoung",))

    built = paper.build()

    assert built.code == 0, built.output
    tail = built.output.splitlines()
    assert f"사이트: {built.site}" in tail
    assert "실린 것 2건: 기사 1, 가게 1" in tail
    assert any(waiting in line and "조대호" in line for line in tail)


def test_nothing_but_the_publication_and_its_lists_is_in_the_site(paper: Paper) -> None:
    paper.article("waiting-story", body=WAITING)

    built = paper.build()

    assert {path for path in built.paths() if path.startswith(("articles/", "shops/", "events/", "editions/", "programmes/"))} == {
        "articles/index.html",
        "articles/2022/dawn-market/index.html",
        "shops/index.html",
        "shops/feed.xml",
        "shops/nangok-dubu/index.html",
        "shops/qr/index.html",
        "shops/category/restaurant/index.html",
        "shops/handmade/index.html",
        "shops/community/index.html",
        "events/index.html",
        "editions/index.html",
        "editions/feed.xml",
        "programmes/index.html",
    }  # fmt: skip


@pytest.mark.parametrize("theme", [{"name": "mkdocs"}, MATERIAL], ids=["bare theme", "Material"])
def test_the_same_inputs_and_moment_give_the_same_bytes_by_whatever_command(
    paper: Paper, theme: dict[str, str]
) -> None:
    paper.settings(theme=theme)
    paper.article("waiting-story", body=WAITING)

    first = paper.build(site="first").bytes()
    again = paper.build(site="again").bytes()
    plain = paper.mkdocs(site="plain").bytes()
    shutil.copytree(paper.root, paper.root.parent / "moved", dirs_exist_ok=True)
    moved = Paper.__new__(Paper)
    moved.root = paper.root.parent / "moved"
    elsewhere = moved.build(site="elsewhere").bytes()

    assert first
    assert first == again == plain == elsewhere


def test_strict_fails_while_something_waits_and_leaves_the_old_site(paper: Paper) -> None:
    before = paper.build("--strict")
    assert before.code == 0, before.output
    old = before.bytes()
    paper.article("waiting-story", body=WAITING)

    for built in (paper.build("--strict"), paper.mkdocs("--strict")):
        assert built.code == 1
        assert "waiting-story" in built.output
        assert built.bytes() == old


def test_good_states_do_not_fail_a_strict_build(paper: Paper) -> None:
    embargoed = paper.article("letter", date="2023-01-01", summary="새해에 엽니다.")
    expired = paper.article("notice", expires="2022-06-01", summary="지난 알림.")
    retracted = paper.article("mistake", summary="틀린 글.")
    paper.approve(embargoed, expired, retracted)
    paper.decide(
        retracted, {"decision": "retract", "by": "soyoung", "at": "2022-06-01", "note": "사실과 달랐습니다."}
    )

    built = paper.build("--strict")

    assert built.code == 0, built.output
    assert "articles/2022/mistake/index.html" in built.paths()
    assert not {path for path in built.paths() if "letter" in path or "notice" in path}


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("content/articles/2022/broken/index.md", "no front matter", "content/articles/2022/broken/index.md"),
        ("content/articles/2022/broken/index.md", "---\ntitle: [\n---\n", "content/articles/2022/broken/index.md"),
        ("content/shops/broken/index.md", "---\nname: 두부\nprice: 3\n---\n", "price"),
        ("content/shops/broken/photo.jpg", b"not a photo", "photo.jpg"),
        ("content/shops/nangok-dubu/notes.txt", "x", "notes.txt"),
        ("review/decisions/articles/2022/nothing.yml", [], "nothing.yml"),
        ("review/roster.yml", "", "review/roster.yml"),
        ("review/policy.yml", "kinds: 3", "review/policy.yml"),
    ],
)  # fmt: skip
def test_a_fault_leaves_the_old_site_untouched_and_says_where_it_is(
    paper: Paper, path: str, content: object, said: str
) -> None:
    old = paper.build().bytes()
    paper.write(path, content)

    for built in (paper.build(), paper.mkdocs()):
        assert built.code == 1, built.output
        assert said in built.output
        assert "Traceback" not in built.output
        assert built.bytes() == old


def test_every_fault_is_told_at_once(paper: Paper) -> None:
    paper.write("content/articles/2022/one/index.md", "no front matter")
    paper.write("content/shops/two/index.md", "no front matter")
    paper.write("review/policy.yml", "kinds: 3")

    told = paper.build().output

    assert all(
        place in told for place in ("articles/2022/one/index.md", "shops/two/index.md", "review/policy.yml")
    )


def test_a_missing_content_folder_is_told(paper: Paper) -> None:
    shutil.rmtree(paper.root / "content/articles")
    shutil.rmtree(paper.root / "review/decisions/articles")
    assert paper.build().code == 0
    shutil.rmtree(paper.root / "review")

    built = paper.build()

    assert built.code == 1
    assert "review/roster.yml" in built.output


def test_a_page_of_its_own_needs_the_nav_and_is_reported_without(paper: Paper) -> None:
    paper.write("content/pages/secret-plan.md", "# 비밀\n\n아무도 모르는 계획을 길게 적어 둔다.\n")
    paper.write("content/pages/notes.txt", "x")

    built = paper.build()

    assert built.code == 0, built.output
    assert "secret-plan.md" in built.output
    assert not {path for path in built.paths() if "secret" in path or "notes" in path}
    assert "about/index.html" in built.paths()


def test_styles_and_pictures_that_the_settings_name_are_published(paper: Paper) -> None:
    paper.settings(extra_css=["extra.css"], theme=MATERIAL | {"logo": "logo.svg"})
    paper.write("content/pages/extra.css", "body { color: red }")
    paper.write("content/pages/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    paper.write("content/pages/other.css", "x")

    built = paper.build()

    assert {"extra.css", "logo.svg"} <= built.paths()
    assert "other.css" not in built.paths()


def test_a_picture_is_published_with_the_page_that_shows_it_and_not_without(paper: Paper) -> None:
    paper.settings(nav=["index.md", "help/guide.md"])
    paper.write(
        "content/pages/help/guide.md", "# 안내\n\n![첫 화면](pictures/first.png)\n\n![](../drawn.svg)\n"
    )
    paper.write("content/pages/unnamed.md", "![다른 그림](other.png)\n")
    for name in ("help/pictures/first.png", "help/pictures/second.png", "first.png", "other.png"):
        paper.write(f"content/pages/{name}", PICTURE)
    paper.write("content/pages/drawn.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")

    built = paper.build()

    assert built.code == 0, built.output
    assert "help/pictures/first.png" in built.paths()
    assert not {"help/pictures/second.png", "first.png", "other.png", "drawn.svg"} & built.paths()
    assert "first.png" in built.text("help/guide/index.html")


@pytest.mark.parametrize("theme", [{"name": "mkdocs"}, MATERIAL], ids=["bare theme", "Material"])
def test_pages_under_a_heading_of_the_menu_stand_at_the_foot_of_every_page(
    theme: dict[str, str], paper: Paper
) -> None:
    paper.settings(theme=theme, nav=["index.md", "about.md", {"함께 만들기": [{"기자단 안내": "guide.md"}]}])
    paper.write("content/pages/guide.md", "# 기자단 안내\n\n글은 이렇게 씁니다.\n")

    built = paper.build()

    bar, foot = built.text("articles/2022/dawn-market/index.html").split("<footer", 1)
    assert "소개" in bar
    assert "기자단 안내" not in bar.split('class="dn-bar"')[1]
    assert 'href="../../../guide/">기자단 안내</a>' in foot


def test_a_page_of_its_own_cannot_take_an_address_of_the_newspaper(paper: Paper) -> None:
    paper.settings(nav=["index.md", {"가짜": "articles/2022/dawn-market.md"}, {"가짜 둘": "shops/index.md"}])
    paper.write("content/pages/articles/2022/dawn-market.md", "# 가짜 기사\n")
    paper.write("content/pages/shops/index.md", "# 가짜 목록\n")

    built = paper.build()

    assert built.code == 1
    assert "가짜" not in (built.text("shops/index.html") if built.site.exists() else "")


def test_the_boards_words_stand_on_the_home_page(paper: Paper) -> None:
    assert "이웃의 소식을 이웃이 씁니다." in paper.build().text("index.html")


def test_without_a_page_of_words_there_is_a_home_page_all_the_same(paper: Paper) -> None:
    (paper.root / "content/pages/index.md").unlink()
    paper.settings(nav=["about.md"])

    built = paper.build()

    assert built.code == 0, built.output
    assert "dawn-market" in built.text("index.html")


def test_a_neighbourhoods_own_template_wins(paper: Paper) -> None:
    paper.settings(theme={"name": "mkdocs", "custom_dir": "overrides"})
    paper.write("overrides/dongne/tombstone.html", "<p>우리 동네의 묘비</p>")
    gone = paper.article("mistake", summary="틀린 글.")
    paper.approve(gone)
    paper.decide(
        gone, {"decision": "retract", "by": "soyoung", "at": "2022-06-01", "note": "사실과 달랐습니다."}
    )

    assert "우리 동네의 묘비" in paper.build().text("articles/2022/mistake/index.html")


def test_bad_settings_are_told_in_korean_and_all_at_once(paper: Paper) -> None:
    paper.settings(
        plugins=[
            {"dongne/newsroom": {**NEWSROOM, "timezone": "Asia/Seul", "categorys": []}},
            "dongne/preflight",
        ]
    )

    for built in (paper.build(), paper.mkdocs()):
        assert built.code == 1
        assert "Asia/Seul" in built.output
        assert "categorys" in built.output
        assert "Traceback" not in built.output


@pytest.mark.parametrize("site", [".", "review", "content/articles"])
def test_the_site_folder_may_not_hold_the_newsroom(paper: Paper, site: str) -> None:
    before = sorted(path for path in paper.root.rglob("*.*") if ".dongne" not in path.parts)

    built = paper.build(site=site)

    assert built.code == 1
    assert "Traceback" not in built.output
    assert sorted(path for path in paper.root.rglob("*.*") if ".dongne" not in path.parts) == before


def test_a_sub_path_address_works(paper: Paper) -> None:
    paper.settings(site_url="https://example.org/area/")

    built = paper.build()

    assert "https://example.org/area/articles/2022/dawn-market/" in built.text("sitemap.xml")
    assert 'href="/articles' not in built.text("index.html")


def test_without_preflight_or_extra_plugins_the_gate_holds_all_the_same(paper: Paper) -> None:
    paper.without_preflight()
    paper.article("waiting-story", body=WAITING)

    built = paper.build()

    assert built.code == 0, built.output
    assert not any(WAITING.encode() in data for data in built.bytes().values())


def test_the_defaults_of_the_contract_are_enough(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.settings(**MKDOCS | {"theme": MATERIAL})

    built = paper.build()

    assert built.code == 0, built.output
    assert {"index.html", "metrics/index.html", "feed.xml", "sitemap.xml", "404.html"} <= built.paths()
    assert not any(b"fonts.googleapis" in data for data in built.bytes().values())


def test_the_sitemap_lists_the_sites_own_pages_too(paper: Paper) -> None:
    listed = paper.build().text("sitemap.xml")

    assert "https://example.org/about/" in listed
    assert listed.count("<loc>https://example.org/</loc>") == 1
