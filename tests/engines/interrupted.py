"""A command of two worker processes, one with endless work and one with none: to be interrupted or killed by a test."""

import sys

from pipelines.engines import engine
from tests.engines import works

if __name__ == "__main__":
    with engine("process", workers=2) as where:
        list(where.run(works.start_and_wait, [(sys.argv[1], number) for number in range(2)]))
        list(where.run(works.endless_loop, [(sys.argv[1],)]))
