"""Judges a release as a stranger would: with public tools, from its files alone.

Nothing of the product is imported here, so that a mistake in the product cannot hide itself; what the tables are is
taken from the release's own datapackage.json. `python -m validators [FOLDER]` prints a line a check, in an
environment of its own (`make validate`). Nothing of a release is changed.
"""
