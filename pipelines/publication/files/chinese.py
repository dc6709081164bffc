"""Chinese text in other spellings than the published one, by OpenCC: Simplified, and Traditional with its variants.

For reading and for searching only; nothing here goes into a column of the tables. Texts of Hong Kong are converted
from the Hong Kong standard, for the general tables of OpenCC leave 衞 as it is.
"""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

from pipelines.reading.scripts import script_of

IDEOGRAPHS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{IDEOGRAPHS}]")
_WIDE = IDEOGRAPHS + "\u3000-\u303f\uff01-\uff60"
_BLANKS = re.compile(rf"(?<=[{_WIDE}])\s+(?=\S)|\s+(?=[{_WIDE}])")


def is_chinese(text: str) -> bool:
    """Tell whether there is any Chinese character in a text."""
    return _CHINESE.search(text) is not None


def simplified(text: str) -> str:
    """Return Chinese text in Simplified characters.

    >>> simplified("衞生署基因組中心"), simplified("卫生署")
    ('卫生署基因组中心', '卫生署')
    """
    return _converted("hk2s", text)


def spellings(text: str) -> list[str]:
    """Return the other Traditional spellings of Chinese text, without the one given.

    Hong Kong's and OpenCC's own standard differ (衞生 and 衛生), and Simplified text has both.

    >>> spellings("衞生署"), spellings("卫生署"), spellings("罕病")
    (['衛生署'], ['衞生署', '衛生署'], [])
    """
    traditional = _converted("s2hk", text) if script_of(set(text)) == "Hans" else text
    found = [traditional, _converted("t2hk", traditional), _converted("hk2t", traditional)]
    return [spelling for spelling in dict.fromkeys(found) if spelling != text]


def on_one_line(text: str) -> str:
    r"""Return text without the line ends and blanks that stand beside Chinese characters, others as one blank.

    >>> on_one_line("衞\n\n生署 18樓"), on_one_line("Genome\nInstitute")
    ('衞生署18樓', 'Genome Institute')
    """
    return " ".join(_BLANKS.sub("", text).split())


def _converted(configuration: str, text: str) -> str:
    converted: str = _converter(configuration).convert(text)
    return converted


@cache
def _converter(configuration: str) -> OpenCC:
    return OpenCC(configuration)
