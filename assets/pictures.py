"""The timeline as a picture in the UI, drawn to fit the dialogue that it opens in, also in a narrow window."""

from __future__ import annotations

import base64
import datetime
import itertools
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]
LABEL, PLOT = 400, 340
"""Widths in pixels; together they must not pass the 780 that a window of 1024 leaves to a dialogue."""
WIDE, NARROW = 12, 7.5
"""How wide a character of Chinese and any other is at most on average, in pixels, in the fonts of readers' browsers."""
STEPS = ((5, 1), (15, 5), (40, 10), (400, 50), (10_000, 1000))
"""How many years back the axis of the timeline bears every year, every fifth, and so on."""


SHOWN = 100
"""How many events are drawn; a picture of more is slow to open and too long to look at."""


def timeline_plot(rows: Rows) -> str | None:
    """Return the latest events of the timeline as a Markdown picture, a line an event; None where there are none.

    Time is drawn on a logarithmic axis, for most events lie in the last few years and some a century back.
    """
    if not rows:
        return None
    # Altair takes a second to import, which only the run that draws should pay.
    import altair as alt
    import vl_convert

    drawn = sorted(rows, key=lambda row: (_first(row), _last(row)))[-SHOWN:]
    # A year beyond the last event, so that no distance is below one and the logarithm starts at zero.
    horizon = max(_last(row) for row in drawn).year + 2
    events = [
        {
            "title": _shortened(f"{row['date']}  {row['title_zh']}"),
            "kind": row["kind"],
            "first": _years_before(horizon, _first(row)),
            "last": _years_before(horizon, _last(row)),
        }
        for row in drawn
    ]
    ticks = [horizon - year for year in _round_years(min(_first(row) for row in drawn).year, horizon)]
    axis = alt.Axis(values=ticks, labelExpr=f"{horizon} - datum.value", labelAngle=-90, labelOverlap=False)
    base = alt.Chart(alt.InlineData(events)).encode(
        y=alt.Y("title:N", sort=None, title=None, axis=alt.Axis(labelLimit=LABEL, labelFontSize=12)),
        color=alt.Color(
            "kind:N", title=None, scale=alt.Scale(scheme="tableau20"), legend=alt.Legend(orient="bottom", columns=5)
        ),
    )
    x = alt.X("first:Q", title=None, axis=axis, scale=alt.Scale(type="log", reverse=True, nice=False))
    spans = base.mark_rule(strokeWidth=4).encode(x=x, x2="last:Q")
    starts = base.mark_point(filled=True, size=50, opacity=1).encode(x="first:Q")
    chart = (spans + starts).properties(width=PLOT, height=alt.Step(20))
    # SVG leaves the drawing of Chinese characters to the reader's browser, which has the fonts for it.
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    picture = f"![timeline](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')})"
    return picture if len(rows) == len(drawn) else f"the latest {SHOWN} of {len(rows):,} events\n\n{picture}"


def _shortened(label: str) -> str:
    """Return as much of a label as there is room for: who draws knows only narrower fonts, and would cut the date."""
    widths = itertools.accumulate(WIDE if unicodedata.east_asian_width(char) in "WF" else NARROW for char in label)
    room = sum(1 for width in widths if width <= LABEL)
    return label if room == len(label) else f"{label[: room - 2]}…"


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
