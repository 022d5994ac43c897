"""What GitHub answers about the discussions in which giscus keeps comments."""

from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, Field, ValidationError

NodeT = TypeVar("NodeT")
AnswerT = TypeVar("AnswerT", bound=BaseModel)


class GraphError(BaseModel):
    """One thing that GitHub could not do."""

    type: str = ""
    message: str = ""


class Envelope(BaseModel):
    """What every answer comes in."""

    data: object = None
    errors: list[GraphError] = []


class PageInfo(BaseModel):
    """Whether there is more, and from where."""

    has_next: bool = Field(alias="hasNextPage")
    end: str | None = Field(alias="endCursor")


class Connection(BaseModel, Generic[NodeT]):
    """One page of a list; GitHub may leave out a node that one may not see."""

    page: PageInfo = Field(alias="pageInfo")
    nodes: list[NodeT | None] | None

    @property
    def found(self) -> list[NodeT]:
        """The nodes that are there."""
        return [node for node in self.nodes or [] if node is not None]


class Said(BaseModel):
    """A comment or a reply."""

    created: datetime = Field(alias="createdAt")
    deleted: datetime | None = Field(alias="deletedAt")
    minimised: bool = Field(alias="isMinimized")

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.deleted is None and not self.minimised


class Comment(Said):
    """A comment with the first of its replies."""

    id: str
    replies: Connection[Said]


class Category(BaseModel):
    """The shelf on which giscus keeps its discussions."""

    name: str


class Discussion(BaseModel):
    """The thread of an article with the first of its comments."""

    id: str
    title: str
    category: Category
    comments: Connection[Comment]


class Repository(BaseModel):
    """The repository with one page of its discussions."""

    discussions: Connection[Discussion]


class Discussions(BaseModel):
    """The answer to the first question."""

    repository: Repository | None


class MoreComments(BaseModel):
    """A discussion, asked again for more of its comments."""

    comments: Connection[Comment]


class MoreReplies(BaseModel):
    """A comment, asked again for more of its replies."""

    replies: Connection[Said]


class Node(BaseModel, Generic[AnswerT]):
    """The answer to a question about one thing; None: it has gone meanwhile."""

    node: AnswerT | None


class AnswerError(ValueError):
    """The answer is not what GitHub promises; says where."""


def parse_answer(shape: type[AnswerT], answer: object) -> AnswerT:
    """Give an answer in its shape.

    Raises:
        AnswerError: it is another one.
    """
    try:
        return shape.model_validate(answer)
    except ValidationError as error:
        raise AnswerError(".".join(map(str, error.errors()[0]["loc"]))) from error
