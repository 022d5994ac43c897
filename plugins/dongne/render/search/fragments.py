"""What a result shows: its title and place, and the text from which the engine cuts an excerpt."""

from collections.abc import Iterator

from dongne.render.search.files import Cabinet
from dongne.render.search.records import Record

FIRST, FURTHER, MOST = 700, 1500, 12_000
"""Letters of the text in the fragment itself, in each further part, and altogether."""


def keep_fragment(record: Record, cabinet: Cabinet) -> dict[str, object]:
    """Give the fragment of a page; further parts of its text become files."""
    parts = list(_parts(" ".join(record.text().split())[:MOST]))
    fragment: dict[str, object] = {
        "path": record.path,
        "title": record.title,
        "kicker": record.kicker,
        "date": None if record.day is None else record.day.isoformat(),
        "text": parts[0] if parts else "",
    }
    if parts[1:]:
        fragment["more"] = cabinet.put_all([{"text": part} for part in parts[1:]])
    return fragment


def _parts(text: str) -> Iterator[str]:
    """Cut a text at spaces."""
    size = FIRST
    while text:
        cut = text.rfind(" ", 0, size) if len(text) > size else len(text)
        cut = cut if cut > 0 else size
        yield text[:cut]
        text, size = text[cut:].lstrip(), FURTHER
