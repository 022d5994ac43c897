"""Public holidays of Korea, with their substitutes and those that were proclaimed for one year."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType


@lru_cache(maxsize=8)
def public_holidays(first: date, last: date) -> Mapping[date, str]:
    """Give the holidays from ``first`` to ``last``, both included, with their Korean names.

    The library of opening hours has a calendar of its own, but one in which a holiday on a Sunday is missing
    (2022-09-11, the day after 추석) and so is whatever the government proclaimed (2023-10-02).
    """
    import holidays  # noqa: PLC0415 - most builds print no page of a shop

    years = range(first.year, last.year + 1)
    found = holidays.country_holidays("KR", years=years, language="ko")
    return MappingProxyType({day: found[day] for day in sorted(found) if first <= day <= last})
