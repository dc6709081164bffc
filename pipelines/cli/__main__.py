"""`python -m pipelines.cli`: the same command where no script is installed."""

from pipelines.cli import main

main()
