"""What residents look for in a shop, read from the words that reporters write."""

import re

from dongne.domain.items import Shop

_VOUCHER = re.compile(r"상품권")
_DENIED = re.compile(r"없|못|불가|안 |않|어려|힘들|좁")
_WAY_IN = re.compile(r"휠체어|경사로")
_LEVEL = re.compile(r"(?:문턱|단차|턱) ?없|평지")
_HINDRANCE = re.compile(r"계단|좁은|불가")


def takes_vouchers(shop: Shop) -> bool:
    """Whether a local voucher (지역상품권, 온누리상품권) is as good as money here."""
    return any(_VOUCHER.search(word) and not _DENIED.search(word) for word in shop.payment)


def has_way_in(shop: Shop) -> bool:
    """Whether a wheelchair comes in: it says so, there is a ramp, or no threshold and nothing narrow or stepped."""
    if any(_WAY_IN.search(word) and _DENIED.search(word) for word in shop.access):
        return False
    if any(_WAY_IN.search(word) for word in shop.access):
        return True
    level = any(_LEVEL.search(word) for word in shop.access)
    return level and not any(_HINDRANCE.search(word) for word in shop.access)
