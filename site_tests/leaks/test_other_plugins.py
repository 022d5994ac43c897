"""What another plugin brings in after the gate is found in the finished site: rows 9, 10 and 11."""

import gzip
import html
import json
import zipfile
from base64 import b64encode, encodebytes, urlsafe_b64encode
from io import BytesIO
from urllib.parse import quote

import pytest

from site_tests.leaks.held import BODY, ID, PHOTO, TITLE, assert_held, assert_left_out, assert_refused
from site_tests.paper import Paper

ADDING = """
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

@event_priority(-50)  # as Material's blog does
def on_files(files, config):
    content = Path(config.config_file_path).parent / "content"
    for path in sorted((content / "articles/2022/quiet-flower-shop").iterdir()):
        if path.name in {names}:
            files.append(File.generated(config, "{folder}/" + path.name, abs_src_path=str(path)))
"""
EMPTYING = """
def {event}({arguments}, page, **_):
    return "<p>" if "{folder}" in page.url else {first}
"""
WRITING = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_post_build(config):
    for path in Path(config.config_file_path).parent.glob("extra/*"):
        (Path(config.site_dir) / path.name).write_bytes(path.read_bytes())
"""


def add_hook(paper: Paper, source: str) -> None:
    """Let a plugin of the site's own run beside ours."""
    paper.write("hook.py", source)
    paper.settings(hooks=["hook.py"])


def adding(folder: str, *names: str) -> str:
    return ADDING.replace("{folder}", folder).replace("{names}", repr(set(names)))


def emptying(folder: str, event: str) -> str:
    first = {"on_page_markdown": "markdown", "on_page_content": "html", "on_post_page": "output"}[event]
    return EMPTYING.format(event=event, folder=folder, arguments=first, first=first)


# --- row 9: whole pages, added after the gate


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
@pytest.mark.parametrize("folder", [ID, "elsewhere"])
def test_an_article_that_another_plugin_adds_is_not_let_out(theme: str, folder: str, guarded: Paper) -> None:
    if theme == "material":
        guarded.with_material()
    add_hook(guarded, adding(folder, "index.md", "yard.jpg"))

    words = ("index.html", "yard.jpg", "제목", "글귀", "사진", f"`{ID}`")
    assert_refused(guarded, *words, *(["search/search_index.json"] if theme == "material" else []))


def test_a_page_is_known_by_its_address_though_nothing_is_left_on_it(guarded: Paper) -> None:
    add_hook(guarded, adding(ID, "index.md") + emptying(ID, "on_post_page"))

    assert_refused(guarded, f"{ID}/index.html", "주소")


def test_a_picture_that_another_plugin_adds_is_not_let_out(guarded: Paper) -> None:
    add_hook(guarded, adding("elsewhere", "front.jpg"))

    assert_refused(guarded, "elsewhere/front.jpg", "사진")


def test_materials_blog_finds_nothing_to_add(paper: Paper) -> None:
    paper.with_material({"material/blog": {"blog_dir": "blog", "authors": False}})
    paper.write("content/pages/blog/index.md", "# 사랑방\n")
    paper.settings(nav=["index.md", "about.md", "blog/index.md"])
    # Where that plugin looks for posts, and in a shape that it takes; `date` alone would stop our own reader.
    paper.write("content/pages/blog/posts/held.md", f"# {TITLE}\n\n{BODY}")

    built = paper.mkdocs()

    assert built.code == 0, built.output
    assert_held(built.site)


# --- row 10: the text is taken out late, what is told about it stays


@pytest.mark.parametrize("event", ["on_page_markdown", "on_page_content"])
def test_a_title_that_stays_when_the_text_is_emptied_is_not_let_out(event: str, guarded: Paper) -> None:
    guarded.with_material()
    add_hook(guarded, adding("elsewhere", "index.md") + emptying("elsewhere", event))

    assert_refused(guarded, "elsewhere/index.html", "제목")


# --- row 11: the page is emptied after everything has been made of it


def test_what_the_search_has_read_before_a_page_was_emptied_is_not_let_out(guarded: Paper) -> None:
    guarded.with_material()
    add_hook(guarded, adding("elsewhere", "index.md") + emptying("elsewhere", "on_post_page"))

    assert_refused(guarded, "search/search_index.json", "글귀")


# --- whatever writes files of its own


def packed(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


DISGUISES = {
    "plain.txt": BODY.encode(),
    "title.txt": TITLE.encode(),
    "entities.html": BODY.encode("ascii", "xmlcharrefreplace"),
    "twice.xml": html.escape(html.escape(f"<p>{TITLE}</p>")).encode(),
    "data.json": json.dumps({"text": BODY}).encode(),
    "markup-in.json": json.dumps(html.escape(f'"{TITLE}"')).encode(),
    "percent.txt": quote(BODY).encode(),
    "query.html": f'<a href="?a=1&amp;q={quote(TITLE)}">찾기</a>'.encode(),
    "marked.html": f"<p>{TITLE[:5]}<mark>{TITLE[5:9]}</mark>{TITLE[9:]}".encode(),
    "site.xml.gz": gzip.compress(BODY.encode()),
    "nested.gz": gzip.compress(gzip.compress(TITLE.encode())),
    "book.xlsx": packed(sheet=html.escape(BODY).encode()),
    "photo-in.zip": packed(picture=PHOTO),
    "photo.bin": PHOTO,
    "photo.jpg.gz": gzip.compress(PHOTO),
    "photo-in.css": b"a{background:url(data:image/jpeg;base64," + b64encode(PHOTO) + b")}",
    "photo-in.svg": b'<image href="data:;BASE64,' + quote(b64encode(PHOTO), safe="").encode() + b'"/>',
    "photo-in.json": json.dumps({"a": f"data:;base64,{encodebytes(PHOTO).decode()}"})
    .replace("/", "\\/")
    .encode(),
    "text-in.html": b"<img src='data:image/svg+xml;base64,"
    + urlsafe_b64encode(gzip.compress(BODY.encode())).rstrip(b"=")
    + b"'>",
}


def test_whatever_a_plugin_writes_is_searched_however_it_is_packed(guarded: Paper) -> None:
    for name, data in DISGUISES.items():
        guarded.write(f"extra/{name}", data)
    add_hook(guarded, WRITING.format(priority=-98))

    assert_refused(guarded, *(f"  {name}: " for name in DISGUISES))


def test_what_a_tombstone_says_stands_on_the_tombstone_alone(guarded: Paper) -> None:
    guarded.approve(ID)
    said = {"decision": "retract", "by": "soyoung", "at": "2022-06-01T09:00:00+09:00", "note": "가게의 부탁"}
    guarded.decide(ID, {**said, "title": TITLE})
    guarded.write("extra/title.txt", TITLE)
    guarded.write("extra/link.txt", f"http://127.0.0.1/{ID}/")
    add_hook(guarded, WRITING.format(priority=-98))

    refused = assert_refused(guarded, "  title.txt: ", "  link.txt: ")

    assert f"{ID}/index.html:" not in refused.output
    guarded.settings(hooks=[])
    built = guarded.mkdocs()
    assert (built.code, TITLE in built.text(f"{ID}/index.html")) == (0, True), built.output


def test_a_poem_is_known_by_its_lines_together(guarded: Paper) -> None:
    poem = "빈 화분\\\n마른 흙\\\n**닫힌 문**\\\n젖은 우산\\\n늦은 봄\\\n접은 의자\n"
    guarded.article("poem", title="짧은 시", summary="봄.", body=poem)
    guarded.write("extra/poem.html", f"<p>{poem.replace('**', '').replace(chr(92), '<br>')}</p>")
    add_hook(guarded, WRITING.format(priority=0))

    assert_refused(guarded, "  poem.html: ", "글귀")


def test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak(guarded: Paper) -> None:
    guarded.write("content/pages/quoted.md", f"# {TITLE}\n\n{BODY}")
    guarded.write("content/pages/deep/about.md", f"# {TITLE}\n\n{BODY}")
    guarded.write("mkdocs.yml", (guarded.root / "mkdocs.yml").read_text() + f"# - quoted.md {TITLE}\n")
    guarded.write("extra/plain.txt", BODY)
    guarded.write("extra/title.txt", TITLE)
    (guarded.root / "hook.py").write_text(WRITING.format(priority=0))
    text = (guarded.root / "mkdocs.yml").read_text()
    guarded.write("mkdocs.yml", f"{text}hooks: [hook.py]\n")

    assert_refused(guarded, "plain.txt", "title.txt")


# --- what is no leak


def test_what_the_board_says_itself_and_what_is_published_elsewhere_is_no_find(guarded: Paper) -> None:
    guarded.settings(nav=["index.md", "about.md", "deep/plans.md"])
    guarded.write("content/pages/deep/plans.md", f"# 다음 달\n\n{TITLE}. {BODY}")
    sharing = guarded.article("sharing", body="![같은 사진](same.jpg)\n", photos={"same.jpg": PHOTO})
    guarded.approve(sharing)

    built = guarded.mkdocs()

    assert built.code == 0, built.output
    assert BODY.strip() in built.text("deep/plans/index.html")


def test_a_plugin_that_adds_nothing_of_ours_changes_nothing(guarded: Paper) -> None:
    guarded.write("extra/own.txt", "플러그인이 쓴 글입니다. 기사와는 아무 상관이 없습니다.")
    add_hook(guarded, WRITING.format(priority=0))

    built = assert_left_out(guarded)

    assert "own.txt" in built.paths()
