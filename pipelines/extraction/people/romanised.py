"""Names of Chinese people in Latin letters, and which Chinese name each spells.

Such a name is known by itself: a surname with a hyphenated given name (Wong Mei-shan, FOK Man-yee), a given name of
English before it (Stephanie Kwan Lai-yin), or one such with a surname alone (Elaine Fung). In a text of two languages
the Latin name joins the Chinese one that has its surname; where several might, the order of the text decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipelines.extraction.bodies.english import is_common_word, is_key_word
from pipelines.extraction.people.lexicon import given_names, spellings, spelt_surnames
from pipelines.patterns import later

_SYLLABLE = (
    r"(?:ch|sh|zh|ts|tz|hs|kw|gw|ng|[bcdfghjklmnpqrstwxyz])?['’]?"
    r"(?:[aeiou]{1,3}(?:ng|[nmkptywrhu])?(?:k|t|p)?|y[aeiou]{1,2}(?:ng|[nmkpt])?|ng|z[eu]|r)"
)
_GIVEN = later(rf"{_SYLLABLE}-{_SYLLABLE}(?:-{_SYLLABLE})?", re.IGNORECASE)
_ONE_WORD = later(rf"{_SYLLABLE}{_SYLLABLE}", re.IGNORECASE)
_NEAR = 400  # code points between a Chinese name and a Latin one without a Chinese given name
_SENTENCE_STARTS = frozenset(".!?。！？\n“\"'‘")


def within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name of a Chinese person inside a capitalised run, if the run ends in one.

    >>> within("Patient Wong Mei-shan", 0, 21), within("Elaine Fung", 0, 11), within("Central Park", 0, 12)
    ((8, 21), (0, 11), None)
    """
    words = text[start:end].split(" ")
    last = words[-1]
    if last[-2:] in ("’s", "'s"):
        end -= 2
        last = words[-1] = last[:-2]
    surnames = spelt_surnames()
    if "-" in last and len(words) > 1 and words[-2].lower() in surnames and _GIVEN.fullmatch(last):
        first = len(words) - 2
        if first and (words[first - 1] in given_names() or _may_lead(text, start, words, first)):
            first -= 1
        return end - len(" ".join(words[first:])), end
    if len(words) == 2 and words[0] in given_names() and last.lower() in surnames:
        return start, end
    return None


def _may_lead(text: str, start: int, words: Sequence[str], surname: int) -> bool:
    """Tell whether the word before a surname is a given name that no list knows: no opening of a sentence is."""
    word = words[surname - 1]
    if is_key_word(word) or is_common_word(word) or not word.isalpha() or len(word) < 3:
        return False
    if text[max(0, start - 5) : start].endswith((" for ", " of ")):
        return False  # the Secretary for Health Lo Chung-mau
    before = text[max(0, start - 2) : start].strip(" ")
    return surname > 1 or bool(before and before not in _SENTENCE_STARTS)


def spells(name: str, latin: str) -> bool:
    """Tell whether a Latin name has the surname of a Chinese one and, where both tell, as many syllables.

    >>> spells("霍曼儀", "Carmen FOK Man-yee"), spells("阮曉彤", "Ruan Xiaotong"), spells("霍曼儀", "LAW Kai-yiu")
    (True, True, False)
    """
    spelt = _spelt(name)
    return bool(spelt) and _spells(name, spelt, _lower(latin))


def _spelt(name: str) -> frozenset[str]:
    """Return the spellings of a Chinese name's surname."""
    known = spellings()
    return known.get(name[:2]) or known.get(name[0]) or frozenset()


def _lower(latin: str) -> list[str]:
    return latin.lower().replace(",", "").split()


def _spells(name: str, spelt: frozenset[str], words: Sequence[str]) -> bool:
    if spelt.isdisjoint(words):
        return False
    place = next(at for at, word in enumerate(words) if word in spelt)
    behind = words[place + 1 :]
    size = len(name) - (2 if len(name) > 2 and name[:2] in spellings() else 1)
    if behind and "-" in behind[0]:
        return behind[0].count("-") + 1 == size
    if behind:
        return len(behind) <= size
    return True


def chinese_given(latin: str) -> bool:
    """Tell whether a Latin name has a Chinese given name: hyphenated, or of syllables behind the surname."""
    words = latin.split()
    return any("-" in word for word in words) or (
        len(words) > 1 and words[0].lower() in spelt_surnames() and bool(_ONE_WORD.fullmatch(words[-1]))
    )


def paired(
    chinese: Sequence[tuple[str, int]],
    latin: Sequence[tuple[str, int]],
    near: int | None = None,
    apart: Callable[[str, str], bool] = lambda name, written: False,
) -> dict[str, str]:
    """Return the Latin name of each Chinese one that has its surname; both are names with their first places.

    `apart` tells that two are not one, as Ms Lam and 林先生. `near` is how far apart the two may stand; without it,
    only a name without a Chinese given name has to be near.

    >>> paired([("霍曼儀", 0), ("羅啟堯", 9)], [("Carmen FOK Man-yee", 30), ("LAW Kai-yiu", 60)])
    {'霍曼儀': 'Carmen FOK Man-yee', '羅啟堯': 'LAW Kai-yiu'}
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    spoken = [(written, place, _lower(written)) for written, place in latin]
    for name, at in chinese:
        spelt = _spelt(name)
        for written, place, words in spoken if spelt else ():
            if spelt.isdisjoint(words) or written in taken or not _spells(name, spelt, words):
                continue
            reach = near or (None if chinese_given(written) else _NEAR)
            if (reach and abs(place - at) > reach) or apart(name, written):
                continue
            pairs[name] = written
            taken.add(written)
            break
    return pairs
