"""A server where comments are kept, asked in JSON."""

import time
from collections.abc import Callable, Mapping
from http import HTTPStatus

from requests import Response

from dongne.errors import SourceError
from dongne.pipeline.asking import Asker, Body


class CommentServer:
    """Questions to one server."""

    def __init__(self, address: str, *, token: str = "", wait: Callable[[float], None] = time.sleep) -> None:
        """Know whom to ask; ``wait`` is how time is let pass (in seconds).

        Raises:
            UsageError: the address is none, or a token would travel in the open.
        """
        later = "그 뒤에 다시 하면 처음부터 셉니다."
        self._asker = Asker(address, fault=SourceError, later=later, token=token, wait=wait)

    @property
    def host(self) -> str:
        """Whom we ask."""
        return self._asker.host

    def get(self, path: str, query: Mapping[str, str]) -> object:
        """Give the JSON that the server answers to a question.

        Raises:
            SourceError: it does not answer, or not in JSON.
        """
        return self._ask("GET", path, query=query)

    def post(self, path: str, body: Body) -> object:
        """Give the JSON that the server answers to a question with a body.

        Raises:
            SourceError: it does not answer, or not in JSON.
        """
        return self._ask("POST", path, body=body)

    def rest(self, pause: float) -> None:
        """Wait (in seconds) because the server says so, within what one run may wait.

        Raises:
            SourceError: it asks for more patience than one run has.
        """
        self._asker.rest(pause)

    def _ask(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: Body = None
    ) -> object:
        url = f"{self._asker.address}{path}"
        answer = self._asker.ask(method, url, refusal=self._refusal, query=query, body=body)
        try:
            said: object = answer.json()
        except ValueError as error:
            raise SourceError(f"{self.host}의 답이 JSON이 아닙니다.") from error
        return said

    def _refusal(self, answer: Response) -> str:
        return f"{self.host}가 거절했습니다({answer.status_code}). {_hint(answer.status_code)}"


def _hint(status: int) -> str:
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return "토큰의 권한과 기한을 살펴 주세요."
    if status in {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND}:
        return "주소를 살펴 주세요."
    return "잠시 뒤에 다시 해 주세요."
