"""E-mail addresses (RFC 5322, without quotes and comments), also where they are glued to Chinese.

The pass looks for `@` and reads to both sides, so it costs nothing where there is none. Obfuscated forms and
display names are not read, and no address is tried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipelines.extraction.contacts.spans import ContactSpan
from pipelines.extraction.contacts.words import words, words_for
from pipelines.patterns import later

_LOCAL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+'-")
_HOST = later(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])")
_SIGN = later("@")
_BETWEEN_WORDS = later(r"[._+\-\d]+")
_NAME = later(r"[a-z]{2,}[._][a-z]{2,}@.+")
_LONGEST_LOCAL = 64  # octets, RFC 5321, 4.5.3.1.1


def parse(text: str) -> ContactSpan | None:
    """Return the e-mail address that the whole of `text` is, `mailto:` aside, or None.

    >>> parse("mailto:CorpComm@genomics.org.hk").value
    'corpcomm@genomics.org.hk'
    """
    found = next(find(text), None)
    if found is None or found.end != len(text.rstrip()):
        return None
    return found if text[: found.start].strip().lower() in ("", "mailto:") else None


def find(text: str) -> Iterator[ContactSpan]:
    r"""Yield every e-mail address of `text` in order, `mailto:` left out of the span; values are lower case.

    >>> [found.value for found in find("查詢電郵Sonia.Leung@edelman.com /\nEdelmanhkstppr@edelman.com。")]
    ['sonia.leung@edelman.com', 'edelmanhkstppr@edelman.com']
    """
    for sign in _SIGN.finditer(text):
        host = _HOST.match(text, sign.end())
        if host is None:
            continue
        start = sign.start()
        floor = max(0, start - _LONGEST_LOCAL)
        while start > floor and text[start - 1] in _LOCAL_CHARACTERS:
            start -= 1
        while text[start] in "._%+'-":
            start += 1
        if start == sign.start():
            continue
        value = f"{text[start : sign.start()]}@{host.group()}".lower()
        yield ContactSpan(start, host.end(), "email", value)


def is_role_mailbox(value: str) -> bool:
    """Return whether an e-mail address belongs to an office rather than to a person.

    Its local part is a word of knowledge/contacts/role_mailboxes.csv, or holds its own host's name.

    >>> is_role_mailbox("lawpr@example.edu.hk"), is_role_mailbox("kmtse@example.edu.hk")
    (True, False)
    """
    local, _, host = value.partition("@")
    known, endings = _role_words()
    if not known.isdisjoint(_BETWEEN_WORDS.split(local)) or local.endswith(endings):
        return True
    return any(len(label) > 2 and label in local for label in host.split(".")[:-1])


@cache
def _role_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of mailboxes of offices, and those of them that may be the end of a longer word."""
    return frozenset(words("role_mailboxes", "word")), words_for("role_mailboxes", "word", "place", "end")


def has_personal_name(value: str) -> bool:
    """Return whether the local part of an e-mail address is a first and a last name.

    >>> has_personal_name("sonia.leung@edelman.com"), has_personal_name("general.office@hku.hk")
    (True, False)
    """
    return _NAME.fullmatch(value) is not None and not is_role_mailbox(value)
