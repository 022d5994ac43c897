"""Bodies become HTML once, before the gate, and are checked against their bundles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dongne.domain.items import Item
from dongne.errors import Origin, Problem, Severity
from dongne.render.prose import ImageUse, compose


@dataclass(frozen=True, kw_only=True)
class Composed:
    """An item that knows what its text shows and links to, with that text as HTML."""

    item: Item
    html: str
    problems: tuple[Problem, ...]


def compose_item(item: Item) -> Composed:
    """Compose an item's text, and say what is wrong with it and with the photos of the bundle."""
    prose = compose(item.body, file=item.origin.file, first_line=item.body_line)
    # Backwards: of several links to one item the first is told.
    led = {f"body {link.reference}": link.line for link in reversed(prose.links)}
    done = replace(
        item,
        references=tuple(dict.fromkeys(link.reference for link in prose.links)),
        lines={**led, **item.lines},
        inline_photos=tuple(dict.fromkeys(image.src for image in prose.images)),
    )
    problems = (*prose.problems, *_find_lost_photos(item, prose.images), *_find_unused_photos(done))
    return Composed(item=done, html=prose.html, problems=problems)


def _find_lost_photos(item: Item, images: Iterable[ImageUse]) -> Iterator[Problem]:
    names = [original.name for original in item.originals]
    for image in images:
        if image.src not in names:
            yield Problem(
                origin=Origin(file=item.origin.file, line=image.line),
                code="photo-missing",
                message=f"본문의 사진 `{image.src}`가 글의 폴더에 없습니다.",
                hint=f"사진을 `index.md` 곁에 넣거나 이름을 고쳐 주세요. 폴더에 있는 사진: {', '.join(names) or '없음'}.",
            )


def _find_unused_photos(item: Item) -> Iterator[Problem]:
    shown = set(item.shown_originals)
    for original in item.originals:
        if original not in shown:
            yield Problem(
                origin=Origin(file=original.path),
                code="photo-unused",
                message=f"사진 `{original.name}`은 글에서 쓰지 않아 싣지 않습니다.",
                hint="본문에 `![설명](파일 이름)`으로 넣거나 파일을 지워 주세요.",
                severity=Severity.WARNING,
            )
