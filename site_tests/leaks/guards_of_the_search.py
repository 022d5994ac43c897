"""The guards that look through the finished site: rows 2, 7 and 9 to 11 of the leak paths."""

from site_tests.leaks.guards import Guard, guard

OWN_PAGES = "test_own_pages.py::"
OTHERS = "test_other_plugins.py::"
SEARCH = "../preflight/test_search.py::"

FOUND_AT_THE_END = (
    guard(
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
    guard(
        "9 it looks after every other plugin has written",
        "mkdocs_plugins/preflight.py",
        "    @event_priority(-99)\n",
        "    @event_priority(99)\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    guard(
        "9 it knows addresses",
        "preflight/secrets.py",
        "    yield _address(item.id, item.permalink)\n",
        "",
        f"{OTHERS}test_a_page_is_known_by_its_address_though_nothing_is_left_on_it",
    ),
    guard(
        "9 it knows the words of readers that were taken out",
        "preflight/secrets.py",
        "    secrets += [secret for item in items for secret in _cut_from(item, publication.get(item.id))]\n",
        "",
        "test_readers_words.py::test_words_that_come_back_by_another_way_stop_the_build",
    ),
    guard(
        "9 it knows photos",
        "preflight/secrets.py",
        "        if original.sha256 not in photos:\n",
        "        if original.sha256 in photos and not photos:\n",
        f"{OTHERS}test_a_picture_that_another_plugin_adds_is_not_let_out",
    ),
    guard(
        "10 it knows titles",
        "preflight/secrets.py",
        "    if squashed := squash(title):\n",
        "    if squashed := squash(title)[:0]:\n",
        f"{OTHERS}test_a_title_that_stays_when_the_text_is_emptied_is_not_let_out",
    ),
    guard(
        "11 it knows phrases",
        "preflight/secrets.py",
        "    for phrase in _phrases(item):\n",
        "    for phrase in _phrases(item)[:0]:\n",
        f"{OTHERS}test_what_the_search_has_read_before_a_page_was_emptied_is_not_let_out",
    ),
    guard(
        "11 in short lines too",
        "preflight/secrets.py",
        ' or list(_cut("".join(runs)))',
        "",
        f"{OTHERS}test_a_poem_is_known_by_its_lines_together",
    ),
    guard(
        "11 it unpacks",
        "preflight/search.py",
        "            yield from _unpacked(gzip.decompress(data))\n",
        "            return\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    guard(
        "2, 11 and what a text carries in itself",
        "preflight/search.py",
        "    yield from _carried(data)\n",
        "",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
        f"{OWN_PAGES}test_a_page_that_carries_a_photo_of_a_waiting_article_in_itself_is_not_let_out[yard.jpg]",
        f"{OWN_PAGES}test_a_page_that_carries_a_photo_of_a_waiting_article_in_itself_is_not_let_out[front.jpg]",
    ),
    guard(
        "11 archives, photos in them too",
        "preflight/search.py",
        "            yield from self._pictured(content, name)\n",
        "            yield from self._pictured(path.read_bytes(), name)\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    guard(
        "11 it reads entities",
        "preflight/squash.py",
        "    return unfolded, once, html.unescape(once)\n",
        "    return unfolded, unfolded, unfolded\n",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    guard(
        "11 it reads percent signs",
        "preflight/squash.py",
        "    return unquote_to_bytes(data).decode(",
        "    return bytes(data).decode(",
        f"{OTHERS}test_whatever_a_plugin_writes_is_searched_however_it_is_packed",
    ),
    guard(
        "2 only pages that are named excuse anything",
        "pipeline/inspection.py",
        '        if re.search(rf"(?<![\\w./-]){name}(?!\\w)", settings):\n',
        "        if name:\n",
        f"{OTHERS}test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak",
    ),
    guard(
        "2 remarks in the settings excuse nothing",
        "pipeline/inspection.py",
        '_COMMENT.sub("", text) for text',
        "text for text",
        f"{OTHERS}test_what_lies_unnamed_among_the_pages_does_not_excuse_a_leak",
    ),
)

TOMBSTONES_AND_ADDRESSES = (
    guard(
        "what a tombstone says may stand on the tombstone alone",
        "pipeline/inspection.py",
        "        return leak.path in self._epitaphs.get(squashed, ()) or squashed in self.excused\n",
        "        return squashed in self._epitaphs or squashed in self.excused\n",
        "test_other_plugins.py::test_what_a_tombstone_says_stands_on_the_tombstone_alone",
    ),
    guard(
        "and what is not published elsewhere excuses nothing there",
        "preflight/public.py",
        '        words = listener.words_in(tombstone.title or "") | listener.words_in(tombstone.reason)\n',
        "        words = {secret.squashed for secret in secrets}\n",
        f"{SEARCH}test_a_retracted_text_must_not_stay_and_its_tombstone_may",
    ),
    guard(
        "an address is looked for in every file",
        "preflight/search.py",
        "        return leads_to(data, secret.text)\n",
        "        return False\n",
        f"{SEARCH}test_nothing_leads_to_what_is_not_published[buried-articles%2F2022%2Fheld-story]",
        f"{SEARCH}test_nothing_else_lies_at_the_address_of_a_tombstone[articles/2022/held-story.html]",
        f"{SEARCH}test_an_address_that_a_published_text_tells_is_no_leak_but_a_link_is",
    ),
    guard(
        "so is the way there from beside it",
        "preflight/search.py",
        "            yield from self._led_to(data, name)\n",
        "",
        f'{SEARCH}test_nothing_leads_to_what_is_not_published[buried-<a href="../held-story/">]',
    ),
    guard(
        "a reporter's link is no excuse",
        "preflight/public.py",
        "self._hear(witness(item), text, without_references)",
        "self._hear(witness(item), text, str)",
        f"{SEARCH}test_an_address_that_a_published_text_tells_is_no_leak_but_a_link_is",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *FOUND_AT_THE_END,
    *TOMBSTONES_AND_ADDRESSES,
)
