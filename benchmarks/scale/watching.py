"""What a command costs: wall and processor time, and the peak memory of it and of all processes that it starts.

Memory is the sum over the processes of their proportional set sizes (PSS: a page that k processes share counts 1/k in
each), sampled several times a second, from /proc, which Linux has; elsewhere it is not known. Beside it is told the
peak resident size of the largest single process, which the kernel notes (VmHWM), as it was when last looked at;
ru_maxrss would count the memory of this process too, from which the command is started. A cluster that the command only
asks is not seen.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.2
# Looking at a large process halts it for a moment; looking takes at most this share of the time.
SHARE = 0.05


class CommandError(Exception):
    """The command left with an error; the message is its last line."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of wall and processor time, bytes of memory (0 where not known)."""

    seconds: float
    processor: float
    peak: int
    largest: int


@dataclass(slots=True)
class _Seen:
    peak: int = 0
    largest: int = 0
    processor: dict[int, float] = field(default_factory=dict)


def run(command: list[str], folder: Path) -> Cost:
    """Run a command in a folder to its end and return what it took; raises CommandError where it fails."""
    # As installed, modules are there as bytecode.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        seen, ended = _Seen(), threading.Event()
        watcher = threading.Thread(target=_watch, args=(child.pid, seen, ended))
        watcher.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.monotonic() - began
            child.returncode = os.waitstatus_to_exitcode(status)
        finally:
            ended.set()
            watcher.join()
        if child.returncode:
            errors.seek(0)
            told = errors.read().decode("utf-8", "replace").strip().splitlines()
            raise CommandError(told[-1] if told else f"exit code {child.returncode}")
    # Children that nobody waited for are in the samples alone, and what ran between two samples in the other alone.
    processor = max(usage.ru_utime + usage.ru_stime, sum(seen.processor.values()))
    return Cost(seconds, processor, seen.peak, seen.largest)


def _watch(root: int, seen: _Seen, ended: threading.Event) -> None:
    if not PROC.is_dir():
        return
    pause = 0.0
    while not ended.wait(pause):
        began = time.monotonic()
        memory = 0
        for pid, processor in _family(root).items():
            seen.processor[pid] = processor
            memory += _told(pid, "smaps_rollup", "Pss:")
            seen.largest = max(seen.largest, _told(pid, "status", "VmHWM:"))
        seen.peak = max(seen.peak, memory)
        pause = max(EVERY, (time.monotonic() - began) / SHARE)


def _family(root: int) -> dict[int, float]:
    """Return a process and its descendants, each with the seconds of processor time that it has used."""
    tick = os.sysconf("SC_CLK_TCK")
    parents, used = {}, {}
    for entry in PROC.iterdir():
        if not entry.name.isdigit():
            continue
        try:
            # proc(5): after the name in brackets come state, ppid, ..., utime and stime as fields 14 and 15.
            fields = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid], used[pid] = int(fields[1]), (int(fields[11]) + int(fields[12])) / tick
    family = {root}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family |= more
        grown = bool(more)
    return {pid: used[pid] for pid in family if pid in used}


def _told(pid: int, file: str, name: str) -> int:
    """Return the bytes that the lines of a name in a file of a process tell; none where it has ended."""
    try:
        lines = (PROC / str(pid) / file).read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
