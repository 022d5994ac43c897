"""The guards of the site's own pages, and of a site without the newsroom: rows 2, 8, 13, 19 and 37 of the leak paths."""

from site_tests.leaks.guards import Change, Guard, guard

OWN_PAGES = "test_own_pages.py::"
GATE = "test_without_the_gate.py::"

_APART = "        if own.is_relative_to(custom) or custom.is_relative_to(own):\n"
_NEVER_APART = "        if own.is_relative_to(own / custom.name):\n"
_FOUND_INSIDE = "if inside := find_inside(files, [self.root / folder for folder in _PRIVATE]):"
_NEVER_INSIDE = "if inside := find_inside(files, []):"

PAGES = (
    guard(
        "2 an article is read by our own reader, which includes nothing",
        "render/prose.py",
        "        rough = render_markdown(body, ",
        "        from markdown import Markdown\n\n"
        "        reader = Markdown(extensions=['pymdownx.snippets'])\n"
        "        rough = render_markdown(reader.convert(body), ",
        f"{OWN_PAGES}test_an_article_includes_nothing_whatever_it_says",
    ),
    guard(
        "8 pages that no menu names are left out",
        "mkdocs_plugins/newsroom.py",
        "        for src_uri in drop_unnamed(files, config):\n",
        "        for src_uri in sorted(set[str]()):\n",
        f"{OWN_PAGES}test_what_lies_among_the_pages_without_being_named_stays_there[mkdocs]",
        f"{OWN_PAGES}test_what_lies_among_the_pages_without_being_named_stays_there[material]",
        f"{OWN_PAGES}test_without_a_menu_none_of_the_pages_is_published",
    ),
    guard(
        "8 menus lose what leads nowhere",
        "mkdocs_plugins/own_pages.py",
        "    nav.items = kept(nav.items)\n",
        "    kept(nav.items)\n",
        f"{OWN_PAGES}test_the_title_of_something_unpublished_stands_in_no_menu",
    ),
    guard(
        "8 and what MkDocs is told to leave out",
        "mkdocs_plugins/own_pages.py",
        "elif isinstance(entry, Page) and not _is_published(entry.file):",
        "elif isinstance(entry, Page) and not entry.file:",
        f"{OWN_PAGES}test_a_page_that_mkdocs_leaves_out_is_in_no_menu_and_no_sitemap",
    ),
    guard(
        "8 so does the sitemap",
        "mkdocs_plugins/own_pages.py",
        "if file.src_uri != HOME and _is_published(file))",
        "if file.src_uri != HOME)",
        f"{OWN_PAGES}test_a_page_that_mkdocs_leaves_out_is_in_no_menu_and_no_sitemap",
    ),
    guard(
        "8 the sitemap lists no page from above the pages",
        "mkdocs_plugins/own_pages.py",
        "and _is_inside(src_uri) and",
        "and",
        f"{OWN_PAGES}test_the_title_of_something_unpublished_stands_in_no_menu",
    ),
    guard(
        "37 the folder of templates is none that holds items",
        "mkdocs_plugins/newsroom.py",
        _APART,
        _NEVER_APART,
        f"{OWN_PAGES}test_the_newsroom_is_never_the_folder_of_templates[content]",
        f"{OWN_PAGES}test_the_newsroom_is_never_the_folder_of_templates[content/articles]",
    ),
    # What lies there besides items would be found once it is copied, too.
    Guard(
        name="37 nor one that holds the newsroom's notes",
        changes=(
            Change(file="mkdocs_plugins/newsroom.py", old=_APART, new=_NEVER_APART),
            Change(file="mkdocs_plugins/newsroom.py", old=_FOUND_INSIDE, new=_NEVER_INSIDE),
        ),
        tests=tuple(
            f"{OWN_PAGES}test_the_newsroom_is_never_the_folder_of_templates[{folder}]"
            for folder in (".", "..", "review", ".dongne")
        ),
    ),
    guard(
        "37 nor does a link lead from there into the newsroom",
        "mkdocs_plugins/newsroom.py",
        _FOUND_INSIDE,
        _NEVER_INSIDE,
        f"{OWN_PAGES}test_a_link_from_the_folder_of_templates_into_the_newsroom_stops_the_build",
    ),
    guard(
        "8 the folder of pages is where no item lies",
        "mkdocs_plugins/newsroom.py",
        '        if Path(config.docs_dir).resolve() != (self.root / "content/pages").resolve():\n',
        "        if not config.docs_dir:\n",
        f"{OWN_PAGES}test_items_are_never_the_folder_of_pages[content]",
        f"{OWN_PAGES}test_items_are_never_the_folder_of_pages[content/articles]",
    ),
    guard(
        "13 no page of the site takes an address of ours",
        "mkdocs_plugins/newsroom.py",
        "for file in own if file.dest_uri in self.addresses}",
        "for file in own if not file.src_uri}",
        f"{OWN_PAGES}test_no_page_takes_the_place_of_one_that_the_newspaper_prints",
    ),
    guard(
        "13 nor any other file",
        "pipeline/house.py",
        "    if taken:\n",
        "    if taken is None:\n",
        f"{OWN_PAGES}test_no_picture_takes_the_place_of_a_file_that_the_newspaper_prints",
        "test_again.py::test_no_file_of_the_site_takes_the_place_of_one_that_the_newspaper_prints",
    ),
)

WITHOUT_THE_GATE = (
    guard(
        "19 the last search refuses to watch over a site without a gate",
        "mkdocs_plugins/preflight.py",
        "        if NEWSROOM not in config.plugins:\n",
        "        if not NEWSROOM:\n",
        f"{GATE}test_the_last_search_alone_stops_the_build",
        f"{OWN_PAGES}test_a_page_that_includes_a_waiting_article_is_not_let_out_without_the_newsroom_either",
    ),
    guard(
        "19 and so does the command",
        "mkdocs_plugins/__main__.py",
        '    if "dongne/newsroom" not in config.plugins:\n',
        "    if config.plugins is None:\n",
        f"{GATE}test_the_command_builds_nothing_without_the_newsroom[off]",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *PAGES,
    *WITHOUT_THE_GATE,
)
