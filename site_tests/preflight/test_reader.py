"""A file that is read piece by piece reads as it does as a whole."""

from hypothesis import example, given
from hypothesis import strategies as st

from dongne.preflight.reader import Reader
from dongne.preflight.squash import readings

_BITS = (
    *(b"<", b">", b"\n", b">\n\n", b"><", b"><b>x", b"<b>", b"</p>", b"<p\nclass='x'>", b"\r", b" ", b"\x00", b"a", b"e", b"p", b"&", b";"),
    *(b"&lt;", b"&gt;", b"&amp;lt;", b"&lt>", b"&#10;", b"&#xD800;", b"&NewLine;", b"&eacut", b"e;", b"%3C", b"%3E", b"%ea%b0"),
    *(rb"\u003e", rb"\u003c", rb"\n", rb"\ud83e", rb"\udd58", rb"\\u0041", rb"\U0041", b"\x80", b"\xe2\x80", b"\xcc\x81"),
    *("가".encode(), "가".encode()[:2], "\u1100\u1161\u11a8".encode(), "\u00a0".encode(), "\ufeff".encode()),
)  # fmt: skip
FILES = st.lists(
    st.lists(st.sampled_from(_BITS) | st.binary(max_size=3), max_size=20).map(b"".join), max_size=4
)


@given(FILES, st.sampled_from([1, 8, 16_384]))
@example([b"<<p>\n\n>"] * 2, 8)
@example([b"<p>1</p>\n\n<i>&amp;lt;b</i>\n\n%EA%B0%80"] * 3, 8)
@example([b"<p>1</p><i>&amp;lt;b</i><i>2</i>%EA%B0%80"], 1)
@example([b"<p>></p>>\xcc\xb8<p>&amp;gt;</p>"], 1)
@example([b"<b>a</b><i>\xcc\x81&amp;</i><b>x</b>"], 1)
@example(["<b>\u1112</b><i>\u1161&amp;</i><b>\u11ab</b>".encode()], 1)
def test_in_pieces_a_file_reads_as_it_does_as_a_whole(files: list[bytes], long: int) -> None:
    reader = Reader(long=long)

    for file in (*files, *files, *files):
        assert set(reader.read(file)) == set(readings(file))


def test_a_reader_that_has_seen_more_than_it_can_keep_in_mind_goes_on_reading() -> None:
    reader = Reader()
    files = [f"<p>{number}</p>\n\n<p>골목</p>\n\n".encode() for number in range(21_000)]

    for file in (*files, *files[-600:], *files[-600:]):
        assert "골목".encode() in b"".join(reader.read(file))
