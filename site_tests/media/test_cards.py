"""The card that a chat shows of a link."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dongne import media
from dongne.domain.social import SocialCard
from dongne.media.cards import CARD_RECIPE, SIZE, draw_card
from dongne.media.lettering import LEADING, fit_lines, font, writable
from site_tests.photos import as_original, is_near, jpeg, scene

PAPER = (0xFB, 0xF8, 0xF1)


def card(title: str = "새벽 다섯 시, 시장의 불이 켜진다", **changes: str) -> SocialCard:
    return SocialCard(
        **{"title": title, "kicker": "사람들", "name": "우리동네 사람들", "area": "난곡 생활상권"} | changes
    )


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def test_a_card_has_the_size_that_chats_ask_for() -> None:
    words, beside_photo = draw_card(card()), draw_card(card(), jpeg(scene(960, 720)))

    assert opened(words).size == opened(beside_photo).size == SIZE == (1200, 630)
    assert (words[1:4], beside_photo[:3]) == (b"PNG", b"\xff\xd8\xff")
    assert max(len(words), len(beside_photo)) < 200_000


def test_the_same_words_give_the_same_bytes_and_others_give_others() -> None:
    assert draw_card(card()) == draw_card(card())
    assert len({draw_card(card(title)) for title in ("가", "나", "다", "힣")}) == 4
    assert draw_card(card(kicker="맛집")) != draw_card(card()) != draw_card(card(area="다른 동네"))


def test_the_photo_stands_beside_the_words_and_not_under_them() -> None:
    picture = opened(draw_card(card(), jpeg(Image.new("RGB", (960, 720), (200, 30, 30)))))

    assert is_near([_at(picture, 1199, 10), _at(picture, 740, 620)], [(200, 30, 30)] * 2)
    assert is_near([_at(picture, 10, 620), _at(picture, 725, 300)], [PAPER] * 2)


def _at(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(value) for value in found)


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from([588, 1056]))
def test_whatever_a_title_says_it_fits_or_ends_in_dots(title: str, width: int) -> None:
    sizes = (116, 80, 44)

    size, lines = fit_lines(writable(title), sizes=sizes, width=width, height=340)

    assert size in sizes
    assert len(lines) * size * LEADING <= 340
    assert all(font(size).getlength(line) <= width for line in lines)
    assert "".join(lines).rstrip("…").replace(" ", "") in writable(title).replace(" ", "")


def test_a_line_breaks_between_words() -> None:
    size, lines = fit_lines("새벽 다섯 시, 시장의 불이 켜진다", sizes=(116,), width=1056, height=340)

    assert (size, lines) == (116, ["새벽 다섯 시,", "시장의 불이 켜진다"])


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("축하해요 🎉 난곡시장", "축하해요 난곡시장"),
        ("한자(漢字) 교실", "한자 교실"),
        ("「시장」 ①번 문 앞 · 3㎡", "「시장」 ①번 문 앞 · 3㎡"),
        ("🎉", ""),
    ],
)
def test_what_the_letters_cannot_show_is_left_out(title: str, shown: str) -> None:
    assert writable(title) == shown


@pytest.mark.parametrize("photo", [None, jpeg(scene(960, 720))])
def test_words_of_which_the_letters_show_nothing_leave_their_line_empty(photo: bytes | None) -> None:
    ours = card("ข่าว", kicker="ตลาด", name="ข่าว", area="🎉")

    assert opened(draw_card(ours, photo)).size == SIZE
    assert draw_card(ours, photo) == draw_card(card("", kicker="", name="", area=""), photo)


def test_what_a_killed_build_left_is_swept_before_more_is_drawn(tmp_path: Path) -> None:
    # No process of Linux has a number as high; that of one that has ended may belong to another by now.
    half = tmp_path / CARD_RECIPE / f".x.png.{2**22 + 1}"
    half.parent.mkdir()
    half.write_bytes(b"half")

    media.draw_cards({"a": card()}, photos={}, cache=tmp_path)

    assert not half.exists()


def test_cards_are_drawn_once_and_named_by_what_they_say(tmp_path: Path) -> None:
    photo = as_original(tmp_path, jpeg())
    cards = {"a": card(), "b": card(photo=photo.sha256), "same": card()}
    photos = {photo.sha256: tmp_path / photo.path}

    drawn, files = media.draw_cards(cards, photos=photos, cache=tmp_path / "cache")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}
    again = media.draw_cards(cards, photos=photos, cache=tmp_path / "cache")

    assert again == (drawn, files)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")} == before
    assert drawn["a"] == drawn["same"] != drawn["b"]
    assert drawn["a"].path == f"media/{card().key[:20]}-1200.png"
    assert {form.path for form in drawn.values()} == files.keys()


def test_a_photo_that_is_not_published_is_not_on_the_card(tmp_path: Path) -> None:
    held = card(photo="ab" * 32)

    drawn, files = media.draw_cards({"a": held}, photos={}, cache=tmp_path)

    assert files[drawn["a"].path].read_bytes() == draw_card(held)
