"""How tables look in the UI: their columns, their first rows as Markdown, the timeline as a picture."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from validations import schema

Rows = Sequence[Mapping[str, Any]]
SHOWN = 10
LONGEST = 60


def markdown_table(rows: Rows, shown: int = SHOWN) -> str:
    """Return the first rows as a Markdown table, long cells shortened."""
    if not rows:
        return "no rows"
    head = list(rows[0])
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(_cell(row.get(column)) for column in head) + " |" for row in rows[:shown]]
    if len(rows) > shown:
        lines.append(f"\n... and {len(rows) - shown:,} more")
    return "\n".join(lines)


def column_schema(table: str) -> dg.TableSchema:
    """Return a table's columns as Dagster shows them, described as the Pandera model describes them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                description=f"{column.description_en} {column.description_zh}",
                constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique),
            )
            for column in schema.columns(table)
        ]
    )


def timeline_plot(rows: Rows) -> str | None:
    """Return the timeline as a Markdown picture, a line an event; None where there are none."""
    if not rows:
        return None
    # Altair takes a second to import, which only the run that draws should pay.
    import altair as alt
    import vl_convert

    events = [
        {
            "title": f"{row['date']}  {_cell(row['title_zh'])}",
            "kind": row["kind"],
            "first": str(row["date_start"]),
            "last": str(row["date_end"]),
        }
        for row in sorted(rows, key=lambda row: (str(row["date_start"]), str(row["date_end"])))
    ]
    base = alt.Chart(alt.InlineData(events)).encode(
        y=alt.Y("title:N", sort=None, title=None, axis=alt.Axis(labelLimit=480)),
        color=alt.Color("kind:N", title=None),
    )
    spans = base.mark_rule(strokeWidth=3).encode(x=alt.X("first:T", title=None), x2="last:T")
    starts = base.mark_point(filled=True, size=40).encode(x="first:T")
    chart = (spans + starts).properties(width=600, height=alt.Step(18))
    # SVG leaves the drawing of Chinese characters to the reader's browser, which has the fonts for it.
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    return f"![timeline](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')})"


def _cell(value: object) -> str:
    text = schema.csv_value(value).replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
