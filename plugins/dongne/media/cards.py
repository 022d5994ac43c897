"""Cards of 1200×630 for chats, drawn once for each wording."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageOps, features

from dongne.domain.album import Rendition
from dongne.domain.social import SocialCard
from dongne.errors import OutputError
from dongne.media.darkroom import AT_ONCE
from dongne.media.lettering import LEADING, fit_lines, font, writable
from dongne.media.pixels import RECIPE
from dongne.media.shelf import Made, Shelf

SIZE = (1200, 630)

_VERSION = 2
"""Raise this with every change to this module, the font or its setting that changes a single byte."""

_ENCODERS = [str(features.version(name)) for name in ("freetype2", "libjpeg_turbo", "jpg", "zlib", "zlib_ng")]
_SEED = " ".join([PIL.__version__, *_ENCODERS, RECIPE])
CARD_RECIPE = f"card-{_VERSION}-" + hashlib.sha256(_SEED.encode()).hexdigest()[:12]
"""Names everything but its words and its photo that the bytes of a card depend on."""

_PAPER, _INK, _MARK = (0xFB, 0xF8, 0xF1), (0x1F, 0x23, 0x28), (0x8C, 0x2F, 0x1B)
_SOLID = 127
"""A picture has 256 colours: so many steps from paper to ink, then as many from paper to the mark's colour."""

_MARGIN = 72
_PHOTO_WIDTH = 468
_SIZES = (116, 104, 92, 80, 72, 64, 56, 50, 44)
_BESIDE_PHOTO = 80
"""The largest size beside a photo, but for a name that fits into one line."""


def draw_cards(
    cards: Mapping[str, SocialCard], *, photos: Mapping[str, Path], cache: Path
) -> tuple[Mapping[str, Rendition], Mapping[str, Path]]:
    """Give the picture of each card by the card's name, and where the bytes of each output path lie.

    ``photos`` are renditions by the SHA-256 of their originals; a card whose photo is missing goes without.

    Raises:
        OutputError: the cache cannot be written.
    """
    shelf = Shelf(cache / CARD_RECIPE)
    wanted = {card.key: card for card in cards.values()}
    sheets = {key: shelf.find(key) for key in wanted}
    missing = [key for key, sheet in sheets.items() if sheet is None]

    def draw(key: str) -> None:
        card = wanted[key]
        photo = photos.get(card.photo) if card.photo is not None else None
        sheets[key] = shelf.keep(key, [_draw(card, photo)])

    if missing:
        shelf.sweep()
    with ThreadPoolExecutor(max_workers=AT_ONCE) as easel:
        list(easel.map(draw, missing))
    forms = {key: sheet.forms[0] for key, sheet in sheets.items() if sheet is not None}
    drawn = {name: forms[card.key] for name, card in cards.items()}
    return drawn, {form.path: shelf.place(form.path) for form in forms.values()}


def _draw(card: SocialCard, photo: Path | None) -> Made:
    try:
        content = draw_card(card, None if photo is None else photo.read_bytes())
    except OSError as error:
        raise OutputError(f"공유용 그림을 그리지 못했습니다({error}).") from error
    mime = "image/png" if photo is None else "image/jpeg"
    return Made(mime=mime, width=SIZE[0], height=SIZE[1], content=content)


def draw_card(card: SocialCard, photo: bytes | None = None) -> bytes:
    """Give a card as a PNG, or with a photo beside its words as a JPEG."""
    words = _set_words(card, SIZE[0] - (0 if photo is None else _PHOTO_WIDTH))
    buffer = BytesIO()
    if photo is None:
        words.save(buffer, "PNG", compress_level=2)
    else:
        picture = words.convert("RGB")
        with Image.open(BytesIO(photo)) as opened:
            opened.draft("RGB", (_PHOTO_WIDTH, SIZE[1]))
            cut = ImageOps.fit(opened.convert("RGB"), (_PHOTO_WIDTH, SIZE[1]), Image.Resampling.LANCZOS)
        picture.paste(cut, (SIZE[0] - _PHOTO_WIDTH, 0))
        picture.save(buffer, "JPEG", quality=85, optimize=True)
    return buffer.getvalue()


def _set_words(card: SocialCard, width: int) -> Image.Image:
    """Set a card's words into the left ``width`` pixels of a picture in the colours of the paper."""
    picture = Image.new("L", SIZE, 0)
    room = width - 2 * _MARGIN
    _paste_mark(picture, writable(card.kicker), width)
    brush = ImageDraw.Draw(picture)
    top, bottom = 150, SIZE[1] - 140
    title = writable(card.title) or writable(card.name)
    sizes = [
        size
        for size in _SIZES
        if width == SIZE[0] or size <= _BESIDE_PHOTO or font(size).getlength(title) <= room
    ]
    size, lines = fit_lines(title, sizes=sizes, width=room, height=bottom - top)
    for row, line in enumerate(lines):
        place = top + round((row + (LEADING - 1) / 2) * size * LEADING)
        brush.text((_MARGIN, place), line, font=font(size), fill=_SOLID)
    brush.rectangle((_MARGIN, SIZE[1] - 112, width - _MARGIN, SIZE[1] - 109), fill=_SOLID)
    foot = " · ".join(filter(None, [writable(card.name), writable(card.area)]))
    small, foot_lines = fit_lines(foot, sizes=(32, 28, 24, 20), width=room, height=44)
    brush.text((_MARGIN, SIZE[1] - 92), " ".join(foot_lines), font=font(small), fill=_SOLID)
    return _in_colour(picture)


def _paste_mark(picture: Image.Image, kicker: str, width: int) -> None:
    """Set the small word above the title, and a bar along the edge, in the mark's colour."""
    mark = Image.new("L", (width, 130), 0)
    brush = ImageDraw.Draw(mark)
    brush.rectangle((0, 0, width, 17), fill=_SOLID)
    brush.text((_MARGIN, 74), kicker, font=font(40), fill=_SOLID)
    picture.paste(mark.point(lambda value: value + _SOLID + 1), (0, 0))


def _in_colour(picture: Image.Image) -> Image.Image:
    """Let the steps of grey stand for colours."""
    picture.putpalette(
        [
            round(paper + (solid - paper) * step / _SOLID)
            for colour in (_INK, _MARK)
            for step in range(_SOLID + 1)
            for paper, solid in zip(_PAPER, colour, strict=True)
        ]
    )
    return picture
