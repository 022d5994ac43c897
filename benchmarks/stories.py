"""Articles as residents write them, made up word by word: the same number gives the same text for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

CATEGORIES = {
    "news": "동네소식",
    "new-shops": "새로 연 가게",
    "food": "맛집",
    "living": "생활정보",
    "people": "사람들",
    "handmade-stories": "손수가게",
}
REPORTERS = {f"reporter-{number}": f"{name}기자" for number, name in enumerate("가나다라마바사아자차카타", 1)}
SHOPS = tuple(f"shop-{number}" for number in range(1, 31))
NEWEST = date(2022, 12, 30)
"""The day of the newest article; the others go back from it, one a day."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


_NAMES = "민서지우하준도윤예은수아현주영진태경상미선희"
_WHO = _words("할머니는,할아버지는,기자는,사장님은,기사님은,통장님은,선생님은,주인은,약사는,총무는")
_WHERE = _words(
    "골목에서,시장에서,언덕길에서,정류장에서,부엌에서,가게 앞에서,경로당에서,공원에서,담장 옆에서"
)
_WHEN = _words("새벽마다,저녁이면,비 오는 날에도,삼십 년째,여름 내내,주말이면,장날이면,아침 일찍")
_WHAT = _words(
    "두부를,콩나물을,김치를,이불을,우산을,화분을,의자를,국수를,단추를,사진을,엽서를,자전거를,신발을,반죽을,된장을,간판을,"
    "라디오를,찻잔을,가위를,장부를,편지를,목도리를,만두를,붕어빵을,고등어를,참기름을"
)
_HOW = _words("천천히,조용히,꼼꼼하게,부지런히,나란히,어김없이,정성껏,서둘러,가만히,느긋하게,다정하게,하나씩")
_DOES = _words(
    "고친다,나눈다,만든다,씻는다,말린다,묶는다,옮긴다,그린다,적는다,볶는다,끓인다,꿰맨다,건넨다,펼친다,닦는다,살핀다,쌓는다"
)
_LETTERS = 1000
"""Code points after which no further chapter begins; with the last one a body has about 1,500."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article, before it is written down for this or that generator."""

    slug: str
    day: date
    category: str
    reporter: str
    shop: str
    title: str
    summary: str
    body: str
    """Markdown, with links to two shops."""


def stories(count: int) -> Iterator[Story]:
    """Give the first so many articles."""
    return (_story(number) for number in range(count))


def _story(number: int) -> Story:
    chance = Random(number)  # noqa: S311 - the same text at every run is the point
    return Story(
        slug=f"story-{number:05}",
        day=NEWEST - timedelta(days=number),
        category=chance.choice(list(CATEGORIES)),
        reporter=chance.choice(list(REPORTERS)),
        shop=chance.choice(SHOPS),
        title=f"{number}번째 이야기, {_name(chance)} {chance.choice(_WHO)} {chance.choice(_DOES)}",
        summary=f"{_sentence(chance)} {_sentence(chance)}",
        body=_body(chance),
    )


def _body(chance: Random) -> str:
    """Three chapters; a quotation and a list among the paragraphs, as in a real story."""
    parts = [_paragraph(chance)]
    while sum(map(len, parts)) < _LETTERS:
        parts += [
            f"## {chance.choice(_WHEN)} {chance.choice(_WHAT)}",
            _paragraph(chance),
            f"> {_sentence(chance)}",
            "\n".join(f"- **{chance.choice(_WHAT)}** {_sentence(chance)}" for _ in range(3)),
            f"{_sentence(chance)} [단골 가게](shops/{chance.choice(SHOPS)})도 그렇다. {_paragraph(chance)}",
        ]
    return "\n\n".join(parts)


def _paragraph(chance: Random) -> str:
    return " ".join(_sentence(chance) for _ in range(6))


def _sentence(chance: Random) -> str:
    # With a name, so that no two residents write the same sixteen letters by chance.
    words = [chance.choice(words) for words in (_WHEN, _WHO, _WHERE, _WHAT, _HOW, _DOES)]
    return " ".join([words[0], _name(chance), *words[1:]]) + "."


def _name(chance: Random) -> str:
    return "".join(chance.choices(_NAMES, k=3))
