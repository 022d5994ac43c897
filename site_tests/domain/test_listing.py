"""Lists on pages whose addresses and contents last."""

from hypothesis import given
from hypothesis import strategies as st

from dongne.domain.listing import PAGE, paginate

LENGTHS = st.integers(0, 400)


def newest_first(count: int) -> list[int]:
    return list(range(count, 0, -1))


@given(LENGTHS)
def test_every_entry_stands_on_exactly_one_page_newest_first(count: int) -> None:
    listing = paginate(newest_first(count))

    pages = [listing.front, *(listing.older[number] for number in sorted(listing.older, reverse=True))]
    assert [entry for page in pages for entry in page] == newest_first(count)


@given(LENGTHS)
def test_the_front_page_holds_twelve_to_twenty_three_and_older_ones_twelve(count: int) -> None:
    listing = paginate(newest_first(count))

    assert len(listing.front) == count if count < PAGE else PAGE <= len(listing.front) < 2 * PAGE
    assert all(len(page) == PAGE for page in listing.older.values())


@given(LENGTHS)
def test_a_new_entry_never_changes_an_older_page(count: int) -> None:
    before, after = paginate(newest_first(count)), paginate(newest_first(count + 1))

    assert after.older.items() >= before.older.items()
    assert len(after.older) - len(before.older) <= 1
