"""A new site and new items, sound from the first moment."""

import re
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongne.pipeline.newsroom import survey
from site_tests.cli.terminal import COMMAND, at_terminal, dongne
from site_tests.paper import NOW, Paper

ARTICLE = (
    "--title",
    "새벽: 시장 '의' 첫 #손님",
    "--date",
    "2022-05-04",
    "--category",
    "people",
    "--reporter",
    "minseo",
)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


# --- init


def test_a_new_site_is_sound_and_builds_at_once(tmp_path: Path) -> None:
    said = dongne(tmp_path, "init", "우리 동네", "--name", "신사: 사람들", "--area", '"신사" 상권 & $골목')

    folder = tmp_path / "우리 동네"
    assert said.code == 0
    assert dongne(folder, "check").code == 0
    built = subprocess.run([COMMAND, "-C", str(folder), "--now", NOW, "build", "--strict"], check=False)
    assert built.returncode == 0
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "신사: 사람들" in home
    assert (
        "&#34;신사&#34; 상권 &amp; $골목" in home
        or "“신사” 상권 &amp; $골목" in home
        or '"신사" 상권 &amp; $골목' in home
    )
    assert (folder / ".gitignore").is_file()


def test_a_new_site_can_publish_its_first_article(tmp_path: Path) -> None:
    dongne(tmp_path, "init", ".")
    dongne(
        tmp_path,
        "new",
        "article",
        "first",
        "--title",
        "첫 글",
        "--category",
        "news",
        "--reporter",
        "reporter",
    )

    said = dongne(tmp_path, "approve", "articles/2022/first", "--as", "editor")

    assert said.code == 0
    assert "실림" in said.out


def test_nothing_is_written_where_something_lies(tmp_path: Path) -> None:
    note = tmp_path / "메모.txt"
    note.write_text("그대로", encoding="utf-8")

    for folder in (".", "메모.txt"):
        assert dongne(tmp_path, "init", folder).code == 2

    assert [path.name for path in tmp_path.iterdir()] == ["메모.txt"]


# --- new


@pytest.mark.parametrize(
    ("arguments", "item_id"),
    [
        (("article", "dawn", *ARTICLE), "articles/2022/dawn"),
        (
            ("shop", "dubu", "--title", "난곡손두부", "--category", "restaurant", "--address", "난곡로 12"),
            "shops/dubu",
        ),
        (
            ("event", "flea", "--title", "벼룩시장", "--starts", "2022-05-21T10:00", "--place", "공원"),
            "events/flea",
        ),
        (("edition", "2022-05"), "editions/2022-05"),
    ],
)
def test_a_new_item_lacks_nothing_but_its_approval(
    paper: Paper, arguments: Sequence[str], item_id: str
) -> None:
    said = dongne(paper.root, "new", *arguments)

    assert said.code == 0
    assert f"`content/{item_id}/index.md`" in said.out
    problems = survey(paper.root, now=NOW).problems
    assert [(problem.origin.file, problem.code) for problem in problems] == [
        (f"content/{item_id}/index.md", "item-pending")
    ]


def test_what_is_left_out_has_the_default_of_the_day(paper: Paper) -> None:
    dongne(
        paper.root,
        "new",
        "article",
        "dawn",
        "--title",
        "새벽",
        "--category",
        "people",
        "--reporter",
        "minseo",
    )

    text = (paper.root / "content/articles/2022/dawn/index.md").read_text(encoding="utf-8")
    assert "\ndate: 2022-12-31\n" in text
    assert "\nreporters: [minseo]\n" in text


def test_editions_are_numbered_one_after_another(paper: Paper) -> None:
    for month in ("2022-05", "2022-06"):
        assert dongne(paper.root, "new", "edition", month).code == 0

    text = (paper.root / "content/editions/2022-06/index.md").read_text(encoding="utf-8")
    assert "title: 2022년 6월 호\nnumber: 2\n" in text


def test_an_item_that_exists_is_never_touched(paper: Paper) -> None:
    story = paper.article()
    before = (paper.root / f"content/{story}/index.md").read_bytes()

    said = dongne(paper.root, "new", "article", "dawn-market", *ARTICLE)

    assert said.code == 2
    assert "이미 있습니다" in said.err
    assert (paper.root / f"content/{story}/index.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("article", "새벽 시장", *ARTICLE), "`saebyeok-sijang`는 어떨까요?"),
        (("article", "Dawn", *ARTICLE), "`dawn`는 어떨까요?"),
        (("article", "page", *ARTICLE), "`saebyeok-sijang-ui-cheot-sonnim`는 어떨까요?"),
        (("article", "../../outside", *ARTICLE), "주소로 쓸 수 없습니다"),
        (("edition", "2022-13"), "호의 주소가 아닙니다"),
        (("article", "dawn", *ARTICLE, "--reporter", "minsu"), "minsu"),
        (("article", "dawn", *ARTICLE, "--category", "peple"), "people"),
        (("article", "dawn", *ARTICLE, "--date", "2022-02-30"), "2022-02-30"),
        (("article", "dawn", *ARTICLE, "--date", "어제"), "어제"),
        (("article", "dawn", *ARTICLE, "--title", "가" * 81), "80"),
        (("edition", "2022-05", "--number", "세번째"), "--number"),
    ],
)
def test_a_value_that_cannot_be_is_wrong_usage_and_nothing_is_written(
    paper: Paper, arguments: Sequence[str], words: str
) -> None:
    said = dongne(paper.root, "new", *arguments)

    assert said.code == 2
    assert words in said.err
    assert not (paper.root / "content/articles").exists()
    assert not (paper.root / "content/editions").exists()


def test_where_nobody_can_be_asked_the_missing_options_are_named(paper: Paper) -> None:
    said = dongne(paper.root, "new", "article")

    assert said.code == 2
    assert "`SLUG`, `--title`, `--category`, `--reporter`을(를) 적어 주세요." in said.err


def test_an_unsound_roster_is_told_and_nothing_is_written(paper: Paper) -> None:
    paper.write("review/roster.yml", "people: 없음\n")

    said = dongne(paper.root, "new", "article", "dawn", *ARTICLE)

    assert said.code == 1
    assert "review/roster.yml" in said.err


def test_a_paper_without_a_roster_is_told_so(paper: Paper) -> None:
    (paper.root / "review/roster.yml").unlink()

    said = dongne(paper.root, "new", "article", "dawn", *ARTICLE)

    assert said.code == 1
    assert "review/roster.yml" in said.err
    assert "No such file" not in said.err
    assert not (paper.root / "content/articles").exists()


titles = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda title: title.strip() and not title.startswith("-")
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles)
def test_any_title_is_kept_as_it_was_typed(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    paper = Paper(tmp_path_factory.mktemp("paper"))
    said = dongne(paper.root, "new", "edition", "2022-05", "--title", title)

    assert said.code == 0, said.err
    (item,) = survey(paper.root, now=NOW).items
    assert item.title.split() == unicodedata.normalize("NFC", title).split()


# --- at the terminal


def test_at_the_terminal_it_asks_for_what_the_options_leave_out(paper: Paper) -> None:
    answers = "새벽 시장의 첫 손님\n\npeople\nminseo, jaehun\n네 시 반, 문이 열린다.\n\n"

    code, screen = at_terminal(paper.root, ["new", "article"], answers)

    assert code == 0, screen
    assert "people=사람들, food=맛집" in screen
    assert "2022-12-31" in screen
    text = (paper.root / "content/articles/2022/saebyeok-sijangui-cheot-sonnim/index.md").read_text(
        encoding="utf-8"
    )
    assert re.search(
        r"title: 새벽 시장의 첫 손님\ndate: 2022-12-31\ncategory: people\nreporters: \[minseo, jaehun\]\n",
        text,
    )


def test_at_the_terminal_nothing_is_asked_that_was_said(paper: Paper) -> None:
    code, screen = at_terminal(paper.root, ["new", "article", "dawn", *ARTICLE], "네 시 반.\n")

    assert code == 0, screen
    assert "제목" not in screen
    assert "한두 문장 소개" in screen


@pytest.mark.parametrize(
    ("answer", "month", "title"), [("", "2022-12", "2022년 12월 호"), ("2022-06", "2022-06", "2022년 6월 호")]
)
def test_at_the_terminal_the_month_of_an_edition_is_asked_first_for_the_rest_follows_from_it(
    paper: Paper, answer: str, month: str, title: str
) -> None:
    code, screen = at_terminal(paper.root, ["new", "edition"], f"{answer}\n\n\n\n\n")

    assert code == 0, screen
    assert f"어느 달의 호인지 (2022-05) [2022-12]: 제목 [{title}]: 몇 호 [1]: 날짜 [{month}-01]: " in screen
    text = (paper.root / f"content/editions/{month}/index.md").read_text(encoding="utf-8")
    assert f"title: {title}\nnumber: 1\ndate: {month}-01\n" in text
