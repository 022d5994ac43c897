"""The guards behind rows 20 to 37 of the leak paths."""

from site_tests.leaks.guards import Change, Guard


def guard(name: str, file: str, old: str, new: str, *tests: str) -> Guard:
    """Give a guard that stands in one place."""
    return Guard(name=name, changes=(Change(file=file, old=old, new=new),), tests=tests)


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

GATE = (
    guard(
        "only what passed is in the publication",
        "domain/gate.py",
        "judgement.item.id: judgement for judgement in judgements if judgement.verdict is Verdict.APPROVED\n    }\n    cut",
        "judgement.item.id: judgement for judgement in judgements\n    }\n    cut",
        "test_lists.py::test_what_waits_is_named_nowhere",
        "test_lists.py::test_not_a_byte_of_the_site_depends_on_what_waits",
        "test_lists.py::test_no_page_stands_for_what_only_waiting_items_have",
        "test_lists.py::test_the_neighbours_of_a_story_are_published_ones",
        "test_lists.py::test_a_feed_was_last_changed_when_something_published_was",
        "test_figures.py::test_totals_count_the_published_and_comments_on_nothing_else",
        "test_figures.py::test_the_months_end_with_the_last_published_figure",
        "test_figures.py::test_programmes_reach_their_targets_by_what_is_published",
        "test_figures.py::test_tables_have_a_row_for_what_is_published_only",
        "test_photos.py::test_a_photo_of_what_waits_is_nowhere_and_one_that_is_shared_stays",
        "test_photos.py::test_what_was_developed_once_leaves_with_its_article",
        "test_decisions.py::test_what_was_not_decided_well_is_nowhere",
        "test_changes.py::test_a_change_takes_the_old_version_off_too_and_its_return_brings_it_back",
        "test_old_output.py::test_a_site_of_another_branch_is_replaced_whole",
    ),
    guard(
        "a release is told by the instant, not by the builder's clock",
        "domain/verdict.py",
        "item.release > at:",
        "item.release.replace(tzinfo=None) > at.astimezone().replace(tzinfo=None):",
        "test_clock.py::test_a_day_turns_in_seoul_wherever_the_builder_stands",
        "test_clock.py::test_the_real_clock_is_read_in_seoul_too[America/Los_Angeles]",
    ),
    guard(
        "an end is kept",
        "domain/verdict.py",
        "item.expiry is not None and item.expiry <= at:",
        "False:",
        "test_clock.py::test_a_day_turns_in_seoul_wherever_the_builder_stands",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
)

NOWHERE = "test_decisions.py::test_what_was_not_decided_well_is_nowhere"
DECISIONS = (
    guard(
        "nobody approves their own work",
        "domain/hearing.py",
        "if member.id in item.reporters:",
        "if False:",
        f"{NOWHERE}[a-reporter-their-own]",
        f"{NOWHERE}[a-reporter-among-several]",
    ),
    guard(
        "nobody approves out of office",
        "domain/hearing.py",
        "if not member.term.covers(at.date()):",
        "if False:",
        f"{NOWHERE}[after-the-term]",
        f"{NOWHERE}[before-the-term]",
        f"{NOWHERE}[a-minute-after-the-term]",
        f"{NOWHERE}[the-day-of-another-zone]",
    ),
    guard(
        "a group decides what is its own",
        "domain/hearing.py",
        "if group not in member.groups:",
        "if False:",
        f"{NOWHERE}[another-group]",
        f"{NOWHERE}[unpanelled]",
    ),
    guard(
        "nobody approves what concerns them",
        "domain/hearing.py",
        "if any(_concerns(item, interest) for interest in member.interests):",
        "if False:",
        f"{NOWHERE}[an-interest-in-its-shop]",
        f"{NOWHERE}[an-interest-in-a-linked-shop]",
    ),
    guard(
        "nobody approves their own photo",
        "domain/hearing.py",
        'if any(member.name in (photo.credit or "") for photo in item.photos):',
        "if False:",
        f"{NOWHERE}[own-photo]",
    ),
    guard(
        "a decision of tomorrow is none",
        "domain/verdict.py",
        "(decision for decision in decisions if decision.at <= at)",
        "decisions",
        f"{NOWHERE}[tomorrow]",
        f"{NOWHERE}[a-second-after-the-build]",
    ),
    guard(
        "a person counts once",
        "domain/hearing.py",
        "counted.setdefault(decision.digest, {}).setdefault(decision.by, decision)",
        'counted.setdefault(decision.digest, {}).setdefault(f"{decision.by} {decision.at}", decision)',
        f"{NOWHERE}[one-person-twice]",
    ),
    guard(
        "an approval is of one version",
        "domain/hearing.py",
        "counted.setdefault(decision.digest, {})",
        "counted.setdefault(self.item.digest, {})",
        f"{NOWHERE}[copied-file]",
        "test_changes.py::test_a_changed_article_is_nowhere",
        "test_changes.py::test_anything_else_that_changed_is_nowhere",
        "test_changes.py::test_a_photo_saved_over_between_approval_and_build_is_nowhere",
        "test_front_matter.py::test_only_the_words_that_were_approved_are_shown",
    ),
    guard(
        "an objection stands",
        "domain/verdict.py",
        "if objections:",
        "if objections := ():",
        f"{NOWHERE}[a-standing-objection]",
        f"{NOWHERE}[an-approval-is-no-lift]",
        f"{NOWHERE}[a-lift-by-somebody-else]",
        f"{NOWHERE}[a-lift-before-the-objection]",
        f"{NOWHERE}[an-objection-to-another-version]",
    ),
    guard(
        "an objection is lifted by its maker",
        "domain/hearing.py",
        "standing.pop(decision.by, None)",
        "standing.clear()",
        f"{NOWHERE}[a-lift-by-somebody-else]",
    ),
    guard(
        "a retraction is for ever",
        "domain/verdict.py",
        "if (retraction := hearing.retraction()) is not None:",
        "if (retraction := None) is not None:",
        f"{NOWHERE}[retracted-before-anybody-read-it]",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
    guard(
        "a category asks what it names",
        "domain/policy.py",
        "rule = change.applied_to(rule)",
        "pass",
        f"{NOWHERE}[a-stricter-category]",
        f"{NOWHERE}[a-category-without-its-expert]",
    ),
    guard(
        "an expert is among them where asked",
        "domain/hearing.py",
        "if expert and count >= rule.quorum:",
        "if count >= rule.quorum:",
        f"{NOWHERE}[a-category-without-its-expert]",
    ),
    guard(
        "the panel chooses who is handmade",
        "domain/policy.py",
        "return () if self.handmade is None else (rule, self.handmade)",
        "return (rule,)",
        f"{NOWHERE}[unpanelled]",
    ),
    guard(
        "five are handmade",
        "domain/gate.py",
        "marked[HANDMADE_LIMIT:]",
        "()",
        f"{NOWHERE}[handmade-6]",
    ),
    guard(
        "nobody sits twice",
        "domain/people.py",
        "if len(ids) > 1:",
        "if False:",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one name under two ids]",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one account under two ids]",
        "test_decisions.py::test_what_is_impossible_stops_the_build[one key under two ids]",
    ),
    guard(
        "the base has the rules",
        "pipeline/newsroom.py",
        "        if self.base is None:\n            return self.noting(read_text",
        "        if True:\n            return self.noting(read_text",
        "test_rules.py::test_roster_and_policy_are_mains_to_the_letter",
        "test_rules.py::test_a_main_without_rules_lets_nothing_through",
    ),
)

CHANGED = "test_changes.py::test_a_changed_article_is_nowhere"
VERSIONS = (
    guard(
        "the digest covers the front matter",
        "domain/digest.py",
        '"front_matter": front_matter,',
        '"front_matter": {},',
        *(
            f"{CHANGED}[{slug}]"
            for slug in ("a-title", "a-summary", "a-second", "a-category", "an-alt-text", "a-tag")
        ),
        "test_changes.py::test_anything_else_that_changed_is_nowhere",
    ),
    guard(
        "the digest covers the text",
        "domain/digest.py",
        '"body": canonical_text(body),',
        '"body": "",',
        *(f"{CHANGED}[{slug}]" for slug in ("a-word", "a-space", "an-unseen-letter", "an-inline-alt-text")),
        "test_changes.py::test_a_change_takes_the_old_version_off_too_and_its_return_brings_it_back",
    ),
    guard(
        "the digest covers the photos",
        "domain/digest.py",
        '"photos": sorted([original.name, original.sha256] for original in originals),',
        '"photos": sorted(original.name for original in originals),',
        *(
            f"{CHANGED}[{slug}]"
            for slug in ("a-photo-byte", "a-photo-of-the-same-name", "two-photos-swapped")
        ),
        "test_changes.py::test_a_photo_saved_over_between_approval_and_build_is_nowhere",
    ),
    guard(
        "the digest covers the names of photos",
        "domain/digest.py",
        "[original.name, original.sha256] for original in originals",
        "original.sha256 for original in originals",
        f"{CHANGED}[two-photos-swapped]",
    ),
)

DOUBTFUL = "test_front_matter.py::test_a_text_of_doubtful_meaning_stops_the_build_and_is_named"
IMPOSSIBLE = "test_decisions.py::test_what_is_impossible_stops_the_build"
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
        "if isinstance(event, yaml.AliasEvent) or event.anchor is not None:",
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

SURVIVES = "test_code.py::test_nothing_in_a_text_survives_as_code"
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

TRACES = (
    guard(
        "a rendition forgets what the camera wrote",
        "media/pixels.py",
        "    picture.info = {}  # Pillow would write profiles and comments that it finds here\n",
        "",
        "test_photos.py::test_no_file_of_the_site_holds_what_a_camera_wrote",
        "test_photos.py::test_a_published_photo_is_pixels_and_nothing_else",
    ),
    guard(
        "only published photos are developed",
        "pipeline/press.py",
        "develop_photos(publication, root, jobs=jobs)",
        "develop_photos(newsroom.items, root, jobs=jobs)",
        "test_photos.py::test_a_photo_of_what_waits_is_nowhere_and_one_that_is_shared_stays",
        "test_photos.py::test_what_was_developed_once_leaves_with_its_article",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
    guard(
        "galleys are for the preview",
        "mkdocs_plugins/newsroom.py",
        "with_galleys=self.is_preview",
        "with_galleys=True",
        "test_lists.py::test_what_waits_is_named_nowhere",
        "test_paths.py::test_every_path_of_the_site_is_one_of_the_contract",
    ),
    guard(
        "a preview says what is not approved",
        "render/pages/galleys.py",
        'template="galley.html", view=view, head={}, listed=False',
        "head={}",
        "test_preview.py::test_what_waits_is_shown_with_a_banner_that_says_what_is_missing",
    ),
    guard(
        "what was taken back is not shown even in a preview",
        "pipeline/press.py",
        "judgement.item.id not in ruling.publication and judgement.verdict is not Verdict.RETRACTED",
        "judgement.item.id not in ruling.publication",
        "test_preview.py::test_what_was_taken_back_is_not_shown_even_here",
    ),
    guard(
        "a source of nothing published is not named",
        "domain/metrics.py",
        "                self.unmatched += row.comments\n",
        "                self.unmatched += row.comments\n                self._note(row)\n",
        "test_figures.py::test_a_source_that_only_counted_what_waits_is_not_named",
    ),
    guard(
        "a name needs a consent",
        "render/pages/shops.py",
        "if shop.owner is not None and shop.owner.consent else None",
        "if shop.owner is not None else None",
        "test_paths.py::test_no_words_of_the_board_or_about_people_stand_in_the_site",
    ),
    guard(
        "the sitemap leaves tombstones out",
        "render/sitemap.py",
        "page.path for page in pages if page.listed",
        "page.path for page in pages",
        "test_paths.py::test_a_tombstone_stands_at_its_address_and_is_named_nowhere",
    ),
)

GUARDS: tuple[Guard, ...] = (
    *OLD_OUTPUT,
    *GATE,
    *DECISIONS,
    *VERSIONS,
    *TEXTS,
    *CODE,
    *TRACES,
)
