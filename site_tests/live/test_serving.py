"""``dongne serve`` as a reporter uses it: what is saved is seen, what is wrong is told, and nothing is published."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dongne.pipeline.preview import LIVE, is_preview
from dongne.pipeline.reserve import FOLDER
from site_tests.cli.terminal import dongne
from site_tests.live.running import Preview, kept_port, running
from site_tests.paper import Paper

STORY = "articles/2022/dawn-market"
HELD = "articles/2022/waiting"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Write a newspaper with one article that is published and one that waits."""
    paper = Paper(tmp_path_factory.mktemp("live") / "paper")
    paper.with_material()
    paper.approve(paper.article())
    paper.article("waiting", body="첫 문단이다.\n")
    return paper


@pytest.fixture(scope="module")
def preview(paper: Paper) -> Iterator[Preview]:
    """Show it."""
    with running(paper) as shown:
        yield shown


def text_of(paper: Paper, item_id: str) -> tuple[Path, str]:
    file = paper.root / "content" / item_id / "index.md"
    return file, file.read_text(encoding="utf-8")


def test_what_is_saved_appears_in_the_open_window(paper: Paper, preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}{HELD}/")
    expect(page.get_by_text("첫 문단이다.")).to_be_visible()
    expect(page.get_by_role("note")).to_contain_text("아직 승인되지 않은 글입니다")

    paper.article("waiting", body="둘째 문단이다.\n")

    expect(page.get_by_text("둘째 문단이다.")).to_be_visible()
    # The page may load again at any moment: what is asked of it must be asked until it answers.
    policy = page.locator("meta[http-equiv=Content-Security-Policy]")
    expect(policy).to_have_attribute("content", re.compile("script-src"))
    page.close()


def test_a_mistake_is_shown_over_the_last_good_page_and_in_the_terminal(
    paper: Paper, preview: Preview, page: Page
) -> None:
    file, sound = text_of(paper, HELD)
    page.goto(f"{preview.address}{HELD}/")

    file.write_text(sound.replace("category: people", "category: peple"), encoding="utf-8")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"content/{HELD}/index.md")
    expect(alert).to_contain_text("people")
    expect(page.get_by_role("heading", level=1)).to_contain_text("새벽 시장의 첫 손님 waiting")
    # Of the file itself the terminal has told before: that it waits.
    assert preview.says("오류[category-unknown]")
    file.write_text(sound, encoding="utf-8")
    expect(alert).to_be_hidden()
    page.close()


def test_bursts_half_written_files_and_removed_bundles_are_survived(paper: Paper, preview: Preview) -> None:
    waiting, text = text_of(paper, HELD)
    for number in range(30):
        waiting.write_text(f"{text}\n{number}번째 저장.\n", encoding="utf-8")
    assert preview.shows(f"{HELD}/", "29번째 저장.")

    waiting.write_bytes(text.encode()[:-40])
    shutil.rmtree(waiting.parent)
    assert preview._comes(lambda: preview.get(f"{HELD}/") == "")

    paper.article("waiting", body="다시 쓴 글이다.\n")
    assert preview.shows(f"{HELD}/", "다시 쓴 글이다.")
    assert "시장 문은 네 시 반에 열린다." in preview.get(f"{STORY}/")


def test_settings_that_are_away_for_a_while_are_waited_for(paper: Paper, preview: Preview) -> None:
    settings = paper.root / "mkdocs.yml"
    settings.rename(paper.root / "away.yml")
    assert preview.says("mkdocs.yml이 없습니다")

    (paper.root / "away.yml").rename(settings)
    paper.article("waiting", body="설정이 돌아온 뒤에 쓴 글이다.\n")

    assert preview.shows(f"{HELD}/", "설정이 돌아온 뒤에 쓴 글이다.")


def test_decisions_settings_and_own_pages_are_followed_too(paper: Paper, preview: Preview) -> None:
    late = paper.article("late")
    assert preview.shows(f"{late}/", "교정쇄")
    paper.approve(late)
    assert preview.shows("feed.xml", "late")
    assert preview._comes(lambda: "교정쇄" not in preview.get(f"{late}/"))
    assert preview.shows(f"{late}/", "네 시 반의 시장, late.")

    paper.write("content/pages/about.md", "# 소개\n\n새로 쓴 소개입니다.\n")
    paper.write("overrides/dongne/galley.html", "<p>우리의 교정쇄</p>{% include view.inner %}\n")
    paper.settings(theme={"name": "material", "language": "ko", "custom_dir": "overrides"})
    assert preview.shows("about/", "새로 쓴 소개입니다.")
    assert preview.shows(f"{HELD}/", "우리의 교정쇄")


def test_nothing_becomes_a_site(paper: Paper, preview: Preview) -> None:
    shown = paper.root / LIVE

    assert not (paper.root / "site").exists()
    assert not (paper.root / FOLDER).exists()
    assert is_preview(shown)
    assert "live.js" in preview.get()
    assert b"live.js" not in (shown / "index.html").read_bytes()


def test_a_newspaper_that_is_wrong_from_the_start_appears_once_it_is_mended(
    tmp_path: Path, page: Page
) -> None:
    paper = Paper(tmp_path / "paper")
    paper.article(category="peple")
    with running(paper) as preview:
        page.goto(preview.address)
        expect(page.get_by_role("alert")).to_contain_text(f"content/{STORY}/index.md")

        paper.article()

        expect(page.get_by_text("이웃의 소식을 이웃이 씁니다.")).to_be_visible()
        page.close()


def test_a_site_with_plugins_of_its_own_is_shown_by_mkdocs(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "paper")
    paper.write("hook.py", "def on_post_page(output, **_):\n    return output + '<!-- 우리 것 -->'\n")
    paper.settings(hooks=["hook.py"])
    paper.article("waiting")

    with kept_port() as port, running(paper, "--addr", f"127.0.0.1:{port}") as preview:
        assert preview.shows(f"{HELD}/", "교정쇄")
        assert "우리 것" in preview.get("about/")

    assert not (paper.root / "site").exists()


def test_it_is_opened_on_this_machine_only(tmp_path: Path) -> None:
    paper = Paper(tmp_path)

    asked = dongne(paper.root, "serve", "--addr", "0.0.0.0:8000")
    paper.settings(dev_addr="example.org:8000")
    set_up = dongne(paper.root, "serve")

    assert (asked.code, set_up.code) == (2, 2)
    assert "이 컴퓨터에서만" in asked.err
    assert "`example.org`" in set_up.err
