"""Neighbours who appear in more than one picture."""

from illustrations.palette import BARK, BLUE, BRICK, CORAL, CREAM, LEMON, MUSTARD, NAVY, PLUM, SILVER, TEAL
from illustrations.people import Neighbour

ELDER = Neighbour(coat=PLUM, cut="perm", hair=SILVER)


GRANDMOTHER = Neighbour(coat=PLUM, cut="perm", hair=SILVER, bag=MUSTARD, trousers=BARK)


CLERK = Neighbour(coat=NAVY, cut="short", bag=CREAM)


MOTHER = Neighbour(coat=BRICK, cut="bob", trousers=BARK)


STUDENT = Neighbour(coat=TEAL, backpack=MUSTARD)


CHILD = Neighbour(coat=LEMON, cut="bob", trousers=BLUE, backpack=CORAL)
