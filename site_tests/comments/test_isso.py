"""Counting isso: in its database and over HTTP, at the edges of months in Seoul."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from dongne.domain.snapshots import Count, Month, Naming, ThreadCount
from dongne.errors import SourceError
from dongne.pipeline.comments.isso_database import IssoDatabase
from dongne.pipeline.comments.isso_server import IssoServer
from dongne.pipeline.comments.server import CommentServer
from site_tests.comments.server import Server, open_door, run_server
from site_tests.house.sources import ROOT
from site_tests.newsroom import SEOUL

DAWN = "articles/2022/dawn-market"
BUS = "articles/2022/night-bus"
NAMING = Naming()


def month(name: str) -> Month:
    return Month(name=name, zone=SEOUL)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+09:00")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with run_server(
        tmp_path_factory.mktemp("isso"), door=open_door(), sites=["http://127.0.0.1:9"]
    ) as server:
        yield server


@pytest.fixture(scope="module")
def spoken(server: Server) -> Server:
    """Let people speak at the edges of months, and the board work."""
    edges = (
        "2021-12-31T23:59:58",
        "2022-01-01T00:00:01",
        "2022-05-31T23:59:58",
        "2022-06-01T00:00:01",
        "2024-02-29T23:59:58",
        "2024-03-01T00:00:01",
    )
    for number, edge in enumerate(edges):
        server.set_clock(moment(edge))
        parent = server.post(DAWN, f"{edge}에 씁니다", network=number).json()["id"]
        server.post(DAWN, f"{edge}에 답합니다", network=number + 50, parent=parent)
    server.set_clock(moment("2022-06-15T12:00:00"))
    server.post(f"/{BUS}/", "주소로 부른 글입니다", network=90)
    server.post("/somewhere/else/", "기사가 아닌 곳입니다", network=91)
    server.post(BUS, "지워질 말입니다", network=92)
    server.sign_in()
    server.publish_all()
    ((gone,),) = server.ask("SELECT id FROM comments WHERE text = '지워질 말입니다'")
    server.delete(int(str(gone)))
    server.post(BUS, "위원회를 기다립니다", network=93)
    return server


def in_database(server: Server, name: str) -> Count:
    return IssoDatabase(server.database, name="isso", naming=NAMING).count(month(name))


def over_http(server: Server, name: str, *articles: str) -> Count:
    host = CommentServer(server.address)
    source = IssoServer(host, name="isso", naming=NAMING, articles=lambda: articles or (DAWN, BUS))
    return source.count(month(name))


def row(article: str, comments: int, replies: int = 0) -> ThreadCount:
    return ThreadCount(article=article, source="isso", comments=comments, replies=replies)


@pytest.mark.parametrize("name", ["2021-12", "2022-01", "2022-05", "2024-02", "2024-03"])
def test_a_month_ends_at_midnight_in_seoul(spoken: Server, name: str) -> None:
    assert in_database(spoken, name).threads == (row(DAWN, 2, 1),)
    assert over_http(spoken, name).threads == (row(DAWN, 2, 1),)


def test_what_is_no_articles_is_one_row_and_what_waits_is_told(spoken: Server) -> None:
    found = in_database(spoken, "2022-06")

    assert found.threads == (row(DAWN, 2, 1), row(BUS, 1), row("other", 1))
    assert found.waiting == 1


def test_over_http_the_same_is_counted_but_for_threads_that_nobody_knows(spoken: Server) -> None:
    assert over_http(spoken, "2022-06").threads == (row(DAWN, 2, 1), row(BUS, 1))


def test_an_article_without_comments_costs_no_question_of_its_own(spoken: Server) -> None:
    assert over_http(spoken, "2022-06", *(f"articles/2022/a{number}" for number in range(700))).threads == ()


def test_reading_leaves_the_database_as_it_is(spoken: Server) -> None:
    before = spoken.database.read_bytes()

    in_database(spoken, "2022-06")

    assert spoken.database.read_bytes() == before
    assert not [path for path in spoken.data.iterdir() if path.name.startswith("comments.db-")]


def test_a_backup_can_be_made_while_the_server_runs(spoken: Server, tmp_path: Path) -> None:
    done = subprocess.run(
        [ROOT / "comments/backup", tmp_path / "kept"],
        env={**os.environ, "DONGNE_COMMENTS_DATA": str(spoken.data)},
        capture_output=True,
        text=True,
        check=True,
    )
    copy = Path(done.stdout.strip())

    assert IssoDatabase(copy, name="isso", naming=NAMING).count(month("2022-06")) == in_database(
        spoken, "2022-06"
    )
    assert copy.stat().st_mode & 0o077 == 0


def test_of_sixty_posts_at_once_none_is_lost(server: Server) -> None:
    thread = "articles/2022/long-queue"
    texts = [f"{number}번째 손님입니다" for number in range(60)]

    with ThreadPoolExecutor(60) as crowd:
        answers = list(crowd.map(lambda text: server.post(thread, text, network=777), texts))

    kept = server.ask("SELECT text FROM comments JOIN threads ON threads.id = tid WHERE uri = ?", thread)
    assert [answer.status_code for answer in answers] == [202] * 60
    assert sorted(str(text) for (text,) in kept) == sorted(texts)
    assert len({answer.json()["id"] for answer in answers}) == 60


# --- what is no database of isso's


def write_database(path: Path, version: int) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE)")
        database.execute(
            "CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT, mode INTEGER)"
        )
        database.execute(f"PRAGMA user_version = {version}")
    return path


@pytest.mark.parametrize("version", [0, 2, 6, 99])
def test_a_version_that_nobody_knows_is_refused(tmp_path: Path, version: int) -> None:
    path = write_database(tmp_path / "comments.db", version)

    with pytest.raises(SourceError, match="모르는 판"):
        IssoDatabase(path, name="isso", naming=NAMING).count(month("2022-05"))


@pytest.mark.parametrize("version", [3, 4, 5])
def test_a_known_version_is_counted_in_a_folder_of_any_name(tmp_path: Path, version: int) -> None:
    folder = tmp_path / "의견 #1?mode=rw%41"
    folder.mkdir()
    path = write_database(folder / "comments.db", version)

    assert IssoDatabase(path, name="isso", naming=NAMING).count(month("2022-05")).threads == ()


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "comments.db"

    with pytest.raises(SourceError, match="읽을 수 없습니다"):
        IssoDatabase(path, name="isso", naming=NAMING).count(month("2022-05"))

    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_another_file_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "comments.db"
    path.write_bytes(content)

    with pytest.raises(SourceError):
        IssoDatabase(path, name="isso", naming=NAMING).count(month("2022-05"))
