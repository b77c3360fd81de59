# Everything a person or the build machine runs. `make demo` and `make test` set themselves up; the second time is quick.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
CODE := $(wildcard desk cloud tests benchmarks installer)
.PHONY: help setup demo test check translations bench kill mutants fuzz scanner ledger money lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: ## system libraries, .venv and everything in it (PYTHON=python3.13 to choose)
	@bash installer/setup.sh

demo: setup ## a made-up facility with its own cloud; without a display, a scripted morning with screenshots
	$(BIN)/hims-desk demo $(ARGS)

test: setup ## every test (ARGS="tests/unit -k search" for some)
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist worksteal $(ARGS)

check: setup ## lint, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/mypy --strict $(CODE)
	$(BIN)/lint-imports

translations: setup ## bring the .ts catalogues up to date with the sources, and compile them
	$(BIN)/python installer/translations.py refresh
	$(BIN)/python installer/translations.py compile

bench: setup ## what the README's speed claims run
	@for each in benchmarks/[a-z]*.py; do echo "== $$each"; $(BIN)/python "$$each" $(ARGS) || exit 1; done

kill: setup ## kill -9 the desk at random moments and look (ARGS="--kills 1000"); adds to docs/reliability/kill.md
	$(BIN)/python -m tests.faults.kill $(ARGS)

mutants: setup ## spoilt cards, 10 million (ARGS="--mutants 1000000"); adds to docs/reliability/mutants.md
	$(BIN)/python -m tests.mutants $(ARGS)

fuzz: setup ## a million spoilt codes for every reader (ARGS="--inputs 100000 --kinds shc"); adds to docs/reliability/fuzz.md
	$(BIN)/python -m tests.fuzz $(ARGS)

scanner: setup ## 1,000 hostile codes typed at the real window (ARGS="--strings 5000"); adds to docs/reliability/scanner.md
	$(BIN)/python -m tests.scanner $(ARGS)

ledger: setup ## 1,000 random days of two desks' ledgers (ARGS="--days 5000 --seed 7"); adds to docs/reliability/ledger.md
	$(BIN)/python -m tests.property $(ARGS)

money: setup ## 1,000 random days of two desks' money (ARGS="--days 5000 --seed 7"); adds to docs/reliability/money.md
	$(BIN)/python -m tests.property.money $(ARGS)

lock: ## resolve the dependencies of pyproject.toml anew into the two requirements files
	@bash installer/lock.sh

clean: ## what was made here, .venv included
	rm -rf .venv build dist demo-data demo-shots *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f resources/locale/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
