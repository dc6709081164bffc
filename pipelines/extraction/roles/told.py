"""Titles that a verb gives to the person last named: 獲聘為, 擔任, 他是, 亦是.

The title ends its clause; the body is the one named before it in the clause or sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipelines.extraction.claims import Claim
from pipelines.extraction.roles.placing import Placing
from pipelines.extraction.roles.role import Role
from pipelines.extraction.roles.titles import last_title, nobodys

_TOPIC = re.compile(
    r"(?:獲[^，。；\n]{0,24}?(?:聘為|聘任為|委任為|任命為|選為|推選為|委任)"
    r"|(?:擔任|出任|歷任|接任|升任|兼任|獲委任為|當選為|當選|曾任|現任))([^，。；、\n並]{2,24}?)(?=[，。；、\n並]|$)"
)
_IS = re.compile(
    r"(?:(?:他|她|其)(?:亦|也|同時|現)?|亦|同時|現時?)(?:是|為|乃)(?:前|現任|原)?"
    r"([^，。；\n]{3,30}?)(?=[，。；\n]|$)"
)
_SENTENCE = "。；\n"
_REACH = 300


def read(text: str, people: Sequence[Claim], placing: Placing) -> Iterator[Role]:
    """Yield the titles that verbs give; `people` are the mentions of the text in order."""
    if not people:
        return
    starts = [person.start for person in people]
    for pattern, rule in ((_TOPIC, "told"), (_IS, "is")):
        for found in pattern.finditer(text):
            at = bisect_left(starts, found.start()) - 1
            if at < 0 or "\n\n" in text[people[at].end : found.start()]:
                continue
            low = max(0, found.start() - _REACH)
            sentence = max(text.rfind(mark, low, found.start()) for mark in _SENTENCE) + 1
            if rule == "is" and found[0][0] not in "他她其" and people[at].start < sentence:
                continue  # 亦是 goes on with the subject of its own sentence
            body = placing.ending(sentence, found.end())
            inside = body and body[0] >= found.start(1)
            words = text[body[1] : found.end()] if body and inside else found[1]
            held = last_title(words)
            if not held or (nobodys(held) and not inside):
                continue
            key = people[at].values["key"]
            yield Role(found.start(), found.end(), key, body[2] if body else None, held, rule)
