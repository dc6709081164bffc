"""Where Dagster looks: the graph with the project's own folders. What is in it stands in `assets.graph`."""

from assets.graph import build_defs

defs = build_defs()
