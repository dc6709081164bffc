"""Judges a project in processes of its own, for word lists and code are read once a process.

`python -m tests.faults.apart RELEASES` in the folder of a project answers each line `go` on standard input with a
verdict on the project as it then stands. Libraries are loaded once; each verdict is made in a fork of that, which
loads the project's own modules and sheets anew.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

_LIBRARIES = (
    *("ahocorasick_rs", "charset_normalizer", "duckdb", "edtf", "jinja2", "opencc", "pandas", "pandera.pandas"),
    *("phonenumbers", "pyarrow.parquet", "xlsxwriter"),
)
_DIED = json.dumps({"by": "crash", "why": "the process died", "shown": "", "causes": []})


class Apart:
    """A process that stands ready to judge the project in a folder."""

    def __init__(self, asked: IO[str], answers: IO[str]):
        self._asked, self._answers = asked, answers

    def judged(self) -> str:
        """Return the verdict on the project as it stands now, as JSON."""
        self._asked.write("go\n")
        self._asked.flush()
        return self._answers.readline()


@contextmanager
def apart(root: Path, releases: Path, code: Mapping[str, Any], usual: str) -> Iterator[Apart]:
    """Start such a process for the project in `root`; it ends with the context."""
    command = [sys.executable, "-m", __name__, str(releases), json.dumps(dict(code)), usual]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Apart(process.stdin, process.stdout)
        process.stdin.close()


def _answer(releases: Path, code: Mapping[str, Any], usual: str) -> str:
    try:
        verdict = importlib.import_module("tests.faults.verdict")
        index = importlib.import_module("pipelines.publication.metadata.index")
        judge = verdict.Judge(releases, code, usual)
        return str(verdict.as_json(judge.judged(Path.cwd(), index.code())))
    except Exception as error:
        # Sheets that are read when a module is loaded: what they raise is theirs.
        by = "knowledge" if type(error).__name__ == "KnowledgeError" else "crash"
        return json.dumps({"by": by, "why": f"{type(error).__name__}: {error}"[:300], "shown": "", "causes": []})


def main() -> None:
    """Answer until standard input ends."""
    releases, code, usual = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]
    for name in _LIBRARIES:
        importlib.import_module(name)
    for _ in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            with os.fdopen(writing, "w", encoding="utf-8") as told:
                told.write(_answer(releases, code, usual))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as told:
            answer = told.read()
        os.waitpid(child, 0)
        sys.stdout.write(f"{answer or _DIED}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
