"""Preflight: read everything again, distrust the build, and question the finished site."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from dongne import render
from dongne.domain.publication import Publication
from dongne.pipeline.crew import count_hands, work_through
from dongne.pipeline.edition import digest_of
from dongne.pipeline.newsroom import open_newsroom
from dongne.pipeline.reading import Means
from dongne.preflight import (
    Leak,
    Secret,
    find_epitaphs,
    find_public,
    find_secrets,
    list_files,
    search_site,
    witness,
)

_MANY = 1000
"""Files from which on it pays to know which short titles are common words."""

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What must not stand in the site, and what may although it looks like it."""

    secrets: tuple[Secret, ...]
    publication: Publication
    public_texts: Callable[[], Iterable[str]]
    means: Means

    @classmethod
    def open(
        cls, root: Path, *, at: datetime | None, public_folders: Iterable[Path], means: Means
    ) -> "Inspection":
        """Read and judge everything again; ``public_folders`` hold templates whose words stand on every page.

        Raises:
            ContentError: the newsroom itself is unsound.
        """
        # Texts are compared with texts: the HTML of a body would only cost time.
        newsroom = open_newsroom(root, at=at, composing=False, means=means)
        publication = newsroom.ruling.publication
        folders = tuple(public_folders)
        return cls(
            secrets=tuple(find_secrets(newsroom.items, publication)),
            publication=publication,
            public_texts=lambda: _all_public_texts(root, folders),
            means=means,
        )

    @cached_property
    def excused(self) -> Mapping[bytes, str]:
        """Phrases and titles that are public all the same, with where. It takes a look at every published text."""
        found = find_public(self.secrets, self.publication, public_texts=self.public_texts())
        return {squashed: name or self._own_words for squashed, name in found.items()}

    @cached_property
    def _epitaphs(self) -> Mapping[bytes, Container[str]]:
        """What stands on tombstones, with the files in which alone it may stand."""
        return find_epitaphs(self.secrets, self.publication)

    @cached_property
    def _own_words(self) -> str:
        """What stands for the site's own texts as they are now."""
        return f"site {digest_of(sorted(self.public_texts()))}"

    def stands_by(self, name: str) -> bool:
        """Whether what made a phrase public is still published, unchanged."""
        if name.startswith("site "):
            return name == self._own_words
        item = self.publication.get(name.partition(" ")[0])
        return item is not None and witness(item) == name

    @property
    def fingerprints(self) -> frozenset[str]:
        """Those of all secrets."""
        return frozenset(secret.fingerprint for secret in self.secrets)

    def witnesses(self, before: Mapping[str, str]) -> dict[str, str]:
        """Give what makes secrets public, by their fingerprints; ``before`` is what was known, if nobody asked now."""
        if "excused" in vars(self):
            return {
                secret.fingerprint: self.excused[secret.squashed]
                for secret in self.secrets
                if secret.squashed in self.excused
            }
        known = self.fingerprints
        return {secret: name for secret, name in before.items() if secret in known and self.stands_by(name)}

    def search(
        self, site: Path, *, only: Sequence[str] | None = None, unless: Container[str] = ()
    ) -> list[Leak]:
        """Search the files below ``site`` for all secrets but those with the fingerprints ``unless``."""
        files = list_files(site) if only is None else only
        worth_it = self.secrets if len(files) < _MANY else self._uncommon
        wanted = [secret for secret in worth_it if secret.fingerprint not in unless]
        run = partial(work_through, jobs=self.means.jobs)
        found = search_site(site, wanted, only=files, run=run)
        return list(dict.fromkeys(leak for leak in found if not self._is_allowed(leak)))

    def _is_allowed(self, leak: Leak) -> bool:
        squashed = leak.secret.squashed
        if not squashed:
            return False
        # Nothing is excused before there is something to excuse: nearly always there is nothing.
        return leak.path in self._epitaphs.get(squashed, ()) or squashed in self.excused

    @cached_property
    def _uncommon(self) -> tuple[Secret, ...]:
        """All but short titles that are common words: every page that holds one would be looked at twice."""
        short = {secret.squashed for secret in self.secrets if secret.is_short_title}
        common = short & self.excused.keys() if short else short
        return tuple(secret for secret in self.secrets if secret.squashed not in common)


def find_leaks(
    root: Path, site: Path, *, at: datetime | None = None, public_folders: Iterable[Path] = ()
) -> list[Leak]:
    """Search the finished ``site`` for all that is not published at ``at`` (None: by the clock).

    Raises:
        ContentError: the newsroom itself is unsound.
    """
    means = Means(jobs=count_hands(), trusts_catalogue=False)
    return Inspection.open(root, at=at, public_folders=public_folders, means=means).search(site)


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


def _all_public_texts(root: Path, folders: Iterable[Path]) -> Iterator[str]:
    own_templates = Path(render.__file__).parent
    yield from _public_texts(root)
    for folder in (own_templates, *folders):
        yield from _texts(folder, "**/*.html")
    yield from _texts(own_templates, "**/*.py")


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
