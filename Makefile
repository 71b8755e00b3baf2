# Everything a person or a build machine does with this tree. Needs Python 3.11 or newer and make; the rest is set up
# in .venv from the lock files.

# The first of these that is new enough makes the environment.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
UV ?= uv
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

# Gives a program the terminal to itself, so that Ctrl-C ends the program and is no failure of make.
ALONE := if [ -t 0 ]; then trap '' TSTP; set -m; fi;

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run telegram slack test check static lint types imports format bench chaos words lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runtime ## Start Goalpost: server, scheduler and a chat prompt
	@$(ALONE) $(BIN)/goalpost up $(ARGS); exit $$?

telegram: $(VENV)/.development ## Start a Telegram of this machine to try the bot on (ARGS=--help lists its options)
	@$(ALONE) $(BIN)/python -m tests.platforms.telegram $(ARGS); exit $$?

slack: $(VENV)/.development ## Start a Slack of this machine to try the app on (ARGS=--help lists its options)
	@$(ALONE) $(BIN)/python -m tests.platforms.slack $(ARGS); exit $$?

test: $(VENV)/.development ## Run the tests but the slow ones (ARGS go to pytest)
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow" $(ARGS)

check: static test ## Run every check and the tests

static: lint types imports ## Run every check that does not execute the code

lint: $(VENV)/.development ## Check rules and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.development ## Check types
	@$(BIN)/mypy

imports: $(VENV)/.development ## Check who imports whom
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.development ## Format the code and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: $(VENV)/.development ## Measure speed
	@$(BIN)/python -m benchmarks $(ARGS)

chaos: $(VENV)/.development ## Run the slow tests: crashes, load, a fresh installation
	@$(BIN)/python -m pytest -n auto --dist worksteal -m slow $(ARGS)

words: $(VENV)/.development ## Bring the catalogues of translations in line with the code
	@$(BIN)/python -m tests.unit.conversation.translations

lock: ## Bring both lock files in line with pyproject.toml (needs uv; ARGS=--upgrade for the newest)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: install it with pipx, or name it: make lock UV=/path/to/uv" >&2; exit 1; }
	$(UV) pip compile pyproject.toml --group build $(LOCK_AS) $(ARGS) --output-file requirements.lock
	$(UV) pip compile pyproject.toml --group dev $(LOCK_AS) $(ARGS) --constraints requirements.lock --output-file requirements-dev.lock

clean: ## Remove .venv, builds and caches; never data
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Locks hold for every supported Python and platform, and name no address.
LOCK_AS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

# Stamps: a second call has nothing to do, a changed lock or pyproject.toml installs again.
$(VENV)/.created:
	@for python in $(PYTHON); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$python, once; this takes about a minute ..." >&2; \
	    exec $$python -m venv $(VENV) </dev/null; \
	  fi; \
	done; \
	echo "Goalpost needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3" >&2; exit 1
	@touch $@

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.created
	@$(PIP) --require-hashes -r requirements.lock </dev/null
	@$(PIP) --no-deps --no-build-isolation --editable . </dev/null
	@touch $@

$(VENV)/.development: requirements-dev.lock pyproject.toml $(VENV)/.created
	@$(PIP) --require-hashes -r requirements-dev.lock </dev/null
	@$(PIP) --no-deps --no-build-isolation --editable . </dev/null
	@touch $(VENV)/.runtime $@
