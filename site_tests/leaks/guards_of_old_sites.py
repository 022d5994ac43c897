"""The guards of what is left of an old site, and of what is kept from one build to the next: rows 6, 7, 16 and 20."""

from site_tests.leaks.guards import Change, Guard, guard

OWN_PAGES = "test_own_pages.py::"
OTHERS = "test_other_plugins.py::"
MOMENTS = "test_moments.py::"
LINKS = "test_links.py::"
AGAIN = "test_again.py::"
HOUSE = "../build/test_house.py::"
CATALOGUE = "../pipeline/test_catalogue.py::"
READING = "../pipeline/test_reading.py::"
MANUSCRIPTS = "../pipeline/test_manuscripts.py::"
STAGING = "../pipeline/test_staging.py::"
HALF_DONE = "../pipeline/test_half_done.py::"
RESERVE = "../pipeline/test_reserve.py::"
TAKEN = "test_taken_away.py::"
RECORD = "../pipeline/test_record.py::"
NAMED = f"{CATALOGUE}test_nothing_but_plain_values_and_our_own_is_named_by_a_catalogue"

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

INCREMENTAL = (
    guard(
        "a plan takes nothing away outside of the site",
        "pipeline/staging.py",
        "            if _is_below(self.standing, path):\n",
        "            if path:\n",
        f"{HALF_DONE}test_a_plan_that_no_build_has_written_takes_nothing_away_outside_of_the_site[../manuscript]",
        f"{HALF_DONE}test_a_plan_that_no_build_has_written_takes_nothing_away_outside_of_the_site[{{root}}/manuscript]",
        f"{HALF_DONE}test_a_plan_that_no_build_has_written_takes_nothing_away_outside_of_the_site[link/manuscript]",
    ),
    guard(
        "an old site comes back only where a build of this computer has put it aside",
        "pipeline/staging.py",
        "not self.final.exists() and _look_at(self._old) == (_recall(self._note) or ()):",
        "not self.final.exists() and self._old.exists():",
        f"{HALF_DONE}test_an_old_site_that_no_build_has_put_aside_does_not_come_back",
        f"{HALF_DONE}test_an_old_site_that_only_looks_like_the_one_that_was_put_aside_does_not_come_back",
        f"{HALF_DONE}test_a_link_in_the_place_of_the_old_site_leads_to_nothing_of_it[content]",
        "../build/test_disturbed.py::test_what_came_beside_the_site_is_not_in_it_when_the_build_is_refused",
    ),
    guard(
        "nobody's folder but ours gives up its checkout",
        "pipeline/staging.py",
        "        if self._old.is_symlink():\n",
        "        if self._old is None:\n",
        f"{HALF_DONE}test_a_link_in_the_place_of_the_old_site_leads_to_nothing_of_it[.]",
        f"{HALF_DONE}test_a_link_in_the_place_of_the_old_site_leads_to_nothing_of_it[other]",
    ),
    guard(
        "of what a killed build has left only the very files that it wrote are moved",
        "pipeline/staging.py",
        'if _look_at(f"{self.path}/{path}") == known]',
        'if _look_at(f"{self.path}/{path}")]',
        f"{HALF_DONE}test_only_the_very_files_that_a_killed_build_has_left_are_moved",
    ),
    guard(
        "and none of which nothing was written down",
        "pipeline/staging.py",
        "_settle(gone if len(waiting) == len(moves) else (), waiting)",
        "_settle(gone if len(waiting) == len(moves) else (), _list_files(self.path))",
        f"{HALF_DONE}test_only_the_very_files_that_a_killed_build_has_left_are_moved",
    ),
    guard(
        "a cache in git is asked for nothing",
        "pipeline/newsroom.py",
        "    if carried:\n",
        "    if carried is None:\n",
        "test_again.py::test_a_catalogue_that_came_with_the_repository_is_asked_nothing",
    ),
    guard(
        "a whole site is questioned by its files, where anything was remembered of them",
        "pipeline/building.py",
        "newsroom if before is not None or newsroom.is_first_hand else None",
        "newsroom",
        f"{AGAIN}test_a_whole_site_is_questioned_by_the_files_and_not_by_what_is_remembered_of_them",
    ),
    guard(
        "what was taken from the catalogue was not read in the files",
        "pipeline/catalogue.py",
        "        self.has_recalled |= bool(entries)\n",
        "",
        f"{AGAIN}test_a_whole_site_is_questioned_by_the_files_and_not_by_what_is_remembered_of_them",
    ),
    guard(
        "a catalogue names nothing but our own classes",
        "pipeline/catalogue.py",
        "            if isinstance(found, type) and found.__module__ == module:\n",
        "            if found is not None:\n",
        f"{NAMED}[dongne.errors-dataclass]",
        f"{NAMED}[dongne.errors-sort_problems]",
        f"{NAMED}[dongne.domain.address-re]",
    ),
    guard(
        "nor anything from elsewhere",
        "pipeline/catalogue.py",
        '        raise pickle.UnpicklingError(f"{module}.{name}")\n',
        "        return super().find_class(module, name)\n",
        f"{CATALOGUE}test_a_catalogue_that_would_run_something_is_refused",
        f"{NAMED}[os-system]",
        f"{NAMED}[builtins-eval]",
        f"{NAMED}[dongne.errors-sort_problems.__globals__]",
    ),
    guard(
        "a shelf with a wrong sum is read anew",
        "pipeline/catalogue.py",
        "    if check != _sum(packed):\n",
        "    if check is None:\n",
        f"{CATALOGUE}test_a_damaged_shelf_is_as_if_there_were_none",
    ),
    guard(
        "so is a text",
        "pipeline/catalogue.py",
        "        if row is None or _sum_of(key, row[1]) != row[0]:\n",
        "        if row is None:\n",
        f"{CATALOGUE}test_a_damaged_text_is_as_if_there_were_none",
        f"{CATALOGUE}test_a_text_that_lies_under_another_ones_name_is_as_if_there_were_none",
    ),
    guard(
        "a manuscript is the one with its digest",
        "pipeline/catalogue.py",
        "return text if text is not None and digest_of_text(text) == digest else",
        "return text if text is not None else",
        f"{MANUSCRIPTS}test_who_reads_a_manuscript_that_is_lost_or_damaged_is_sent_elsewhere[exchanged]",
    ),
    guard(
        "one that is lost is read in its file",
        "pipeline/catalogue.py",
        "else self._lost(digest)",
        'else ""',
        f"{AGAIN}test_the_text_of_what_waits_is_looked_for_although_nobody_has_read_it_again[True]",
    ),
    guard(
        "and only where the file still says the same",
        "pipeline/reading.py",
        "        if digest not in self._manuscripts:\n"
        '            raise OutputError("읽는 동안에 원고가 바뀌었습니다. 다시 해 주세요.")\n'
        "        return self._manuscripts[digest].text\n",
        '        return next((each.text for each in self._manuscripts.values()), "")\n',
        f"{MANUSCRIPTS}test_a_manuscript_that_was_lost_and_has_changed_meanwhile_is_nobodys",
    ),
    guard(
        "the text of what waits is looked for, whoever has read it",
        "preflight/secrets.py",
        "        yield part.text if isinstance(part, Manuscript) else part\n",
        "        if isinstance(part, str) or part.is_at_hand:\n"
        "            yield part.text if isinstance(part, Manuscript) else part\n",
        f"{AGAIN}test_the_text_of_what_waits_is_looked_for_although_nobody_has_read_it_again[False]",
    ),
    guard(
        "a file that has changed is read anew",
        "pipeline/reading.py",
        " and self._entries[name][0] == identity",
        "",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published[change a word]",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published[move into the future]",
        f"{READING}test_only_what_changed_is_read_again",
    ),
    guard(
        "one that may still be changing is not remembered",
        "pipeline/reading.py",
        "            and is_settled(identity, self._since)\n",
        "",
        f"{READING}test_what_is_saved_while_it_is_read_is_not_remembered",
    ),
    guard(
        "nor one that lay elsewhere when it was looked at",
        "pipeline/reading.py",
        "            and fresh.get(name, identity) == identity\n",
        "",
        f"{READING}test_what_lay_elsewhere_when_it_was_looked_at_is_not_remembered",
    ),
    guard(
        "who trusts nothing that was kept composes every text anew",
        "pipeline/reading.py",
        "texts = Catalogue(root, is_used=trusts_catalogue).texts()",
        "texts = Catalogue(root).texts()",
        f"{MANUSCRIPTS}test_who_trusts_nothing_that_was_kept_composes_a_text_anew",
    ),
    guard(
        "whatever was read by another edition is read anew",
        "pipeline/catalogue.py",
        "WHERE room = ? AND edition = ?",
        "WHERE room = ? AND ? <> ''",
        f"{CATALOGUE}test_another_edition_and_another_room_recall_nothing",
        f"{READING}test_other_settings_are_another_edition",
    ),
    guard(
        "a record with a wrong sum is refused",
        "pipeline/keeping.py",
        "if check == _sum(content) else None",
        "if check else None",
        f"{AGAIN}test_a_record_that_somebody_has_rewritten_keeps_nothing",
        f"{RECORD}test_a_record_that_somebody_has_rewritten_is_none",
        f"{RECORD}test_the_record_of_another_program_is_none",
    ),
    guard(
        "a file that somebody has changed is made anew",
        "pipeline/record.py",
        "stat.st_size == written.size and stat.st_mtime_ns == written.changed",
        "stat.st_size > 0",
        f"{RECORD}test_a_file_in_other_hands_is_not_current[written again]",
        f"{RECORD}test_a_file_in_other_hands_is_not_current[longer]",
    ),
    guard(
        "no file behind a link is a file of the site",
        "pipeline/record.py",
        "        if links:\n",
        "        if links is None:\n",
        f"{RECORD}test_what_lies_behind_a_link_is_no_part_of_the_site[articles/2022]",
        f"{RECORD}test_so_it_is_with_a_link_to_another_folder_of_the_site",
    ),
    guard(
        "a file of the house is brought along as it was made",
        "pipeline/outputs.py",
        "    if sha256(content).hexdigest() != digest:\n",
        "    if not digest:\n",
        f"{AGAIN}test_a_page_that_was_exchanged_in_the_house_is_not_brought_along",
    ),
    guard(
        "pages that include what nobody looks at for changes are made anew",
        "mkdocs_plugins/household.py",
        "lasts=is_closed(config) and not any(",
        "lasts=not any(",
        f"{HOUSE}test_what_an_own_page_includes_of_an_article_is_the_version_that_is_approved_now",
        f"{HOUSE}test_what_an_own_page_includes_of_any_other_file_is_what_stands_there_now",
    ),
    guard(
        "what nothing makes any more leaves the site, and so do strangers",
        "pipeline/running.py",
        "staging.merge(gone=printed.strangers)",
        "staging.merge(gone=[])",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published",
        f"{AGAIN}test_an_article_is_gone_when_its_time_is_over",
        f"{AGAIN}test_of_a_retracted_article_only_a_tombstone_stays",
        f"{AGAIN}test_what_a_stranger_left_in_the_site_leaves",
    ),
    guard(
        "folders in other hands are looked through",
        "pipeline/record.py",
        "        for folder in disturbed:\n",
        "        for folder in ():\n",
        f"{AGAIN}test_what_a_stranger_left_in_the_site_leaves",
        f"{RECORD}test_whatever_somebody_put_there_is_a_stranger",
    ),
    guard(
        "what is kept is searched for new secrets",
        "pipeline/running.py",
        "        leaks += inspection.search(self.staging.standing, only=sorted(current), unless=settled, public=public)\n",
        "",
        f"{AGAIN}test_what_a_kept_file_says_of_an_article_is_found_once_nobody_may_read_it",
        f"{AGAIN}test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more",
        f"{TAKEN}test_what_a_file_that_comes_back_says_of_an_article_is_found_once_nobody_may_read_it",
    ),
    guard(
        "and for those that nobody excuses any more",
        "pipeline/running.py",
        "settled = self.record.searched - (self.record.excused.keys() - public.keys())",
        "settled = self.record.searched",
        f"{AGAIN}test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more",
    ),
    guard(
        "a text that was changed excuses only what it still says",
        "pipeline/inspection.py",
        "for secret in secrets if secret.squashed in said)",
        "for secret in secrets)",
        f"{AGAIN}test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more",
    ),
    guard(
        "a find stops the build that keeps what has not changed",
        "pipeline/running.py",
        "        if leaks:\n",
        "        if leaks is None:\n",
        f"{AGAIN}test_what_a_kept_file_says_of_an_article_is_found_once_nobody_may_read_it",
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
    *INCREMENTAL,
    *TAKEN_AWAY,
)
