"""A folder served as the usual static hosts do: compressed, with lasting connections, on this machine only."""

import gzip
from contextlib import AbstractContextManager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from time import sleep
from typing import Any

from site_tests.browser.server import serve

_COMPRESSED = {".css", ".geojson", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class CompressingHost(SimpleHTTPRequestHandler):
    """Answers with gzip where that is worth it, and lets a browser keep what it has."""

    protocol_version = "HTTP/1.1"
    # Otherwise a small answer waits up to 40 ms for the browser to acknowledge its head, as at no real host.
    disable_nagle_algorithm = True
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".webp": "image/webp", ".woff2": "font/woff2"}

    def __init__(self, *arguments: Any, directory: str, line: float) -> None:  # noqa: ANN401 - socketserver's own
        """Serve a folder over a line that takes so many seconds there and back."""
        self.line = line
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        """Send a file."""
        sleep(self.line)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND
        packed = path.suffix in _COMPRESSED
        content = _compressed(path) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self._kind(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600" if path.suffix == ".html" else "max-age=31536000")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def _kind(self, path: Path) -> str:
        kind = self.guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing."""


def host(folder: Path, *, line: float = 0) -> AbstractContextManager[str]:
    """Serve a folder, which may still be empty, and give its address, which ends with a slash."""
    return serve(partial(CompressingHost, directory=str(folder), line=line))
