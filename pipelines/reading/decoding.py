"""Bytes to text: UTF-8, UTF-16 with a byte-order mark, Big5-HKSCS, GB18030; the rest are errors.

Bytes are decoded as they are: line ends and a byte-order mark stay in the text, for offsets count them.
Nothing is replaced or skipped, so an undecodable byte is never lost in silence. The two legacy encodings of
Chinese are told apart by charset-normalizer, restricted to them and only asked when UTF-8 fails; the answer
must also read like Chinese, since GB18030 decodes nearly any bytes to something.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

_LEGACY = ("big5hkscs", "gb18030")
_LEAST_COMMON_SHARE = 0.78
_UNSEEN = "\ufeff\u200b"  # marks that show as little as blanks do
_ENCODINGS = "UTF-8, UTF-16 with a byte-order mark, Big5-HKSCS or GB18030"


class UnreadableText(ValueError):  # noqa: N818 - it names what is wrong with the file
    """A file that is not text in one of the encodings read here: which file, which byte, what to do."""


def decode(data: bytes, name: str = "bytes") -> str:
    """Return the text of a file's bytes, byte-order mark and line ends included.

    `name` is what errors call the file.

    Raises UnreadableText for empty files, binary data and bytes of any other encoding.

    >>> decode("香港衞生署".encode("big5hkscs"))
    '香港衞生署'
    """
    if not data:
        raise UnreadableText(
            f"{name}: empty, expected text; put the text in the file or take the file out of the folder"
        )
    text = _decoded(data, name)
    if all(sign.isspace() or sign in _UNSEEN for sign in text):
        raise UnreadableText(
            f"{name}: nothing but blanks, expected text; put the text in the file or take the file out of the folder"
        )
    return text


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, name)
    nul = data.find(0)
    if nul >= 0:
        raise UnreadableText(
            f"{name}: byte {nul} is NUL, so this is binary data or UTF-16 without a byte-order mark; "
            f"expected text in {_ENCODINGS}; export it as UTF-8 text"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_legacy(data)
        if text is None:
            raise UnreadableText(
                f"{name}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8, and the file does not "
                f"read as Chinese in another encoding; expected text in {_ENCODINGS}; save it as UTF-8"
            ) from None
        return text


def _decode_utf16(data: bytes, name: str) -> str:
    encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"{name}: byte {error.start} breaks UTF-16, which its byte-order mark announces; "
            f"expected text in {_ENCODINGS}; save it as UTF-8"
        ) from None
    if "\0" in text:
        raise UnreadableText(
            f"{name}: byte {2 * text.index(chr(0))} is NUL, so this is binary data; expected text in "
            f"{_ENCODINGS}; export it as UTF-8 text"
        )
    return text


def _decode_legacy(data: bytes) -> str | None:
    """Return the text in the legacy encoding that it reads as Chinese in, None if it does in neither."""
    if _is_foreign(data):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    preferred = [best.encoding] if best else []
    for encoding in dict.fromkeys([*preferred, *_LEGACY]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if common_share(text) >= _LEAST_COMMON_SHARE:
            return text
    return None


def _is_foreign(data: bytes) -> bool:
    """Tell whether bytes read as Korean in EUC-KR or Japanese in EUC-JP, whose pairs are pairs of GB 2312 too.

    Of Chinese in GB 18030 much lies in pairs that write other signs of theirs, or none.
    """
    for encoding, first, last in (("euc_kr", "가", "힣"), ("euc_jp", "ぁ", "ヺ")):
        try:
            foreign = [sign for sign in data.decode(encoding) if sign.isalpha() and not sign.isascii()]
        except UnicodeDecodeError:
            continue
        share = 0.9 if encoding == "euc_kr" else 0.3
        if foreign and sum(first <= sign <= last for sign in foreign) > share * len(foreign):
            return True
    return False


def common_share(characters: Iterable[str]) -> float:
    """Return how many of a text's kinds of non-ASCII characters are common ones, as a share.

    Common are the first levels of Big5 and of GB 2312, and their signs.

    >>> common_share("香港")
    1.0
    """
    kinds = {character for character in characters if character > "\x7f"}
    return sum(map(_is_common, kinds)) / len(kinds) if kinds else 0.0


def _is_common(character: str) -> bool:
    # Big5 keeps its 5,401 frequent characters in rows A4 to C6, GB 2312 its 3,755 in B0 to D7, signs before
    # them.
    big5 = character.encode("big5hkscs", "ignore")
    gb2312 = character.encode("gb2312", "ignore")
    return (len(big5) == 2 and 0xA1 <= big5[0] <= 0xC6) or (len(gb2312) == 2 and 0xA1 <= gb2312[0] <= 0xD7)
