"""What a paragraph becomes is what Python-Markdown alone would make of it."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from dongne.render.inline import QuickInline

EXTENSIONS = ["abbr", "def_list", "footnotes", "sane_lists", "tables"]
_BITS = (
    *("가게", "word", " ", "  \n", "\n", "\n\n", "`", "``", "\\", "\\`", "\\\\", "*", "**", "_", "__", "***", "!", "[", "]"),
    *("(", ")", "![", "](a)", "[a]", "[a][b]", "\n\n[a]: b\n", "[^1]", "\n\n[^1]: 각주\n", "<", ">", "<b>", "</b>", "<!--", "-->"),
    *("<a@b.kr>", "<https://a.kr/>", "&", ";", "&amp;", "&#38;", "\n\n*[word]: 낱말\n", "\n- ", "\n> ", "\n# ", "\n|a|b|\n|-|-|\n"),
    *("\x02", "\x03", "klzzwxh:0000", "\n    ", "\n: "),
)  # fmt: skip
BODIES = st.lists(st.sampled_from(_BITS) | st.text(max_size=3), max_size=25).map("".join)


def reader(*, quick: bool) -> Markdown:
    made = Markdown(extensions=EXTENSIONS, output_format="html")
    if quick:
        made.treeprocessors.register(QuickInline(made), "inline", 20)
    return made


LIBRARY, OURS = reader(quick=False), reader(quick=True)


@given(BODIES)
@example(
    "**굵게** _기울여_ [가게](shops/a) ![사진](a.jpg) `글` <b>표</b> &amp; [^1]\n\n[^1]: 각주  \n둘째 줄 \\* <a@b.kr>"
)
@example("[가게 *둘* `셋`][a] 그리고 ![둘][a]\n\n[a]: https://example.org/ '말'")
def test_a_paragraph_becomes_what_the_library_alone_makes_of_it(body: str) -> None:
    assert OURS.reset().convert(body) == LIBRARY.reset().convert(body)


def test_ours_is_asked_for_every_piece_of_text() -> None:
    asked: list[str] = []

    class Watched(QuickInline):
        def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's names
            asked.append(data)
            return super()._InlineProcessor__handleInline(data, patternIndex)

    watched = reader(quick=True)
    watched.treeprocessors.register(Watched(watched), "inline", 20)

    watched.convert("첫 *문단*\n\n둘째 문단")

    assert asked == ["첫 *문단*", "문단", "둘째 문단"]
