"""Files of JSON lines (https://jsonlines.org), read line by line: a file of any length takes the memory of one line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from pipelines.reading.corpus.rows import Row
from pipelines.reading.corpus.text import CorpusError

LONGEST = 32 << 20
"""Bytes of a line; the longest public reports have two or three million characters."""
_HEAD = 1 << 20
_EXPECTED = "expected JSON lines in UTF-8, an object with id and text on each line"
_SIGNS = {
    b"\x1f\x8b": "packed by gzip; unpack it (gunzip)",
    b"\x28\xb5\x2f\xfd": "packed by Zstandard; unpack it (unzstd)",
    b"BZh": "packed by bzip2; unpack it (bunzip2)",
    b"\xfd7zXZ\x00": "packed by xz; unpack it (unxz)",
    b"PK\x03\x04": "a ZIP archive; unpack it (unzip)",
    b"PAR1": "Parquet; name it .parquet",
    codecs.BOM_UTF16_LE: "in UTF-16; save it as UTF-8",
    codecs.BOM_UTF16_BE: "in UTF-16; save it as UTF-8",
    b"[": "one JSON array; write its objects one a line (jq -c '.[]')",
}


def check(path: Path, set_aside: frozenset[str]) -> bool:
    """Tell whether a file has any line; CorpusError if its beginning shows that those are no JSON lines at all.

    `set_aside` is not asked: each line has keys of its own.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be opened ({error.strerror}); allow this user to read it") from None
    begins = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for sign, told in _SIGNS.items():
        if begins.startswith(sign):
            raise CorpusError(f"{path}: {_EXPECTED}; this is {told}")
    if begins.split(b"\n", 1)[0].strip() == b"{":
        raise CorpusError(f"{path}: {_EXPECTED}; these are spread over lines; write each on one (jq -c .)")
    foreign = [line for line in head.split(b"\n")[: -1 if len(head) == _HEAD else None] if not line.isascii()]
    if len(foreign) > 1 and not any(map(_is_utf8, foreign)):
        raise CorpusError(f"{path}: {_EXPECTED}; this is in another encoding; save it as UTF-8")
    return bool(begins)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def rows(path: Path, set_aside: frozenset[str]) -> Iterator[Row]:
    """Yield the objects of a file, with line numbers from 1; empty lines are passed over.

    `set_aside` is left to who looks at the values. Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        for number in count(1):
            line = file.readline(LONGEST)
            if not line:
                return
            if len(line) == LONGEST and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = file.readline(LONGEST)
                fault = (
                    f"longer than {LONGEST >> 20} MiB; part the text into several, or give it a .txt file of its own"
                )
                yield Row(f"line {number}", {}, fault)
                continue
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if line.isspace():
                continue
            try:
                yield Row(f"line {number}", _object(line))
            except ValueError as error:
                yield Row(f"line {number}", {}, str(error))


def _object(line: bytes) -> dict[str, Any]:
    """Return the object of a line; raises ValueError with what is wrong."""
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_int=_whole)
    except UnicodeDecodeError as error:
        place = f"byte {error.start} of the line (0x{line[error.start]:02x})"
        raise ValueError(f"{place} is not UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        told = f"not JSON ({error.msg}, character {error.pos} of the line)"
        raise ValueError(f"{told}; expected an object with id and text; mend the line") from None
    except _TooLongError:
        raise ValueError("a number of too many figures; expected an object with id and text; mend the line") from None
    except RecursionError:
        raise ValueError("nested too deep; expected an object with id and text; mend the line") from None
    if not isinstance(value, dict):
        raise ValueError(f"a {type(value).__name__} of JSON; expected an object with id and text; mend the line")
    return value


class _TooLongError(Exception):
    """A number of more figures than Python reads."""


def _whole(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        raise _TooLongError from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object; raises ValueError for a key that stands there twice."""
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {max(keys, key=keys.count)!r} stands there twice; keep one of the two")
    return members
