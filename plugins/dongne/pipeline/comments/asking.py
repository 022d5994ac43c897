"""Ask a server where comments are kept: patiently, within bounds, and without telling a token to a stranger."""

import json
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
from requests import PreparedRequest, Response

from dongne.errors import SourceError, UsageError
from dongne.ingest.comments import is_server

_TIMEOUT = (10, 60)
"""Seconds to connect, seconds between two bytes."""
_TRIES = 5
_PATIENCE = 300.0
"""Seconds that one run waits in all because a server says so; beyond that a later run is better."""


class _Token(requests.auth.AuthBase):
    """Shows the token to the one server; never looked up anywhere else."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Asker:
    """One server, asked again while it is busy."""

    def __init__(self, address: str, *, token: str = "", wait: Callable[[float], None] = time.sleep) -> None:
        """Keep the token to ourselves; ``wait`` is how time is let pass.

        Raises:
            UsageError: the address is none, or a token would travel in the open.
        """
        if not is_server(address):
            raise UsageError(f"`{address}`는 https 주소가 아니어서 묻지 않았습니다.")
        self.address = address
        self.host = urlsplit(address).hostname or address
        self._wait = wait
        self._waited = 0.0
        self._session = requests.Session()
        # Always set: without one, requests looks into the home folder for a password of the host.
        self._session.auth = _Token(token)
        self._session.headers.update({"Accept": "application/json", "User-Agent": "dongne"})

    def get(self, path: str, query: Mapping[str, str]) -> object:
        """Give the JSON that the server answers to a question.

        Raises:
            SourceError: it does not answer, or not in JSON.
        """
        return self._ask("GET", path, query=query)

    def post(self, path: str, body: object) -> object:
        """Give the JSON that the server answers to a question with a body.

        Raises:
            SourceError: it does not answer, or not in JSON.
        """
        return self._ask("POST", path, body=body)

    def rest(self, pause: float) -> None:
        """Wait because the server says so, within what one run may wait.

        Raises:
            SourceError: it asks for more patience than one run has.
        """
        if self._waited + pause > _PATIENCE:
            minutes = timedelta(seconds=pause) // timedelta(minutes=1) + 1
            raise SourceError(
                f"{self.host}에 너무 자주 물어 {minutes}분쯤 쉬라고 합니다. 그 뒤에 다시 하면 처음부터 셉니다."
            )
        self._waited += pause
        self._wait(pause)

    def _ask(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: object = None
    ) -> object:
        for attempt in range(_TRIES):
            answer = self._send(method, path, query, body)
            if answer.status_code == HTTPStatus.OK:
                return self._parse(answer)
            pause = pause_of(answer, attempt)
            if pause is None or attempt == _TRIES - 1:
                raise SourceError(
                    f"{self.host}가 거절했습니다({answer.status_code}). {_hint(answer.status_code)}"
                )
            self.rest(pause)
        raise AssertionError  # the last attempt has returned or raised

    def _send(self, method: str, path: str, query: Mapping[str, str] | None, body: object) -> Response:
        # A redirect would carry the question, and perhaps the token, to a place that nobody named.
        try:
            return self._session.request(
                method,
                f"{self.address}{path}",
                params=query,
                data=None if body is None else json.dumps(body),
                headers=None if body is None else {"Content-Type": "application/json"},
                timeout=_TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise SourceError(
                f"{self.host}에 닿지 못했습니다({type(error).__name__}). 잠시 뒤에 다시 해 주세요."
            ) from error

    def _parse(self, answer: Response) -> object:
        try:
            said: object = answer.json()
        except ValueError as error:
            raise SourceError(f"{self.host}의 답이 JSON이 아닙니다.") from error
        return said


def pause_of(answer: Response, attempt: int) -> float | None:
    """Say how many seconds to wait before asking again; None: asking again will not help."""
    status, headers = answer.status_code, answer.headers
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return 2.0**attempt
    if status not in {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}:
        return None
    if (seconds := headers.get("Retry-After", "")).isdigit():
        return float(seconds) + 1
    return until_reset(headers) or (60.0 if status == HTTPStatus.TOO_MANY_REQUESTS else None)


def until_reset(headers: Mapping[str, str]) -> float | None:
    """Give the seconds until a used-up limit begins anew, if the headers tell."""
    reset = headers.get("X-RateLimit-Reset", "")
    if headers.get("X-RateLimit-Remaining") != "0" or not reset.isdigit():
        return None
    return max(0.0, float(reset) - time.time()) + 1


def _hint(status: int) -> str:
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return "토큰의 권한과 기한을 살펴 주세요."
    if status in {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND}:
        return "주소를 살펴 주세요."
    return "잠시 뒤에 다시 해 주세요."
