"""Models, rules and pinned facts asked of frames, their answers counted and put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from validations import models
from validations.facts import pinned
from validations.parts import Found, Known, Part, Step
from validations.reports import Finding, Findings, Name, PartReport, at_fault, first
from validations.rules import RULES
from validations.schema import KEYS, is_null
from validations.violations import Sources, Tables, Texts, Violation
from validations.withheld import Withheld, masked


class Inquiry:
    """What is asked of frames with their texts, and the report of it so far.

    The first `keep` violations of each check are kept, or all; they are ordered by the keys of their rows, or else by
    the positions of these in the frames.
    """

    def __init__(self, frames: Tables, texts: Texts, withheld: Withheld, *, keep: int | None, by_key: bool) -> None:
        self._frames = frames
        self._texts = texts
        self._withheld = withheld
        self._keep = keep
        self._by_key = by_key
        self._checked: dict[Name, int] = {}
        self._structure: dict[str, tuple[Violation, ...]] = {}
        self._found: dict[Name, Findings] = {}

    @property
    def sound(self) -> bool:
        """Tell whether all tables whose models were asked have their columns and types."""
        return not self._structure

    def models(self, tables: Iterable[str]) -> None:
        """Ask the models of tables."""
        sources = Sources(self._frames, self._texts)
        for table in tables:
            found, sound = models.check(table, self._frames[table], sources)
            self._checked[models.NAME, table] = len(self._frames[table])
            if sound:
                self._add((models.NAME, table), [self._finding(0, table, nth, one) for nth, one in enumerate(found)])
            else:
                self._structure[table] = tuple(violation for _, violation in found)

    def rules(self, known: Known, tables: Iterable[str], asks: Callable[[Step], bool]) -> None:
        """Ask the steps of rules that are wanted, and count the rows of tables for the rules that look at them."""
        shown = masked(self._texts, self._withheld)
        sources = Sources(self._frames, shown)
        part = Part(self._frames, shown, known, sources)
        counted = set(tables)
        for rule in RULES:
            looked_at = [len(self._frames[table]) for table in rule.tables if table in counted]
            if looked_at:
                self._checked[rule.name, ""] = sum(looked_at)
            findings = [
                self._finding(at, "" if step.scope == "whole" else step.table, nth, found)
                for at, step in enumerate(rule.steps)
                if asks(step)
                for nth, found in enumerate(step.find(part))
            ]
            self._add((rule.name, ""), findings)

    def pinned(self) -> None:
        """Ask for the pinned facts."""
        applied, broken = pinned.check(self._frames, self._texts, self._withheld)
        name = (pinned.NAME, "")
        self._checked[name] = applied
        self._add(name, [self._finding(0, "", nth, (nth, violation)) for nth, violation in enumerate(broken)])

    def report(self) -> PartReport:
        """Return what was found."""
        return PartReport(self._checked, self._structure, self._found)

    def _finding(self, step: int, table: str, nth: int, found: Found) -> Finding:
        at, violation = found
        place: tuple[Any, ...] = (at,)
        if self._by_key and table:
            place = tuple(_plain(self._frames[table][name].iloc[at]) for name in KEYS[table])
        return Finding(step, place, nth, violation)

    def _add(self, name: Name, findings: list[Finding]) -> None:
        if findings:
            failing = at_fault(finding.violation for finding in findings)
            self._found[name] = Findings(len(findings), failing, first(findings, self._keep))


def _plain(value: Any) -> Any:
    return None if is_null(value) else value.item() if hasattr(value, "item") else value
