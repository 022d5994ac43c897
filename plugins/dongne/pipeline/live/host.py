"""Shows the preview to whoever sits at this machine, and tells open pages to load again.

It holds what nobody has approved: it listens on this machine only, and answers nobody who calls it by another name,
as a page elsewhere does once its own name has been pointed here (DNS rebinding). What it adds to pages it adds on the
way out; the files stay as a published site would have them, and say of themselves that they are none.
"""

import json
import mimetypes
import posixpath
import socket
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socketserver import TCPServer
from threading import Thread
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from dongne.errors import OutputError, UsageError
from dongne.pipeline.live.bulletin import Bulletin

OWN = "/.preview/"
"""Where the host's own files lie; no site has an address with a dot in front."""
_ASSETS = Path(__file__).parent / "assets"
_WAITING = _ASSETS / "waiting.html"
_PULSE = 10
"""Seconds after which a silent line is tried: whoever hung up is noticed."""
_BUILD_AT_MOST = 60
"""Seconds for which somebody who asks for a page that is being made is kept waiting."""
_WARES = frozenset({".css", ".js", ".woff2"})
"""What belongs to the theme: it says nothing of anybody, and takes a browser long to read again."""
_HEADERS = {
    # Never kept: a browser's memory outlives the preview.
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'self'",
}
_STRANGER = "이 미리보기는 이 컴퓨터에서만 볼 수 있습니다. 주소를 http://127.0.0.1:8000/처럼 숫자나 localhost로 적어 주세요.\n"
_TYPES = {
    ".geojson": "application/geo+json",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Host(ThreadingHTTPServer):
    """Serves a folder until the ``with`` is left."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, *, folder: Path, bulletin: Bulletin) -> None:
        """Take the address.

        Raises:
            UsageError: the address is not one of this machine alone.
            OutputError: it cannot be had.
        """
        family, where = _loopback(host, port)
        self.address_family = family
        self.mount = "/"
        """Below which address the folder lies, as the site itself does on its host."""
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        try:
            super().__init__(where, partial(_Desk, folder=folder, bulletin=bulletin))
        except OSError as error:
            raise OutputError(
                f"{host}:{port}에 미리보기를 열 수 없습니다: {error.strerror or error}. "
                f"다른 미리보기가 열려 있으면 끝내거나, `--addr 127.0.0.1:{port + 1}`처럼 다른 자리를 적어 주세요."
            ) from error
        self.names = {"localhost", "127.0.0.1", "[::1]", host.lower()}

    def server_bind(self) -> None:
        """Take the address without asking the network for its name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]  # never a Unix socket

    @property
    def address(self) -> str:
        """Where to look."""
        host = self.server_address[0]
        name = f"[{host!s}]" if self.address_family == socket.AF_INET6 else str(host)
        return f"http://{name}:{self.server_port}{self.mount}"

    def __enter__(self) -> Self:
        """Open."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close; lines that are still open end with the program."""
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver declares it
        """Say nothing: windows are closed in the middle of a photo."""


def _loopback(host: str, port: int) -> tuple[socket.AddressFamily, tuple[str, int]]:
    """Give the address behind a name, if it is one of this machine alone."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except OSError:
        found = []
    for family, _, _, _, where in found:
        if ip_address(str(where[0]).partition("%")[0]).is_loopback:
            return family, (str(where[0]), port)
    raise UsageError(
        f"`{host}`에는 미리보기를 열지 않습니다. 승인 전의 글이 보이므로 이 컴퓨터에서만 열립니다. "
        "`--addr 127.0.0.1:8000`처럼 적어 주세요. 남에게 보이려면 `dongne preview 폴더`로 지어 건네주세요."
    )


class _Desk(BaseHTTPRequestHandler):
    """Answers one visitor."""

    protocol_version = "HTTP/1.1"
    server: Host
    timeout = 60

    def __init__(self, *args: Any, folder: Path, bulletin: Bulletin) -> None:  # noqa: ANN401 - as http.server declares it
        self._folder = folder
        self._bulletin = bulletin
        super().__init__(*args)

    def do_GET(self) -> None:
        if not self._is_known():
            self._give(HTTPStatus.MISDIRECTED_REQUEST, _STRANGER.encode(), "text/plain; charset=utf-8")
        elif urlsplit(self.path).path == f"{OWN}events" and self.command == "GET":
            self._tell()
        else:
            self._show()

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_known(self) -> bool:
        """Whether the visitor has called this machine by one of its own names."""
        host = self.headers.get("Host", "").strip().lower()
        name, colon, port = host.rpartition(":")
        return (name if colon and port.isdigit() else host) in self.server.names

    def _show(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(OWN):
            self._give_file(_ASSETS / posixpath.basename(path))
            return
        mount = self.server.mount
        if path == "/" != mount or f"{path}/" == mount:
            self._send_on(mount)
            return
        notice = self._bulletin.notice
        if not notice.edition:
            self._give(HTTPStatus.SERVICE_UNAVAILABLE, self._dressed(_WAITING.read_bytes(), ""), _HTML)
            return
        place = self._place(path.removeprefix(mount)) if path.startswith(mount) else None
        if place is None:
            self._give_lost(notice.edition)
        elif place.is_dir():
            self._send_on(f"{urlsplit(self.path).path}/")
        else:
            self._give_file(place, edition=notice.edition_of(self._page(path)))

    def _place(self, path: str) -> Path | None:
        """Find what is asked for; what is being made at this moment is waited for."""
        notice = self._bulletin.notice
        while (found := self._look(path)) is None and notice.is_building:
            newer = self._bulletin.wait(notice, _BUILD_AT_MOST)
            if newer == notice:
                break
            notice = newer
        return found

    def _look(self, path: str) -> Path | None:
        parts = [part for part in path.split("/") if part]
        if any(part.startswith(".") or "\0" in part or "\\" in part for part in parts):
            return None
        place = self._folder.joinpath(*parts)
        try:
            if path.endswith("/") or not path:
                place /= "index.html"
            elif place.is_dir():
                return place if (place / "index.html").is_file() else None
            return place if place.is_file() else None
        except OSError:
            # No disk holds a name as long as that.
            return None

    def _give_file(self, place: Path, *, edition: str | None = None) -> None:
        try:
            content = place.read_bytes()
        except OSError:
            self._give_lost(edition or "")
            return
        kind = _kind(place)
        if kind == _HTML and edition is not None:
            content = self._dressed(content, edition)
        if place.suffix in _WARES:
            self._give_ware(content, kind)
        else:
            self._give(HTTPStatus.OK, content, kind)

    def _give_ware(self, content: bytes, kind: str) -> None:
        """Give something that a browser may keep, if it asks each time whether it is still the same."""
        tag = f'"{sha256(content).hexdigest()}"'
        is_same = self.headers.get("If-None-Match") == tag
        code = HTTPStatus.NOT_MODIFIED if is_same else HTTPStatus.OK
        self._give(code, b"" if is_same else content, kind, ETag=tag, **{"Cache-Control": "no-cache"})

    def _give_lost(self, edition: str) -> None:
        try:
            page = (self._folder / "404.html").read_bytes()
        except OSError:
            page = b"<!doctype html><title>404</title><h1>404</h1>"
        self._give(HTTPStatus.NOT_FOUND, self._dressed(page, edition), _HTML)

    def _dressed(self, page: bytes, edition: str) -> bytes:
        """Add the script that follows the preview; the page's own policy allows what comes from here."""
        script = f'<script src="{OWN}live.js" data-edition="{edition}" defer></script>'.encode()
        before, end, after = page.partition(b"</head>")
        return before + script + end + after if end else page + script

    def _send_on(self, address: str) -> None:
        # Two slashes in front would name another host.
        self._give(HTTPStatus.FOUND, b"", _HTML, Location=f"/{address.lstrip('/')}")

    def _give(self, code: HTTPStatus, content: bytes, kind: str, **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": kind, **_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell(self) -> None:
        """Give every notice as it comes, for as long as the page is open."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        kind = "text/event-stream; charset=utf-8"
        for name, value in {"Content-Type": kind, "Connection": "close", **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()
        page = self._page(unquote(urlsplit(self.path).query.removeprefix("page=")))
        self.wfile.write(b"retry: 500\n\n")
        said, notice = "", self._bulletin.notice
        while True:
            news = json.dumps(notice.plain(page), ensure_ascii=False)
            # Nothing is news while there is only work to be told of; a sign of life all the same.
            self.wfile.write(f"data: {news}\n\n".encode() if news != said else b":\n\n")
            said, notice = news, self._bulletin.wait(notice, _PULSE)

    def _page(self, path: str) -> str:
        """Give the address of a page below the site's."""
        return path.removeprefix(self.server.mount)

    def version_string(self) -> str:
        return "dongne"

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing: the terminal is for what the newsroom must know."""


_HTML = "text/html; charset=utf-8"


def _kind(place: Path) -> str:
    """Give the type of a file, the same on every machine for what a newspaper has."""
    if place.suffix == ".html":
        return _HTML
    return _TYPES.get(place.suffix) or mimetypes.guess_type(place.name)[0] or "application/octet-stream"
