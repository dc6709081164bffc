"""A command that has endless work done in processes: to be interrupted or killed by a test."""

import sys

from pipelines.engines import engine
from tests.engines import works

if __name__ == "__main__":
    with engine("process", workers=2) as where:
        list(where.run(works.endless_loop, [(sys.argv[1],)] * 5))
