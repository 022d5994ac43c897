"""Comments asked of an isso server over HTTP, thread by thread: its list of the latest would drop some."""

from collections.abc import Callable, Iterator, Sequence

from dongne.domain.snapshots import Count, Month, Naming, Spoken, count_spoken
from dongne.errors import SourceError
from dongne.ingest.isso import AnswerError, parse_counts, parse_thread
from dongne.pipeline.comments.server import CommentServer

_BATCH = 500
"""Threads in one question; the server reads no more than 256 KiB of it."""


class IssoServer:
    """An isso server, asked for every article that was ever published; it tells of no other thread."""

    def __init__(
        self, server: CommentServer, *, name: str, naming: Naming, articles: Callable[[], Sequence[str]]
    ) -> None:
        """Know whom to ask, and for which articles."""
        self._server = server
        self._name = name
        self._naming = naming
        self._articles = articles

    def count(self, month: Month) -> Count:
        """Count the public comments that were written in a month.

        Raises:
            SourceError: the server does not answer, or holds something back.
        """
        try:
            threads = count_spoken(self._spoken(), month=month, source=self._name, naming=self._naming)
        except AnswerError as error:
            raise SourceError(
                f"{self._server.host}의 답을 알아들을 수 없습니다({error}). isso의 주소가 맞는지, 아는 판인지 살펴 주세요."
            ) from error
        return Count(threads=threads, sources=frozenset({self._name}))

    def _spoken(self) -> Iterator[Spoken]:
        names = [name for article in self._articles() for name in self._naming.threads_of(article)]
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            counts = parse_counts(self._server.post("count", batch), asked=len(batch))
            for thread, comments in zip(batch, counts, strict=True):
                if comments:
                    yield from parse_thread(self._server.get("", {"uri": thread}), thread=thread)
