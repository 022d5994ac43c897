"""What an isso server answers over HTTP, as comments."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from dongne.domain.snapshots import Spoken

_PUBLIC = 1
"""Of isso's modes; 4 is a comment that was deleted and still has replies."""
_LAST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()


class AnswerError(ValueError):
    """The answer is not what the server promises."""


class _Comment(BaseModel):
    """One comment with its replies; isso nests them one deep."""

    created: Annotated[float, Field(gt=0, lt=_LAST)]
    mode: int
    replies: "list[_Comment]" = []
    hidden_replies: int = 0


class _Thread(BaseModel):
    """A whole thread."""

    replies: list[_Comment]
    hidden_replies: int


_COUNTS = TypeAdapter(list[Annotated[int, Field(ge=0)]])


def parse_counts(answer: object, *, asked: int) -> list[int]:
    """Give the number of public comments of each thread that was asked for.

    Raises:
        AnswerError: the answer is another one.
    """
    try:
        counts = _COUNTS.validate_python(answer)
    except ValidationError as error:
        raise AnswerError("count") from error
    if len(counts) != asked:
        raise AnswerError("count")
    return counts


def parse_thread(answer: object, *, thread: str) -> list[Spoken]:
    """Give the public comments of a thread, replies included.

    Raises:
        AnswerError: the answer is another one, or holds back a part of the thread.
    """
    try:
        whole = _Thread.model_validate(answer)
    except ValidationError as error:
        raise AnswerError(".".join(map(str, error.errors()[0]["loc"]))) from error
    if whole.hidden_replies > 0 or any(each.hidden_replies > 0 for each in whole.replies):
        raise AnswerError("hidden_replies")
    return list(_spoken(whole, thread))


def _spoken(whole: _Thread, thread: str) -> Iterator[Spoken]:
    for comment in whole.replies:
        for each, is_reply in ((comment, False), *((reply, True) for reply in comment.replies)):
            if each.mode == _PUBLIC:
                yield Spoken(thread=thread, at=datetime.fromtimestamp(each.created, UTC), is_reply=is_reply)
