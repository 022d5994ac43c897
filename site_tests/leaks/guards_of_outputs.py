"""The guards of what the outputs tell beside the texts: rows 23, 29, 30 and 37 of the leak paths."""

from site_tests.leaks.guards import Guard, guard

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
        "develop_photos(publication, root, jobs=means.jobs)",
        "develop_photos(newsroom.items, root, jobs=means.jobs)",
        "test_photos.py::test_a_photo_of_what_waits_is_nowhere_and_one_that_is_shared_stays",
        "test_photos.py::test_what_was_developed_once_leaves_with_its_article",
        "test_lists.py::test_what_waits_is_named_nowhere",
    ),
    guard(
        "galleys are for the preview",
        "mkdocs_plugins/newspaper.py",
        "with_galleys=is_preview",
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
        # Its tombstone stands in the same place: a look at the preview alone would not tell.
        "../pipeline/test_press.py::test_what_was_taken_back_is_no_longer_shown_to_anybody_as_waiting",
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

GUARDS: tuple[Guard, ...] = (*TRACES,)
