"""`python -m tests.faults.fuzzing_one NAME ARGUMENTS`: one target under Atheris, with the arguments of libFuzzer."""

import sys

import atheris

with atheris.instrument_imports(include=["pipelines"]):
    from tests.faults.grammars import TARGETS

atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
atheris.Fuzz()
