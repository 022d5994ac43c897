"""Many at once."""

from concurrent.futures import ThreadPoolExecutor

from site_tests.comments.conftest import Street

THREAD = "articles/2022/long-queue"


def test_of_sixty_posts_at_once_none_is_lost(street: Street) -> None:
    texts = [f"{number}번째 손님입니다" for number in range(60)]

    with ThreadPoolExecutor(60) as crowd:
        answers = list(crowd.map(lambda text: street.server.post(THREAD, text, network=77), texts))

    assert [answer.status_code for answer in answers] == [202] * 60
    assert sorted(str(text) for (text,) in street.server.ask("SELECT text FROM comments")) == sorted(texts)
    assert len({answer.json()["id"] for answer in answers}) == 60
