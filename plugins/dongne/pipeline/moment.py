"""The instant that a site is built for: read once, then passed on."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dongne.errors import UsageError

_YEARS = range(1970, 2200)
"""In any other year it is a slip, and a site of it would have a page for every month until then."""


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """Read an ISO 8601 day or instant; without an offset it is local time of ``zone``.

    Raises:
        UsageError: the text is no moment.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        local = _sane(moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone))
    except (ValueError, OverflowError) as error:
        message = f"`{text}`는 시각이 아닙니다. 2022-05-04T10:20:00+09:00처럼 적어 주세요."
        raise UsageError(message) from error
    return local.replace(microsecond=0)


def read_clock(zone: ZoneInfo, now: str | None = None) -> datetime:
    """Give the build's moment in ``zone``: ``now`` if given, else SOURCE_DATE_EPOCH, else the clock.

    Whole seconds: that is all that SOURCE_DATE_EPOCH can carry to a child process.

    Raises:
        UsageError: ``now`` or SOURCE_DATE_EPOCH is no moment.
    """
    if now is not None:
        return parse_moment(now, zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(zone).replace(microsecond=0)
    try:
        return _sane(datetime.fromtimestamp(int(epoch), tz=UTC).astimezone(zone))
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH의 값 `{epoch}`는 1970년부터 센 초가 아닙니다."
        raise UsageError(message) from error


def _sane(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError(moment)
    return moment
