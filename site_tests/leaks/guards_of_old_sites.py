"""The guards of what is left of an old site, or comes back after it was taken away: rows 6, 7 and 16 of the leak paths."""

from site_tests.leaks.guards import Change, Guard, guard

OWN_PAGES = "test_own_pages.py::"
OTHERS = "test_other_plugins.py::"
MOMENTS = "test_moments.py::"
LINKS = "test_links.py::"
RESERVE = "../pipeline/test_reserve.py::"
TAKEN = "test_taken_away.py::"

AFRESH = (
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
    guard(
        "16 a site that is refused leaves nothing behind",
        "mkdocs_plugins/newsroom.py",
        "        self.staging.discard()\n",
        "        pass\n",
        f"{OTHERS}test_an_article_that_another_plugin_adds_is_not_let_out",
        f"{OWN_PAGES}test_a_page_that_includes_a_waiting_article_is_not_let_out",
    ),
    guard(
        "16 what is over is over",
        "domain/verdict.py",
        "item.expiry <= at:",
        "item.expiry < item.expiry:",
        f"{MOMENTS}test_an_article_is_gone_when_its_time_is_over",
    ),
    guard(
        "6 what is booked waits",
        "domain/verdict.py",
        "item.release > at:",
        "item.release > item.release:",
        f"{MOMENTS}test_an_approved_article_is_published_at_its_moment_and_not_a_second_before",
        f"{MOMENTS}test_an_approved_edition_or_event_waits_for_its_moment_too",
        f"{MOMENTS}test_a_booked_article_is_named_by_nothing_that_is_published_before",
    ),
    guard(
        "7 a link to what is not published leaves its words behind",
        "render/pages/reading.py",
        'return None if found is None else f"{root}{found.permalink}"',
        'return f"{root}{reference}" if found is None else f"{root}{found.permalink}"',
        f"{LINKS}test_neither_name_nor_title_of_what_waits_stands_where_something_points_at_it",
        f"{LINKS}test_what_is_taken_back_is_named_no_longer",
    ),
)

OLD_OUTPUT = (
    guard(
        "a rendition in the cache is looked at before it is used",
        "media/shelf.py",
        "        if found.st_size != form.size or not (known or _digest(file) == sheet.digests.get(form.path)):\n",
        "        if not known and not found:\n",
        "test_old_output.py::test_a_rendition_that_was_exchanged_in_the_cache_is_made_again",
    ),
    guard(
        "a cache in git is refused",
        "pipeline/newsroom.py",
        "    problems += carried\n",
        "",
        "test_old_output.py::test_a_cache_that_came_with_the_repository_stops_the_build",
    ),
)

TAKEN_AWAY = (
    guard(
        "what is put back is read before",
        "pipeline/reserve.py",
        "        if _check(written.made_of, content) != kept.check:\n",
        "        if not content:\n",
        f"{TAKEN}test_what_a_stranger_has_written_into_a_page_does_not_come_back_with_it",
        f"{RESERVE}test_other_bytes_are_never_put_back_and_are_thrown_away[the site-same_size]",
        f"{RESERVE}test_other_bytes_are_never_put_back_and_are_thrown_away[the cache-zeros]",
    ),
    guard(
        "it is what the record tells of",
        "pipeline/reserve.py",
        'blake2b(f"{made_of}\\n".encode(), digest_size=16)',
        "blake2b(digest_size=16)",
        f"{RESERVE}test_what_is_made_of_something_else_than_the_record_says_is_not_put_back",
    ),
    guard(
        "of what is put back, that leaves which nothing makes any more",
        "pipeline/staging.py",
        "            self._settle(gone, moves)\n            self.exchange()\n",
        "            self._settle([], moves)\n            self.exchange()\n",
        f"{TAKEN}test_nothing_of_an_article_comes_back_once_it_is_no_longer_published",
        f"{TAKEN}test_an_article_does_not_come_back_when_its_time_is_over",
    ),
    guard(
        "it is put back where nobody sees it, and goes with a build that is refused",
        "pipeline/staging.py",
        "            for folder in (self.path, self._back):\n",
        "            for folder in (self.path,):\n",
        f"{TAKEN}test_what_a_file_that_comes_back_says_of_an_article_is_found_once_nobody_may_read_it",
    ),
    guard(
        "what leaves the site is not kept for a later one",
        "pipeline/running.py",
        "            self.reserve.forget([*fresh, *printed.strangers])\n",
        "            self.reserve.forget([])\n",
        f"{TAKEN}test_nothing_of_an_article_comes_back_once_it_is_no_longer_published",
        f"{TAKEN}test_what_leaves_a_site_that_stands_is_not_kept_either",
    ),
    guard(
        "what a refused build has made is not kept",
        "pipeline/reserve.py",
        '        """Throw away what was not brought in."""\n        self._discard()\n',
        '        """Throw away what was not brought in."""\n',
        f"{RESERVE}test_what_a_build_did_not_bring_in_is_gone",
    ),
    guard(
        "nothing but files is put back",
        "pipeline/reserve.py",
        " | os.O_NOFOLLOW",
        "",
        f"{RESERVE}test_only_files_are_put_back[a link]",
    ),
    guard(
        "nor anything outside of the site",
        "pipeline/reserve.py",
        '            if ".." not in path and not path.startswith("/")\n',
        "",
        f"{RESERVE}test_nothing_is_put_back_outside_of_the_site[../outside.html]",
        f"{RESERVE}test_nothing_is_put_back_outside_of_the_site[articles/../../outside.html]",
        f"{RESERVE}test_nothing_is_put_back_outside_of_the_site[{{root}}/outside.html]",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *AFRESH,
    *OLD_OUTPUT,
    *TAKEN_AWAY,
)
