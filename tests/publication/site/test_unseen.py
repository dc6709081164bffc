"""Characters that reorder what stands around them, in static pages."""

import pytest

from pipelines.publication.site.languages import LANGUAGES
from tests.publication.files import editions
from tests.publication.site.shown import edition, html


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_a_page_tells_an_override_and_does_not_obey_it(tmp_path, language):
    rows = editions.tables()
    rows["documents"][0] |= {"title": "a\u202eb<script>"}
    page = html(edition(tmp_path, rows), "index", language)
    assert "\u202e" not in page
    assert "a[U+202E]b&lt;script&gt;" in page
