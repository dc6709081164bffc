"""Full-width digits and signs as their ASCII forms, one for one, so that grammars need to know one form only.

Reading folds whole documents; this is for strings that come from elsewhere, straight to the parsers of extraction.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.patterns import later

# CJK punctuation is the text's own and stays. U+FF0E only folds between digits, where it points; U+FF0C before three of
# them, which it groups: 死亡率為4，2021年為6 has two numbers.
_WIDE: Final = later(
    "[０-９Ａ-Ｚａ-ｚ％／－＋＄￡￥～]|(?<=[０-９0-9])(?:．(?=[０-９0-9])|，(?=[０-９0-9]{3}(?![０-９0-9])))"
)
# What every form of those needs: a wide character, or a plain digit before one; most texts have neither.
_SIGN: Final = re.compile("[０-９Ａ-Ｚａ-ｚ％／－＋＄￡￥～0-9](?:(?<![0-9])|(?=[，．][０-９0-9]))")
_SIGNS: Final = {"，": ",", "．": ".", "￡": "£", "￥": "¥"}


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters and number signs made ASCII; the length stays the same.

    >>> fold("２，０００％，約３．５"), fold("約4，2021年，八成")
    ('2,000%，約3.5', '約4，2021年，八成')
    """
    if _SIGN.search(text) is None:
        return text
    return _WIDE.sub(lambda match: _SIGNS.get(match[0]) or chr(ord(match[0]) - 0xFEE0), text)
