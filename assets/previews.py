"""How tables look in the UI: their columns, their first rows as Markdown, the timeline as a picture."""

from __future__ import annotations

import base64
import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from validations import schema

Rows = Sequence[Mapping[str, Any]]
SHOWN = 10
LONGEST = 60
WIDEST = 26
"""How far a column is kept from being squeezed, in half-width characters."""
STEPS = ((5, 1), (15, 5), (40, 10), (400, 50), (10_000, 1000))
"""How many years back the axis of the timeline bears every year, every fifth, and so on."""


def markdown_table(rows: Rows, shown: int = SHOWN, longest: int = LONGEST) -> str:
    """Return the first rows as a Markdown table, cells longer than `longest` shortened.

    Columns that are empty in all of these rows are named below the table instead.
    """
    if not rows:
        return "no rows"
    cells = {column: [_cell(row.get(column), longest) for row in rows[:shown]] for column in rows[0]}
    columns = {column: values for column, values in cells.items() if any(values)}
    heads = [_head(column, values) for column, values in columns.items()]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in zip(*columns.values(), strict=True)]
    if len(rows) > shown:
        lines.append(f"\n... and {len(rows) - shown:,} more")
    if empty := [column for column in cells if column not in columns]:
        lines.append(f"\nempty in these rows: {', '.join(empty)}")
    return "\n".join(lines)


def in_time(rows: Rows) -> Rows:
    """Return events in the order of their dates, as a reader wants to see them."""
    return sorted(rows, key=lambda row: (_first(row), _last(row)))


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
    """Return the timeline as a Markdown picture, a line an event; None where there are none.

    Time is drawn on a logarithmic axis, for most events lie in the last few years and some a century back.
    """
    if not rows:
        return None
    # Altair takes a second to import, which only the run that draws should pay.
    import altair as alt
    import vl_convert

    # A year beyond the last event, so that no distance is below one and the logarithm starts at zero.
    horizon = max(_last(row) for row in rows).year + 2
    events = [
        {
            "title": f"{row['date']}  {_cell(row['title_zh'], LONGEST)}",
            "kind": row["kind"],
            "first": _years_before(horizon, _first(row)),
            "last": _years_before(horizon, _last(row)),
        }
        for row in in_time(rows)
    ]
    ticks = [horizon - year for year in _round_years(min(_first(row) for row in rows).year, horizon)]
    axis = alt.Axis(values=ticks, labelExpr=f"{horizon} - datum.value", labelOverlap=False)
    base = alt.Chart(alt.InlineData(events)).encode(
        y=alt.Y("title:N", sort=None, title=None, axis=alt.Axis(labelLimit=520, labelFontSize=12)),
        color=alt.Color("kind:N", title=None, scale=alt.Scale(scheme="tableau20")),
    )
    x = alt.X("first:Q", title=None, axis=axis, scale=alt.Scale(type="log", reverse=True, nice=False))
    spans = base.mark_rule(strokeWidth=4).encode(x=x, x2="last:Q")
    starts = base.mark_point(filled=True, size=50, opacity=1).encode(x="first:Q")
    chart = (spans + starts).properties(width=600, height=alt.Step(20))
    # SVG leaves the drawing of Chinese characters to the reader's browser, which has the fonts for it.
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    return f"![timeline](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')})"


def _first(row: Mapping[str, Any]) -> datetime.date:
    day: datetime.date = row["date_start"] or row["date_end"]
    return day


def _last(row: Mapping[str, Any]) -> datetime.date:
    day: datetime.date = row["date_end"] or row["date_start"]
    return day


def _years_before(horizon: int, day: datetime.date) -> float:
    return (datetime.date(horizon, 1, 1) - day).days / 365.25


def _round_years(earliest: int, horizon: int) -> list[int]:
    return [y for y in range(earliest, horizon) if not y % next(step for reach, step in STEPS if horizon - y <= reach)]


def _head(column: str, values: Sequence[str]) -> str:
    # Browsers squeeze a column of Chinese to a character's width, but never break figure spaces.
    width = min(WIDEST, max(map(_width, values)))
    return column + "\N{FIGURE SPACE}" * (width - len(column))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cell(value: object, longest: int) -> str:
    text = schema.csv_value(value).replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= longest else text[: longest - 1] + "…"
