"""Which picture belongs to which file of the content."""

from collections.abc import Callable, Mapping
from functools import partial

from illustrations import (
    buses,
    fronts,
    gatherings,
    homes,
    kitchens,
    markets,
    squares,
    tables,
    weather,
    workplaces,
)
from illustrations.canvas import Canvas
from illustrations.shopfront import Front, draw_front

Scene = Callable[[], Canvas]


def _front(front: Front) -> Scene:
    return partial(draw_front, front)


ARTICLES: Mapping[str, Scene] = {
    "2022/after-chuseok-fridge/cover.jpg": tables.side_dishes,
    "2022/borrowed-umbrella/cover.jpg": weather.rainy_alley,
    "2022/bus-route-change/cover.jpg": buses.forked_stop,
    "2022/cold-bean-noodles/cover.jpg": tables.cold_noodles,
    "2022/corner-books-opens/cover.jpg": _front(fronts.BOOKSHOP_AT_DUSK),
    "2022/dawn-tofu/두부판.jpg": kitchens.dawn_tofu,
    "2022/eighteen-hours-of-bread/cover.jpg": kitchens.bread_shelf,
    "2022/first-meeting/cover.jpg": gatherings.first_meeting,
    "2022/flea-market-day/cover.jpg": squares.flea_market,
    "2022/hill-bus-driver/cover.jpg": buses.snowy_bus,
    "2022/hillside-tea-opens/cover.jpg": buses.hillside_stop,
    "2022/how-handmade-is-chosen/cover.jpg": kitchens.kneading,
    "2022/ice-pack-box/cover.jpg": workplaces.ice_pack_box,
    "2022/kimchi-day-supper/cover.jpg": tables.kimchi_supper,
    "2022/market-lanterns/cover.jpg": markets.market_lanterns,
    "2022/narae-flower-opens/cover.jpg": workplaces.flower_morning,
    "2022/needle-and-three-children/cover.jpg": workplaces.tailor_at_work,
    "2022/night-market-report/cover.jpg": markets.night_market,
    "2022/night-water-stop/cover.jpg": homes.stored_water,
    "2022/noodle-house-coming/cover.jpg": _front(fronts.NOODLE_HOUSE),
    "2022/parcel-keeping/cover.jpg": workplaces.parcel_shelf,
    "2022/parking-question/cover.jpg": markets.market_parking,
    "2022/resident-survey/cover.jpg": squares.survey_board,
    "2022/rice-mill-third-generation/cover.jpg": workplaces.rice_mill,
    "2022/six-hundred-mandu/cover.jpg": kitchens.folding_mandu,
    "2022/star-tteokbokki/cover.jpg": tables.tteokbokki,
    "2022/three-handmade-ledgers/cover.jpg": kitchens.three_ledgers,
    "2022/thursday-study/cover.jpg": gatherings.night_study,
    "2022/wednesday-grandmother/cover.jpg": gatherings.library_reading,
    "2022/winter-draught/cover.jpg": homes.stove_window,
    "2022/year-end-stamps/cover.jpg": weather.year_end_alley,
    "2032/letter-to-2032/cover.jpg": squares.buried_box,
}

SHOPS: Mapping[str, Scene] = {
    "clear-laundry/shop.jpg": _front(fronts.LAUNDRY),
    "corner-books/shop.jpg": _front(fronts.BOOKSHOP),
    "dasom-pharmacy/shop.jpg": _front(fronts.PHARMACY),
    "gomgom-bakery/loaf.jpg": kitchens.cut_loaf,
    "gomgom-bakery/shop.jpg": _front(fronts.BAKERY),
    "haenim-hair/shop.jpg": _front(fronts.SALON),
    "hill-mandu/plate.jpg": tables.steamed_mandu,
    "hill-mandu/shop.jpg": _front(fronts.MANDU),
    "hillside-tea/shop.jpg": _front(fronts.TEA_ROOM),
    "nangok-dubu/plate.jpg": tables.tofu_plate,
    "nangok-dubu/shop.jpg": _front(fronts.TOFU_HOUSE),
    "nangok-mart/shop.jpg": _front(fronts.MART),
    "nangok-rice-mill/shop.jpg": _front(fronts.MILL),
    "narae-flower/shop.jpg": _front(fronts.FLOWERS),
    "needle-stitch/shop.jpg": _front(fronts.TAILOR),
    "onggi-banchan/jars.jpg": kitchens.jars_in_the_sun,
    "onggi-banchan/shop.jpg": _front(fronts.SIDE_DISHES),
    "star-bunsik/shop.jpg": _front(fronts.SNACKS),
}

GATHERINGS: Mapping[str, Scene] = {
    "editions/2022-09/cover.jpg": weather.summer_hill,
    "editions/2022-12/cover.jpg": weather.winter_hill,
    "events/spring-flea-market/cover.jpg": squares.flea_market_poster,
    "events/summer-night-market/cover.jpg": markets.night_market_poster,
    "events/tofu-workshop/cover.jpg": gatherings.tofu_workshop,
    "events/year-end-sale/cover.jpg": partial(weather.year_end_alley, poster=True),
}

PICTURES: Mapping[str, Scene] = {
    **{f"articles/{name}": scene for name, scene in ARTICLES.items()},
    **{f"shops/{name}": scene for name, scene in SHOPS.items()},
    **GATHERINGS,
}
"""Scenes by the path of their file below ``content/``."""
