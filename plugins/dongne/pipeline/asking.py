"""Ask a server: patiently, within bounds, and without telling a token to a stranger."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
from requests import PreparedRequest, Response

from dongne.errors import DongneError, UsageError
from dongne.ingest.comments import is_server

_TIMEOUT = (10, 60)
"""Seconds to connect, seconds between two bytes."""
_TRIES = 5
_PATIENCE = 300.0
"""Seconds that one run waits in all because a server says so; beyond that a later run is better."""


Body = Mapping[str, str | Mapping[str, str | None]] | Sequence[str] | None
"""What a question may bring along, as JSON."""


def token_of(environment: Mapping[str, str], what: str) -> str:
    """Give the token that an environment has for GitHub; ``what`` says in Korean what it must be good for.

    Raises:
        UsageError: it has none.
    """
    token = environment.get("GITHUB_TOKEN", "").strip()
    if not token or not token.isascii() or not token.isprintable():
        raise UsageError(f"환경 변수 GITHUB_TOKEN에 {what} 수 있는 토큰을 넣어 주세요.")
    return token


class _Token(requests.auth.AuthBase):
    """Shows the token to the one server; never written down, and never looked up anywhere else."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Asker:
    """One server, asked again while it is busy."""

    def __init__(
        self,
        address: str,
        *,
        fault: Callable[[str], DongneError],
        later: str,
        token: str = "",
        headers: Mapping[str, str] | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep the token to ourselves.

        ``fault`` makes an error of Korean words, ``later`` says in Korean what it helps to try again after a rest,
        and ``wait`` is how time is let pass (in seconds).

        Raises:
            UsageError: the address is none, or a token would travel in the open.
        """
        if not is_server(address):
            raise UsageError(f"`{address}`는 https 주소가 아니어서 묻지 않았습니다.")
        self.address = address
        self.host = urlsplit(address).hostname or address
        self._fault = fault
        self._later = later
        self._wait = wait
        self._waited = 0.0
        self._session = requests.Session()
        # Always set: without one, requests looks into the home folder for a password of the host.
        self._session.auth = _Token(token)
        self._session.headers.update(
            {"Accept": "application/json", "User-Agent": "dongne", **(headers or {})}
        )

    def ask(
        self,
        method: str,
        url: str,
        *,
        refusal: Callable[[Response], str],
        query: Mapping[str, str] | None = None,
        body: Body = None,
    ) -> Response:
        """Give the answer to a question, whose ``body`` is sent as JSON; ``refusal`` puts a refusal into Korean words.

        Raises:
            DongneError: what ``fault`` makes, when the server is out of reach, refuses, or wants more patience than
                one run has.
        """
        for attempt in range(_TRIES):
            answer = self._send(method, url, query, body)
            if answer.status_code == HTTPStatus.OK:
                return answer
            pause = _pause(answer, attempt)
            if pause is None or attempt == _TRIES - 1:
                raise self._fault(refusal(answer))
            self.rest(pause)
        raise AssertionError  # the last attempt has returned or raised

    def rest(self, pause: float) -> None:
        """Wait (in seconds) because the server says so, within what one run may wait.

        Raises:
            DongneError: what ``fault`` makes, when that is too long.
        """
        if self._waited + pause > _PATIENCE:
            minutes = timedelta(seconds=pause) // timedelta(minutes=1) + 1
            raise self._fault(f"{self.host}에 너무 자주 물어 {minutes}분쯤 쉬라고 합니다. {self._later}")
        self._waited += pause
        self._wait(pause)

    def _send(self, method: str, url: str, query: Mapping[str, str] | None, body: Body) -> Response:
        # A redirect would carry the question, and perhaps the token, to a place that nobody named.
        try:
            return self._session.request(
                method, url, params=query, json=body, timeout=_TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as error:
            message = f"{self.host}에 닿지 못했습니다({type(error).__name__}). 잠시 뒤에 다시 해 주세요."
            raise self._fault(message) from error


def words_of(answer: Response) -> str:
    """Give what a server itself says of a refusal; nothing where it says nothing that can be read."""
    try:
        said = answer.json()
    except ValueError:
        return ""
    return str(said.get("message", ""))[:200] if isinstance(said, dict) else ""


def _pause(answer: Response, attempt: int) -> float | None:
    """Say how many seconds to wait before asking again; None: asking again will not help."""
    status, headers = answer.status_code, answer.headers
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return 2.0**attempt
    if status not in {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}:
        return None
    if (seconds := headers.get("Retry-After", "")).isdigit():
        return float(seconds) + 1
    reset = headers.get("X-RateLimit-Reset", "")
    if headers.get("X-RateLimit-Remaining") == "0" and reset.isdigit():
        return max(0.0, float(reset) - time.time()) + 1
    # As GitHub's guide asks where no header says more.
    limited = status == HTTPStatus.TOO_MANY_REQUESTS or "rate limit" in words_of(answer).casefold()
    return 60.0 if limited else None
