"""What may stand above the site's own pages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.ingest.pages import check_page, read_pages
from site_tests.ingest.desk import codes, places, write

FILE = "content/pages/about.md"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 우리 소식지는\n\n동네 이야기.\n",
        "---\ntitle: 우리 소식지는\nsummary: 누가 만드나\nhide: [navigation, toc]\n---\n동네 이야기.\n",
        "---\n---\n동네 이야기.\n",
        "\nnote: 빈 줄 아래의 글\n",
    ],
)
def test_a_page_may_have_a_title_a_summary_and_less_around_it(text: str) -> None:
    assert check_page(text, file=FILE) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntemplate: evil.html\n---\n", "key-unknown", 2),
        ("---\ntitle: 가\nsearch: {boost: 99}\n---\n", "key-unknown", 3),
        ("---\ntitle: 가\ntitle: 나\n---\n", "yaml-duplicate-key", 3),
        ("---\ntitle: &x 가\n---\n", "yaml-anchor", 2),
        ("---\nhide: all\n---\n", "type-list", 2),
        ("---\nhide: [everything]\n---\n", "choice-unknown", 2),
        ("---\ntitle:\n---\n", "value-empty", 2),
        ("---\ntitle: 가\n...\n글\n", "front-matter-unclosed", 1),
        ("----\ntemplate: evil.html\n---\n", "front-matter-missing", 1),
        ("--- \ntitle: [\n---\n", "yaml-syntax", 3),
        # Without `---` MkDocs takes these for keys as well.
        ("template: evil.html\n\n글\n", "page-bare-keys", 1),
        ("  template: evil.html\n", "page-bare-keys", 1),
        ("title: 우리 소식지는\n", "page-bare-keys", 1),
        ("template:\n    evil.html\n", "page-bare-keys", 1),
    ],
)
def test_anything_else_is_an_error(text: str, code: str, line: int) -> None:
    assert places(check_page(text, file=FILE)) == [f"{FILE}:{line} {code}"]


def test_every_page_is_checked_and_other_files_are_not(tmp_path: Path) -> None:
    bad = "---\ntemplate: evil.html\n---\n"
    write(
        tmp_path,
        {
            "content/pages/index.md": bad,
            "content/pages/more/deep/a.MD": bad,
            "content/pages/b.markdown": bad,
            "content/pages/styles/extra.css": "template: x",
            "content/pages/korean.md": "동네".encode("cp949"),
        },
    )

    assert places(read_pages(tmp_path)) == [
        "content/pages/b.markdown:2 key-unknown",
        "content/pages/index.md:2 key-unknown",
        "content/pages/korean.md encoding-not-utf8",
        "content/pages/more/deep/a.MD:2 key-unknown",
    ]


def test_a_link_is_an_error_and_a_dot_file_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {"content/pages/.gitkeep": "", "secret.md": "비밀"})
    (tmp_path / "content/pages/link.md").symlink_to(tmp_path / "secret.md")

    assert {problem.code: problem.is_error for problem in read_pages(tmp_path)} == {
        "link-symbolic": True,
        "file-hidden": False,
    }


def test_without_pages_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert codes(read_pages(tmp_path)) == []


@given(st.text() | st.text().map(lambda text: f"---\n{text}\n---\n"))
def test_no_text_makes_it_raise(text: str) -> None:
    check_page(text, file=FILE)
