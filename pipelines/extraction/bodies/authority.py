"""The authority file of organisations as extraction wants it: every name and alias of a reviewed body, ready to be met.

Knows which body a name stands for and when a name is too short to stand alone. It does not look for names; the lexicon
puts them into its automaton, and with an empty authority the grammar works alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipelines.extraction.bodies.names_script import standard
from pipelines.knowledge import descriptor, sheets


@dataclass(frozen=True, slots=True)
class Known:
    """A reviewed body. `within_parent`: its name is too common to be met in a text that does not name its parent."""

    organisation_id: str
    name_zh: str | None
    name_en: str | None
    aliases: tuple[str, ...]
    kind: str
    parent_id: str | None
    jurisdiction: str | None
    within_parent: bool
    website: str | None = None
    key: str = field(init=False)
    parent_key: str | None = field(init=False)
    standard_zh: str | None = field(init=False)  # the Chinese name in the standard spelling
    names: tuple[str, ...] = field(init=False)  # every name once, in the standard spelling

    def __post_init__(self) -> None:
        """Make ready what every mention asks for."""
        names = (self.name_zh, self.name_en, *self.aliases)
        made = {
            "key": f"org:{self.organisation_id}",
            "parent_key": f"org:{self.parent_id}" if self.parent_id else None,
            "standard_zh": standard(self.name_zh) if self.name_zh else None,
            "names": tuple(dict.fromkeys(standard(name) for name in names if name)),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True)
class Authority:
    """Reviewed bodies by identifier, and by each of their names in the standard spelling (Latin names casefolded)."""

    bodies: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, bodies: Iterable[Known]) -> Authority:
        """Index `bodies`; where two share a name, the one listed first keeps it."""
        authority = cls()
        for body in bodies:
            authority.bodies[body.organisation_id] = body
            for name in body.names:
                authority.by_name.setdefault(name.casefold(), body)
        return authority

    @classmethod
    def read(cls, root: Path) -> Authority:
        """Read the authority file below `root`; a missing one is empty, one at fault raises KnowledgeError."""
        return cls.of(
            Known(
                organisation_id=cells["organisation_id"],
                name_zh=cells["name_zh"] or None,
                name_en=cells["name_en"] or None,
                aliases=sheets.listed(cells["aliases"]),
                kind=cells["kind"],
                parent_id=cells["parent_id"] or None,
                jurisdiction=cells["jurisdiction"] or None,
                within_parent=cells["within_parent"] == "yes",
                website=cells["website"] or None,
            )
            for _, _, cells in descriptor.read(root, "authority")
        )

    def find(self, name: str) -> Known | None:
        """Return the body that `name` (in the standard spelling) stands for.

        >>> load().find("港大").organisation_id
        'university-of-hong-kong'
        """
        return self.by_name.get(name.casefold())


@cache
def load() -> Authority:
    """Return the project's own authority file, read once."""
    return Authority.read(sheets.FOLDER)
