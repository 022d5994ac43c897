"""Consents of people who are shown: what is withdrawn goes at the next build, and no new approval is needed."""

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.consents import Consent, Consents, Scope, find_revived
from dongne.domain.gate import Ruling, open_gate
from dongne.domain.items import Item, Portrayed
from dongne.domain.people import Term
from dongne.domain.verdict import Verdict
from site_tests.newsroom import AT, approvals, article, edition, event, handmade, photo, policy, roster, shop

NAME, PHOTO, TEXT = Scope.NAME, Scope.PHOTO, Scope.TEXT
TODAY = AT.date()
DAY = timedelta(days=1)
SOMEBODY = (Portrayed(name="강순임", consent="c-1"),)
BODY = "글.\n\n![두부를 써는 손](손.jpg)\n"


def consent(
    *scope: Scope, withdrawn: tuple[Scope, ...] = (), since: date = date(2022, 1, 1), **fields: object
) -> Consent:
    plain = Consent(
        id="c-1",
        scope=frozenset(scope),
        term=Term(since=since),
        withdrawn=dict.fromkeys(withdrawn, TODAY),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # a test names fields of Consent


def ruled(*items: Item, consents: Consents | None = None, without: Consent | None = None) -> Ruling:
    known = {without.id: without} if without is not None else consents
    return open_gate(
        items,
        decisions={item.id: approvals(item) for item in items},
        roster=roster(),
        policy=policy(),
        at=AT,
        consents=known,
    )


def codes(ruling: Ruling) -> list[str]:
    return [problem.code for problem in ruling.problems]


def test_a_consent_covers_its_scope_from_its_first_to_its_last_day() -> None:
    given_ = consent(NAME, since=TODAY, term=Term(since=TODAY, until=TODAY + DAY))

    assert [given_.covers(NAME, TODAY + place * DAY) for place in (-1, 0, 1, 2)] == [False, True, True, False]
    assert not given_.covers(PHOTO, TODAY)


def test_from_the_day_on_which_it_is_withdrawn_it_covers_nothing() -> None:
    given_ = consent(NAME, PHOTO, withdrawn=(PHOTO,))

    assert given_.covers(PHOTO, TODAY - DAY)
    assert not given_.covers(PHOTO, TODAY)
    assert not given_.covers(PHOTO, TODAY + DAY)
    assert given_.covers(NAME, TODAY)
    assert given_.ended(TODAY) == {PHOTO}


@given(st.sets(st.sampled_from(Scope)), st.dates(), st.dates())
def test_what_ended_is_what_was_given_and_is_not_covered(scope: set[Scope], since: date, day: date) -> None:
    given_ = consent(*scope, since=since)

    assert given_.ended(day) == {each for each in scope if not given_.covers(each, day)}


def test_without_a_record_everything_is_as_before() -> None:
    story = article(people=SOMEBODY, body=BODY)

    assert list(ruled(story).publication) == list(ruled(story, consents={}).publication) == [story]
    assert ruled(story, without=consent(NAME, PHOTO, TEXT)).problems == ()


def test_a_withdrawn_photo_goes_without_a_new_approval_and_the_build_says_so() -> None:
    story = article(people=SOMEBODY, body=BODY, cover=photo(), lines={"people.0": 9})

    ruling = ruled(story, without=consent(NAME, PHOTO, withdrawn=(PHOTO,)))

    (shown,) = ruling.publication.articles
    assert (shown.cover, shown.originals, shown.inline_photos, shown.shown_originals) == (None, (), (), ())
    assert (shown.title, shown.body, shown.people) == (story.title, story.body, story.people)
    assert not {original.sha256 for original in story.originals} & {*repr(ruling.publication).split("'")}
    (problem,) = ruling.problems
    assert (problem.code, problem.origin.line, problem.is_error) == ("consent-photo-ended", 9, False)
    assert "시장.jpg, 손.jpg" in problem.message


def test_the_same_photo_goes_from_every_other_item_too() -> None:
    story = article(people=SOMEBODY, cover=photo())
    (face,) = story.originals
    number = edition(cover=photo("표지.jpg"), originals=(replace(face, name="표지.jpg"),))
    market, other = event(cover=photo()), shop(pictures=(photo("가게.jpg"), photo("얼굴.jpg")))
    faces = tuple(
        replace(each, sha256=face.sha256) if each.name == "얼굴.jpg" else each for each in other.originals
    )
    other = replace(other, originals=faces)

    ruling = ruled(story, number, market, other, without=consent(NAME, PHOTO, withdrawn=(PHOTO,)))

    assert ruling.publication.editions[0].cover is None
    assert ruling.publication.events == (market,)
    assert ruling.publication.shops[0].pictures == (photo("가게.jpg"),)
    assert [problem.origin.file.split("/")[1] for problem in ruling.problems] == [
        "articles",
        "editions",
        "shops",
    ]


def test_a_photo_that_nobody_sees_goes_in_silence() -> None:
    bare = article(people=SOMEBODY)
    (unused,) = article(cover=photo()).originals

    ruling = ruled(replace(bare, originals=(unused,)), without=consent(NAME, PHOTO, withdrawn=(PHOTO,)))

    assert ruling.publication.articles[0].originals == ()
    assert ruling.problems == ()


def test_a_cover_that_is_not_theirs_stays() -> None:
    story = article("articles/2022/other", cover=photo("표지.jpg"), body=BODY)
    theirs = article(
        people=SOMEBODY, originals=tuple(each for each in story.originals if each.name == "손.jpg")
    )

    ruling = ruled(story, theirs, without=consent(NAME, PHOTO, withdrawn=(PHOTO,)))

    shown = ruling.publication.get(story.id)
    assert shown is not None
    assert [original.name for original in shown.originals] == ["표지.jpg"]
    assert shown.photos == story.photos


@pytest.mark.parametrize("scope", [NAME, TEXT])
def test_a_name_or_a_story_cannot_be_cut_out_so_the_item_waits(scope: Scope) -> None:
    story = article(people=(Portrayed(name="임동진", consent="c-2"), *SOMEBODY))

    ruling = ruled(story, without=consent(NAME, PHOTO, TEXT, withdrawn=(scope,)))

    (judgement,) = ruling.judgements
    assert judgement.verdict is Verdict.PENDING
    assert "`c-1`" in judgement.reasons[0]
    assert scope.label in judgement.reasons[0]
    assert "강순임" not in judgement.reasons[0]
    assert len(ruling.publication) == 0


@pytest.mark.parametrize("scope", [(PHOTO,), (TEXT,), (PHOTO, TEXT)])
def test_who_never_agreed_to_be_named_is_not(scope: tuple[Scope, ...]) -> None:
    (judgement,) = ruled(article(people=SOMEBODY), without=consent(*scope)).judgements

    assert judgement.verdict is Verdict.PENDING
    assert "`c-1`" in judgement.reasons[0]
    assert "이름(name)을 싣는 데에는 미치지 않습니다" in judgement.reasons[0]


def test_nobody_is_made_to_agree_again() -> None:
    before = consent(NAME, PHOTO, withdrawn=(PHOTO,))

    def revived(**changes: object) -> bool:
        now = replace(before, **changes)  # type: ignore[arg-type]  # fields of Consent
        found = list(find_revived({now.id: now}, {before.id: before}, file="review/consents.yml"))
        return [problem.code for problem in found] == ["consent-revived"]

    assert revived(withdrawn={})
    assert revived(withdrawn={PHOTO: TODAY + DAY})
    assert revived(withdrawn={NAME: TODAY})
    assert revived(withdrawn={}, scope=frozenset({NAME}))
    assert not revived()
    assert not revived(withdrawn={PHOTO: TODAY - DAY, NAME: TODAY})
    assert list(find_revived({}, {before.id: before}, file="review/consents.yml")) == []


def test_a_consent_that_has_not_begun_or_is_over_is_none() -> None:
    story = article(people=SOMEBODY)
    past, future = Term(since=date(2022, 1, 1), until=TODAY - DAY), Term(since=TODAY + DAY)

    for term in (past, future):
        assert ruled(story, without=consent(NAME, term=term)).judgements[0].verdict is Verdict.PENDING


def test_an_owner_is_somebody_too_and_frees_a_place_for_the_mark() -> None:
    owned = shop("shops/a", owner=SOMEBODY[0], handmade=handmade())
    others = [shop(f"shops/b-{place}", handmade=handmade()) for place in range(5)]

    ruling = ruled(owned, *others, without=consent(NAME, withdrawn=(NAME,)))

    assert ruling.of(owned.id) is ruling.waiting[0]
    assert len(ruling.publication.handmade_shops) == 5


def test_what_waits_for_the_board_is_not_told_to_wait_for_a_name() -> None:
    story = article(people=SOMEBODY)

    ruling = open_gate(
        [story],
        decisions={},
        roster=roster(),
        policy=policy(),
        at=AT,
        consents={"c-1": consent(NAME, withdrawn=(NAME,))},
    )

    assert "c-1" not in ruling.judgements[0].reasons[0]


def test_a_person_without_a_record_loses_nothing() -> None:
    story = article(
        people=(Portrayed(name="강순임"), Portrayed(name="임동진", consent="true")), cover=photo()
    )

    assert list(ruled(story, without=consent(NAME, PHOTO, withdrawn=(NAME, PHOTO))).publication) == [story]


def test_a_record_does_not_change() -> None:
    given_ = consent(NAME)

    with pytest.raises(FrozenInstanceError):
        given_.scope = frozenset()  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        Consent("c-1", frozenset(), given_.term)  # type: ignore[call-arg]  # what is tested
