"""What a page of a tiny edition shows, with reports beside it as a release has them."""

import csv
from dataclasses import replace

from pipelines.publication import quality
from pipelines.publication.files.json_files import write_json
from pipelines.publication.quality import checks
from pipelines.publication.site import pages, wording
from pipelines.publication.site.languages import LANGUAGES
from tests.publication.files import editions

BOTH = {language.tag: language for language in LANGUAGES}
CHECKS = [
    checks.Result("tables keep to their models", "people", 1, 0, True, True),
    checks.Result("tables keep to their models", "roles", 2, 0, True, True),
    checks.Result("dates are within reason", "documents|timeline", 4, 0, True, True),
    checks.Result("no number is left unexplained", "coverage", 9, 1, False, False),
    checks.Result(checks.FILES, "parquet/people.parquet", 6, 0, True, True),
    checks.Result(checks.FILES, "csv/people.csv", 5, 0, True, True),
]


def edition(folder, rows=None, **told):
    """An edition with the lines of CHECKS, and the reports that follow from its rows, in its folder."""
    made = replace(editions.edition(folder, rows), **told)
    reports = folder / "quality"
    reports.mkdir()
    write_json(quality.metrics(made.rows, made.decisions, made.contract), reports / "metrics.json")
    lines = [[str(value).lower() if isinstance(value, bool) else value for value in one] for one in CHECKS]
    for name, header, listed in (
        ("checks", checks.HEADER, lines),
        ("conflicts", quality.Conflict._fields, quality.conflicts(made.rows)),
        ("candidates", quality.Candidate._fields, quality.candidates(made.rows, made.texts)),
    ):
        with (reports / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *listed])
    return made


def html(made, name, language):
    """The HTML of one page of an edition in a language."""
    page = next(one for one in pages.every() if one.name == name)
    told = {
        "language": language,
        "other": wording.other(language),
        "words": wording.words(language),
        "page": page,
        "title": pages.title(page, language),
        "menu": [(one.name, pages.title(one, language)) for one in pages.every()],
        **page.context(made, language),
    }
    return pages.environment_of(made).get_template(page.template).render(told)
