"""A folder as a static host serves it, on this machine only, for as long as a test lasts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

LOOPBACK = "127.0.0.1"


class StaticHost(SimpleHTTPRequestHandler):
    """Answers as the usual static hosts do: index.html for a folder, the site's own 404.html for a stray address."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".geojson": "application/geo+json",
        ".ics": "text/calendar",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        own = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        page = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *_: object, **__: object) -> None:
        pass  # a test tells what went wrong


class QuietServer(ThreadingHTTPServer):
    """A server that a closed window does not upset."""

    daemon_threads = True
    # Of more than five windows that knock at once, the others would wait a second before they knock again.
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # browsers hang up in the middle of a photo when a test is over


@contextmanager
def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer and give its address, which ends with a slash."""
    with QuietServer((LOOPBACK, 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def serve_folder(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder and give its address, which ends with a slash."""
    return serve(partial(StaticHost, directory=folder))
