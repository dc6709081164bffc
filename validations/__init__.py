"""The contract that every release is held to: models, pinned facts, cross-table rules, file expectations."""
