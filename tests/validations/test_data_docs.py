"""Pages of Data Docs made to read without a network: what they load goes, what a script would show is written out."""

import pytest

from validations import data_docs
from validations.data_docs import offline, rewritten

ROW = {
    "expectation_suite_name": "<span>a &lt;</span>",
    "_validation_success_text": "Success",
    "_table_row_link_path": "validations/a.html?x=1&y",
}


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ('<link rel="stylesheet" href="https://a.org/b.css"/><p>x', "<p>x"),
        ("<link href='//a.org/b.css'><p>x", "<p>x"),
        ('<link rel="stylesheet" href="b.css"/><p>x', '<link rel="stylesheet" href="b.css"/><p>x'),
        ('<img class="c" src="http://a.org/l.png?d=1" alt="l"/><p>x', "<p>x"),
        ("<style>a { background: url('https://a.org/b.png') 0; }</style>", "<style>a { background: none 0; }</style>"),
        ("<style>@import url(https://a.org/b.css) screen; a { }</style>", "<style> a { }</style>"),
        ("<script>let x = 1;</script><a href='static/a.html'>a</a>", "<a href='static/a.html'>a</a>"),
        ("<SCRIPT src=a>\n</SCRIPT><p>x<script>y</script>z", "<p>xz"),
        ("<p>x<footer class='f'>\n<p>y</footer>z", "<p>xz"),
        ('<LINK rel="SHORTCUT ICON" href="icon.ico"><p>x', "<p>x"),
        ("<head><p></head></head>", f"<head><p>{data_docs._STYLE}</head></head>"),
    ],
)
def test_pages_are_rewritten(page, clean):
    assert rewritten(page) == clean


def test_a_table_that_a_script_would_fill_is_written_out():
    page = (
        '<body><table id="t" data-toggle="table" class="c">\n</table><p>between\n<script>\n$("t").t({\n'
        f"  data: [{ROW!r}],\n}});\n</script><p>behind</body>"
    )
    assert rewritten(page) == f"<body>{data_docs._table([ROW])}<p>between\n<p>behind</body>"


def test_rows_of_an_index_are_links_those_not_met_first():
    rows = [
        ROW,
        {**ROW, "expectation_suite_name": "c", "_validation_success_text": "<i> Failed </i>"},
        {**ROW, "expectation_suite_name": "b", "_validation_success_text": "Failed"},
        {**ROW, "expectation_suite_name": "<b>A\n<i>a</i></b>", "_table_row_link_path": 7},
        {},
    ]
    link = '<a href="validations/a.html?x=1&amp;y">'
    assert data_docs._table(rows) == (
        "<table><tr><th>Suite</th><th>Result</th></tr>"
        '<tr><td><a href=""></a></td><td class="met"></td></tr>'
        f'<tr><td>{link}b</a></td><td class="unmet">✘ not met</td></tr>'
        f'<tr><td>{link}c</a></td><td class="unmet">✘ not met</td></tr>'
        '<tr><td><a href="7">A a</a></td><td class="met">✔ met</td></tr>'
        f'<tr><td>{link}a &amp;lt;</a></td><td class="met">✔ met</td></tr>'
        "</table>"
    )


def test_a_folder_is_made_to_read_offline(tmp_path):
    for name, text in {
        "index.html": "<p>刺針<script>x</script>",
        "a/b.html": "<p>y<script>x</script>",
        "static/a.css": "a { background: url(//a.org/刺.png); }",
        "static/images/logo.png": "x",
        "static/a.txt": "<script>x</script>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    offline(tmp_path)
    left = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.*")}
    assert left == {
        "index.html": "<p>刺針",
        "a/b.html": "<p>y",
        "static/a.css": "a { background: none; }",
        "static/a.txt": "<script>x</script>",
    }
    offline(tmp_path)
    assert not (tmp_path / "static" / "images").exists()
