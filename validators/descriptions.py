"""The descriptions of a release, each judged by the tool of its own standard."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from validators import cells, programs, tables
from validators.outcomes import LeftOutError, RefusedError, file_of

BEYOND_REACH = {
    "Organization: RECOMMENDED url property",
    "Organization: SHOULD have ROR identifier",
    "Organization: RECOMMENDED contactPoint references ContactPoint entity",
    "Root Data Entity: at least one author/publisher SHOULD have contactPoint",
}
"""What RO-Crate recommends of a publisher and nobody can say of one without address, and without a home of its data."""


def data_package(release: Path) -> str:
    """Hold every CSV file to its schema, keys and references, and every file to its bytes and hash (frictionless)."""
    import frictionless

    if not (release / "datapackage.json").is_file():
        raise RefusedError("the release holds no datapackage.json")
    report = frictionless.validate(str(release / "datapackage.json"), type="package")
    wrong = [error.message for error in report.errors]
    wrong += [f"{task.name}: {error.type}: {error.message}" for task in report.tasks for error in task.errors]
    if wrong:
        raise RefusedError("; ".join(wrong))
    rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
    return f"{len(report.tasks)} resources valid, {rows:,} rows of CSV held to their schemas"


def croissant(release: Path) -> str:
    """Hold the description to Croissant's own library, without any warning (mlcroissant validate)."""
    dataset = _dataset(release)
    return f"valid, {len(dataset.metadata.record_sets)} record sets, no warnings"


def record_sets(release: Path) -> str:
    """Load every record set and hold it to the Parquet file that it is read from (mlcroissant load)."""
    dataset = _dataset(release)
    found = {record_set.id: record_set for record_set in dataset.metadata.record_sets}
    total = 0
    for table in tables.of(release):
        if table.name not in found:
            raise RefusedError(f"there is no record set of {table.name}")
        expected = tables.parquet(release, table)
        with _warnings() as warned:
            records = list(dataset.records(table.name))
        _refuse(warned)
        names = [f"{table.name}/{name}" for name in table.names]
        got = cells.texts([_plain(record.get(name)) for name in names] for record in records)
        for difference in tables.differences(table, expected, table.names, got):
            raise RefusedError(difference)
        total += len(records)
    words = sum(len(list(dataset.records(name))) for name in found if found[name].data)
    return f"{total:,} records of {len(found)} record sets load as in Parquet, and {words} codes of vocabularies"


def crate(release: Path) -> str:
    """Hold the crate to what its standard requires and recommends (roc-validator)."""
    from rocrate_validator import models, services

    path = release / "ro-crate-metadata.json"
    if not path.is_file():
        raise RefusedError("the release holds no ro-crate-metadata.json")
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    version = context.rstrip("/").removesuffix("/context").rpartition("/")[2]
    with tempfile.TemporaryDirectory() as folder, _quiet():
        settings = services.ValidationSettings(
            rocrate_uri=str(release),
            profile_identifier=f"ro-crate-{version}",
            requirement_severity=models.Severity.RECOMMENDED,
            offline=True,
            cache_path=_shipped(context, Path(folder) / "contexts"),
        )
        issues = services.validate(settings).get_issues()
    for issue in issues:
        if issue.check.name not in BEYOND_REACH:
            raise RefusedError(f"{issue.severity.name}: {issue.check.name}: {issue.message} ({issue.violatingEntity})")
    return f"valid as RO-Crate {version}; of what is recommended, {len(issues)} on a publisher's address are left open"


def citation(release: Path) -> str:
    """Hold CITATION.cff to its schema (cffconvert, which lives in an environment of its own)."""
    path = file_of(release, "CITATION.cff")
    tool = os.environ.get("CFFCONVERT") or ".venv-cff/bin/cffconvert"
    if not Path(tool).is_file():
        raise LeftOutError(f"{tool} is not there: make validate sets it up")
    return programs.run(Path(tool).absolute(), "--validate", "--infile", path.absolute()).strip()


def _dataset(release: Path) -> Any:
    import mlcroissant

    if not (release / "croissant.json").is_file():
        raise RefusedError("the release holds no croissant.json")
    with _warnings() as warned:
        dataset = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    _refuse([*warned, *issues.errors, *issues.warnings])
    return dataset


def _refuse(warned: list[str]) -> None:
    if warned:
        raise RefusedError("; ".join(map(str, warned)))


def _plain(value: Any) -> Any:
    """Return a value of a record as other readers have it: texts come as bytes, maps as lists of named pairs."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key.rpartition("/")[2]: _plain(item) for key, item in value.items()}
    return value


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what a library logs as a warning or worse, for it returns none of it."""
    told: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    ear = Ear(level=logging.WARNING)
    loggers = [logging.getLogger(), logging.getLogger("absl")]
    before = [logger.handlers[:] for logger in loggers]
    for logger in loggers:
        logger.handlers = [ear]
    try:
        yield told
    finally:
        for logger, handlers in zip(loggers, before, strict=True):
            logger.handlers = handlers


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep a tool's own report off the terminal: its findings are told in our line."""
    stdout, stderr = sys.stdout, sys.stderr
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            yield
        finally:
            sys.stdout, sys.stderr = stdout, stderr


def _shipped(context: str, cache: Path) -> Path:
    """Fill a cache of web pages with the context that the package rocrate ships, so that no network is needed.

    Raises RefusedError where the crate names a context of another version than the one shipped.
    """
    from importlib.resources import files

    import requests
    import requests_cache
    from requests.adapters import BaseAdapter
    from urllib3 import HTTPResponse

    shipped = files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()
    if json.loads(shipped)["@id"] != context:
        raise RefusedError(f"the context is {context}, not {json.loads(shipped)['@id']}")

    class Shipped(BaseAdapter):
        def send(self, request: Any, *_: Any, **__: Any) -> Any:
            answer = requests.Response()
            answer.status_code, answer.url, answer.request = 200, request.url, request
            answer.headers["Content-Type"] = "application/ld+json"
            answer.raw = HTTPResponse(
                body=BytesIO(shipped),
                status=200,
                headers={"Content-Type": "application/ld+json"},
                preload_content=False,
            )
            return answer

        def close(self) -> None:
            """Hold nothing open."""

    session = requests_cache.CachedSession(str(cache), backend="sqlite", expire_after=-1)
    session.mount(context, Shipped())
    session.get(context, headers={"Accept": "application/ld+json, application/json"})
    session.close()
    return cache
