"""What is measured is a newspaper as it should be."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.peers import GENERATORS, Generator
from benchmarks.sites import HELD_BACK, WRITERS, address, change_newspaper, held_back, write_newspaper
from benchmarks.stories import stories
from dongne.pipeline.newsroom import open_newsroom
from site_tests.newsroom import AT


def test_the_same_number_gives_the_same_text_and_another_number_another() -> None:
    first, second = list(stories(20)), list(stories(20))

    assert first == second
    assert len({story.body for story in first}) == len(first)


def test_a_story_is_as_long_as_a_real_one() -> None:
    assert all(1300 < len(story.body) < 1900 for story in stories(50))


def test_the_paper_is_sound_and_a_few_of_its_articles_wait(tmp_path: Path) -> None:
    write_newspaper(tmp_path, HELD_BACK)

    newsroom = open_newsroom(tmp_path, at=AT)

    assert len(newsroom.ruling.publication.articles) == HELD_BACK - 1
    assert [problem.code for problem in newsroom.problems] == ["item-pending"]


@pytest.mark.parametrize("name", WRITERS)
def test_every_site_holds_every_article(tmp_path: Path, name: str) -> None:
    WRITERS[name](tmp_path, 5)

    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")]

    assert all(any(story.summary in text for text in texts) for story in stories(5))


def test_an_article_that_is_changed_and_approved_again_is_what_the_reader_gets(tmp_path: Path) -> None:
    write_newspaper(tmp_path, 3)
    story = next(each for each in stories(3) if address(each) not in held_back(map(address, stories(3))))

    change_newspaper(tmp_path, replace(story, title="고친 글"))

    published = {each.id: each for each in open_newsroom(tmp_path, at=AT).ruling.publication.articles}
    assert published[address(story)].title == "고친 글"


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_every_generator_gets_every_story_and_the_changed_one_in_its_place(
    tmp_path: Path, generator: Generator
) -> None:
    generator.write(tmp_path, 3)
    before = sorted(tmp_path.rglob("*.md"))

    generator.change(tmp_path, replace(next(stories(1)), title="고친 글"))

    texts = [path.read_text(encoding="utf-8") for path in before]
    assert all(any(story.body[:80] in text for text in texts) for story in stories(3))
    assert sorted(tmp_path.rglob("*.md")) == before
    assert sum("고친 글" in text for text in texts) == 1
