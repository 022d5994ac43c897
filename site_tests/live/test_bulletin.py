"""An open page is told of a new edition only where there is one."""

import pytest

from dongne.errors import OutputError
from dongne.pipeline.live.bulletin import Bulletin, Trouble

PAGE = "articles/2022/dawn-market/"


@pytest.fixture
def bulletin() -> Bulletin:
    """Give one with an edition, in which one page stood before the rest."""
    made = Bulletin()
    made.begin()
    made.prove([PAGE])
    made.end(None)
    return made


def test_a_build_that_changes_nothing_is_no_new_edition(bulletin: Bulletin) -> None:
    before = bulletin.notice

    bulletin.begin()
    bulletin.end(None, has_changed=False)

    assert bulletin.notice.plain("") == before.plain("")
    assert bulletin.notice.plain(PAGE) == before.plain(PAGE)
    assert not bulletin.notice.is_building


def test_a_build_that_changes_something_is_a_new_edition_of_every_page(bulletin: Bulletin) -> None:
    before = bulletin.notice

    bulletin.begin()
    bulletin.end(None)

    assert bulletin.notice.edition_of("") != before.edition_of("")
    assert bulletin.notice.edition_of(PAGE) != before.edition_of(PAGE)


def test_the_first_edition_is_one_though_it_lay_there_already() -> None:
    bulletin = Bulletin()
    bulletin.end(None, has_changed=False)

    assert bulletin.notice.edition


def test_after_trouble_every_page_is_loaded_again(bulletin: Bulletin) -> None:
    before = bulletin.notice
    bulletin.end(Trouble.of(OutputError("디스크가 가득 찼습니다.")))
    assert bulletin.notice.edition == before.edition

    bulletin.end(None, has_changed=False)

    assert bulletin.notice.trouble is None
    assert bulletin.notice.edition != before.edition
