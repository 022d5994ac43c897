"""The host of the live preview: only for this machine, only by its own names, and nothing of it on the disk."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from dongne.errors import ContentError, Origin, OutputError, Problem, Severity, UsageError
from dongne.pipeline.live.bulletin import Bulletin, Notice, Trouble
from dongne.pipeline.live.host import Host

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"
PAGE = (
    "<!doctype html><html lang=ko><head><meta charset=utf-8>"
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    "<title>난곡</title></head><body><h1>{}</h1></body></html>"
)
FAULT = Problem(
    origin=Origin(file="content/articles/2022/dawn-market/index.md", line=3),
    code="category-unknown",
    message="`<b>peple</b>`이라는 분류는 없습니다.",
    hint="혹시 `people`인가요?",
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


class Shown:
    """A folder that is shown, and who tells its pages what is new."""

    def __init__(self, folder: Path, host: Host, bulletin: Bulletin) -> None:
        self.folder, self.host, self.bulletin = folder, host, bulletin

    def write(self, title: str, path: str = "index.html") -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        # In one step: the host looks while this is being written.
        whole = self.folder.with_suffix(".whole")
        whole.write_text(PAGE.format(title), encoding="utf-8")
        whole.replace(place)

    @contextmanager
    def asked(self, path: str, *, method: str = "GET", **headers: str) -> Iterator[HTTPConnection]:
        with closing(HTTPConnection("127.0.0.1", self.host.server_port, timeout=20)) as line:
            line.request(method, path, headers=headers)
            yield line

    def get(
        self, path: str, *, method: str = "GET", host: str | None = None, known: str | None = None
    ) -> Answer:
        headers = {
            name: value for name, value in {"Host": host, "If-None-Match": known}.items() if value is not None
        }
        with self.asked(path, method=method, **headers) as line, line.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read().decode())


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """Show a folder with one page, of which there is an edition."""
    bulletin = Bulletin()
    (tmp_path / "secret.yml").write_text("review", encoding="utf-8")
    with Host("127.0.0.1", 0, folder=tmp_path / "site", bulletin=bulletin) as host:
        seen = Shown(tmp_path / "site", host, bulletin)
        seen.write("첫 판")
        bulletin.end(None)
        yield seen


@pytest.mark.parametrize("path", ["/", "/.preview/events", "/.preview/live.js", "/nowhere"])
@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "192.168.0.7", ""]
)
def test_whoever_calls_it_by_another_name_gets_nothing(shown: Shown, path: str, name: str) -> None:
    answer = shown.get(path, host=name)

    assert answer.status == 421
    assert "첫 판" not in answer.text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST:9000", "[::1]:8000"])
def test_this_machine_has_several_names(shown: Shown, name: str) -> None:
    assert "첫 판" in shown.get("/", host=name).text


_ask = socket.getaddrinfo


def look_up(host: str, port: int, **more: int) -> object:
    """Know the names of this test as the network does, without asking it."""
    if host.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return _ask("192.0.2.7" if host == "example.org" else host, port, **more)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org", "no-such-name.invalid", "192.0.2.1"])  # noqa: S104 - to be refused
def test_it_listens_on_this_machine_only(tmp_path: Path, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(UsageError, match="이 컴퓨터에서만"):
        Host(host, 0, folder=tmp_path, bulletin=Bulletin())


def test_a_taken_address_is_told_with_another_one(shown: Shown, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=f"--addr 127.0.0.1:{shown.host.server_port + 1}"):
        Host("127.0.0.1", shown.host.server_port, folder=tmp_path, bulletin=Bulletin())


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.yml",
        "/%2e%2e/secret.yml",
        "/a/..%2f..%2fsecret.yml",
        "/..%5csecret.yml",
        "//secret.yml",
        "/.preview/../secret.yml",
        "/.preview/%2e%2e%2fhost.py",
        "/.hidden",
        "/%00",
        "/folder/",
        "/folder",
        f"/{'a' * 300}",
        f"/{'a' * 300}/",
        f"/{'/'.join(['a' * 200] * 30)}",
        f"/.preview/{'a' * 300}",
    ],
)
def test_nothing_but_files_of_the_preview_is_shown(shown: Shown, path: str) -> None:
    (shown.folder / "folder").mkdir()
    (shown.folder / "folder/notes.txt").write_text("쪽지", encoding="utf-8")
    (shown.folder / ".hidden").write_text("숨긴 것", encoding="utf-8")

    answer = shown.get(path)

    assert answer.status == 404
    assert "notes.txt" not in answer.text


def test_nobody_keeps_or_indexes_what_was_shown(shown: Shown) -> None:
    answer = shown.get("/")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert shown.get("/", method="HEAD").headers["Content-Length"] == answer.headers["Content-Length"]


def test_of_the_theme_a_browser_asks_whether_it_is_still_the_same(shown: Shown) -> None:
    (shown.folder / "style.css").write_text("p {}", encoding="utf-8")
    first = shown.get("/style.css")

    again = shown.get("/style.css", known=first.headers["ETag"])
    (shown.folder / "style.css").write_text("q {}", encoding="utf-8")
    changed = shown.get("/style.css", known=first.headers["ETag"])

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status, again.text) == (304, "")
    assert (changed.status, changed.text) == (200, "q {}")


def test_the_files_stay_as_a_site_would_have_them(shown: Shown) -> None:
    before = (shown.folder / "index.html").read_text(encoding="utf-8")

    page = shown.get("/").text

    assert "/.preview/live.js" in page
    assert page != before == (shown.folder / "index.html").read_text(encoding="utf-8")


def test_a_site_below_an_address_is_shown_below_it(shown: Shown) -> None:
    shown.host.mount = "/paper/"
    shown.write("소개", "about/index.html")

    assert shown.host.address.endswith("/paper/")
    assert [shown.get(path).headers["Location"] for path in ("/", "/paper", "/paper/about")] == [
        "/paper/",
        "/paper/",
        "/paper/about/",
    ]
    assert "소개" in shown.get("/paper/about/").text
    assert shown.get("/about/").status == 404
    assert shown.get("//evil.example/..").headers.get("Location") is None


def test_before_there_is_anything_it_says_so(tmp_path: Path) -> None:
    with Host("127.0.0.1", 0, folder=tmp_path, bulletin=Bulletin()) as host:
        answer = Shown(tmp_path, host, Bulletin()).get("/articles/")

        assert answer.status == 503
        assert "짓고 있습니다" in answer.text


def test_who_asks_for_what_is_being_made_waits_for_it(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.bulletin.begin()
    wait, waits = shown.bulletin.wait, Event()

    def note(known: Notice, seconds: float) -> Notice:
        waits.set()
        return wait(known, seconds)

    monkeypatch.setattr(shown.bulletin, "wait", note)

    with shown.asked("/new/") as line:
        assert waits.wait(20)
        shown.write("새 글", "new/index.html")
        shown.bulletin.end(None)
        with line.getresponse() as answer:
            page = answer.read().decode()

    assert "새 글" in page


def test_a_page_is_told_of_each_edition_and_of_what_is_wrong(shown: Shown) -> None:
    warning = Problem(origin=Origin(file="a.md"), code="b", message="c", hint="d", severity=Severity.WARNING)

    with shown.asked("/.preview/events") as line, line.getresponse() as answer:
        first = _next(answer)
        shown.bulletin.begin()
        shown.bulletin.end(Trouble.of(ContentError([FAULT, warning])))
        second = _next(answer)
        shown.bulletin.end(None)
        third = _next(answer)

    assert first["trouble"] is None
    assert second["edition"] == first["edition"] != third["edition"]
    assert second["trouble"] == {
        "text": "",
        "problems": [{"where": str(FAULT.origin), "what": FAULT.message, "how": FAULT.hint}],
    }
    assert third["trouble"] is None


def test_a_page_that_stands_before_the_rest_is_loaded_once(shown: Shown) -> None:
    with (
        shown.asked("/.preview/events?page=/waiting/") as line,
        shown.asked("/.preview/events?page=/") as other,
        line.getresponse() as waiting,
        other.getresponse() as home,
    ):
        before = _next(waiting)["edition"]
        assert _next(home)["edition"] == before
        shown.write("새 글", "waiting/index.html")
        shown.bulletin.begin()
        shown.bulletin.prove(["waiting/"])
        early = _next(waiting)["edition"]
        page = shown.get("/waiting/").text
        shown.bulletin.end(None)
        late = _next(home)["edition"]
        shown.bulletin.end(Trouble(text="디스크가 가득 찼습니다."))
        last = _next(waiting)["edition"]

    assert len({before, early, late}) == 3
    assert f'data-edition="{early}"' in page
    assert last == early


def _next(answer: HTTPResponse) -> dict[str, object]:
    while not (line := answer.readline()).startswith(b"data: "):
        assert line
    found = json.loads(line.removeprefix(b"data: "))
    assert isinstance(found, dict)
    return found


# --- in a browser


def test_an_open_page_loads_again_and_keeps_its_policy(shown: Shown, page: Page) -> None:
    page.goto(shown.host.address)
    expect(page.get_by_role("heading")).to_have_text("첫 판")

    shown.write("둘째 판")
    shown.bulletin.end(None)

    expect(page.get_by_role("heading")).to_have_text("둘째 판")


def test_what_is_wrong_lies_over_the_last_good_page_until_it_is_mended(shown: Shown, page: Page) -> None:
    page.goto(shown.host.address)

    shown.bulletin.end(Trouble.of(ContentError([FAULT])))

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("content/articles/2022/dawn-market/index.md:3")
    expect(alert).to_contain_text(FAULT.message)
    expect(alert).to_contain_text("→ 혹시 `people`인가요?")
    expect(page.get_by_role("heading", name="첫 판")).to_be_visible()
    page.reload()
    expect(alert).to_be_visible()
    alert.get_by_role("button", name="접기").click()
    expect(alert).to_be_hidden()
    shown.bulletin.end(Trouble(text="디스크가 가득 찼습니다."))
    expect(alert).to_contain_text("디스크가 가득 찼습니다.")
    shown.bulletin.end(None)
    expect(alert).to_be_hidden()


def test_a_page_that_waits_for_the_first_edition_gets_it(tmp_path: Path, page: Page) -> None:
    bulletin = Bulletin()
    with Host("127.0.0.1", 0, folder=tmp_path, bulletin=bulletin) as host:
        seen = Shown(tmp_path, host, bulletin)
        page.goto(host.address)
        bulletin.end(Trouble.of(ContentError([FAULT])))
        expect(page.get_by_role("alert")).to_contain_text(FAULT.message)
        expect(page.get_by_text("짓고 있습니다")).to_be_hidden()

        seen.write("첫 판")
        bulletin.end(None)

        expect(page.get_by_role("heading")).to_have_text("첫 판")
        page.close()
