"""Prose: what a reporter's Markdown becomes, and what the reporter is told."""

from html import escape, unescape

import pytest

from dongne.errors import Severity
from dongne.render.prose import Prose, compose, resolve


def read(body: str, first_line: int = 1) -> Prose:
    return compose(body, file="content/articles/2022/a/index.md", first_line=first_line)


def codes(body: str) -> list[str]:
    return [problem.code for problem in read(body).problems]


def shown(body: str) -> str:
    """Give the text as a page shows it: every photo there, every reference an item's."""
    return resolve(
        read(body).html,
        photo=lambda src, alt: f"[{src}|{alt}]",
        link=lambda reference: f"/{reference}/",
    )


# --- what is kept


def test_ordinary_markdown_is_kept() -> None:
    html = read(
        "첫 문단의 *강조*와 **굵게**.\n\n- 하나\n- 둘\n\n> 인용\n\n1. 첫째\n\n낱말\n: 뜻\n\n`코드` 그리고 ~글~"
    ).html

    assert "<em>강조</em>" in html
    assert "<strong>굵게</strong>" in html
    assert "<li>하나</li>" in html
    assert "<blockquote>" in html
    assert "<dt>낱말</dt>" in html
    assert "<code>코드</code>" in html


@pytest.mark.parametrize(
    "text", ["<오늘의 메뉴>", "값은 3 < 5 & 7 > 2", "가게 이름은 『손맛』", "1,500원 → 2,000원"]
)
def test_signs_that_are_no_html_stay_as_they_are_written(text: str) -> None:
    assert unescape(read(text).html) == f"<p>{text}</p>"
    assert codes(text) == []


def test_a_table_can_be_moved_sideways_on_a_phone() -> None:
    html = read("가|나\n-|-:\n1|2\n").html

    assert '<div class="scroll"><table>' in html
    assert '<td class="to-right">2</td>' in html
    assert "</table></div>" in html


@pytest.mark.parametrize("text", ['**"동네"**는', "**(주)상도**가", "*말.*이라고", "**두부·콩.**을"])
def test_emphasis_ends_before_a_particle_whatever_sign_it_ends_with(text: str) -> None:
    assert "*" not in read(text).html


@pytest.mark.parametrize("text", ["10~12시, 3~5명", "오전 10~12시에 3~5명이"])
def test_what_spans_from_one_number_to_another_is_not_struck_out(text: str) -> None:
    assert read(text).html == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("차례\n- 하나\n  - 둘", "<p>차례</p><ul><li>하나<ul><li>둘</li></ul></li></ul>"),
        ("```\n# 그대로 *두기*\n```", "<pre><code># 그대로 *두기*</code></pre>"),
        ("한 줄\n둘째 줄\\\n셋째", "<p>한 줄둘째 줄<br>셋째</p>"),
    ],
)
def test_a_text_is_printed_as_the_forge_shows_it_to_the_board(body: str, html: str) -> None:
    assert read(body).html.replace("\n", "") == html


def test_footnotes_lead_there_and_back_under_ids_of_our_own() -> None:
    html = read("글[^메모] 또[^메모] 다른[^b]\n\n[^메모]: 뜻\n[^b]: 둘\n").html

    for anchor in ("fn-1", "fn-2", "fnref-1", "fnref-1-2", "fnref-2"):
        assert html.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in html
    assert "메모" not in html
    assert 'href="#fnref-2" aria-label="본문의 2번 각주 자리로">↩\ufe0e</a>' in html


# --- headings


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# 가\n## 나\n### 다", "234"),
        ("## 가\n## 나", "22"),
        ("#### 가\n# 나", "22"),
        ("# 가\n#### 나\n## 다", "233"),
    ],
)
def test_headings_stand_below_the_pages_own_and_skip_no_level(written: str, levels: str) -> None:
    html = read(written).html

    assert [html[place + 2] for place in range(len(html)) if html.startswith("<h", place)] == list(levels)
    assert "<h1" not in html


def test_headings_have_ids_that_no_two_share_whatever_they_say() -> None:
    html = read("## 시장\n\n## 시장\n\n<h3 id='__config'>시장</h3>").html

    assert '<h2 id="h-1">시장</h2>' in html
    assert '<h2 id="h-2">시장</h2>' in html
    assert '<h3 id="h-3">시장</h3>' in html


# --- photos


def test_a_photo_that_stands_alone_becomes_a_figure_with_its_title_as_caption() -> None:
    assert shown('![시장의 새벽](시장.jpg "네 시 반")') == (
        "<figure>[시장.jpg|시장의 새벽]<figcaption>네 시 반</figcaption></figure>"
    )


def test_a_photo_within_a_sentence_stays_within_it() -> None:
    assert shown("여기 ![표지](a.png)가 있다") == "<p>여기 [a.png|표지]가 있다</p>"


def test_photos_one_below_the_other_are_a_figure_each() -> None:
    assert shown("![가](a.jpg)\n![나](b.jpg)") == "<figure>[a.jpg|가]</figure>\n<figure>[b.jpg|나]</figure>"


def test_a_photo_is_named_by_its_nfc_name_and_its_line() -> None:
    decomposed = "\u1109\u1175\u110c\u1161\u11bc.jpg"  # 시장.jpg, as a Mac spells it

    (use,) = read(f"첫 줄\n\n![시장]({decomposed})", first_line=10).images

    assert (use.src, use.alt) == ("시장.jpg", "시장")


def test_a_photo_that_is_not_published_goes_with_its_caption() -> None:
    html = read('글\n\n![가](a.jpg "설명")\n\n더').html

    assert resolve(html, photo=lambda *_: None, link=lambda _: None) == "<p>글</p>\n\n<p>더</p>"


@pytest.mark.parametrize("gone", ["a.jpg", "b.jpg"])
def test_of_two_frames_only_the_one_of_the_unpublished_photo_goes(gone: str) -> None:
    frame = '<figure><img src="{0}.jpg" alt="{0} 사진"><figcaption>{0} 설명</figcaption>{0} 덧말</figure>'
    html = read("\n\n".join(map(frame.format, "ab"))).html

    left = resolve(html, photo=lambda name, alt: None if name == gone else f"[{alt}]", link=lambda _: None)

    (stays,) = {"a.jpg", "b.jpg"} - {gone}
    name = stays[0]
    assert left.strip() == f"<figure>[{name} 사진]<figcaption>{name} 설명</figcaption>{name} 덧말</figure>"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![](a.jpg)", "image-alt-missing"),
        ("<img src='a.jpg'>", "image-alt-missing"),
        ("![가](https://example.com/a.jpg)", "image-remote"),
        ("![가](//example.com/a.jpg)", "image-remote"),
        ("![가](data:image/png;base64,AAAA)", "image-remote"),
        ("![가](../b/a.jpg)", "image-elsewhere"),
        ("![가](사진/a.jpg)", "image-elsewhere"),
        ("![가](시장 새벽.jpg)", "image-unread"),
        ("![가](시장(1).jpg 새벽)", "image-unread"),
    ],
)
def test_a_photo_that_cannot_be_shown_is_told_and_left_out(body: str, code: str) -> None:
    assert codes(body) == [code]
    assert read(body).images == ()
    assert "<img" not in read(body).html


# --- links


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("shops/nangok-dubu", "/shops/nangok-dubu/"),
        ("/shops/nangok-dubu/", "/shops/nangok-dubu/"),
        ("../../shops/nangok-dubu/index.md", "/shops/nangok-dubu/"),
        ("nangok-dubu", "/nangok-dubu/"),
        ("articles/2022/dawn-market#h-2", "/articles/2022/dawn-market/#h-2"),
        ("editions/2022-05", "/editions/2022-05/"),
    ],
)
def test_a_link_to_an_item_may_be_written_in_many_ways(href: str, address: str) -> None:
    assert shown(f"[두부]({href})") == f'<p><a href="{address}">두부</a></p>'
    assert codes(f"[두부]({href})") == []


def test_a_link_to_what_is_not_published_leaves_its_words() -> None:
    html = read("[아직 *없는* 가게](shops/later) 소식").html

    assert resolve(html, photo=lambda *_: None, link=lambda _: None) == "<p>아직 <em>없는</em> 가게 소식</p>"


def test_a_link_holds_no_other_link() -> None:
    inner = '<a href="shops/b">나</a> <a href="https://b.c/">다</a>'

    html = shown(f'<a href="shops/a">\n<table><tr><td>가 {inner}</td></tr></table>\n</a>\n\n[라](shops/d)')

    assert [part.partition('"')[0] for part in html.split('href="')[1:]] == ["/shops/a/", "/shops/d/"]
    assert all(word in html for word in "가나다라")
    assert html.count("</a>") == 2


def test_an_address_is_escaped_whatever_it_holds() -> None:
    html = read("[두부](shops/a)").html

    assert (
        resolve(html, photo=lambda *_: None, link=lambda _: '/?a="&b')
        == '<p><a href="/?a=&quot;&amp;b">두부</a></p>'
    )


def test_links_to_items_are_given_with_their_lines() -> None:
    links = read("첫 줄\n\n[가](shops/a)\n\n[나](b) [가](shops/a)", first_line=5).links

    assert [(use.reference, use.line) for use in links] == [("shops/a", 7), ("b", 9), ("shops/a", 9)]


@pytest.mark.parametrize(
    "href", ["https://example.com/?a=1&b=2", "http://example.com", "mailto:a@example.com", "tel:025550178"]
)
def test_a_link_outside_learns_nothing_of_the_reader(href: str) -> None:
    assert f'<a href="{escape(href)}" rel="nofollow noopener noreferrer ugc">' in shown(f"[밖]({href})")


def test_a_link_within_the_text_stays() -> None:
    assert shown("[아래](#h-1)") == '<p><a href="#h-1">아래</a></p>'


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("javascript:alert(1)", "link-forbidden"),
        ("ftp://example.com/", "link-forbidden"),
        ("photo.pdf", "link-unknown"),
        ("//example.com/", "link-unknown"),
        ("www.example.com", "link-unknown"),
        ("shops/Nangok_Dubu", "link-unknown"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_and_leaves_its_words(href: str, code: str) -> None:
    assert codes(f"[말]({href})") == [code]
    assert shown(f"[말]({href})") == "<p>말</p>"


# --- what the reporter is told


@pytest.mark.parametrize(
    "tag", ["script", "iframe", "object", "embed", "style", "form", "svg", "math", "video"]
)
def test_elements_that_run_or_load_are_errors(tag: str) -> None:
    (problem,) = read(f"글\n\n<{tag}></{tag}>\n", first_line=12).problems

    assert (problem.code, problem.origin.line, problem.severity) == ("html-forbidden", 14, Severity.ERROR)


def test_a_handler_is_an_error_and_goes() -> None:
    assert codes('<b onclick="x()">굵게</b>') == ["html-script"]
    assert "onclick" not in read('<b onclick="x()">굵게</b>').html


def test_a_photo_whose_name_holds_a_blank_is_read_between_angle_brackets() -> None:
    assert shown("![가](<시장 새벽.jpg>)") == "<figure>[시장 새벽.jpg|가]</figure>"
    assert codes("![가](<시장 새벽.jpg>)") == []


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("글\n\n##소제목\n\n글", "heading-unread", 3),
        ("글\n\n*더* [두부](shops/a b)", "link-unread", 3),
        ("글\n\n![가](시장 새벽.jpg)", "image-unread", 3),
    ],
)
def test_a_sign_that_is_printed_letter_by_letter_is_told_with_its_line(
    body: str, code: str, line: int
) -> None:
    assert [(problem.code, problem.origin.line) for problem in read(body).problems] == [(code, line)]


@pytest.mark.parametrize("body", ["#동네축제", "`##가` `![가](나 다)`", "```\n##가\n```", "값 [원](괄호) 셋"])
def test_what_only_looks_like_such_a_sign_is_not_told(body: str) -> None:
    assert not [code for code in codes(body) if code.endswith("-unread")]


def test_an_address_is_told_as_it_was_written() -> None:
    (problem,) = read(
        "글\n\n![가](https://example.com/시장 새벽.jpg)".replace(" ", "-"), first_line=3
    ).problems

    assert (problem.code, problem.origin.line) == ("image-remote", 5)
    assert "https://example.com/시장-새벽.jpg" in problem.message


def test_words_that_look_like_an_unknown_element_are_a_warning() -> None:
    (problem,) = read("오늘은 <today> 메뉴").problems

    assert (problem.code, problem.severity) == ("html-unknown", Severity.WARNING)


def test_every_problem_is_told_at_once_each_on_its_own_line() -> None:
    body = "![](a.jpg)\n\n[가](javascript:x)\n\n![](b.jpg)\n\n<script>x</script>\n"

    lines = [(problem.code, problem.origin.line) for problem in read(body, first_line=9).problems]

    assert lines == [
        ("image-alt-missing", 9),
        ("link-forbidden", 11),
        ("image-alt-missing", 13),
        ("html-forbidden", 15),
    ]


@pytest.mark.parametrize(
    "body", ["[" * 50_000, "*a_ " * 20_000, "[a](" * 20_000, "|" * 90_000, "<![", "<!--", "", "\x00"]
)
def test_no_text_breaks_the_reader(body: str) -> None:
    assert codes(body) in ([], ["html-unknown"])


def test_the_same_text_gives_the_same_html_whatever_was_read_before() -> None:
    before = read("글[^1]\n\n[^1]: 각주\n").html
    read("[^1]: 다른 각주\n\n[나]: https://example.com/\n")

    assert read("글[^1]\n\n[^1]: 각주\n").html == before
    assert read("[나]").html == "<p>[나]</p>"
