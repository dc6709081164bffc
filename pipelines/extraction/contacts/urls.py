"""URLs (RFC 3986) with or without their scheme, also where they are glued to Chinese and its punctuation.

A home page is kind `website`, anything else a `link`. Hosts without `www.` count when they end in a known
top-level domain in lower case. No URL is opened, no redirect followed, and no path in Chinese characters is
read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipelines.extraction.contacts.spans import ContactKind, ContactSpan
from pipelines.extraction.contacts.words import alternation, mapping, words, words_for
from pipelines.patterns import later

# ://, www. or a dot before a letter; the class comes first, for a search for one is fast.
_TRIGGER = later(r"[:wW.](?:(?<=:)//|(?<=[wW])[wW]{2}\d?\.|(?<=\.)(?=[a-z]))")
_REST = later(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{0,2048}")  # no browser takes a longer one
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,9}[A-Za-z]{2,24}(?![A-Za-z0-9-])")
_PARTS = later(r"(?:(https?)://)?([A-Za-z0-9.-]+)(:\d+)?([^?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_HOST_ENDS = re.compile(r"[/:?#]")
_WWW = re.compile(r"^www\d?\.")
_SCHEMES = ("https", "http")
_CLOSING = {")": "(", "]": "["}
_HOST_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")
_LONGEST_HOST = 253  # octets, RFC 1035, 2.3.4


def parse(text: str) -> ContactSpan | None:
    """Return the URL that the whole of `text` is, or None.

    >>> parse("www.hkgp.org").value, parse("https://youtu.be/aP3yjSCziQs").kind
    ('https://www.hkgp.org/', 'link')
    """
    found = next(find(text), None)
    return found if found is not None and found.start == 0 and found.end == len(text.rstrip()) else None


def find(text: str) -> Iterator[ContactSpan]:
    """Yield every URL of `text` in order, punctuation that belongs to the sentence cut off.

    >>> [found.value for found in find("上載至基因組中心（www.hkgp.org）和醫專的網頁；另見t.me/example。")]
    ['https://www.hkgp.org/', 'https://t.me/example']
    """
    done = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < done:
            continue
        start = _start(text, trigger, done)
        if start is None:
            continue
        end = _end(text, start)
        parts = _parts(text[start:end])
        if parts is None:
            continue
        yield ContactSpan(start, end, _kind(*parts), "".join(parts))
        done = end


def canonical(written: str) -> str | None:
    """Return a written URL absolute, host in lower case, a home page with its slash; None without a host.

    >>> canonical("http://WWW.Hkgp.org")
    'http://www.hkgp.org/'
    """
    parts = _parts(written)
    return "".join(parts) if parts else None


def _parts(written: str) -> tuple[str, str, str, str, str] | None:
    """Return scheme, host, port, path and the rest of a URL, which together are its canonical form."""
    parts = _PARTS.fullmatch(written)
    if parts is None or not _HOST.fullmatch(parts[2]):
        return None
    scheme, host, port, path, rest = parts.groups("")
    return f"{scheme.lower() or 'https'}://", host.lower(), port, path or "/", rest


def host_of(value: str) -> str:
    """Return the host of a URL or of an e-mail address, without `www.`.

    >>> host_of("https://www.hkgp.org/"), host_of("hkam@hkam.org.hk")
    ('hkgp.org', 'hkam.org.hk')
    """
    host = _HOST_ENDS.split(value.rpartition("://")[2].rpartition("@")[2], maxsplit=1)[0]
    return _WWW.sub("", host)


def registrable(host: str) -> str:
    """Return the part of a host that somebody registered: two labels, three under `org.hk` and its like.

    >>> registrable("www3.example.org.hk"), registrable("mail.hkstp.org")
    ('example.org.hk', 'hkstp.org')
    """
    labels = host.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in words("second_level_domains", "label")
    return ".".join(labels[-3:] if country else labels[-2:])


class Host(NamedTuple):
    """A host without `www.`, what somebody registered of it, and what it is for if it is a platform of many owners."""

    name: str
    domain: str
    platform: str | None


class Hosts(dict[str, Host]):
    """The hosts of the URLs and e-mail addresses of one text, each found when it is first asked for.

    >>> Hosts()["https://www.youtube.com/watch?v=1"]
    Host(name='youtube.com', domain='youtube.com', platform='video')
    """

    def __missing__(self, value: str) -> Host:
        """Look a value up for the first time."""
        name = host_of(value)
        found = self[value] = Host(name, registrable(name), _platform(name))
        return found


def _platform(host: str) -> str | None:
    known = mapping("platforms", "host", "purpose")
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def unify(values: Iterable[str]) -> dict[str, str]:
    """Map each URL of one text to one form for all that differ only in scheme, www and last slash.

    The form written most often wins, https over http wherever both (or neither) are written.

    >>> unify(["http://www.hkgp.org/", "https://www.hkgp.org/", "https://hkgp.org/tc/"])["http://www.hkgp.org/"]
    'https://www.hkgp.org/'
    """
    counts = Counter(values)
    groups: dict[str, list[str]] = {}
    for value in counts:
        groups.setdefault(_essence(value), []).append(value)
    chosen: dict[str, str] = {}
    for group in groups.values():
        bodies: Counter[str] = Counter()
        for value in group:
            bodies[value.partition("://")[2]] += counts[value]
        secure = any(value.startswith("https:") for value in group)
        body = min(bodies, key=lambda one: (-bodies[one], not one.startswith("www."), not one.endswith("/"), one))
        chosen.update(dict.fromkeys(group, f"{_SCHEMES[not secure]}://{body}"))
    return chosen


def _essence(value: str) -> str:
    return value.partition("://")[2].removeprefix("www.").rstrip("/")


def _start(text: str, trigger: re.Match[str], done: int) -> int | None:
    """Return where the URL around a trigger begins, None where there is no URL."""
    at = trigger.start()
    if trigger.group() == "://":
        head = text[max(0, at - 5) : at].lower()
        scheme = next((one for one in _SCHEMES if head.endswith(one)), None)
        return at - len(scheme) if scheme and _HOST.match(text, at + 3) else None
    if trigger.group() != ".":
        before = text[at - 1] if at else " "
        return (
            at if not (before.isascii() and (before.isalnum() or before in "@.-_/")) and _HOST.match(text, at) else None
        )
    return _bare_start(text, at, done)


def _bare_start(text: str, dot: int, done: int) -> int | None:
    """Return where a host without scheme and www. begins whose dot before the last label is at `dot`.

    Names of firms are often hosts (Trip.com), file names look like them: a bare host is lower case
    throughout, and one whose ending is also a word needs a path.
    """
    ending = _endings().match(text, dot)
    if ending is None:
        return None
    if (
        ending.group(1) in words_for("top_level_domains", "tld", "bare", "path")
        and text[ending.end() : ending.end() + 1] != "/"
    ):
        return None
    start = dot
    floor = max(done, dot - _LONGEST_HOST)
    while start > floor and text[start - 1] in _HOST_CHARACTERS:
        start -= 1
    before = text[start - 1] if start else " "
    if before.isascii() and (before.isalnum() or before in "@_%+/#'&="):
        return None
    return start if _HOST.match(text, start) else None


@cache
def _endings() -> re.Pattern[str]:
    known = alternation(words("top_level_domains", "tld"))
    return re.compile(rf"\.(?:[a-z0-9-]{{1,63}}\.){{0,8}}({known})(?![A-Za-z0-9@-]|\.[A-Za-z0-9])")


def _end(text: str, start: int) -> int:
    """Return where the URL from `start` on ends: brackets in balance, no punctuation of the sentence."""
    rest = _REST.match(text, start)
    end = rest.end() if rest else start
    again = text.find("http", start + 4, end)
    if again > 0 and text[again - 1] not in "=/?&" and text.startswith(("://", "s://"), again + 4):
        end = again
    surplus = {one: text.count(one, start, end) - text.count(opening, start, end) for one, opening in _CLOSING.items()}
    while True:  # at the latest to the host
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'&*([":
            break
        end -= 1
    for closing in surplus:
        at = text.find(closing, start, end)
        if at > 0 and text.find(_CLOSING[closing], start, at) < 0:
            end = at
    return end


def _kind(scheme: str, host: str, port: str, path: str, rest: str) -> ContactKind:
    if rest or _platform(_WWW.sub("", host)) is not None:
        return "link"
    home = words("home_paths", "segment")
    return "website" if all(segment in home for segment in path.lower().split("/") if segment) else "link"
