"""The Dagster graph, thin: each asset calls one station of pipelines/ and shows what came of it.

Rules, formats and decisions do not belong here; nothing outside knows of Dagster.
"""
