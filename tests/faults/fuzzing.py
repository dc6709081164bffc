"""`python -m tests.faults.fuzzing [--seconds 60] [--target NAME]`: reading and each grammar, fuzzed by what is run.

Done by Atheris (https://github.com/google/atheris), a process a target, from the paragraphs of the project's texts on.
What breaks one, or takes longer than SLOW seconds, is kept in tests/faults/finds/NAME/, where `test_finds.py` tries it
ever after; then this leaves with 1.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FINDS = HERE / "finds"
RAW = HERE.parents[1] / "raw"
SEED, LONGEST, SLOW = 1, 2_000, 20
"""Of the fuzzer, bytes of an input, seconds for one."""
NAMES = ("reading", "numerals", "quantities", "dates", "contacts", "bodies", "all")


def main():
    asked = argparse.ArgumentParser(prog="python -m tests.faults.fuzzing", description=__doc__)
    asked.add_argument("--seconds", type=int, default=60, help="how long for each target")
    asked.add_argument("--target", choices=NAMES, action="append", help="only this one")
    options = asked.parse_args()
    found = [path for name in options.target or NAMES for path in fuzzed(name, options.seconds)]
    if found:
        sys.exit("\n".join(["what broke or took too long is kept, mend what it breaks:", *map(str, found)]))


def fuzzed(name, seconds):
    """Yield where what broke a target is kept."""
    with tempfile.TemporaryDirectory() as folder:
        seeds, broken = Path(folder, "seeds"), Path(folder, "broken")
        broken.mkdir()
        sow(seeds)
        command = [sys.executable, "-m", "tests.faults.fuzzing_one", name, str(seeds)]
        command += [f"-max_total_time={seconds}", f"-seed={SEED}", f"-max_len={LONGEST}", f"-timeout={SLOW}"]
        ended = subprocess.run(
            [*command, f"-artifact_prefix={broken}/"], capture_output=True, text=True, errors="replace"
        )
        kept = [keep(name, path.read_bytes()) for path in sorted(broken.iterdir())]
        last = ended.stderr.strip().splitlines()[-1:]
        sys.stdout.write(f"{name}: {' '.join(last)}\n")
        if ended.returncode and not kept:
            sys.exit(f"{name} did not come to an end:\n{ended.stderr[-3000:]}")
        if kept:
            sys.stdout.write(f"{ended.stderr[-3000:]}\n")
        yield from kept


def sow(folder):
    """Write each paragraph of the texts to a file."""
    folder.mkdir()
    for path in sorted(RAW.glob("*.txt")):
        for number, paragraph in enumerate(path.read_text("utf-8").split("\n\n")):
            if paragraph.strip():
                (folder / f"{path.stem}-{number}").write_bytes(paragraph.encode()[:LONGEST])


def keep(name, data):
    place = FINDS / name / hashlib.sha256(data).hexdigest()[:16]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


if __name__ == "__main__":
    main()
