"""Fetch the figures of many sites, from files and addresses, within limits of size and time; write what they give."""

import re
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit, urlunsplit

import requests
import urllib3

from dongne.domain.rollup import AreaReport, Part, Rollup, State, roll_up
from dongne.errors import OutputError, UsageError
from dongne.ingest.metrics_json import parse_metrics
from dongne.render.rollup import make_rollup_files

METRICS = "metrics/metrics.json"
_AT_ONCE = 8
_CHUNK = 1 << 16
_REDIRECTS = 5
_WEB = ("http", "https")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one site may cost."""

    megabytes: float = 8
    """A site of ten years has about a tenth of one."""
    seconds: float = 20
    """For the whole answer of one address."""

    @property
    def bytes(self) -> int:
        """The same as bytes."""
        return int(self.megabytes * 1_000_000)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where one site's figures are, and how the city calls the area."""

    place: str
    name: str = ""


class _RefusedError(Exception):
    """Why a source gives nothing, in Korean."""


def read_list(path: Path) -> tuple[Source, ...]:
    """Read sources from a file: one a line, ``address`` or ``name, address``; ``#`` begins a remark.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"`{path}`를 읽을 수 없습니다. 한 줄에 하나씩 주소를 적은 글 파일이어야 합니다."
        ) from error
    lines = (line.strip() for line in text.splitlines())
    return tuple(_source(line) for line in lines if line and not line.startswith("#"))


_ADDRESS = re.compile(r"(?:(?!\w+://)(?P<name>.*?),)?\s*(?P<place>\w+://.*)")
"""In a line of a list: where there is an address, a comma in it parts nothing."""


def _source(line: str) -> Source:
    if found := _ADDRESS.fullmatch(line):
        return Source(place=found["place"], name=(found["name"] or "").strip())
    name, _, place = line.rpartition(",")
    return Source(place=place.strip(), name=name.strip())


def gather(
    sources: Sequence[Source], *, folder: Path, at: datetime, stale_after: timedelta, limits: Limits
) -> Rollup:
    """Ask every source, several at once; files are seen from ``folder``. Whatever goes wrong is said, not raised."""
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as crew:
        parts = list(crew.map(lambda source: _ask(source, folder, limits), sources))
    return roll_up(parts, at=at, stale_after=stale_after)


def write_rollup(rollup: Rollup, folder: Path) -> tuple[Path, ...]:
    """Write page, workbook and data; give where they are.

    Raises:
        OutputError: the folder cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in make_rollup_files(rollup):
            place = folder / file.path
            place.write_bytes(file.content)
            written.append(place)
    except OSError as error:
        raise OutputError(f"`{folder}`에 쓰지 못했습니다: {error.strerror or error}.") from error
    return tuple(written)


def _ask(source: Source, folder: Path, limits: Limits) -> Part:
    # A name that a terminal has passed on may hold what no file of text can.
    shown = _without_password(source.place).encode(errors="backslashreplace").decode()
    try:
        report, state, reason = _figures_of(source.place, folder, limits)
    except _RefusedError as refused:
        return Part(source=shown, name=source.name, state=State.MISSING, reason=str(refused))
    return Part(source=shown, name=source.name, state=state, reason=reason, report=report)


def _figures_of(place: str, folder: Path, limits: Limits) -> tuple[AreaReport | None, State, str]:
    found = parse_metrics(_bytes_of(place, folder, limits))
    if found[1] is State.UNREADABLE and _scheme(place) in _WEB and not place.endswith("/"):
        # It may be a home page, named as people name it: the figures lie below.
        with suppress(_RefusedError):
            below = parse_metrics(_bytes_of(f"{place}/", folder, limits))
            return found if below[1] is State.UNREADABLE else below
    return found


def _bytes_of(place: str, folder: Path, limits: Limits) -> bytes:
    scheme = _scheme(place)
    if scheme in _WEB:
        return _fetch(_address(place), limits)
    if scheme:
        raise _RefusedError("http나 https 주소, 또는 파일만 읽습니다.")
    return _read(folder / place, limits)


def _scheme(place: str) -> str:
    return place.partition("://")[0].lower() if "://" in place else ""


def _address(place: str) -> str:
    """Give where the figures are of a site that was named by its home page."""
    return f"{place}{METRICS}" if place.endswith("/") else place


def _without_password(place: str) -> str:
    """Give an address as it may be written down."""
    if _scheme(place) not in _WEB or "@" not in place:
        return place
    try:
        parts = urlsplit(place)
    except ValueError:
        # Where a name ends in what is no address, nobody can tell: better too little of it.
        return f"{_scheme(place)}://{place.rpartition('@')[2]}"
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _read(path: Path, limits: Limits) -> bytes:
    try:
        path = path / METRICS if (path / METRICS).is_file() else path
        with path.open("rb") as file:
            data = file.read(limits.bytes + 1)
    except (FileNotFoundError, ValueError) as error:
        raise _RefusedError("그런 파일이 없습니다.") from error
    except OSError as error:
        raise _RefusedError(f"파일을 읽을 수 없습니다({error.strerror or error}).") from error
    if len(data) > limits.bytes:
        raise _RefusedError(_too_large(limits))
    return data


def _fetch(address: str, limits: Limits) -> bytes:
    """Give what an address answers within the time, whatever it is that takes long: a name, a head or its end."""
    answer: Future[bytes] = Future()

    def work() -> None:
        try:
            answer.set_result(_download(address, limits))
        except Exception as error:  # noqa: BLE001 - handed on to whoever waits
            answer.set_exception(error)

    # Nobody waits for it at the end of the program either.
    Thread(target=work, daemon=True).start()
    try:
        return answer.result(limits.seconds)
    except TimeoutError as error:
        raise _RefusedError(_too_slow(limits)) from error


def _download(address: str, limits: Limits) -> bytes:
    """Give what an address answers; unpacked, because a small answer can unpack to a large one."""
    deadline = time.monotonic() + limits.seconds
    try:
        with requests.Session() as session:
            session.max_redirects = _REDIRECTS
            with session.get(address, stream=True, timeout=limits.seconds) as answer:
                _check(answer)
                return _receive(answer.raw, deadline, limits)
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
        raise _RefusedError(_too_slow(limits)) from error
    except (OSError, urllib3.exceptions.HTTPError, ValueError) as error:
        raise _RefusedError(f"주소에 닿지 못했습니다({type(error).__name__}).") from error


def _receive(raw: urllib3.BaseHTTPResponse, deadline: float, limits: Limits) -> bytes:
    """Take what has arrived, piece by piece: a server that sends a letter a second must not hold the city up."""
    data = bytearray()
    while piece := raw.read1(_CHUNK, decode_content=True):
        data += piece
        if len(data) > limits.bytes:
            raise _RefusedError(_too_large(limits))
        if time.monotonic() > deadline:
            raise _RefusedError(_too_slow(limits))
    return bytes(data)


def _check(answer: requests.Response) -> None:
    if answer.status_code != HTTPStatus.OK:
        raise _RefusedError(f"서버가 {answer.status_code}로 답했습니다.")


def _too_large(limits: Limits) -> str:
    return f"{limits.megabytes:g} MB보다 큽니다(`--max-size`)."


def _too_slow(limits: Limits) -> str:
    return f"{limits.seconds:g}초 안에 다 받지 못했습니다(`--timeout`)."


def sources_of(places: Iterable[str]) -> tuple[Source, ...]:
    """Give sources as they are typed on a command line."""
    return tuple(Source(place=place) for place in places)
