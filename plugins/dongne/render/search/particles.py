"""Particles and copulas that stand behind a noun; the engine's `particles.js` has the same list."""

from functools import lru_cache

from dongne.render.search.letters import FINALS, is_syllable, take_apart


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split())


AFTER_ANY = _words(
    "에서는 에서도 에서만 에게서 한테서 에서 에게 께서 한테 까지는 까지도 까지 부터는 부터 마다 보다 처럼 밖에 조차 마저 만큼 "
    "에는 에도 에만 에의 에 의 도 만 들 들이 들은 들을 들의 들과 들도 들에게 께 하고 입니다 인데 이라는 뿐 쯤 씩"
)
AFTER_FINAL = _words(
    "이랑 이나 이라도 이라면 이란 이라 이며 이고 이에요 이었습니다 이었다 이다 으로는 으로도 으로 은 이 을 과 아"
)
AFTER_VOWEL = _words("랑 나 라도 라면 란 라 예요 였습니다 였다 로는 로도 로 는 가 를 와 야")
_FIRM = _words(
    "에서는 에서도 에서만 에게서 에서 에게 께서 께 까지는 까지도 까지 부터는 부터 마다 처럼 밖에 에는 에도 에 의 "
    "를 들 들이 들은 들을 입니다 이에요 예요"
)
_RIEUL = FINALS.index("ㄹ")

PARTICLES = tuple(sorted({*AFTER_ANY, *AFTER_FINAL, *AFTER_VOWEL}, key=lambda each: (-len(each), each)))
_BY_END = {
    end: tuple(particle for particle in PARTICLES if particle[-1] == end)
    for end in {particle[-1] for particle in PARTICLES}
}


def suits(noun: str, particle: str) -> bool:
    """Whether the particle can follow the noun's last sound: 은 after a consonant, 는 after a vowel."""
    if particle in AFTER_ANY or not is_syllable(noun[-1]):
        return True
    final = take_apart(noun[-1])[2]
    if particle in {"로", "로는", "로도"}:
        return final in {0, _RIEUL}
    return (final != 0) == (particle in AFTER_FINAL)


@lru_cache(maxsize=1 << 14)
def strip_particles(word: str) -> tuple[tuple[str, str], ...]:
    """Give every reading of a word as a noun and a particle, the longest particle first."""
    return tuple(
        (word[: -len(particle)], particle)
        for particle in _BY_END.get(word[-1], ())
        if len(word) > len(particle) and word.endswith(particle) and suits(word[: -len(particle)], particle)
    )


def is_firm(particle: str) -> bool:
    """Whether only nouns take it; 는, 고 or 다 may as well be the end of a verb."""
    return particle in _FIRM
