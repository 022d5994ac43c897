"""Preflight: read everything again, distrust the build, and question the finished site."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from dongne import render
from dongne.pipeline.newsroom import open_newsroom
from dongne.preflight import Leak, find_secrets, search_site

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")


def find_leaks(
    root: Path, site: Path, *, at: datetime | None = None, public_folders: Iterable[Path] = ()
) -> list[Leak]:
    """Search the finished ``site`` for all that is not published at ``at`` (None: by the clock).

    ``public_folders`` hold templates whose words stand on every page whoever writes what.

    Raises:
        ContentError: the newsroom itself is unsound.
    """
    # Texts are compared with texts: the HTML of a body would only cost time.
    newsroom = open_newsroom(root, at=at, composing=False)
    own_templates = Path(render.__file__).parent
    public = list(_public_texts(root))
    public += [text for folder in (own_templates, *public_folders) for text in _texts(folder, "**/*.html")]
    public += _texts(own_templates, "**/*.py")
    secrets = find_secrets(newsroom.items, newsroom.ruling.publication, public_texts=public)
    return search_site(site, secrets)


def explain(leaks: Iterable[Leak]) -> str:
    """Tell the board (in Korean) what was found where, and what to do."""
    lines = [f"  {leak.path}: 실리지 않은 `{leak.item_id}`의 {leak.what}" for leak in leaks]
    return "\n".join(
        [
            "완성된 사이트에 승인되지 않은 내용이 있어 내보내지 않았습니다.",
            *lines[:50],
            "mkdocs.yml의 다른 플러그인과 템플릿, `content/pages`의 글을 살펴봐 주세요. 이전 사이트는 그대로 있습니다.",
        ]
    )


def _public_texts(root: Path) -> Iterator[str]:
    """Give what the board itself has made public: its settings, and the pages that they name.

    What lies in ``content/pages`` without being named is nobody's word: it must not excuse a leak.
    """
    settings = "\n".join(_COMMENT.sub("", text) for text in _texts(root, "mkdocs.yml"))
    yield settings
    pages = root / "content" / "pages"
    for path in sorted(pages.rglob("*.md")):
        name = re.escape(path.relative_to(pages).as_posix())
        if re.search(rf"(?<![\w./-]){name}(?!\w)", settings):
            yield path.read_text(encoding="utf-8", errors="replace")


def _texts(folder: Path, pattern: str) -> list[str]:
    return [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.glob(pattern))
        if path.is_file()
    ]
