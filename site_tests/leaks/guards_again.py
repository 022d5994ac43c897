"""The guards of what is kept from one build to the next: rows 16 and 20 of the leak paths."""

from site_tests.leaks.guards import Guard
from site_tests.leaks.guards_second import guard

AGAIN = "test_again.py::"
CATALOGUE = "../pipeline/test_catalogue.py::"
RECORD = "../pipeline/test_record.py::"
NAMED = f"{CATALOGUE}test_nothing_but_plain_values_and_our_own_is_named_by_a_catalogue"

GUARDS: tuple[Guard, ...] = (
    guard(
        "a cache in git is asked for nothing",
        "pipeline/newsroom.py",
        "    if carried:\n",
        "    if carried is None:\n",
        "test_again.py::test_a_catalogue_that_came_with_the_repository_is_asked_nothing",
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
        "row is not None and zlib.crc32(row[1]) == row[0]",
        "row is not None",
        f"{CATALOGUE}test_a_damaged_text_is_as_if_there_were_none",
    ),
    guard(
        "a file that has changed is read anew",
        "pipeline/reading.py",
        " and entries[name][0] == identity",
        "",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published[change a word]",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published[move into the future]",
        f"{CATALOGUE}test_only_what_changed_is_read_again",
    ),
    guard(
        "one that may still be changing is not remembered",
        "pipeline/reading.py",
        "identity is not None and is_settled(identity, self._since)",
        "identity is not None",
        f"{CATALOGUE}test_what_is_saved_while_it_is_read_is_not_remembered",
    ),
    guard(
        "whatever was read by another edition is read anew",
        "pipeline/catalogue.py",
        "WHERE room = ? AND edition = ?",
        "WHERE room = ? AND ? <> ''",
        f"{CATALOGUE}test_another_edition_and_another_room_recall_nothing",
        f"{CATALOGUE}test_other_settings_are_another_edition",
    ),
    guard(
        "a record with a wrong sum is refused",
        "pipeline/record.py",
        "        if check != _sum(text):\n",
        "        if not check:\n",
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
        "what nothing makes any more leaves the site, and so do strangers",
        "pipeline/building.py",
        "staging.merge(gone=strangers)",
        "staging.merge(gone=[])",
        f"{AGAIN}test_nothing_of_an_article_stays_once_it_is_no_longer_published",
        f"{AGAIN}test_an_article_is_gone_when_its_time_is_over",
        f"{AGAIN}test_of_a_retracted_article_only_a_tombstone_stays",
        f"{AGAIN}test_what_a_stranger_left_in_the_site_leaves",
    ),
    guard(
        "folders in other hands are looked through",
        "pipeline/record.py",
        "        for folder in self._disturbed(site):\n",
        "        for folder in ():\n",
        f"{AGAIN}test_what_a_stranger_left_in_the_site_leaves",
        f"{RECORD}test_whatever_somebody_put_there_is_a_stranger",
    ),
    guard(
        "what is kept is searched for new secrets",
        "pipeline/building.py",
        "    leaks += inspection.search(staging.final, only=sorted(current), unless=_settled(record, inspection))\n",
        "",
        f"{AGAIN}test_what_a_kept_file_says_of_an_article_is_found_once_nobody_may_read_it",
        f"{AGAIN}test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more",
    ),
    guard(
        "and for those that nobody excuses any more",
        "pipeline/building.py",
        "if secret not in record.excused or inspection.stands_by(record.excused[secret])",
        "if secret",
        f"{AGAIN}test_what_was_public_is_looked_for_again_once_nobody_says_it_any_more",
    ),
    guard(
        "a find stops the build that keeps what has not changed",
        "pipeline/building.py",
        "    if leaks:\n",
        "    if leaks is None:\n",
        f"{AGAIN}test_what_a_kept_file_says_of_an_article_is_found_once_nobody_may_read_it",
    ),
)
