"""Made-up texts with all that extraction makes of them, so that no change of it passes unseen.

They tell that something is otherwise than it was, not that it is right: read what changes, then renew them.
"""
