"""The index is written in Python and read in JavaScript: both halves know the same language."""

import json
from random import Random
from typing import Any

import pytest

from dongne.render.search.conjugation import beginnings, is_form
from dongne.render.search.letters import UNIT, family, normalise
from dongne.render.search.particles import PARTICLES, strip_particles
from dongne.render.search.verbs import common_stems
from site_tests.search.desk import HERE, node

STEMS = sorted(common_stems())
ROW = (
    " 요 서 다 고 는 은 을 ㄴ 던 지만 지요 기 기는 게 게요 면 니까 려고 려면 시는 세요 십시오 습니다 니다 네요 나 나요 자 자마자 도록 거나 "
    "거든 더니 듯 죠 든지 구나 길 소 었다 어 어요 았어요 아서 라 라고 까 까지 수록 데 데요 줄 줘요 봐 볼 놓은 가요 와 음 음은 과 으로"
)
ENDINGS = ROW.split(" ")
TEXTS = (
    "미성동 작은도서관, 3월부터! 24시간… 1987년 LED등·QR코드 A4",
    "“둘레길” (관악산) — 30% 할인_쿠폰 Café naïve ﬁn 카페\u0301",
    "각 각 값 ㅋㅋ ㅂㅇ １２３ ½ ٣ 漢字 ひらがな Ünïcode İstanbul 😀 끝",
)
NOUNS = (
    "시장에서",
    "떡볶이를",
    "주민센터로",
    "길로",
    "아이들과",
    "어르신께",
    "빵을",
    "꽃은",
    "led는",
    "a4에",
    "이",
    "고양이",
)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """Give words beside stems of which they may be forms."""
    chance = Random(7)  # noqa: S311 - the same words at every run
    found = [
        (beginning + ending.strip(), stem)
        for stem in chance.sample(STEMS, 80)
        for beginning, _ in beginnings(stem)
        for ending in ENDINGS
    ]
    return [*found, ("열", "열"), ("여는", "열"), ("열기구", "열")]


@pytest.fixture(scope="module")
def engine(pairs: list[tuple[str, str]]) -> Any:  # noqa: ANN401 - JSON
    """Give what the engine makes of the same."""
    asked = {"pairs": pairs, "stems": STEMS, "texts": TEXTS, "nouns": NOUNS}
    return json.loads(node(HERE / "agree.mjs", text=json.dumps(asked)).stdout)


def test_both_know_the_same_particles(engine: Any) -> None:  # noqa: ANN401
    assert engine["particles"] == list(PARTICLES)
    assert engine["stripped"] == [[noun for noun, _ in strip_particles(word)] for word in NOUNS]


def test_both_know_the_same_forms_of_verbs(engine: Any, pairs: list[tuple[str, str]]) -> None:  # noqa: ANN401
    ours = [sorted(map(list, beginnings(stem))) for stem in STEMS]

    assert [sorted(each) for each in engine["beginnings"]] == ours
    assert len(pairs) > 10_000
    assert engine["forms"] == [is_form(word, stem) for word, stem in pairs]
    assert any(engine["forms"])
    assert not all(engine["forms"])


def test_both_cut_texts_into_the_same_words_and_units(engine: Any) -> None:  # noqa: ANN401
    words = [normalise(text).replace(" | ", " ").split() for text in TEXTS]

    assert engine["words"] == words
    assert engine["units"] == [[UNIT.findall(word) for word in each] for each in words]


def test_both_see_the_same_families_of_letters(engine: Any) -> None:  # noqa: ANN401
    assert engine["families"] == [family(letter) for letter in "가까나다라마바사아자차카타파하뷁ㄱㄸㅏaé7"]


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("고치", "고쳐 고쳐요 고친 고칠 고칩니다 고치는 고쳤습니다 고치려면 고침"),
        ("열", "열어 여는 연다 엽니다 열면 열려고 여세요 열었다"),
        ("돕", "도와 도와요 도운 도울 도우면 도왔어요 돕는"),
        ("걷", "걸어 걸어요 걷기 걷는 걸으면 걸은 걸었습니다"),
        ("낫", "나아 나으면 나은 낫는 나았다"),
        ("부르", "불러 불러요 부르는 부릅니다 불렀다"),
        ("따르", "따라 따라서 따르는 따랐다"),
        ("쓰", "써요 쓰는 씁니다 썼다"),
        ("바쁘", "바빠 바빠요 바쁜 바빴다"),
        ("먹", "먹어 먹는 먹은 먹을 먹으면 먹습니다 먹었다"),
        ("오", "와요 와서 오는 옵니다 왔다"),
        ("배우", "배워 배워요 배운 배웁니다 배웠다"),
        ("가", "가서 가요 가는 갑니다 갔다"),
        ("신청하", "신청해 신청하여 신청합니다 신청했다 신청하려면"),
    ],
)
def test_a_stem_is_known_in_all_its_forms(stem: str, forms: str) -> None:
    assert [form for form in forms.split() if not is_form(form, stem)] == []


@pytest.mark.parametrize("word", ["열기구", "열쇠", "열", "고양이", "걸레", "먹구름", "가게", "오이", "배추"])
def test_a_noun_that_begins_like_a_verb_is_none(word: str) -> None:
    stems = ("열", "고치", "걸", "먹", "가", "오", "배우")

    assert [stem for stem in stems if is_form(word, stem)] == [
        stem for stem in stems if (word, stem) == ("가게", "가")
    ]
