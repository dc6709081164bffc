"""Whether a copy of a release is whole, as anybody can tell without our code."""

from __future__ import annotations

from pathlib import Path

from validators import programs
from validators.outcomes import RefusedError, file_of

DATABASE = "hkbiomed.sqlite"
SUMS = "SHA256SUMS"


def checksums(release: Path) -> str:
    """Hold every file to its line of SHA256SUMS, and SHA256SUMS to name every file (sha256sum --check)."""
    programs.run(programs.find("sha256sum"), "--check", "--strict", "--quiet", SUMS, folder=release)
    held = {line.partition("  ")[2] for line in (release / SUMS).read_text(encoding="utf-8").splitlines()}
    there = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    if more := sorted(there - held - {SUMS}):
        raise RefusedError(f"{SUMS} does not name {', '.join(more)}")
    return f"{len(held)} files are as {SUMS} says"


def database(release: Path) -> str:
    """Ask SQLite's own command line for the schema, the integrity of pages and indexes, and broken references."""
    sqlite, path = programs.find("sqlite3"), file_of(release, DATABASE).absolute()
    schema = programs.run(sqlite, "-readonly", path, ".schema")
    if not (tables := schema.count("CREATE TABLE")):
        raise RefusedError(f"{DATABASE} has no tables")
    integrity = programs.run(sqlite, "-readonly", path, "pragma integrity_check").strip()
    if integrity != "ok":
        raise RefusedError(f"{DATABASE}: {integrity}")
    if broken := programs.run(sqlite, "-readonly", path, "pragma foreign_key_check").strip():
        raise RefusedError(f"{DATABASE}: references that lead nowhere: {broken}")
    references = schema.count("REFERENCES")
    return f"schema read ({tables} tables, {references} references), integrity ok, no broken references"
