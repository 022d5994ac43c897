"""The shops of the hill: what each of them shows to the street."""

from illustrations.palette import (
    BARK,
    BLUE,
    BRICK,
    CHILLI,
    CORAL,
    HONEY,
    LEAF,
    LEMON,
    MOSS,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    TEAL,
)
from illustrations.pavements import (
    bakery_street,
    book_street,
    building_street,
    flower_street,
    jar_street,
    laundry_street,
    mart_street,
    mill_street,
    pharmacy_street,
    pupils,
    queue,
    salon_street,
    tailor_street,
    tea_street,
    tofu_street,
)
from illustrations.shopfront import Front
from illustrations.signs import (
    book_sign,
    bread_sign,
    cup_sign,
    flower_sign,
    jar_sign,
    leaf_sign,
    leek_sign,
    mandu_sign,
    needle_sign,
    noodle_sign,
    rice_cake_sign,
    shirt_sign,
    star_sign,
    sun_sign,
    tofu_sign,
)
from illustrations.windows import (
    bare_window,
    book_window,
    bread_window,
    flower_window,
    grocer_window,
    laundry_window,
    mill_window,
    pharmacy_window,
    salon_window,
    side_dish_window,
    snack_window,
    steamer_window,
    tailor_window,
    tea_window,
    tofu_window,
)

MANDU = Front(
    wall=(224, 200, 172), awning=BRICK, sign=mandu_sign, window=steamer_window, street=queue, seed=12
)


BAKERY = Front(
    wall=(232, 206, 172),
    awning=BARK,
    board=HONEY,
    sign=bread_sign,
    window=bread_window,
    street=bakery_street,
    brick=True,
    seed=13,
    door_left=True,
)


TOFU_HOUSE = Front(
    wall=(206, 196, 176),
    awning=(236, 228, 210),
    stripe=(206, 216, 206),
    frame=BARK,
    sign=tofu_sign,
    board=(110, 84, 66),
    window=tofu_window,
    street=tofu_street,
    seed=11,
)


MART = Front(
    wall=(238, 224, 196), awning=BLUE, sign=leek_sign, window=grocer_window, street=mart_street, seed=14
)


LAUNDRY = Front(
    wall=(214, 222, 214),
    awning=TEAL,
    frame=(120, 140, 140),
    sign=shirt_sign,
    window=laundry_window,
    street=laundry_street,
    seed=15,
    door_left=True,
)


PHARMACY = Front(
    wall=(240, 232, 212),
    awning=LEAF,
    frame=(140, 150, 120),
    sign=leaf_sign,
    window=pharmacy_window,
    street=pharmacy_street,
    seed=16,
)


TEA_ROOM = Front(
    wall=(196, 158, 120),
    awning=MOSS,
    board=(236, 214, 170),
    frame=BARK,
    sign=cup_sign,
    window=tea_window,
    street=tea_street,
    seed=27,
)


MILL = Front(
    wall=(176, 92, 68),
    awning=MUSTARD,
    sign=rice_cake_sign,
    board=(238, 206, 140),
    window=mill_window,
    street=mill_street,
    brick=True,
    flat=True,
    seed=18,
    door_left=True,
)


SIDE_DISHES = Front(
    wall=(234, 214, 182), awning=CORAL, sign=jar_sign, window=side_dish_window, street=jar_street, seed=19
)


FLOWERS = Front(
    wall=(226, 222, 202),
    awning=ROSE,
    frame=(150, 162, 140),
    sign=flower_sign,
    window=flower_window,
    street=flower_street,
    seed=20,
)


TAILOR = Front(
    wall=(212, 186, 168),
    awning=PLUM,
    frame=BARK,
    sign=needle_sign,
    window=tailor_window,
    street=tailor_street,
    brick=True,
    seed=21,
    door_left=True,
)


SNACKS = Front(
    wall=(240, 220, 180),
    awning=CHILLI,
    stripe=LEMON,
    sign=star_sign,
    board=(120, 52, 44),
    window=snack_window,
    street=pupils,
    seed=22,
)


SALON = Front(
    wall=(244, 228, 196), awning=MUSTARD, sign=sun_sign, window=salon_window, street=salon_street, seed=23
)


BOOKSHOP = Front(
    wall=(190, 178, 160),
    awning=NAVY,
    board=(196, 206, 204),
    frame=BARK,
    sign=book_sign,
    window=book_window,
    street=book_street,
    seed=24,
    door_left=True,
)


BOOKSHOP_AT_DUSK = Front(
    wall=(204, 182, 158),
    awning=NAVY,
    board=LEMON,
    frame=BARK,
    sign=book_sign,
    window=book_window,
    street=book_street,
    seed=25,
    evening=True,
)


NOODLE_HOUSE = Front(
    wall=(198, 190, 172),
    awning=TEAL,
    sign=noodle_sign,
    window=bare_window,
    street=building_street,
    flat=True,
    brick=True,
    seed=26,
)
