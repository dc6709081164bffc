"""Round numbers for axes."""

from __future__ import annotations

import math

_STEPS = (1, 2, 5, 10)


def round_numbers(low: float, high: float, most: int) -> list[float]:
    """Return at most about `most` round numbers between two, evenly spaced.

    >>> round_numbers(1887, 2027, 8)
    [1900, 1920, 1940, 1960, 1980, 2000, 2020]
    >>> round_numbers(0, 88.1, 5)
    [0, 20, 40, 60, 80]
    """
    if high <= low:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in _STEPS if factor * power >= rough * (1 - 1e-9))
    start, end = math.ceil(low / step), math.floor(high / step)
    # Steps below one are not exact in binary: rounded to the digits that they have.
    digits = max(0, -math.floor(math.log10(step)))
    return [round(place * step, digits) if digits else int(place * step) for place in range(start, end + 1)]


def powers_of_ten(low: float, high: float) -> list[float]:
    """Return the powers of ten from the last at or below `low` to the first at or above `high`.

    >>> powers_of_ten(238, 700000)
    [100.0, 1000.0, 10000.0, 100000.0, 1000000.0]
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]
