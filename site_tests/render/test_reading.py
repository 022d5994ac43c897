"""An item's text with its photos and links, as a page and as a feed shows it."""

from dataclasses import replace

from dongne.domain.items import Article
from dongne.render.pages.reading import body
from dongne.render.prose import compose, resolve
from site_tests import newsroom

BODY = '앞\n\n![시장](a.jpg "첫 손님")\n\n글 ![안](a.jpg) 속 [두부집](nangok-dubu)\n'


def plain_photo(file: str, alt: str) -> str:
    """Show a photo as a feed does: in words that the text itself could have."""
    return f'<img src="https://example.org/media/{file}" alt="{alt}">'


def text() -> str:
    return compose(BODY, file="index.md", first_line=1).html


def test_a_photo_with_a_caption_and_one_in_a_line_are_both_shown_where_photos_look_like_the_text() -> None:
    shown = resolve(text(), photo=plain_photo, link=lambda _: None)

    assert f"<figure>{plain_photo('a.jpg', '시장')}<figcaption>첫 손님</figcaption></figure>" in shown
    assert f"글 {plain_photo('a.jpg', '안')} 속 두부집" in shown


def test_a_photo_that_is_not_published_takes_its_frame_and_caption_along() -> None:
    shown = resolve(text(), photo=lambda *_: None, link=lambda _: "https://example.org/shops/nangok-dubu/")

    assert shown == '<p>앞</p>\n\n<p>글  속 <a href="https://example.org/shops/nangok-dubu/">두부집</a></p>'


def shown_at_once(story: Article) -> list[bool]:
    """Tell of each photo in the text of a story's page whether a browser fetches it at once."""
    site = newsroom.site_of(story)
    html = str(body(site, story).html)
    return ["fetchpriority" in image for image in html.split("<img")[1:]]


def test_the_first_photo_of_a_page_comes_at_once_wherever_it_stands() -> None:
    story = newsroom.article(body=BODY, cover=newsroom.photo("a.jpg"), inline_photos=("a.jpg",))

    assert shown_at_once(replace(story, cover=None)) == [True, False]
    assert shown_at_once(story) == [False, False]
