"""What readers said is shown while they agree to it and what they speak of may be read."""

from dataclasses import replace
from datetime import date

import pytest

from dongne.domain.consents import Consent, Scope, consenting, without_words
from dongne.domain.gate import Ruling, open_gate
from dongne.domain.items import Edition, Item
from dongne.domain.people import Term
from dongne.domain.readers import ReaderWords
from dongne.preflight import find_secrets
from dongne.preflight.secrets import witness
from dongne.preflight.squash import squash
from site_tests.newsroom import AT, approvals, article, edition, policy, roster

TEXT = "종점에서 집까지 두 번을 쉬어 갑니다. 긴 의자를 꼭 놓아 주세요."
WORDS = ReaderWords(text=TEXT, name="언덕 위의 이웃", consent="c-1", about="articles/2022/bench")
OTHERS = ReaderWords(text="다음 호도 우체통에 넣어 주시면 고맙겠습니다.", name="아무개", consent="true")
BENCH = article("articles/2022/bench")


def number(*words: ReaderWords) -> Edition:
    return edition(
        readers_words=words, lines={"readers_words.0": 9, "readers_words.1": 13, "readers_words.1.about": 15}
    )


def ruled(*items: Item, consent: Consent | None = None) -> Ruling:
    return open_gate(
        [*items, *(() if BENCH in items else (replace(BENCH, digest="sha256:unread"),))],
        decisions={item.id: approvals(item) for item in items},
        roster=roster(),
        policy=policy(),
        at=AT,
        consents={} if consent is None else {consent.id: consent},
    )


def consent(*scope: Scope, until: date | None = None) -> Consent:
    return Consent(id="c-1", scope=frozenset(scope), term=Term(since=date(2022, 1, 1), until=until))


def shown(ruling: Ruling) -> tuple[ReaderWords, ...]:
    (published,) = ruling.publication.editions
    return published.readers_words


def test_words_are_shown_while_their_consent_covers_name_and_text() -> None:
    ruling = ruled(BENCH, number(WORDS, OTHERS), consent=consent(Scope.NAME, Scope.TEXT))

    assert shown(ruling) == (WORDS, OTHERS)
    assert ruling.problems == ()


@pytest.mark.parametrize(
    "given",
    [
        consent(Scope.NAME),
        consent(Scope.TEXT),
        consent(Scope.NAME, Scope.TEXT, until=date(2022, 6, 1)),
        replace(
            consent(Scope.NAME, Scope.TEXT), withdrawn=dict.fromkeys((Scope.NAME, Scope.TEXT), AT.date())
        ),
    ],
)
def test_words_without_a_consent_that_holds_go_and_the_rest_of_the_number_stays(given: Consent) -> None:
    ruling = ruled(BENCH, number(WORDS, OTHERS), consent=given)

    assert shown(ruling) == (OTHERS,)
    (problem,) = ruling.problems
    assert (problem.code, problem.origin.line, problem.is_error) == ("consent-words-ended", 9, False)
    assert TEXT not in f"{problem.message}{problem.hint}"


def test_words_about_what_nobody_may_read_wait_with_it() -> None:
    ruling = ruled(number(OTHERS, WORDS))

    assert shown(ruling) == (OTHERS,)
    (problem,) = (
        problem for problem in ruling.problems if problem.origin.file.startswith("content/editions")
    )
    assert (problem.code, problem.origin.line) == ("link-unpublished", 15)


def test_words_that_were_taken_out_are_looked_for_in_the_site_and_those_that_are_shown_are_not() -> None:
    items = (BENCH, number(WORDS, OTHERS))

    def looked_for(given: Consent) -> bytes:
        secrets = find_secrets(items, ruled(*items, consent=given).publication)
        return b"".join(secret.squashed for secret in secrets)

    assert looked_for(consent(Scope.NAME, Scope.TEXT)) == b""
    assert squash("집까지 두 번을 쉬어") in looked_for(consent(Scope.NAME))


def test_a_number_that_lost_its_words_no_longer_excuses_them_elsewhere() -> None:
    whole = number(WORDS)

    assert witness(whole) != witness(replace(whole, readers_words=()))
    assert witness(whole) == witness(replace(whole, digest="sha256:" + "0" * 64))


def test_everybody_who_is_quoted_is_known_with_the_place_of_their_words() -> None:
    assert list(consenting(BENCH)) == []
    assert list(consenting(number(WORDS, OTHERS))) == [
        ("readers_words.0", WORDS),
        ("readers_words.1", OTHERS),
    ]


def test_whoever_keeps_a_shop_that_readers_speak_of_has_an_interest_in_the_number() -> None:
    said = number(WORDS, OTHERS, replace(WORDS, about="shops/nangok-dubu"))

    assert said.named_shops == ("shops/nangok-dubu",)


def test_a_number_that_loses_nothing_stays_as_it_is() -> None:
    whole = number(WORDS, OTHERS)

    assert without_words(whole, {}, AT.date()) is whole
