"""What every source of comments can do, and which ones a paper has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from dongne.domain.settings import Settings
from dongne.domain.snapshots import Count, Month, Naming
from dongne.errors import ContentError, Problem
from dongne.ingest.sources import SourceChoice
from dongne.pipeline.asking import token_of
from dongne.pipeline.comments.by_hand import HandCounts
from dongne.pipeline.comments.giscus import API, Giscus
from dongne.pipeline.comments.isso_database import IssoDatabase
from dongne.pipeline.comments.isso_server import IssoServer
from dongne.pipeline.comments.nowhere import Nowhere
from dongne.pipeline.comments.server import CommentServer

Articles = Callable[[], Sequence[str]]
"""Gives the ids of the articles that have ever been published; asked only by a source that must ask for each."""


class CommentSource(Protocol):
    """A place where comments are kept and can be counted."""

    def count(self, month: Month) -> Count:
        """Count the public comments that were written in a month.

        Raises:
            SourceError: they cannot be counted; a month is never counted in part.
        """


@dataclass(frozen=True, kw_only=True)
class _Office:
    """What sources are opened with."""

    root: Path
    home: Path
    settings: Settings
    articles: Articles
    environment: Mapping[str, str]
    naming: Naming

    def open(self, choice: SourceChoice) -> CommentSource:
        """Open one source."""
        match choice.kind:
            case "isso-database":
                return IssoDatabase(self.home / choice.file, name=choice.name, naming=self.naming)
            case "isso-server":
                return IssoServer(
                    CommentServer(self._server(choice)),
                    name=choice.name,
                    naming=self.naming,
                    articles=self.articles,
                )
            case "giscus":
                return self._giscus(choice)
            case "by-hand":
                return HandCounts(self.root, choice.file)
            case _:
                return Nowhere()

    def _server(self, choice: SourceChoice) -> str:
        own = self.settings.comments.server if self.settings.comments is not None else None
        if not (choice.server or own):
            raise ContentError([_no_server(choice)])
        return choice.server or own or ""

    def _giscus(self, choice: SourceChoice) -> Giscus:
        token = token_of(self.environment, "토론(Discussions)을 읽을")
        address = self.environment.get("GITHUB_GRAPHQL_URL") or API
        return Giscus(
            CommentServer(address, token=token),
            name=choice.name,
            repository=choice.repository,
            category=choice.category,
            naming=self.naming,
        )


def open_sources(
    choices: Sequence[SourceChoice],
    *,
    root: Path,
    home: Path,
    settings: Settings,
    articles: Articles,
    environment: Mapping[str, str],
) -> dict[str, CommentSource]:
    """Open the places where a paper's comments are counted, by the names that its snapshots use.

    ``root`` holds what is versioned, such as a table kept by hand; a database is looked for from ``home``, where
    the command was called: a fresh checkout has none.

    Raises:
        ContentError: a source lacks what it needs.
        UsageError: the environment lacks a token, or an address would carry it in the open.
    """
    base = urlsplit(settings.site_url).path.strip("/")
    office = _Office(
        root=root,
        home=home,
        settings=settings,
        articles=articles,
        environment=environment,
        naming=Naming(base=base),
    )
    return {choice.name or choice.file or choice.kind: office.open(choice) for choice in choices}


def _no_server(choice: SourceChoice) -> Problem:
    return Problem(
        origin=choice.origin,
        code="comment-source",
        message="의견 서버의 주소가 없습니다.",
        hint="여기에 `server: https://…`를 적거나, mkdocs.yml의 `comments`에 `server`를 적어 주세요.",
    )
