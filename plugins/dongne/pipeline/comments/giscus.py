"""Comments that giscus keeps in GitHub's discussions, asked page by page through GraphQL."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import BaseModel

from dongne.domain.snapshots import Count, Month, Naming, Spoken, count_spoken
from dongne.errors import SourceError
from dongne.ingest.giscus import (
    AnswerError,
    Comment,
    Connection,
    Discussion,
    Discussions,
    Envelope,
    MoreComments,
    MoreReplies,
    Node,
    Said,
    parse_answer,
)
from dongne.pipeline.comments.server import CommentServer

API = "https://api.github.com/graphql"

_PAGE = "pageInfo { hasNextPage endCursor }"
_SAID = "createdAt deletedAt isMinimized"
_REPLIES = f"replies(first: 10) {{ {_PAGE} nodes {{ {_SAID} }} }}"
_COMMENTS = f"comments(first: 20) {{ {_PAGE} nodes {{ id {_SAID} {_REPLIES} }} }}"

# Few of each at first: GitHub's limit counts what could come, and most threads are short.
DISCUSSIONS = f"""
query Discussions($owner: String!, $name: String!, $after: String) {{
  repository(owner: $owner, name: $name) {{
    discussions(first: 50, after: $after, orderBy: {{field: CREATED_AT, direction: ASC}}) {{
      {_PAGE} nodes {{ id title category {{ name }} {_COMMENTS} }}
    }}
  }}
}}
"""
MORE_COMMENTS = f"""
query MoreComments($id: ID!, $after: String) {{
  node(id: $id) {{
    ... on Discussion {{
      comments(first: 100, after: $after) {{ {_PAGE} nodes {{ id {_SAID} {_REPLIES} }} }}
    }}
  }}
}}
"""
MORE_REPLIES = f"""
query MoreReplies($id: ID!, $after: String) {{
  node(id: $id) {{
    ... on DiscussionComment {{ replies(first: 100, after: $after) {{ {_PAGE} nodes {{ {_SAID} }} }} }}
  }}
}}
"""

_RATE_LIMITED = "RATE_LIMITED"
_PAUSE = 60.0
"""Seconds to wait when GitHub says that it was asked too often."""
_TRIES = 5
_PAGES = 10_000
"""Pages of one list: more are no newspaper's, and a list that never ends must not be followed for ever."""

AnswerT = TypeVar("AnswerT", bound=BaseModel)
NodeT = TypeVar("NodeT")


class Giscus:
    """The discussions of one category of a repository; the title of each names its article."""

    def __init__(
        self, server: CommentServer, *, name: str, repository: str, category: str, naming: Naming
    ) -> None:
        """Know whom to ask, and what for."""
        self._server = server
        self._name = name
        self._owner, _, self._repository = repository.partition("/")
        self._category = category
        self._naming = naming

    def count(self, month: Month) -> Count:
        """Count the public comments that were written in a month.

        Raises:
            SourceError: GitHub does not answer, or not in the way that it promises.
        """
        try:
            threads = count_spoken(self._spoken(), month=month, source=self._name, naming=self._naming)
        except AnswerError as error:
            raise SourceError(f"{self._server.host}의 답에서 `{error}`를 알아들을 수 없습니다.") from error
        return Count(threads=threads, sources=frozenset({self._name}))

    def _spoken(self) -> Iterator[Spoken]:
        for discussion in self._discussions():
            if discussion.category.name == self._category:
                for comment in self._comments(discussion):
                    yield from self._said(discussion.title, comment)

    def _said(self, thread: str, comment: Comment) -> Iterator[Spoken]:
        """Give a comment and its replies, each only if anybody may read it."""
        if comment.is_public:
            yield Spoken(thread=thread, at=comment.created, is_reply=False)
        for reply in self._replies(comment):
            if reply.is_public:
                yield Spoken(thread=thread, at=reply.created, is_reply=True)

    # --- page by page

    def _discussions(self) -> Iterator[Discussion]:
        def page(after: str | None) -> Connection[Discussion]:
            where = {"owner": self._owner, "name": self._repository, "after": after}
            answer = self._ask(Discussions, DISCUSSIONS, where)
            if answer.repository is None:
                raise SourceError(f"{self._server.host}에 `{self._owner}/{self._repository}`가 없습니다.")
            return answer.repository.discussions

        yield from _follow(page(None), page)

    def _comments(self, discussion: Discussion) -> Iterator[Comment]:
        def page(after: str | None) -> Connection[Comment] | None:
            answer = self._ask(Node[MoreComments], MORE_COMMENTS, {"id": discussion.id, "after": after})
            return None if answer.node is None else answer.node.comments

        yield from _follow(discussion.comments, page)

    def _replies(self, comment: Comment) -> Iterator[Said]:
        def page(after: str | None) -> Connection[Said] | None:
            answer = self._ask(Node[MoreReplies], MORE_REPLIES, {"id": comment.id, "after": after})
            return None if answer.node is None else answer.node.replies

        yield from _follow(comment.replies, page)

    # --- asking

    def _ask(self, shape: type[AnswerT], query: str, variables: dict[str, str | None]) -> AnswerT:
        for _ in range(_TRIES):
            answer = self._server.post("", {"query": query, "variables": variables})
            envelope = parse_answer(Envelope, answer)
            if not envelope.errors:
                return parse_answer(shape, envelope.data)
            first = envelope.errors[0]
            if first.type != _RATE_LIMITED:
                raise SourceError(f"{self._server.host}가 거절했습니다: {first.type} {first.message[:200]}")
            self._server.rest(_PAUSE)
        raise SourceError(f"{self._server.host}에 너무 자주 물었습니다. 한 시간 뒤에 다시 해 주세요.")


def _follow(
    first: Connection[NodeT], page: Callable[[str | None], Connection[NodeT] | None]
) -> Iterator[NodeT]:
    """Give the nodes of every page."""
    current: Connection[NodeT] | None = first
    for _ in range(_PAGES):
        if current is None:
            return
        yield from current.found
        if not current.page.has_next:
            return
        current = page(current.page.end)
    raise SourceError("GitHub의 목록이 끝나지 않아 다 세지 못했습니다.")
