"""Rules: of a kind, of a category, of the mark."""

from dataclasses import replace
from datetime import date

from dongne.domain.address import Kind
from dongne.domain.policy import Change, Freshness, Rule
from dongne.domain.settings import Bounds
from site_tests.newsroom import article, decision, edition, handmade, policy, shop

BOARD_OF_TWO = Rule(group="board", quorum=2)


def test_an_article_has_the_rule_of_its_kind() -> None:
    assert policy().rules_for(article()) == (BOARD_OF_TWO,)


def test_a_category_replaces_what_it_names_and_nothing_else() -> None:
    rules = replace(
        policy(), categories={"people": Change(quorum=3), "food": Change(group="tasters", needs_expert=True)}
    )

    assert rules.rules_for(article()) == (Rule(group="board", quorum=3),)
    assert rules.rules_for(article(category="food")) == (Rule(group="tasters", quorum=2, needs_expert=True),)
    assert rules.rules_for(edition()) == (Rule(group="board", quorum=1),)


def test_a_category_may_take_a_demand_back() -> None:
    strict = {**policy().kinds, Kind.ARTICLE: Rule(group="board", quorum=2, needs_expert=True)}
    rules = replace(policy(), kinds=strict, categories={"people": Change(needs_expert=False)})

    assert rules.rules_for(article()) == (BOARD_OF_TWO,)


def test_the_mark_comes_on_top_of_the_shops_own_rule() -> None:
    marked = shop(handmade=handmade())

    assert policy().rules_for(shop()) == (Rule(group="board", quorum=1),)
    assert policy().rules_for(marked) == (
        Rule(group="board", quorum=1),
        Rule(group="handmade-panel", quorum=2),
    )
    assert replace(policy(), handmade=None).rules_for(marked) == ()


def test_a_kind_without_a_rule_has_none() -> None:
    assert replace(policy(), kinds={}).rules_for(article()) == ()


def test_the_edges_of_the_area_belong_to_it() -> None:
    area = Bounds(south=37.46, west=126.90, north=37.49, east=126.93)

    assert area.contains(37.46, 126.90)
    assert area.contains(37.49, 126.93)
    assert not area.contains(37.4599, 126.91)
    assert not area.contains(37.47, 126.9301)


def test_a_version_is_a_number_however_large_it_has_grown() -> None:
    rules = replace(policy(), version=int("1000"))
    approval = replace(decision(article(), "soyoung"), policy=int("1000"))

    assert rules.honours(approval)
    assert not rules.honours(replace(approval, policy=1001))


def test_what_was_decided_under_an_earlier_version_is_honoured_up_to_a_day_and_no_longer() -> None:
    rules = replace(policy(), version=3, grandfather_until=date(2022, 6, 30))

    honoured = {
        (version, day)
        for version in (1, 2, 3, 4)
        for day in (date(2022, 6, 29), date(2022, 6, 30), date(2022, 7, 1))
        if rules.grandfathers(version, day)
    }

    assert honoured == {(version, date(2022, 6, day)) for version in (1, 2) for day in (29, 30)}
    assert not replace(rules, grandfather_until=None).grandfathers(1, date(2022, 6, 30))


def test_facts_grow_old_and_older() -> None:
    limits = Freshness(mark_after=300, hold_after=600)
    ages = (299, int("300"), 301, 599, int("600"), 601)

    assert [limits.marks(age) for age in ages] == [False, True, True, True, True, True]
    assert [limits.holds(age) for age in ages] == [False, False, False, False, True, True]
