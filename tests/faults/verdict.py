"""What becomes of a project that was changed: which gate of a release stops it, or what a release would tell of it.

The gates are asked as a release asks them: texts and sources.toml read, decisions read and applied, contract with the
pinned facts, decisions that no longer fit, register. What stops no gate is compared with the newest release, as the
folder changes/ of the next one would be. Files are not laid out: what they hold follows from the rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.building.store import Store
from pipelines.knowledge import Knowledge, KnowledgeError
from pipelines.publication import building, changes, gate, registering, staging, versions
from pipelines.publication.building import InputError
from pipelines.publication.changes import Changes, State
from pipelines.publication.matter import checked
from pipelines.publication.registering import RegisterDamagedError
from pipelines.resolution import StaleCorrection, Tables
from validations.contract import ContractBroken
from validations.facts import pinned

STOPS = ("input", "knowledge", "pinned facts", "contract", "decision", "register")
SHOWN = ("fact row", "evidence or coverage", "decision recorded", "checks counted")
SAME = ("digest only", "nothing")
UNTOLD = "untold"
"""Stands where a cause would for a table whose rows are others and of which a comparison tells nothing."""

_GROUND = ("evidence", "coverage")
_PLACE = frozenset({"start", "end"})
_DIGEST = frozenset({"sha256", "bytes", "characters"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by` is one of STOPS, else of SHOWN, else of SAME, or `crash`; `why` the first words of the error.

    `shown` is what a comparison of rows shows, whether a gate stops the run or not: one of SHOWN or SAME, empty where
    there were no tables; `causes` why, as changes/ tells it, each with its detail.
    """

    by: str
    why: str = ""
    shown: str = ""
    causes: tuple[tuple[str, str], ...] = ()


class Judge:
    """Judges a project against the newest release under `releases`, as if the code that stands here had made that.

    `code` are the digests of the code and knowledge here, unchanged: what is judged differs by the attack alone.
    """

    def __init__(self, releases: Path, code: Mapping[str, Any], usual: str = ""):
        newest = versions.newest(releases)
        self.releases = releases
        self.before = replace(changes.of_release(releases / str(newest)), code=code)
        self.usual = usual
        """The report of the contract on the project unchanged, empty where it is not known yet."""
        self.report = ""
        """The report of the contract on what was judged last, empty where that did not pass."""

    def judged(self, root: Path, code: Mapping[str, Any], store: Store | None = None) -> Verdict:
        """Return the verdict on the project in `root`, built with what `code` are the digests of."""
        knowledge = root / "pipelines" / "knowledge"
        try:
            texts = building.read_texts(root / "raw", store)
            tables = building.resolve_tables(texts, Knowledge.load(knowledge))
            rows = staging.as_published(tables.rows)
        except InputError as error:
            return Verdict("input", _first(error))
        except KnowledgeError as error:
            return Verdict("knowledge", _first(error))
        except Exception as error:
            return Verdict("crash", f"{type(error).__name__}: {_first(error)}")
        now = changes.of_tables(rows, tables.decisions, "", code)
        told = changes.between(self.before, now)
        shown, causes = self._shown(told, now)
        stop, why, self.report = self._stop(tables, root)
        if not stop and shown in SAME and self.usual and self.report != self.usual:
            shown = "checks counted"
        return Verdict(stop or shown, why, shown, causes)

    def _stop(self, tables: Tables, root: Path) -> tuple[str, str, str]:
        try:
            matter = checked(tables, root / "raw", strict=True)
            gate.require_pinned(tables.rows)
            registering.require_whole(self.releases, root / "pipelines" / "knowledge" / "registry" / "registry.csv")
        except ContractBroken as error:
            told = error.report.violations
            facts = [str(violation) for violation in told if violation.rule.startswith(pinned.NAME)]
            return ("pinned facts", facts[0], "") if facts else ("contract", str(told[0]) if told else "skipped", "")
        except InputError as error:
            return "input", _first(error), ""
        except StaleCorrection as error:
            return "decision", _first(error), ""
        except RegisterDamagedError as error:
            return "register", _first(error), ""
        except KnowledgeError as error:
            return "knowledge", _first(error), ""
        return "", "", json.dumps(matter.report.as_dict(), ensure_ascii=False, sort_keys=True)

    def _shown(self, told: Changes, now: State) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return what of a comparison is more than other offsets and digests, and all causes that it tells."""
        listed = [(one.table_name, one.cause, one.detail) for one in (*told.added, *told.removed)]
        listed += [(one.table_name, one.cause, one.detail) for one in told.modified]
        moved = {
            table
            for table in now.rows
            if Counter(map(_matter, self.before.rows[table])) != Counter(map(_matter, now.rows[table]))
        }
        causes = tuple(sorted({(cause, detail) for _, cause, detail in listed}))
        causes += tuple((UNTOLD, table) for table in sorted(moved - {table for table, _, _ in listed}))
        if moved - {*_GROUND}:
            return "fact row", causes
        if moved:
            return "evidence or coverage", causes
        if _decided(self.before.decisions) != _decided(now.decisions):
            return "decision recorded", causes
        return ("digest only" if listed else "nothing"), causes


def _matter(row: Mapping[str, Any]) -> str:
    """Return a row without what follows from the length and the bytes of its text."""
    return json.dumps({k: v for k, v in row.items() if k not in _PLACE | _DIGEST}, default=str, sort_keys=True)


def _decided(decisions: Iterable[Mapping[str, Any]]) -> Sequence[Any]:
    return sorted(json.dumps(dict(decision), sort_keys=True) for decision in decisions)


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:300]


def as_json(verdict: Verdict) -> str:
    """Return a verdict as a line for another process."""
    return json.dumps(asdict(verdict), ensure_ascii=False)


def of_json(line: str) -> Verdict:
    """Return the verdict that another process wrote."""
    told = json.loads(line)
    return Verdict(told["by"], told["why"], told["shown"], tuple((c, d) for c, d in told["causes"]))
