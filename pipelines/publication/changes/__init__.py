"""What is different between two releases: rows, values and structure, each with its cause, and what it amounts to.

`state` is what is compared, `structure` and `compare` compare it, `causes` says why (by way of `decided`, `texts` and
`origins`), `change_files` writes the folder changes/.
"""

from pipelines.publication.changes.compare import Changes, against, between
from pipelines.publication.changes.state import State, of_release, of_tables

__all__ = ["Changes", "State", "against", "between", "of_release", "of_tables"]
