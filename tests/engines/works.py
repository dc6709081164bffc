"""What the engines of these tests are given to do: functions at the top of a module, as an engine asks for."""

import os
import signal
import time
from itertools import count
from pathlib import Path


class InputRefusedError(ValueError):
    """An error that a caller knows: the input is wrong."""


class AwkwardError(ValueError):
    """An error that cannot be read from a pickle: it wants more than its message."""

    def __init__(self, place, expected):
        super().__init__(f"{place}: {expected}")


def double(number):
    return 2 * number


def same(value):
    return value


def slower_when_small(number):
    time.sleep(0.2 if number % 8 == 0 else 0)
    return number


def add(left, right):
    return left + right


def pid(_):
    return os.getpid()


def refuse(number):
    if number == 3:
        raise InputRefusedError(f"text {number}: a date was expected")
    return number


def fail(number):
    if number == 3:
        raise LookupError(f"no shard {number}")
    return number


def leave(_):
    raise SystemExit(0)


def fail_awkwardly(number):
    raise AwkwardError(f"text {number}", "a date")


def die_once(folder, number):
    """Die at the first attempt at the third task, as the kernel ends what takes too much memory."""
    mark = Path(folder, "died")
    if number == 3 and not mark.exists():
        mark.touch()
        _die()
    return number


def die_always(number):
    if number == 3:
        _die()
    return number


def start_and_wait(folder, number):
    """Say which process has begun the task, wait to be let go on, and say who has ended it."""
    Path(folder, f"begun-{number}-{os.getpid()}").touch()
    while not Path(folder, "open").exists():
        time.sleep(0.01)
    return number * number


def endless_loop(folder):
    Path(folder, f"begun-{os.getpid()}").touch()
    for _ in count():
        pass


def after(folder, number):
    """Answer at once to the first task, never to another."""
    return endless_loop(folder) if number else number


def digest():
    """Stands for a digest of code; a node may be given another by its environment."""
    return os.environ.get("HKBIOMED_TEST_DIGEST", "as here")


def _die():
    os.kill(os.getpid(), signal.SIGKILL)
