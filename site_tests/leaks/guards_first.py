"""The guards behind rows 1 to 19 of the leak paths."""

from site_tests.leaks.guards import Change, Guard

BUNDLES = "test_bundles.py::"
OWN_PAGES = "test_own_pages.py::"
OTHERS = "test_other_plugins.py::"
MOMENTS = "test_moments.py::"
LINKS = "test_links.py::"
ADDRESSES = "test_addresses.py::"
KEYS = "test_keys_and_characters.py::"
GATE = "test_without_the_gate.py::"


def _guard(name: str, file: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name=name, changes=(Change(file=file, old=old, new=new),), tests=tests)


_PHOTOS = (
    _guard(
        "1 photos are developed of what is published",
        "pipeline/press.py",
        "album, photos = develop_photos(publication, root, jobs=jobs)",
        "album, photos = develop_photos(newsroom.items, root, jobs=jobs)",
        f"{BUNDLES}test_a_photo_beside_a_waiting_article_stays_inside",
    ),
    _guard(
        "1 and of that, what is shown",
        "pipeline/photos.py",
        "for item in items for original in item.shown_originals}",
        "for item in items for original in item.originals}",
        f"{BUNDLES}test_a_photo_that_nothing_shows_stays_inside_though_its_article_is_published",
    ),
    _guard(
        "1 a photo in a text is one of its own folder",
        "render/markup.py",
        "    return None if unfit else name\n",
        "    return name if unfit or name else None\n",
        f"{BUNDLES}test_an_article_cannot_show_a_photo_of_another",
    ),
    _guard(
        "1 a cover too",
        "ingest/fields.py",
        "    if name not in photos:\n",
        "    if name in photos and not name:\n",
        f"{BUNDLES}test_a_cover_cannot_be_a_photo_of_another",
    ),
)

_FILES = (
    _guard(
        "3 what does not belong into a bundle stops the build",
        "ingest/bundles.py",
        "            problems.append(_stray(child))\n",
        "            pass\n",
        f"{BUNDLES}test_whatever_is_neither_text_nor_photo_stops_the_build_and_is_named",
        f"{BUNDLES}test_a_folder_in_a_bundle_stops_the_build",
        f"{BUNDLES}test_a_text_under_any_other_name_stops_the_build",
    ),
    _guard(
        "3 a photo begins like a photo",
        "ingest/photos.py",
        "            if disguise is not None:\n",
        "            if disguise == '':\n",
        f"{BUNDLES}test_a_file_that_only_pretends_to_be_a_photo_stops_the_build",
    ),
    _guard(
        "4 a text has one name",
        "ingest/bundles.py",
        "        if child.name == INDEX and not child.is_folder:\n",
        "        if child.name.casefold() == INDEX and not child.is_folder:\n",
        f"{BUNDLES}test_a_text_under_any_other_name_stops_the_build",
    ),
    _guard(
        "4 a folder of items too",
        "ingest/bundles.py",
        "        if entry.name not in known and entry.name.casefold() in known:\n",
        "        if entry.name in known and entry.name not in known:\n",
        f"{BUNDLES}test_a_folder_of_items_under_another_name_stops_the_build",
    ),
    _guard(
        "5 no link is followed",
        "ingest/folders.py",
        "    if child.is_symlink():\n",
        "    if child.name == '':\n",
        f"{BUNDLES}test_a_link_in_the_content_stops_the_build_wherever_it_leads[inside]",
        f"{BUNDLES}test_a_link_in_the_content_stops_the_build_wherever_it_leads[outside]",
        f"{BUNDLES}test_a_link_among_the_decisions_stops_the_build",
    ),
    _guard(
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
    _guard(
        "14 no dot file is taken in",
        "ingest/folders.py",
        '    if child.name.startswith("."):\n',
        '    if child.name.startswith("/"):\n',
        f"{BUNDLES}test_a_dot_file_among_the_items_stops_the_build",
    ),
)

_PAGES = (
    _guard(
        "2 an article is read by our own reader, which includes nothing",
        "render/prose.py",
        '        extensions=["abbr",',
        '        extensions=["pymdownx.snippets", "abbr",',
        f"{OWN_PAGES}test_an_article_includes_nothing_whatever_it_says",
    ),
    _guard(
        "8 pages that no menu names are left out",
        "mkdocs_plugins/newsroom.py",
        "        for src_uri in drop_unnamed(files, config):\n",
        "        for src_uri in sorted(set[str]()):\n",
        f"{OWN_PAGES}test_what_lies_among_the_pages_without_being_named_stays_there[mkdocs]",
        f"{OWN_PAGES}test_what_lies_among_the_pages_without_being_named_stays_there[material]",
        f"{OWN_PAGES}test_without_a_menu_none_of_the_pages_is_published",
    ),
    _guard(
        "8 menus lose what leads nowhere",
        "mkdocs_plugins/own_pages.py",
        "    nav.items = kept(nav.items)\n",
        "    kept(nav.items)\n",
        f"{OWN_PAGES}test_the_title_of_something_unpublished_stands_in_no_menu",
    ),
    _guard(
        "8 and what MkDocs is told to leave out",
        "mkdocs_plugins/own_pages.py",
        "elif isinstance(entry, Page) and not _is_published(entry.file):",
        "elif isinstance(entry, Page) and not entry.file:",
        f"{OWN_PAGES}test_a_page_that_mkdocs_leaves_out_is_in_no_menu_and_no_sitemap",
    ),
    _guard(
        "8 so does the sitemap",
        "mkdocs_plugins/own_pages.py",
        "if file.src_uri != HOME and _is_published(file))",
        "if file.src_uri != HOME)",
        f"{OWN_PAGES}test_a_page_that_mkdocs_leaves_out_is_in_no_menu_and_no_sitemap",
    ),
    _guard(
        "8 the sitemap lists no page from above the pages",
        "mkdocs_plugins/own_pages.py",
        "and _is_inside(src_uri) and",
        "and",
        f"{OWN_PAGES}test_the_title_of_something_unpublished_stands_in_no_menu",
    ),
    _guard(
        "8 the folder of pages is where no item lies",
        "mkdocs_plugins/newsroom.py",
        '        if Path(config.docs_dir).resolve() != (self.root / "content/pages").resolve():\n',
        "        if not config.docs_dir:\n",
        f"{OWN_PAGES}test_items_are_never_the_folder_of_pages[content]",
        f"{OWN_PAGES}test_items_are_never_the_folder_of_pages[content/articles]",
    ),
    _guard(
        "13 no page of the site takes an address of ours",
        "mkdocs_plugins/newsroom.py",
        "file.src_uri != HOME and file.dest_uri in self.addresses:",
        "not file.src_uri:",
        f"{OWN_PAGES}test_no_page_takes_the_place_of_one_that_the_newspaper_prints",
    ),
    _guard(
        "13 nor any other file",
        "pipeline/outputs.py",
        "    if taken:\n",
        "    if taken is None:\n",
        f"{OWN_PAGES}test_no_picture_takes_the_place_of_a_file_that_the_newspaper_prints",
        "test_again.py::test_no_file_of_the_site_takes_the_place_of_one_that_the_newspaper_prints",
    ),
)

_FOUND_AT_THE_END = (
    _guard(
        "2, 9, 10, 11 a find in the finished site stops the build",
        "mkdocs_plugins/preflight.py",
        "        if leaks:\n",
        "        if leaks is None:\n",
        f"{OWN_PAGES}test_a_page_that_includes_a_waiting_article_is_not_let_out",
        f"{OWN_PAGES}test_a_link_in_the_folder_of_templates_is_found_in_the_finished_site",
        f"{OTHERS}test_an_article_that_another_plugin_adds_is_not_let_out",
        f"{OTHERS}test_a_page_is_known_by_its_address_though_nothing_is_left_on_it",
        f"{OTHERS}test_a_picture_that_another_plugin_adds_is_not_let_out",
        f"{OTHERS}test_a_title_that_stays_when_the_text_is_emptied_is_not_let_out",
        f"{OTHERS}test_what_the_search_has_read_before_a_page_was_emptied_is_not_let_out",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
        f"{OTHERS}test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak",
    ),
    _guard(
        "9 it looks after every other plugin has written",
        "mkdocs_plugins/preflight.py",
        "    @event_priority(-99)\n",
        "    @event_priority(99)\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    _guard(
        "9 it knows addresses",
        "preflight/secrets.py",
        "    yield _address(item.id, item.permalink)\n",
        "",
        f"{OTHERS}test_a_page_is_known_by_its_address_though_nothing_is_left_on_it",
    ),
    _guard(
        "9 it knows photos",
        "preflight/secrets.py",
        "        if original.sha256 not in photos:\n",
        "        if original.sha256 in photos and not photos:\n",
        f"{OTHERS}test_a_picture_that_another_plugin_adds_is_not_let_out",
    ),
    _guard(
        "10 it knows titles",
        "preflight/secrets.py",
        "    if squashed := squash(title):\n",
        "    if squashed := squash(title)[:0]:\n",
        f"{OTHERS}test_a_title_that_stays_when_the_text_is_emptied_is_not_let_out",
    ),
    _guard(
        "11 it knows phrases",
        "preflight/secrets.py",
        "    for phrase in _phrases(item):\n",
        "    for phrase in _phrases(item)[:0]:\n",
        f"{OTHERS}test_what_the_search_has_read_before_a_page_was_emptied_is_not_let_out",
    ),
    _guard(
        "11 in short lines too",
        "preflight/secrets.py",
        ' or list(_cut("".join(runs)))',
        "",
        f"{OTHERS}test_a_poem_is_known_by_its_lines_together",
    ),
    _guard(
        "11 it unpacks",
        "preflight/search.py",
        "            yield from _unpacked(gzip.decompress(data))\n",
        "            return\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    _guard(
        "11 archives, photos in them too",
        "preflight/search.py",
        "            yield from self._pictured(content, name)\n",
        "            yield from self._pictured(path.read_bytes(), name)\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    _guard(
        "11 it reads entities",
        "preflight/squash.py",
        "        plain = html.unescape(text)\n",
        "        plain = text\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    _guard(
        "11 it reads percent signs",
        "preflight/squash.py",
        "    return unquote_to_bytes(data).decode(",
        "    return bytes(data).decode(",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    _guard(
        "2 only pages that are named excuse anything",
        "pipeline/inspection.py",
        '        if re.search(rf"(?<![\\w./-]){name}(?!\\w)", settings):\n',
        "        if name:\n",
        f"{OTHERS}test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak",
    ),
    _guard(
        "2 remarks in the settings excuse nothing",
        "pipeline/inspection.py",
        '_COMMENT.sub("", text) for text',
        "text for text",
        f"{OTHERS}test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak",
    ),
)

_AFRESH = (
    Guard(
        name="16 every site is made afresh, beside the old one",
        changes=(
            Change(
                file="mkdocs_plugins/newsroom.py",
                old="            config.site_dir = str(self.staging.path)\n",
                new="            pass\n",
            ),
            Change(
                file="pipeline/staging.py", old="            self._exchange()\n", new="            pass\n"
            ),
        ),
        tests=(
            f"{MOMENTS}test_nothing_of_an_article_stays_once_it_is_no_longer_published",
            f"{OTHERS}test_an_article_that_another_plugin_adds_is_not_let_out",
        ),
    ),
    _guard(
        "16 a site that is refused leaves nothing behind",
        "mkdocs_plugins/newsroom.py",
        "        self.staging.discard()\n",
        "        pass\n",
        f"{OTHERS}test_an_article_that_another_plugin_adds_is_not_let_out",
        f"{OWN_PAGES}test_a_page_that_includes_a_waiting_article_is_not_let_out",
    ),
    _guard(
        "16 what is over is over",
        "domain/verdict.py",
        "item.expiry <= at:",
        "item.expiry < item.expiry:",
        f"{MOMENTS}test_an_article_is_gone_when_its_time_is_over",
    ),
    _guard(
        "6 what is booked waits",
        "domain/verdict.py",
        "item.release > at:",
        "item.release > item.release:",
        f"{MOMENTS}test_an_approved_article_is_published_at_its_moment_and_not_a_second_before",
        f"{MOMENTS}test_an_approved_edition_or_event_waits_for_its_moment_too",
        f"{MOMENTS}test_a_booked_article_is_named_by_nothing_that_is_published_before",
    ),
    _guard(
        "7 a link to what is not published leaves its words behind",
        "render/pages/reading.py",
        'return None if found is None else f"{root}{found.permalink}"',
        'return f"{root}{reference}" if found is None else f"{root}{found.permalink}"',
        f"{LINKS}test_neither_name_nor_title_of_what_waits_stands_where_something_points_at_it",
        f"{LINKS}test_what_is_taken_back_is_named_no_longer",
    ),
)

_ADDRESSES = (
    _guard(
        "12 an id has the shape of an address",
        "ingest/bundles.py",
        "    if not is_item_id(folder.id):\n",
        "    if not folder.id:\n",
        f"{ADDRESSES}test_no_folder_s_name_becomes_an_address_that_leads_elsewhere",
        f"{ADDRESSES}test_an_edition_s_address_is_a_month",
    ),
    _guard(
        "12 and is none of the site's own words",
        "domain/address.py",
        'return match is not None and is_slug(match["slug"])',
        "return match is not None",
        f"{ADDRESSES}test_no_folder_s_name_becomes_an_address_that_leads_elsewhere",
    ),
    _guard(
        "12 a year is a year",
        "ingest/bundles.py",
        'elif len(entry.name) == len("2022") and entry.name.isascii() and entry.name.isdigit():',
        "elif entry.name:",
        f"{ADDRESSES}test_a_year_is_four_digits",
    ),
    _guard(
        "12 so has the id of a category, a reporter, a group",
        "ingest/fields.py",
        "    if not is_slug(value):\n",
        "    if not value:\n",
        f"{ADDRESSES}test_no_category_s_address_leads_elsewhere",
        f"{ADDRESSES}test_no_reporter_s_address_leads_elsewhere",
        f"{ADDRESSES}test_no_study_group_s_address_leads_elsewhere",
    ),
    _guard(
        "13 no two items share an address",
        "domain/address.py",
        "        if other != folder:\n",
        "        if not other:\n",
        f"{ADDRESSES}test_no_two_items_have_one_address",
    ),
    _guard(
        "13 no two photos share a name",
        "ingest/photos.py",
        "        if other != file.place:\n",
        "        if not other:\n",
        f"{ADDRESSES}test_no_two_photos_of_a_bundle_have_one_name",
    ),
)

_KEYS = (
    _guard(
        "15, 17 an unknown key is refused",
        "ingest/fields.py",
        'extra="forbid"',
        'extra="ignore"',
        f"{KEYS}test_a_key_that_looks_like_an_approval_is_refused_and_not_passed_over",
        f"{KEYS}test_every_kind_of_item_refuses_such_a_key",
        f"{KEYS}test_a_key_of_a_theme_or_a_plugin_is_refused_and_not_passed_on",
        f"{KEYS}test_a_page_of_the_site_chooses_no_template_either",
    ),
    _guard(
        "17 in MultiMarkdown's way too",
        "ingest/pages.py",
        "    if _BARE_KEY.match(text):\n",
        "    if not file:\n",
        f"{KEYS}test_a_page_of_the_site_chooses_no_template_either",
    ),
    _guard(
        "18 no text holds an invisible character",
        "ingest/text.py",
        "    if FORBIDDEN.search(text) is None:\n",
        "    if FORBIDDEN:\n",
        f"{KEYS}test_an_invisible_character_in_a_text_stops_the_build",
    ),
    _guard(
        "18 by escape neither",
        "ingest/strict_yaml.py",
        "        if (match := FORBIDDEN.search(value)) is not None:\n",
        "        if (match := FORBIDDEN.search(value[:0])) is not None:\n",
        f"{KEYS}test_an_invisible_character_in_a_text_stops_the_build",
        f"{KEYS}test_an_invisible_character_in_settings_roster_or_decisions_stops_the_build",
    ),
    _guard(
        "18 by reference neither",
        "render/markup.py",
        '    return _UNPRINTABLE.sub("", text)\n',
        "    return text\n",
        f"{KEYS}test_a_reference_to_a_character_that_no_feed_may_hold_leaves_the_feed_readable",
    ),
)

_GATE = (
    _guard(
        "19 the last search refuses to watch over a site without a gate",
        "mkdocs_plugins/preflight.py",
        "        if NEWSROOM not in config.plugins:\n",
        "        if not NEWSROOM:\n",
        f"{GATE}test_the_last_search_alone_stops_the_build",
        f"{OWN_PAGES}test_a_page_that_includes_a_waiting_article_is_not_let_out_without_the_newsroom_either",
    ),
    _guard(
        "19 and so does the command",
        "mkdocs_plugins/__main__.py",
        '    if "dongne/newsroom" not in config.plugins:\n',
        "    if config.plugins is None:\n",
        f"{GATE}test_the_command_builds_nothing_without_the_newsroom[missing]",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *_PHOTOS,
    *_FILES,
    *_PAGES,
    *_FOUND_AT_THE_END,
    *_AFRESH,
    *_ADDRESSES,
    *_KEYS,
    *_GATE,
)
