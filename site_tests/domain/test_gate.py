"""The gate as a whole: what it lets through, what it cuts off, what it leaves behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dongne.domain.decisions import Verb
from dongne.domain.gate import HANDMADE_LIMIT, open_gate
from dongne.domain.items import Article, Edition, Event, Item, Service, StudyGroup
from dongne.domain.policy import Freshness
from dongne.domain.publication import Publication
from dongne.domain.verdict import Verdict
from site_tests.newsroom import (
    APPROVED_AT,
    approvals,
    article,
    decision,
    edition,
    event,
    handmade,
    moment,
    policy,
    programme,
    publish,
    retracted,
    roster,
    rule,
    shop,
)


def test_only_the_gate_makes_a_publication() -> None:
    publication = publish(article())

    with pytest.raises(TypeError, match="only the gate"):
        replace(publication, articles=(), seal=object())
    with pytest.raises((TypeError, ValueError)):
        replace(publication, articles=())  # type: ignore[call-arg]  # what the type checker refuses, too


def test_what_waits_is_in_no_part_of_the_publication() -> None:
    shown, held = article(), article("articles/2022/held", title="아직 읽지 못하는 기사")

    ruling = rule(shown, held, decisions={held.id: []})

    assert list(ruling.publication) == [shown]
    assert held.id not in ruling.publication
    assert ruling.publication.get(held.id) is None
    assert "held" not in repr(ruling.publication)
    assert [judgement.item for judgement in ruling.waiting] == [held]
    assert ruling.of(held.id) == ruling.waiting[0]
    assert ruling.of("".join(held.id)) == ruling.waiting[0]
    assert ruling.of("articles/2022/none") is None
    assert ruling.of("articles/2022/a") is None


def test_the_publication_tells_who_has_approved_what_it_holds() -> None:
    shown, held = article(), article("articles/2022/held")

    publication = publish(shown, held, decisions={held.id: [decision(held, "soyoung")]})

    assert {item_id: [each.name for each in by] for item_id, by in publication.approvals.items()} == {
        shown.id: ["한소영", "조대호", "문유나"]
    }


def test_an_item_of_which_something_was_cut_off_is_another_version() -> None:
    place = shop()
    story = article(shops=(place.id,))

    whole, cut = rule(story, place), rule(story, place, decisions={place.id: []})

    assert whole.versions == {story.id: story.digest, place.id: place.digest}
    assert cut.versions == {story.id: repr(cut.publication.articles[0])}


def test_an_item_without_a_decision_file_waits() -> None:
    story = article()

    ruling = rule(story, decisions={story.id: ()})

    assert len(ruling.publication) == 0
    assert ruling.judgements[0].verdict is Verdict.PENDING


def test_references_to_what_did_not_pass_are_cut_off_and_reported() -> None:
    hidden_shop = shop("shops/secret-shop")
    hidden_story = article("articles/2022/secret-story")
    hidden_edition = edition("editions/2022-06")
    hidden_programme = programme("programmes/secret-programme")
    story = article(
        shops=(hidden_shop.id,),
        programme=hidden_programme.id,
        edition=hidden_edition.id,
        lines={"shops.0": 7},
    )
    sale = event(shops=(hidden_shop.id,), programme=hidden_programme.id)
    number = edition(stories=(hidden_story.id, story.id))
    hidden: list[Item] = [hidden_shop, hidden_story, hidden_edition, hidden_programme]

    ruling = rule(story, sale, number, *hidden, decisions={item.id: [] for item in hidden})

    assert "secret" not in repr(ruling.publication)
    assert "editions/2022-06" not in repr(ruling.publication)
    lost = [problem for problem in ruling.problems if problem.code == "link-unpublished"]
    assert len(lost) == 6
    assert not any(problem.is_error for problem in lost)
    assert sorted(problem.message.partition("의 ")[0] for problem in lost) == [
        "`edition`", "`programme`", "`programme`", "`shops`", "`shops`", "`stories`",
    ]  # fmt: skip
    assert [problem.origin.line for problem in lost if "shops/secret-shop" in problem.message] == [7, 1]


def test_links_in_a_text_to_what_did_not_pass_are_reported_at_their_lines() -> None:
    hidden, shown = shop("shops/secret-shop"), shop("shops/hill-mandu")
    links = ("secret-shop", hidden.id, "hill-mandu", shown.id, "about")
    story = article(
        body="".join(f"[여기]({link}) " for link in links),
        lines={f"body {link}": line for line, link in enumerate(links, 20)},
    )

    ruling = rule(story, shown, hidden, decisions={hidden.id: []})

    lost = [problem for problem in ruling.problems if problem.code == "link-unpublished"]
    assert [(problem.origin.line, problem.message.partition("`는")[0]) for problem in lost] == [
        (20, "본문의 링크 `secret-shop"),
        (21, "본문의 링크 `shops/secret-shop"),
        (24, "본문의 링크 `about"),
    ]
    assert not any(problem.is_error for problem in lost)


def test_links_of_what_is_not_published_are_nobodys_business_yet() -> None:
    story = article(body="[여기](secret-shop)")

    ruling = rule(story, decisions={story.id: []})

    assert [problem for problem in ruling.problems if problem.code == "link-unpublished"] == []


def test_references_to_what_passed_stay() -> None:
    tofu, news = shop(), programme()
    story = article(shops=(tofu.id,), programme=news.id, edition="editions/2022-06")
    number = edition("editions/2022-06", stories=(story.id,))

    ruling = rule(tofu, news, story, number)

    assert ruling.problems == ()
    assert ruling.publication.get(story.id) == story
    assert ruling.publication.edition_of(story) == number
    assert ruling.publication.articles_about(tofu.id) == (story,)


def test_the_five_handmade_shops_whose_approval_was_complete_first_stay() -> None:
    shops = [
        shop(f"shops/handmade-{place}", title=f"손가게 {place}", handmade=handmade()) for place in range(7)
    ]
    # The later in the alphabet, the earlier approved; the last two at the same moment.
    decisions = {
        each.id: approvals(each, at=APPROVED_AT + timedelta(days=max(0, 5 - place)))
        for place, each in enumerate(shops)
    }

    ruling = rule(*shops, decisions=decisions)

    assert len(ruling.publication.handmade_shops) == HANDMADE_LIMIT
    assert [judgement.item.id for judgement in ruling.waiting] == ["shops/handmade-0", "shops/handmade-1"]
    assert all(judgement.verdict is Verdict.PENDING for judgement in ruling.waiting)
    assert "5곳까지" in ruling.waiting[0].reasons[0]


def test_a_handmade_shop_that_waits_for_a_place_was_read_only_before_it_had_the_mark() -> None:
    shops = [shop(f"shops/handmade-{place}", handmade=handmade()) for place in range(HANDMADE_LIMIT + 2)]
    said = {each.id: approvals(each, at=moment(f"2022-02-0{place + 1}")) for place, each in enumerate(shops)}
    renamed, new = shops[-2:]
    said[renamed.id] += approvals(replace(renamed, digest="sha256:" + "1" * 64), at=moment("2022-01-02"))

    ruling = rule(*shops, decisions=said)

    assert {judgement.item.id: judgement.was_public for judgement in ruling.waiting} == {
        renamed.id: True,
        new.id: False,
    }


def test_a_retracted_handmade_shop_frees_its_place() -> None:
    shops = [shop(f"shops/handmade-{place}", handmade=handmade()) for place in range(6)]
    decisions = {shops[0].id: retracted(shops[0], "문을 닫았습니다")}

    ruling = rule(*shops, decisions=decisions)

    assert [each.id for each in ruling.publication.handmade_shops] == [each.id for each in shops[1:]]


def test_the_mark_needs_the_panel_on_top_of_the_board() -> None:
    marked = shop(handmade=handmade())
    board = [decision(marked, "soyoung"), decision(marked, "daeho")]
    panel = [decision(marked, "yuna"), decision(marked, "kisu")]

    assert rule(marked, decisions={marked.id: board}).judgements[0].verdict is Verdict.PENDING
    assert rule(marked, decisions={marked.id: panel[1:]}).judgements[0].verdict is Verdict.PENDING
    # Munyuna sits in both groups and counts in each.
    assert rule(marked, decisions={marked.id: panel}).judgements[0].verdict is Verdict.APPROVED


def test_without_a_rule_for_the_mark_no_marked_shop_is_published() -> None:
    marked = shop(handmade=handmade())
    rules = replace(policy(), handmade=None)

    ruling = open_gate(
        [marked],
        decisions={marked.id: approvals(marked)},
        roster=roster(),
        policy=rules,
        at=moment("2022-12-31"),
    )

    assert ruling.judgements[0].verdict is Verdict.PENDING


def test_a_retracted_item_leaves_a_tombstone_with_the_title_that_was_approved() -> None:
    story = article()

    publication = publish(story, decisions={story.id: retracted(story, "사실과 달라 내립니다")})

    (tombstone,) = publication.tombstones
    assert (tombstone.id, tombstone.permalink) == (story.id, "articles/2022/dawn-market/")
    assert (tombstone.title, tombstone.reason) == (story.title, "사실과 달라 내립니다")
    assert publication.withdrawn == {story.id}
    assert story.body.strip() not in repr(publication)


def test_what_nobody_ever_read_leaves_nothing() -> None:
    story = article()
    decisions = [decision(story, "soyoung", Verb.RETRACT, note="싣지 않기로 했습니다")]

    publication = publish(story, decisions={story.id: decisions})

    assert publication.tombstones == ()
    assert publication.withdrawn == frozenset()
    assert story.id not in repr(publication)


def test_expired_and_changed_articles_are_withdrawn_and_shops_are_not() -> None:
    expired = article("articles/2022/old-notice", expires=moment("2022-06-01"))
    changed = article("articles/2022/changed", title="바뀐 제목")
    before = article("articles/2022/changed", title="처음 제목")
    closed, unread = shop(), article("articles/2022/unread")

    publication = publish(
        article(),
        unread,
        expired,
        changed,
        closed,
        decisions={changed.id: approvals(before), closed.id: retracted(closed, "폐업"), unread.id: []},
    )

    assert publication.withdrawn == {expired.id, changed.id}


def test_lists_are_in_an_order_that_never_changes() -> None:
    newer, older = article("articles/2022/b", date=moment("2022-06-01")), article("articles/2022/a")
    same = article("articles/2022/c", date=moment("2022-06-01"))
    optional, required = programme("programmes/a", required=False), programme("programmes/b")

    publication = publish(older, same, newer, optional, required, edition(), edition("editions/2022-06"))

    assert [item.id for item in publication.articles] == [
        "articles/2022/b",
        "articles/2022/c",
        "articles/2022/a",
    ]
    assert publication.programmes == (required, optional)
    assert [item.id for item in publication.editions] == ["editions/2022-06", "editions/2022-05"]
    assert list(publication.months) == ["2022-06", "2022-05"]


def test_an_edition_has_the_boards_order_first_and_then_the_rest_of_its_month() -> None:
    first = article("articles/2022/first", date=moment("2022-05-01"))
    last = article("articles/2022/last", date=moment("2022-05-31"))
    guest = article("articles/2022/guest", date=moment("2022-04-30"))
    number = edition(stories=(first.id, guest.id))

    publication = publish(first, last, guest, number)

    assert publication.stories_of(number.id) == (first, guest, last)
    assert publication.stories_of("editions/2022-06") == ()
    assert publication.edition_of(last) == number
    assert publication.edition_of(guest) is None


def test_shelves_hold_what_belongs_there() -> None:
    meal = article("articles/2022/meal", category="food", reporters=("jaehun", "minseo"))
    story = article()
    store = shop("shops/store", category="living", services=(Service(name="택배 보관"),))

    publication = publish(meal, story, store)

    assert publication.articles_in("food") == (meal,)
    assert publication.articles_in("none") == ()
    assert set(publication.articles_by("minseo")) == {meal, story}
    assert publication.articles_by("nobody") == ()
    assert publication.reporters == {"jaehun": "윤재훈", "minseo": "박민서"}
    assert publication.shops_in("living") == (store,)
    assert publication.shops_in("food") == ()
    assert publication.community_stores == (store,)
    assert publication.handmade_shops == ()


@pytest.mark.parametrize(("count", "has_page"), [(2, False), (3, True)])
def test_a_study_group_needs_three_published_shops(count: int, *, has_page: bool) -> None:
    group = StudyGroup(id="market-alley", title="시장골목 공부모임")
    members = [shop(f"shops/member-{place}", study_group=group) for place in range(count)]
    waiting = shop("shops/member-waiting", study_group=group)

    ruling = rule(*members, waiting, shop("shops/alone"), decisions={waiting.id: []})

    assert (group in ruling.publication.study_groups) is has_page
    assert (group in ruling.publication.small_study_groups) is not has_page
    assert [(problem.code, problem.origin.file) for problem in ruling.problems] == (
        [] if has_page else [("group-small", "content/shops/member-0/index.md")]
    )


def test_the_kinds_keep_their_types() -> None:
    publication = publish(article(), event(), edition())

    assert isinstance(publication, Publication)
    assert [type(item) for item in publication] == [Article, Edition, Event]


def test_a_shop_whose_facts_are_old_says_so() -> None:
    fresh, old = shop(checked=date(2022, 12, 1)), shop("shops/old", checked=date(2022, 4, 1))
    rules = replace(policy(), freshness=Freshness(mark_after=90))

    ruling = open_gate(
        [fresh, old],
        decisions={each.id: approvals(each) for each in (fresh, old)},
        roster=roster(),
        policy=rules,
        at=moment("2022-12-31"),
    )

    assert ruling.publication.aged == {old.id}
