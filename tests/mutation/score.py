"""What share of changes of the code the tests noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

NOTICED = frozenset({"killed", "timeout", "segfault"})
"""A change that makes the tests fail, hang or crash is noticed; one that no test runs is not."""


@dataclass(frozen=True, slots=True)
class Score:
    """What became of each change tried, by its name: killed, timeout, segfault, survived, no tests or another word."""

    package: str
    fates: Mapping[str, str]

    @property
    def share(self) -> float:
        """Return the share of changes that were noticed, 0 where none was tried."""
        return sum(fate in NOTICED for fate in self.fates.values()) / max(1, len(self.fates))

    @property
    def unnoticed(self) -> list[str]:
        """Return the names of those that were not."""
        return sorted(name for name, fate in self.fates.items() if fate not in NOTICED)

    def line(self) -> str:
        """Return a line that tells of the package.

        >>> Score("validations", {"a": "killed", "b": "survived", "c": "killed"}).line()
        'validations: 2 of 3 noticed, 66.7% (killed 2, survived 1)'
        """
        counts = ", ".join(f"{fate} {count}" for fate, count in sorted(Counter(self.fates.values()).items()))
        noticed = len(self.fates) - len(self.unnoticed)
        return f"{self.package}: {noticed} of {len(self.fates)} noticed, {self.share:.1%} ({counts})"
