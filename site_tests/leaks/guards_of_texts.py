"""The guards of what a text says and does: rows 15, 17, 18 and 34 to 36 of the leak paths."""

from site_tests.leaks.guards import Guard, guard

DOUBTFUL = "test_front_matter.py::test_a_text_of_doubtful_meaning_stops_the_build_and_is_named"
IMPOSSIBLE = "test_decisions.py::test_what_is_impossible_stops_the_build"
SURVIVES = "test_code.py::test_nothing_in_a_text_survives_as_code"
KEYS = "test_keys_and_characters.py::"

FORBIDDEN_KEYS = (
    guard(
        "15, 17 an unknown key is refused",
        "ingest/fields.py",
        'extra="forbid"',
        'extra="ignore"',
        f"{KEYS}test_a_key_that_looks_like_an_approval_is_refused_and_not_passed_over",
        f"{KEYS}test_every_kind_of_item_refuses_such_a_key",
        f"{KEYS}test_a_key_of_a_theme_or_a_plugin_is_refused_and_not_passed_on",
        f"{KEYS}test_a_page_of_the_site_chooses_no_template_either",
    ),
    guard(
        "17 in MultiMarkdown's way too",
        "ingest/pages.py",
        "    if _BARE_KEY.match(text):\n",
        "    if not file:\n",
        f"{KEYS}test_a_page_of_the_site_chooses_no_template_either",
    ),
    guard(
        "18 no text holds an invisible character",
        "ingest/text.py",
        "    if first_forbidden(text) is None:\n",
        "    if FORBIDDEN:\n",
        f"{KEYS}test_an_invisible_character_in_a_text_stops_the_build",
    ),
    guard(
        "18 by escape neither",
        "ingest/strict_yaml.py",
        "        if (found := first_forbidden(value)) is not None:\n",
        "        if (found := first_forbidden(value[:0])) is not None:\n",
        f"{KEYS}test_an_invisible_character_in_a_text_stops_the_build",
        f"{KEYS}test_an_invisible_character_in_settings_roster_or_decisions_stops_the_build",
    ),
    guard(
        "18 by reference neither",
        "render/markup.py",
        '    return text if text.isprintable() else _UNPRINTABLE.sub("", text)\n',
        "    return text\n",
        f"{KEYS}test_a_reference_to_a_character_that_no_feed_may_hold_leaves_the_feed_readable",
    ),
)

TEXTS = (
    guard(
        "a key stands once",
        "ingest/strict_yaml.py",
        "if key in values:",
        "if False:",
        *(f"{DOUBTFUL}[{slug}]" for slug in ("a-key-twice", "a-key-twice-quoted", "a-key-twice-explicit")),
        *(f"{IMPOSSIBLE}[{name}]" for name in ("a word twice", "a rule twice")),
    ),
    guard(
        "YAML has no aliases",
        "ingest/strict_yaml.py",
        "if event.anchor is not None:",
        "if isinstance(event, yaml.AliasEvent):",
        f"{DOUBTFUL}[an-anchored-key]",
        f"{IMPOSSIBLE}[an anchor]",
    ),
    guard(
        "YAML has no tags",
        "ingest/strict_yaml.py",
        "if event.tag is not None:",
        "if False:",
        f"{DOUBTFUL}[a-string-tag]",
        f"{IMPOSSIBLE}[a tag]",
    ),
    guard(
        "a file is one document",
        "ingest/strict_yaml.py",
        "if not isinstance(after, yaml.StreamEndEvent):",
        "if False:",
        f"{IMPOSSIBLE}[two documents]",
        f"{IMPOSSIBLE}[a policy of two parts]",
    ),
    guard(
        "unknown keys are errors",
        "ingest/fields.py",
        'extra="forbid"',
        'extra="ignore"',
        *(f"{DOUBTFUL}[{slug}]" for slug in ("an-unknown-key", "a-draft", "a-status", "a-template")),
        *(f"{IMPOSSIBLE}[{name}]" for name in ("a key of their own", "a policy of their own")),
    ),
    guard(
        "no text holds what cannot be seen",
        "ingest/text.py",
        "    problems = find_forbidden(text, file=file)\n    return (None",
        "    problems = []\n    return (None",
        *(f"{DOUBTFUL}[{slug}]" for slug in ("a-nul", "an-escape", "a-bidi-control")),
    ),
)

CODE = (
    guard(
        "a text is cleaned",
        "render/prose.py",
        "polish.of(clean(rough))",
        "polish.of(rough)",
        "test_code.py::test_nothing_of_a_text_runs_in_a_browser",
        f"{SURVIVES}[<script>window.__pwned=1</script>]",
        f"{SURVIVES}[<iframe src=javascript:window.__pwned=1></iframe>]",
        "test_code.py::test_no_page_of_a_built_site_holds_code_of_a_text",
        "test_code.py::test_no_feed_holds_code_of_a_text",
    ),
    guard(
        "a reporter is told of what can only be meant badly",
        "render/prose.py",
        "problems=tuple(_find_problems(rough, file=file, lines=_Lines(body=body, first=first_line))),",
        "problems=(),",
        "test_code.py::test_what_can_only_be_meant_badly_stops_the_build",
    ),
    guard(
        "our templates escape",
        "render/templates.py",
        "autoescape=True",
        "autoescape=False",
        "test_printed.py::test_a_page_has_the_same_elements_whatever_its_texts_look_like",
        "test_printed.py::test_no_page_holds_code_of_a_field",
        "test_printed.py::test_nothing_runs_in_a_browser_not_even_in_the_search",
    ),
    guard(
        "a title in a frame is a text",
        "render/frames.py",
        "TITLE: escape(page.title)",
        "TITLE: page.title",
        "test_printed.py::test_a_template_of_the_site_prints_a_title_as_text",
    ),
    guard(
        "structured data cannot end its script",
        "render/templates/head.html",
        '{{ page.head["ld"] | tojson }}',
        '{{ (page.head["ld"] | tojson).unescape().replace("\\\\u003c", "<").replace("\\\\u003e", ">") | safe }}',
        "test_printed.py::test_a_page_has_the_same_elements_whatever_its_texts_look_like",
        "test_printed.py::test_structured_data_says_what_was_written",
    ),
    guard(
        "data files open no element",
        "render/directory.py",
        '_MARKUP.sub(lambda match: f"\\\\u{ord(match[0]):04x}", printable(text))',
        "printable(text)",
        "test_printed.py::test_data_files_stay_json_and_nothing_in_them_opens_an_element",
    ),
    guard(
        "a feed's description is text",
        "render/feeds.py",
        "html.escape(entry.item.summary, quote=False)",
        "entry.item.summary",
        "test_printed.py::test_feeds_stay_feeds_and_say_what_was_written",
    ),
    guard(
        "a cell is no formula",
        "render/metrics/files.py",
        "[harmless(cell) for cell in row]",
        "row",
        "test_printed.py::test_no_cell_is_a_formula_and_every_row_has_its_cells",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *FORBIDDEN_KEYS,
    *TEXTS,
    *CODE,
)
