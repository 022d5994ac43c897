"""What the tests of the forge share."""

from collections.abc import Iterator

import pytest

from site_tests.forge.stand_in import StandIn, stand_in_forge


@pytest.fixture
def told() -> Iterator[StandIn]:
    """Give a forge of this test's own."""
    with stand_in_forge() as forge:
        yield forge
