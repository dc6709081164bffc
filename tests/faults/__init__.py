"""Attacks, kept as tests, a file a kind: small in `make test`, of full size with HKBIOMED_FAULTS=full."""

import os

FULL = os.environ.get("HKBIOMED_FAULTS") == "full"
