"""Disjoint sets: who was found to be one with whom."""

from __future__ import annotations


class Groups:
    """A partition of 0 .. size-1 that starts out with everybody alone."""

    def __init__(self, size: int):
        self._parent = list(range(size))

    def find(self, member: int) -> int:
        """Return the smallest member of the group of `member`."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def listed(self) -> list[list[int]]:
        """Return the groups, each sorted, by their smallest members."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            groups.setdefault(self.find(member), []).append(member)
        return [groups[root] for root in sorted(groups)]
