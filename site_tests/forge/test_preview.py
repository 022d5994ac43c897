"""The preview of a pull request: to be read by the board, and never to be taken for the site."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.errors import UsageError
from dongne.pipeline.preview import ADDRESS, MARK, finish_preview, prepare_preview
from site_tests.paper import NOW, Built, Paper

HELD = "아직 아무도 읽지 않은 둘째 이야기의 본문이다."


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    paper = Paper(tmp_path_factory.mktemp("paper"))
    paper.approve(paper.article("read"))
    paper.article("waiting", body=f"{HELD}\n")
    return paper


@pytest.fixture(scope="module")
def preview(paper: Paper) -> Built:
    return paper.dongne("--now", NOW, "preview", "preview", site="preview")


def test_what_waits_is_in_it_and_the_first_page_leads_there(preview: Built) -> None:
    assert preview.code == 0
    assert HELD in preview.text("articles/2022/waiting/index.html")
    assert 'href="articles/2022/waiting/index.html"' in preview.text("index.html")


def test_every_page_says_what_it_is_and_asks_not_to_be_indexed(preview: Built) -> None:
    pages = [path for path in preview.paths() if path.endswith(".html")]

    assert len(pages) > 5
    for page in pages:
        text = preview.text(page)
        assert "승인하지 않은 글이 들어 있습니다" in text
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text
        assert "https://example.org/" not in text
    assert preview.text("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert not {"sitemap.xml", "sitemap.xml.gz"} & preview.paths()
    assert ADDRESS.endswith(".invalid/")


def test_its_links_work_without_a_server(preview: Built) -> None:
    text = preview.text("articles/index.html")

    assert 'href="2022/read/index.html"' in text or 'href="../articles/2022/read/index.html"' in text


def test_it_cannot_be_published_by_mistake(paper: Paper, preview: Built) -> None:
    marked = paper.dongne("--now", NOW, "preflight", "preview")
    (preview.site / MARK).rename(preview.site / "other.txt")
    unmarked = paper.dongne("--now", NOW, "preflight", "preview")
    (preview.site / "other.txt").rename(preview.site / MARK)

    assert (marked.code, unmarked.code) == (1, 1)
    assert "미리보기" in marked.output
    assert "articles/2022/waiting" in unmarked.output


def test_it_takes_no_place_but_its_own(paper: Paper) -> None:
    memo = paper.write("notes/memo.txt", "장보기\n")

    for folder in ("site", "mkdocs.yml"):
        with pytest.raises(UsageError):
            prepare_preview(paper.root / folder, site=paper.root / "site")
    said = paper.dongne("--now", NOW, "preview", "notes")

    assert said.code == 2, said.output
    assert memo.exists()
    assert not (paper.root / "site").exists()


def test_a_preview_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    prepare_preview(tmp_path / "new", site=tmp_path / "site")
    (tmp_path / "new/index.html").write_text("옛 것", encoding="utf-8")

    prepare_preview(tmp_path / "new", site=tmp_path / "site")

    with pytest.raises(UsageError):
        prepare_preview(tmp_path, site=tmp_path / "site")


@given(
    st.text(max_size=60),
    st.sampled_from(["{}", "<html>{}</html>", "<HEAD>{}</HEAD><Body class='a'>{}</Body>"]),
)
def test_no_page_escapes_the_mark(tmp_path_factory: pytest.TempPathFactory, words: str, shape: str) -> None:
    folder = tmp_path_factory.mktemp("preview")
    page = folder / "page.html"
    page.write_text(shape.replace("{}", words), encoding="utf-8", errors="replace")

    finish_preview(folder, waiting={})

    text = page.read_text(encoding="utf-8")
    assert text.count("noindex") >= 1
    assert "승인하지 않은 글" in text
