"""Ask the forge (GitHub, or what speaks like it) what was said in its web pages."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from requests import Response

from dongne.errors import ForgeError, UsageError
from dongne.pipeline.asking import Asker, words_of

API = "https://api.github.com"
_VERSION = "2022-11-28"
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}")

_PAGES = 100
"""Pages of one list: more than ten thousand entries are no newspaper's."""
FILES_LIMIT = 3000
"""Files that the forge names of one pull request; of a larger one nobody can say what it touches."""

Commit = Annotated[str, Field(pattern=r"^[0-9a-f]{40}(?:[0-9a-f]{24})?$")]
AnswerT = TypeVar("AnswerT")


class Account(BaseModel):
    """Somebody's account on the forge."""

    login: str


class Branch(BaseModel):
    """What a pull request is merged into."""

    ref: str


class Pull(BaseModel):
    """A pull request."""

    number: Annotated[int, Field(ge=1)]
    user: Account | None
    base: Branch
    merged_at: datetime | None
    updated_at: datetime


class Review(BaseModel):
    """What somebody said of one commit of a pull request."""

    id: int
    user: Account | None
    """None: the account is gone."""
    state: str
    """APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING."""
    commit_id: Commit | None = None
    """None: the commit is gone."""
    submitted_at: datetime | None = None
    body: str = ""


class ChangedFile(BaseModel):
    """A file that a pull request touches."""

    filename: str
    previous_filename: str | None = None


class TooLargeError(ForgeError):
    """One pull request changes so much that nobody can say what; nothing is wrong with the others."""


class Forge:
    """One repository on the forge, read only."""

    def __init__(
        self, repository: str, *, token: str, api: str = API, wait: Callable[[float], None] = time.sleep
    ) -> None:
        """Keep the token to ourselves; ``wait`` is how time is let pass.

        Raises:
            UsageError: the repository is not written OWNER/NAME, or the token would travel in the open.
        """
        if _NAME.fullmatch(repository) is None:
            message = f"`{repository}`는 저장소의 이름이 아닙니다. `--repository 주인/이름`처럼 적어 주세요."
            raise UsageError(message)
        self.repository = repository
        self._asker = Asker(
            api.rstrip("/"),
            fault=ForgeError,
            later="기록한 것은 그대로 있고, 그 뒤에 다시 하면 나머지를 기록합니다.",
            token=token,
            headers={"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": _VERSION},
            wait=wait,
        )

    def pull(self, number: int) -> Pull:
        """Give one pull request.

        Raises:
            ForgeError: there is none, or the forge does not say.
        """
        return _parse(TypeAdapter(Pull), self._get(self._url(f"pulls/{number}")))

    def merged_pulls(self, branch: str, *, since: datetime) -> list[Pull]:
        """Give what was merged into a branch and has changed since a moment, in the order of merging.

        Raises:
            ForgeError: the forge does not say.
        """
        query = {"state": "closed", "base": branch, "sort": "updated", "direction": "desc"}
        found = []
        for pull in self._list(TypeAdapter(list[Pull]), "pulls", query):
            if pull.updated_at < since:
                break
            if pull.merged_at is not None:
                found.append((pull.merged_at, pull.number, pull))
        return [pull for *_, pull in sorted(found, key=lambda each: each[:2])]

    def reviews(self, number: int) -> list[Review]:
        """Give every review of a pull request, oldest first.

        Raises:
            ForgeError: the forge does not say.
        """
        return list(self._list(TypeAdapter(list[Review]), f"pulls/{number}/reviews", {}))

    def files(self, number: int) -> list[str]:
        """Give every path that a pull request touches, old names too.

        Raises:
            TooLargeError: the list is too long for it to be whole.
            ForgeError: the forge does not say.
        """
        changed = list(self._list(TypeAdapter(list[ChangedFile]), f"pulls/{number}/files", {}))
        if len(changed) >= FILES_LIMIT:
            message = f"풀 리퀘스트 #{number}는 파일이 너무 많아({len(changed)}개) 무엇을 바꾸는지 다 알 수 없습니다."
            raise TooLargeError(f"{message} 글마다 나누어 올려 주세요.")
        return [name for file in changed for name in (file.filename, file.previous_filename) if name]

    # --- asking

    def _url(self, path: str) -> str:
        return f"{self._asker.address}/repos/{self.repository}/{path}"

    def _list(
        self, shape: TypeAdapter[list[AnswerT]], path: str, query: Mapping[str, str]
    ) -> Iterator[AnswerT]:
        """Give the entries of a list, page by page, as long as they are asked for."""
        answer = self._get(self._url(path), {**query, "per_page": "100"})
        for _ in range(_PAGES):
            yield from _parse(shape, answer)
            following = answer.links.get("next", {}).get("url")
            if following is None:
                return
            if not following.startswith(f"{self._asker.address}/"):
                message = "저장소가 다음 쪽으로 다른 곳의 주소를 알려 주어 따라가지 않았습니다."
                raise ForgeError(message)
            answer = self._get(following)
        message = f"목록이 {_PAGES}쪽을 넘어 다 읽지 않았습니다: {path}"
        raise ForgeError(message)

    def _get(self, url: str, query: Mapping[str, str] | None = None) -> Response:
        return self._asker.ask("GET", url, refusal=_refusal, query=query)


def _parse(shape: TypeAdapter[AnswerT], answer: Response) -> AnswerT:
    try:
        return shape.validate_python(answer.json())
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        message = f"저장소의 답에서 `{where}`를 알아들을 수 없습니다({urlsplit(answer.url).path})."
        raise ForgeError(message) from error
    except ValueError as error:
        message = f"저장소의 답이 JSON이 아닙니다({urlsplit(answer.url).path})."
        raise ForgeError(message) from error


_REASONS = {
    301: "저장소의 이름이나 주인이 바뀌었습니다. `--repository`에 새 이름을 적어 주세요",
    401: "토큰이 맞지 않거나 기한이 지났습니다. `GITHUB_TOKEN`을 살펴 주세요",
    403: "토큰에 풀 리퀘스트를 읽을 권한(pull-requests: read)이 없습니다",
    404: "그런 저장소나 풀 리퀘스트가 없거나, 토큰에 볼 권한이 없습니다",
    429: "저장소에 너무 자주 물었습니다. 잠시 뒤에 다시 해 주세요",
}


def _refusal(answer: Response) -> str:
    reason = _REASONS.get(answer.status_code, "저장소가 답하지 않습니다. 잠시 뒤에 다시 해 주세요")
    said = words_of(answer)
    return f"{reason}. ({answer.status_code}{f': {said}' if said else ''})"
