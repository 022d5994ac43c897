"""Preflight: read everything again, distrust the build, and question the finished site."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path

from dongne import render
from dongne.domain.publication import Publication
from dongne.pipeline.crew import count_hands
from dongne.pipeline.edition import digest_of
from dongne.pipeline.newsroom import SoundSurvey, open_newsroom
from dongne.pipeline.reading import Means
from dongne.preflight import (
    Leak,
    Secret,
    What,
    find_epitaphs,
    find_public,
    find_public_in,
    find_secrets,
    list_files,
    search_site,
    witness,
)

_MANY = 1000
"""Files from which on it pays to read every public text first."""

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
        return cls.of(newsroom, public_folders=public_folders, means=means)

    @classmethod
    def of(cls, newsroom: SoundSurvey, *, public_folders: Iterable[Path], means: Means) -> "Inspection":
        """Take what was read and judged already."""
        publication, folders = newsroom.ruling.publication, tuple(public_folders)
        return cls(
            secrets=tuple(find_secrets(newsroom.items, publication)),
            publication=publication,
            public_texts=lambda: chain(
                _all_public_texts(newsroom.root, folders), publication.reporters.values()
            ),
            means=means,
        )

    @cached_property
    def excused(self) -> Mapping[bytes, str]:
        """Phrases and titles that are public all the same, with where. It takes a look at every published text."""
        found = find_public(
            self.secrets, self.publication, public_texts=self.public_texts(), run=self.means.work
        )
        return {squashed: name or self._own_words for squashed, name in found.items()}

    @cached_property
    def _epitaphs(self) -> Mapping[bytes, Container[str]]:
        """What stands on tombstones, with the files in which alone it may stand."""
        return find_epitaphs(self.secrets, self.publication)

    @cached_property
    def _own_words(self) -> str:
        """What stands for the site's own texts as they are now."""
        return f"site {digest_of(sorted(self.public_texts()))}"

    def still_public(self, before: Mapping[str, str]) -> dict[str, str]:
        """Give, of the secrets that were public ``before`` (by fingerprint), those that still are, and by what.

        What made a phrase public may have been changed since, and say it all the same.
        """
        witnesses: dict[str, list[Secret]] = {}
        for secret in self.secrets:
            if (name := before.get(secret.fingerprint)) is not None:
                witnesses.setdefault(name, []).append(secret)
        return {
            fingerprint: now
            for name, secrets in witnesses.items()
            for fingerprint, now in self._stand_by(name, secrets)
        }

    def _stand_by(self, name: str, secrets: Sequence[Secret]) -> Iterator[tuple[str, str]]:
        """Give those of the secrets that are still said by what made them public, with its present name."""
        if name.startswith("site "):
            yield from ((secret.fingerprint, name) for secret in secrets if name == self._own_words)
            return
        item = self.publication.get(name.partition(" ")[0])
        if item is not None and witness(item) == name:
            yield from ((secret.fingerprint, name) for secret in secrets)
        elif item is not None:
            said = find_public_in(secrets, item)
            yield from ((secret.fingerprint, witness(item)) for secret in secrets if secret.squashed in said)

    @property
    def fingerprints(self) -> frozenset[str]:
        """Those of all secrets."""
        return frozenset(secret.fingerprint for secret in self.secrets)

    def witnesses(self, known: Mapping[str, str]) -> Mapping[str, str]:
        """Give what makes secrets public, by their fingerprints: what is ``known``, unless somebody had to ask."""
        if "excused" not in vars(self):
            return known
        return {
            secret.fingerprint: self.excused[secret.squashed]
            for secret in self.secrets
            if secret.squashed in self.excused
        }

    def search(
        self,
        site: Path,
        *,
        only: Sequence[str] | None = None,
        unless: Container[str] = (),
        public: Container[str] = (),
    ) -> list[Leak]:
        """Search the files below ``site`` for all secrets but those with the fingerprints ``unless``.

        Of those in ``public`` it is known that they may stand there.
        """
        files = list_files(site) if only is None else only
        wanted = [secret for secret in self.secrets if secret.fingerprint not in unless]
        if wanted and len(files) >= _MANY:
            # What a public text says would be found on every page that says it, and be excused there.
            wanted = [secret for secret in wanted if secret.squashed not in self.excused]
        found = search_site(site, wanted, only=files, run=self.means.work)
        return list(
            dict.fromkeys(
                leak for leak in found if leak.secret.fingerprint not in public and not self._is_allowed(leak)
            )
        )

    def _is_allowed(self, leak: Leak) -> bool:
        squashed = leak.secret.squashed
        if not squashed:
            return False
        # Nothing is excused before there is something to excuse: nearly always there is nothing.
        return leak.path in self._epitaphs.get(squashed, ()) or squashed in self.excused


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
    leaks = tuple(leaks)
    lines = [f"  {leak.path}: 실리지 않은 `{leak.item_id}`의 {leak.what}" for leak in leaks]
    return "\n".join(
        [
            "완성된 사이트에 승인되지 않은 내용이 있어 내보내지 않았습니다.",
            *lines[:50],
            "mkdocs.yml의 다른 플러그인과 템플릿, `content/pages`의 글을 살펴봐 주세요. 이전 사이트는 그대로 있습니다.",
            *([_COMMON_TITLE] if any(leak.what is What.TITLE for leak in leaks) else []),
        ]
    )


_COMMON_TITLE = "제목이 사이트 어디에나 있는 흔한 말이라면, 기자가 그 글의 제목을 더 자세히 바꾸면 됩니다."


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
