"""A preview in a folder: for the board to read before it decides, and marked so that nobody takes it for the site."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from dongne.errors import OutputError, UsageError
from dongne.pipeline.folders import OWN_FOLDER
from dongne.pipeline.outputs import Output, write_output

MARK = "NOT-APPROVED.txt"
"""Lies at the top of every preview; whatever searches or publishes a site refuses a folder that holds it."""
LIVE = Path(OWN_FOLDER, "preview", "site")
"""Below the site's folder: what ``dongne serve`` shows."""
ADDRESS = "https://preview.invalid/"
"""In the place of the site's own: a top-level domain that can never exist."""

_WORDS = "미리보기입니다. 위원회가 승인하지 않은 글이 들어 있습니다. 옮기거나 퍼뜨리지 마세요."
_ROBOTS = '<meta name="robots" content="noindex, nofollow, noarchive">'
_BANNER = (
    '<div role="note" style="padding:.6em 1em;background:#7a1f1f;color:#fff;font:16px/1.6 sans-serif;'
    'text-align:center;position:relative;z-index:1000"><b>%s</b>%s</div>'
)
_HEAD, _BODY = re.compile(r"<head\b[^>]*>", re.IGNORECASE), re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"""(?P<before>\shref=)(?P<quote>["']?)(?P<path>[^"'#?\s>:]+)(?=["'#?\s>])""")


def is_preview(folder: Path) -> bool:
    """Whether a folder holds a preview."""
    return (folder / MARK).exists()


def mark_output() -> Output:
    """Give the mark as one of the files of a preview."""
    return Output(path=MARK, made_of=_WORDS, make=f"{_WORDS}\n".encode)


def prepare_preview(folder: Path, *, site: Path) -> None:
    """See to it that a preview can only take the place of an older one.

    Raises:
        UsageError: something else lies there, or the site itself does.
    """
    if folder.resolve() == site.resolve():
        raise UsageError(f"`{folder}`는 사이트의 자리입니다. 미리보기는 다른 폴더에 지어 주세요.")
    if folder.exists() and not is_preview(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"`{folder}`에 다른 것이 있습니다. 없는 폴더나 빈 폴더를 적어 주세요.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_output(folder, mark_output())
    except OSError as error:
        raise OutputError(f"`{folder}`에 쓸 수 없습니다: {error.strerror or error}.") from error


def finish_preview(folder: Path, *, waiting: Mapping[str, str]) -> None:
    """Mark every page, close every door for search engines, and let links work without a server.

    ``waiting`` are the titles of the pages that nobody has approved, by path: the first page leads to them.
    """
    write_output(folder, mark_output())
    links = "".join(
        f'<br><a style="color:#fff" href="{escape(path)}index.html">{escape(title)}</a>'
        for path, title in waiting.items()
    )
    for page in sorted(folder.rglob("*.html")):
        text = _LINK.sub(_to_file, page.read_text(encoding="utf-8"))
        banner = _BANNER % (_WORDS, links if page == folder / "index.html" else "")
        page.write_text(_mark(text, banner), encoding="utf-8")
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (folder / name).unlink(missing_ok=True)
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")


def _mark(text: str, banner: str) -> str:
    text, heads = _HEAD.subn(lambda match: f"{match[0]}{_ROBOTS}", text, count=1)
    text, bodies = _BODY.subn(lambda match: f"{match[0]}{banner}", text, count=1)
    return ("" if heads else _ROBOTS) + ("" if bodies else banner) + text


def _to_file(match: re.Match[str]) -> str:
    """Name the page where a link names its folder: without a server nobody adds that."""
    path = match["path"]
    if path.startswith("/") or not (path in {".", ".."} or path.endswith("/")):
        return match[0]
    return f"{match['before']}{match['quote']}{path.rstrip('/')}/index.html"
