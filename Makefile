# GAN Studio. `make run` starts it, `make test` checks it; both set up .venv first. See CONTRIBUTING.md.
.POSIX:

PYTHON = python3
BIN = .venv/bin
PYTEST = QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --durations=10

help:
	@echo "make setup         create .venv and install the studio (make PYTHON=python3.12 setup: with that Python)"
	@echo "make run           set up, then open the window and learn to draw sevens"
	@echo "make test          set up, then all checks and the fast tests"
	@echo "make test-all      the same with the slow tests"
	@echo "make bench         measure (NAMES=\"startup memory\" for some); prints one JSON object a line"
	@echo "make bench-card    measure a graphics card"
	@echo "make screenshots   take the README's pictures from the running program"
	@echo "make translations  collect the texts of the window for translation"
	@echo "make clean         remove .venv and everything built"

setup: libraries
	@PYTHON="$(PYTHON)" sh packaging/setup.sh

setup-test: libraries
	@PYTHON="$(PYTHON)" sh packaging/setup.sh test

libraries:
	@$(PYTHON) packaging/system_libraries.py

run: setup
	@$(BIN)/ganstudio demo

lint: setup-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/typos
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

test: lint
	$(PYTEST) -n 3 --dist worksteal -m "not slow"

test-all: lint
	$(PYTEST) -n 3 --dist worksteal

bench: setup-test
	@$(BIN)/python -m tests.benchmarks $(NAMES)

bench-card: setup-test
	@$(BIN)/python -m tests.benchmarks.card

screenshots: setup-test
	$(BIN)/python packaging/screenshots.py

translations: setup-test
	$(BIN)/python packaging/translations.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache resources/i18n/*.qm
	find ganstudio tests packaging docs -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup setup-test libraries run lint test test-all bench bench-card screenshots translations clean
