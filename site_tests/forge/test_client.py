"""Asking the forge: as its description says, with patience within bounds, and without giving anything away."""

import logging
import time
from datetime import UTC, datetime

import pytest

from dongne.errors import ForgeError, UsageError
from dongne.pipeline.forge import FILES_LIMIT, Forge
from site_tests.forge.description import answer_faults, example, request_faults
from site_tests.forge.excerpt import PULLS
from site_tests.forge.stand_in import REPOSITORY, TOKEN, StandIn, Trouble

PULL = f"/repos/{REPOSITORY}/pulls/1"


class Clock:
    """Lets time pass without waiting for it."""

    def __init__(self) -> None:
        self.naps: list[float] = []

    def wait(self, seconds: float) -> None:
        self.naps.append(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def client(told: StandIn, clock: Clock | None = None) -> Forge:
    return Forge(REPOSITORY, token=TOKEN, api=told.address, wait=(clock or Clock()).wait)


# --- the description itself


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PULL, "pull-request"),
        (f"{PULL}/reviews", "pull-request-review-items"),
        (f"{PULL}/files", "diff-entry-items"),
        (f"/repos/{REPOSITORY}/pulls", "pull-request-simple-items"),
    ],
)
def test_the_forge_keeps_its_own_promises(path: str, name: str) -> None:
    assert answer_faults(path, 200, example(name)) == []
    assert answer_faults(path, 200, [{}]) != []


def test_a_question_that_the_description_does_not_know_is_noticed() -> None:
    assert request_faults(PULL, {}) == []
    assert request_faults(PULL, {"page": "1"}) != []
    assert request_faults(f"{PULL}/reviews", {"per_page": "many"}) != []
    assert request_faults(f"{PULL}/votes", {}) != []
    assert PULLS.startswith("/repos/")


# --- lists


def test_reviews_on_several_pages_are_all_read_in_order(told: StandIn) -> None:
    told.add_pull()
    numbers = [told.add_review("soyoung-han", "COMMENTED") for _ in range(7)]
    told.page_limit = 3

    reviews = client(told).reviews(1)

    assert [review.id for review in reviews] == numbers
    assert len(told.asked) == 3


def test_a_next_page_elsewhere_is_not_fetched(told: StandIn) -> None:
    told.add_pull()
    for _ in range(3):
        told.add_review("soyoung-han")
    told.page_limit = 2
    told.next_host = "http://127.0.0.1:9"

    with pytest.raises(ForgeError, match="다른 곳의 주소"):
        client(told).reviews(1)


def test_only_what_was_merged_lately_is_read_in_the_order_of_merging(told: StandIn) -> None:
    told.add_pull(1, merged_at="2022-05-09T00:00:00Z", updated_at="2022-05-10T00:00:00Z")
    told.add_pull(2, merged_at="2022-05-08T00:00:00Z", updated_at="2022-05-11T00:00:00Z")
    told.add_pull(3, updated_at="2022-01-01T00:00:00Z")
    told.add_pull(4, merged_at=None, updated_at="2022-05-11T00:00:00Z")
    told.add_pull(5, base="draft", updated_at="2022-05-11T00:00:00Z")
    told.page_limit = 1

    pulls = client(told).merged_pulls("main", since=datetime(2022, 5, 1, tzinfo=UTC))

    assert [pull.number for pull in pulls] == [2, 1]


def test_old_names_of_moved_files_are_given_too(told: StandIn) -> None:
    told.add_pull()
    told.touch("content/pages/new.md", previous_filename="content/pages/old.md", status="renamed")

    assert client(told).files(1) == ["content/pages/new.md", "content/pages/old.md"]


def test_a_list_of_files_that_may_not_be_whole_is_refused(told: StandIn) -> None:
    told.add_pull()
    told.files[1] = [*example("diff-entry-items")] * FILES_LIMIT

    with pytest.raises(ForgeError, match="파일이 너무 많아"):
        client(told).files(1)


# --- patience


def test_a_rate_limit_is_waited_out(told: StandIn, clock: Clock) -> None:
    told.add_pull()
    reset = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 20)}
    told.troubles = [
        Trouble(403, {"Retry-After": "7"}, "You have exceeded a secondary rate limit"),
        Trouble(403, reset, "API rate limit exceeded"),
        Trouble(429),
        Trouble(502),
    ]

    assert client(told, clock).pull(1).number == 1

    assert clock.naps[0] == 8
    # By the real clock: a slow machine asks some seconds later.
    assert 9 <= clock.naps[1] <= 22
    assert clock.naps[2:] == [60, 8]


def test_a_limit_that_lasts_too_long_is_told_instead_of_waited_for(told: StandIn, clock: Clock) -> None:
    told.troubles = [Trouble(429, {"Retry-After": "3000"})]

    with pytest.raises(ForgeError, match="51분쯤 쉬라고"):
        client(told, clock).pull(1)

    assert clock.naps == []


def test_patience_is_counted_over_all_questions(told: StandIn, clock: Clock) -> None:
    told.add_pull()
    forge = client(told, clock)
    told.troubles = [Trouble(429, {"Retry-After": "200"})]
    forge.pull(1)
    told.troubles = [Trouble(429, {"Retry-After": "200"})]

    with pytest.raises(ForgeError, match="쉬라고"):
        forge.pull(1)


def test_a_forge_that_stays_ill_is_given_up(told: StandIn, clock: Clock) -> None:
    told.troubles = [Trouble(503, message="unavailable")] * 9

    with pytest.raises(ForgeError, match="503: unavailable"):
        client(told, clock).pull(1)

    assert clock.naps == [1, 2, 4, 8]


# --- refusal


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble(403, message="Resource not accessible by integration"), "권한.*not accessible"),
        (Trouble(404, message="Not Found"), "없거나"),
        (Trouble(301, {"Location": "http://127.0.0.1:9/"}), "이름이나 주인이 바뀌었습니다"),
        (Trouble(418), "답하지 않습니다"),
        (Trouble(200, raw=b"<html>"), "JSON이 아닙니다"),
        (Trouble(200, raw=b'{"number": 1}'), "알아들을 수 없습니다"),
        (Trouble(404, raw=b"<html>"), "없거나"),
    ],
)
def test_a_refusal_is_told_at_once_and_in_words(
    told: StandIn, clock: Clock, trouble: Trouble, words: str
) -> None:
    told.troubles = [trouble]

    with pytest.raises(ForgeError, match=words):
        client(told, clock).pull(1)

    assert clock.naps == []
    assert len(told.asked) == 1


def test_a_commit_that_is_none_is_not_handed_on_to_git(told: StandIn) -> None:
    told.add_pull()
    told.add_review("soyoung-han", commit_id="--upload-pack=touch")

    with pytest.raises(ForgeError, match="commit_id"):
        client(told).reviews(1)


def test_the_token_is_in_no_message_and_in_no_log(told: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    forge = Forge(REPOSITORY, token=f"{TOKEN}-gone", api=told.address)

    with pytest.raises(ForgeError, match="401") as refused:
        forge.pull(1)

    assert TOKEN not in str(refused.value)
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(vars(forge))


def test_a_forge_out_of_reach_is_told_without_its_address(told: StandIn) -> None:
    forge = Forge(REPOSITORY, token=TOKEN, api="http://127.0.0.1:9")

    with pytest.raises(ForgeError, match="닿지 못했습니다"):
        forge.pull(1)


@pytest.mark.parametrize("name", ["newsletter", "a/b/c", "a/..", "../b", "a/b?c", "a b/c", ""])
def test_a_repository_has_an_owner_and_a_name(name: str) -> None:
    with pytest.raises(UsageError, match="주인/이름"):
        Forge(name, token=TOKEN)


def test_the_token_never_travels_in_the_open() -> None:
    with pytest.raises(UsageError, match="https"):
        Forge(REPOSITORY, token=TOKEN, api="http://forge.example.org")
