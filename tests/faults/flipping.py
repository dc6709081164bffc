"""One flipped bit, by seed: the smallest damage that a disk or a copy does."""

import random


def flipped(content, seed):
    """Return bytes with one bit of one byte turned over, the same for the same seed and length."""
    chance = random.Random(seed)
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]
