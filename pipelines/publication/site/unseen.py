"""What static pages write for characters that do not show and reorder or hide what stands around them.

Scripts draw a sign by styles (static/written.js), for there the text must stay as it is; a page, whose values stand in
attributes too, has the number of the character in its place.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from pipelines.patterns import later

# Controls but for line ends and tabs, those of direction (Unicode Bidi_Control) and separators of lines.
_UNSEEN = later("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def named(value: Any) -> Any:
    r"""Return a value of a template with the numbers of such characters for themselves; what is no text as it is.

    >>> named("a\u202eb"), named(3)
    ('a[U+202E]b', 3)
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        # Markup is made of values that came this way before.
        return value
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
