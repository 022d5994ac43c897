"""Counting giscus: what we ask is what GitHub's published schema knows, and every page is turned."""

from collections.abc import Iterator

import pytest

from dongne.domain.snapshots import Count, Month, Naming, ThreadCount
from dongne.errors import SourceError, UsageError
from dongne.pipeline.comments.giscus import DISCUSSIONS, MORE_COMMENTS, MORE_REPLIES, Giscus
from dongne.pipeline.comments.server import CommentServer
from site_tests.comments.graph import REPOSITORY, TOKEN, Graph, Trouble, faults, stand_in_graph
from site_tests.newsroom import SEOUL

MAY = Month(name="2022-05", zone=SEOUL)
DAWN = "articles/2022/dawn-market"
RATE_LIMITED = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}


@pytest.fixture
def graph() -> Iterator[Graph]:
    with stand_in_graph() as graph:
        yield graph


def count(
    graph: Graph, naps: list[float] | None = None, *, repository: str = REPOSITORY, token: str = TOKEN
) -> Count:
    host = CommentServer(graph.address, token=token, wait=(naps if naps is not None else []).append)
    naming = Naming(base="newsletter")
    source = Giscus(host, name="giscus", repository=repository, category="의견", naming=naming)
    return source.count(MAY)


def row(article: str, comments: int, replies: int = 0) -> ThreadCount:
    return ThreadCount(article=article, source="giscus", comments=comments, replies=replies)


@pytest.mark.parametrize(
    "query", [DISCUSSIONS, MORE_COMMENTS, MORE_REPLIES], ids=["discussions", "comments", "replies"]
)
def test_what_we_ask_is_in_githubs_published_schema(query: str) -> None:
    assert faults(query) == []
    assert faults(query.replace("isMinimized", "isMinimised")) != []


def test_comments_and_replies_of_the_month_are_counted(graph: Graph) -> None:
    graph.discuss(
        DAWN,
        graph.comment("2022-05-04T01:00:00Z", graph.comment("2022-05-04T02:00:00Z")),
        graph.comment("2022-04-30T14:59:59Z"),
        graph.comment("2022-04-30T15:00:00Z"),
        graph.comment("2022-05-31T14:59:59Z", graph.comment("2022-05-31T15:00:00Z")),
    )

    assert count(graph).threads == (row(DAWN, 4, 1),)


def test_what_nobody_may_read_is_left_out_and_its_replies_are_not(graph: Graph) -> None:
    at = "2022-05-04T01:00:00Z"
    graph.discuss(
        DAWN,
        graph.comment(at, graph.comment(at), graph.comment(at, minimised=True), minimised=True),
        graph.comment(at, graph.comment(at), graph.comment(at, deleted=at), deleted=at),
    )

    assert count(graph).threads == (row(DAWN, 2, 2),)


def test_every_page_of_discussions_comments_and_replies_is_turned(graph: Graph) -> None:
    graph.page_limit = 7
    at = "2022-05-04T01:00:00Z"
    for number in range(30):
        replies = [graph.comment(at) for _ in range(number)]
        graph.discuss(f"articles/2022/a{number}", graph.comment(at, *replies), *[graph.comment(at)] * number)

    threads = {thread.article: thread for thread in count(graph).threads}

    assert [threads[f"articles/2022/a{number}"] for number in range(30)] == [
        row(f"articles/2022/a{number}", 1 + 2 * number, number) for number in range(30)
    ]


def test_a_thread_may_be_named_by_the_pages_address(graph: Graph) -> None:
    at = "2022-05-04T01:00:00Z"
    for title in (f"{DAWN}/", f"newsletter/{DAWN}/", f"/{DAWN}"):
        graph.discuss(title, graph.comment(at))

    assert count(graph).threads == (row(DAWN, 3),)


def test_other_discussions_are_not_ours_and_strange_names_are_one_row(graph: Graph) -> None:
    at = "2022-05-04T01:00:00Z"
    graph.discuss("질문 있어요", graph.comment(at), category="묻고 답하기")
    graph.discuss("=HYPERLINK(1)", graph.comment(at))
    graph.discuss("shops/nangok-dubu", graph.comment(at))

    assert count(graph).threads == (row("other", 2),)


def test_a_limit_is_waited_for_and_the_count_is_whole(graph: Graph) -> None:
    graph.discuss(DAWN, graph.comment("2022-05-04T01:00:00Z"))
    graph.troubles = [
        Trouble(body=RATE_LIMITED),
        Trouble(status=403, headers={"Retry-After": "7"}),
        Trouble(status=502),
    ]
    naps: list[float] = []

    assert count(graph, naps).threads == (row(DAWN, 1),)
    assert naps == [60.0, 8.0, 2.0]


def test_a_limit_of_an_hour_is_not_waited_for(graph: Graph) -> None:
    graph.troubles = [Trouble(status=429, headers={"Retry-After": "3000"})]

    with pytest.raises(SourceError, match="51분쯤 쉬라고"):
        count(graph)


def test_a_limit_that_never_ends_is_given_up(graph: Graph) -> None:
    graph.troubles = [Trouble(body=RATE_LIMITED)] * 9

    with pytest.raises(SourceError, match="한 시간 뒤에 다시"):
        count(graph)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble(body={"errors": [{"type": "NOT_FOUND", "message": "Could not resolve"}]}), "NOT_FOUND"),
        (Trouble(status=401), "401"),
        (Trouble(status=302, headers={"Location": "https://elsewhere.example/"}), "302"),
        (Trouble(body=[]), "알아들을 수 없습니다"),
        (Trouble(body={"data": {"repository": {"discussions": {}}}}), "repository.discussions"),
        (Trouble(body={"data": None}), "알아들을 수 없습니다"),
    ],
)
def test_a_refusal_counts_nothing_and_says_why(graph: Graph, trouble: Trouble, words: str) -> None:
    graph.troubles = [trouble]

    with pytest.raises(SourceError, match=words):
        count(graph)


def test_a_repository_that_is_not_there_is_no_empty_one(graph: Graph) -> None:
    with pytest.raises(SourceError, match="nangok/elsewhere"):
        count(graph, repository="nangok/elsewhere")


def test_a_token_does_not_travel_in_the_open() -> None:
    with pytest.raises(UsageError, match="https"):
        CommentServer("http://api.github.example/graphql", token=TOKEN)
