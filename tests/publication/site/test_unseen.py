"""Characters that reorder what stands around them, in static pages."""

from pipelines.publication.site import pages
from tests.publication.files import editions


def test_a_page_tells_an_override_and_does_not_obey_it(tmp_path):
    template = pages.environment_of(editions.edition(tmp_path)).from_string('<p title="{{ said }}">{{ said }}</p>')
    told = "a[U+202E]b&lt;script&gt;"
    assert template.render(said="a\u202eb<script>") == f'<p title="{told}">{told}</p>'
