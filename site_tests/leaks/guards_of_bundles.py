"""The guards of what a bundle may hold, and at which address: rows 1, 3 to 5 and 12 to 14 of the leak paths."""

from site_tests.leaks.guards import Change, Guard, guard

BUNDLES = "test_bundles.py::"
OWN_PAGES = "test_own_pages.py::"
ADDRESSES = "test_addresses.py::"

PHOTOS = (
    guard(
        "1 photos are developed of what is published",
        "pipeline/press.py",
        "album, photos = develop_photos(publication, root, jobs=means.jobs)",
        "album, photos = develop_photos(newsroom.items, root, jobs=means.jobs)",
        f"{BUNDLES}test_a_photo_beside_a_waiting_article_stays_inside",
    ),
    guard(
        "1 and of that, what is shown",
        "pipeline/photos.py",
        "for item in items for original in item.shown_originals}",
        "for item in items for original in item.originals}",
        f"{BUNDLES}test_a_photo_that_nothing_shows_stays_inside_though_its_article_is_published",
    ),
    guard(
        "1 a photo in a text is one of its own folder",
        "render/markup.py",
        "    return None if unfit else name\n",
        "    return name if unfit or name else None\n",
        f"{BUNDLES}test_an_article_cannot_show_a_photo_of_another",
    ),
    guard(
        "1 a cover too",
        "ingest/fields.py",
        "    if name not in photos:\n",
        "    if name in photos and not name:\n",
        f"{BUNDLES}test_a_cover_cannot_be_a_photo_of_another",
    ),
)

FILES = (
    guard(
        "3 what does not belong into a bundle stops the build",
        "ingest/bundle_folders.py",
        "            problems.append(_stray(child))\n",
        "            pass\n",
        f"{BUNDLES}test_whatever_is_neither_text_nor_photo_stops_the_build_and_is_named",
        f"{BUNDLES}test_a_folder_in_a_bundle_stops_the_build",
        f"{BUNDLES}test_a_text_under_any_other_name_stops_the_build",
    ),
    guard(
        "3 a photo begins like a photo",
        "ingest/photos.py",
        "            if disguise is not None:\n",
        "            if disguise == '':\n",
        f"{BUNDLES}test_a_file_that_only_pretends_to_be_a_photo_stops_the_build",
    ),
    guard(
        "4 a text has one name",
        "ingest/bundle_folders.py",
        "        if child.name == INDEX and not child.is_folder:\n",
        "        if child.name.casefold() == INDEX and not child.is_folder:\n",
        f"{BUNDLES}test_a_text_under_any_other_name_stops_the_build",
    ),
    guard(
        "4 a folder of items too",
        "ingest/bundle_folders.py",
        "        if entry.name not in known and entry.name.casefold() in known:\n",
        "        if entry.name in known and entry.name not in known:\n",
        f"{BUNDLES}test_a_folder_of_items_under_another_name_stops_the_build",
    ),
    guard(
        "5 no link is followed",
        "ingest/folders.py",
        "    if child.is_symlink():\n",
        "    if child.name == '':\n",
        f"{BUNDLES}test_a_link_in_the_content_stops_the_build_wherever_it_leads[inside]",
        f"{BUNDLES}test_a_link_in_the_content_stops_the_build_wherever_it_leads[outside]",
        f"{BUNDLES}test_a_link_among_the_decisions_stops_the_build",
    ),
    guard(
        "5 not to the folders themselves either",
        "ingest/folders.py",
        "mode = here.lstat().st_mode",
        "mode = here.stat().st_mode",
        f"{BUNDLES}test_a_link_in_the_place_of_the_content_stops_the_build[content]",
        f"{BUNDLES}test_a_link_in_the_place_of_the_content_stops_the_build[content/articles]",
        f"{OWN_PAGES}test_a_link_in_the_place_of_the_pages_stops_the_build",
    ),
    Guard(
        name="5 nor among the pages",
        changes=(
            Change(
                file="mkdocs_plugins/newsroom.py",
                old="        if linked:\n",
                new="        if linked is None:\n",
            ),
            Change(
                file="ingest/folders.py", old="    if child.is_symlink():\n", new="    if child.name == '':\n"
            ),
        ),
        tests=(
            f"{OWN_PAGES}test_a_link_among_the_pages_stops_the_build[more-content/articles/2022/quiet-flower-shop]",
            f"{OWN_PAGES}test_a_link_among_the_pages_stops_the_build[logo.jpg-content/articles/2022/quiet-flower-shop/yard.jpg]",
        ),
    ),
    guard(
        "14 no dot file is taken in",
        "ingest/folders.py",
        '    if child.name.startswith("."):\n',
        '    if child.name.startswith("/"):\n',
        f"{BUNDLES}test_a_dot_file_among_the_items_stops_the_build",
    ),
)

TAKEN_ADDRESSES = (
    guard(
        "12 an id has the shape of an address",
        "ingest/bundle_folders.py",
        "    if not is_item_id(folder.id):\n",
        "    if not folder.id:\n",
        f"{ADDRESSES}test_no_folder_s_name_becomes_an_address_that_leads_elsewhere",
        f"{ADDRESSES}test_an_edition_s_address_is_a_month",
    ),
    guard(
        "12 and is none of the site's own words",
        "domain/address.py",
        'return match is not None and is_slug(match["slug"])',
        "return match is not None",
        f"{ADDRESSES}test_no_folder_s_name_becomes_an_address_that_leads_elsewhere",
    ),
    guard(
        "12 a year is a year",
        "ingest/bundle_folders.py",
        'elif len(entry.name) == len("2022") and entry.name.isascii() and entry.name.isdigit():',
        "elif entry.name:",
        f"{ADDRESSES}test_a_year_is_four_digits",
    ),
    guard(
        "12 so has the id of a category, a reporter, a group",
        "ingest/fields.py",
        "    if not is_slug(value):\n",
        "    if not value:\n",
        f"{ADDRESSES}test_no_category_s_address_leads_elsewhere",
        f"{ADDRESSES}test_no_reporter_s_address_leads_elsewhere",
        f"{ADDRESSES}test_no_study_group_s_address_leads_elsewhere",
    ),
    guard(
        "13 no two items share an address",
        "domain/address.py",
        "        if other != folder:\n",
        "        if not other:\n",
        f"{ADDRESSES}test_no_two_items_have_one_address",
    ),
    guard(
        "13 no two photos share a name",
        "ingest/photos.py",
        "        if other != file.place:\n",
        "        if not other:\n",
        f"{ADDRESSES}test_no_two_photos_of_a_bundle_have_one_name",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *PHOTOS,
    *FILES,
    *TAKEN_ADDRESSES,
)
