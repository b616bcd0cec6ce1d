# Everything stands in .venv; the stamps make a second run quick.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
OLDEST := .venv-oldest
BIN := $(VENV)/bin
# Processes that share the tests; each crawls on ports of its own. One more than cores: many tests wait for a server that is slow on purpose.
JOBS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)' 2>/dev/null || echo auto)

.DEFAULT_GOAL := help
.PHONY: help setup crawl test quick lint format oldest gate clean

help:  ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 18

setup: $(VENV)/dev.stamp  ## Make .venv with cleancopy and all that its tests need

crawl: $(VENV)/run.stamp  ## Crawl the bundled demo newspaper and show its articles
	$(BIN)/python -m cleancopy.demo

test: $(VENV)/dev.stamp  ## Run all tests
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

quick: $(VENV)/dev.stamp  ## Run the tests that are not slow
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not slow"

lint: $(VENV)/dev.stamp  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp  ## Put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gate: $(VENV)/dev.stamp  ## Measure the quality on the shared pages against the pinned floors
	$(BIN)/python -m benchmarks.gate

oldest: $(OLDEST)/stamp  ## Run the quick tests with the oldest dependencies allowed
	$(OLDEST)/bin/python -m pytest -n $(JOBS) --dist worksteal -m "not slow"

clean:  ## Remove the environments and what builds leave
	rm -rf $(VENV) $(OLDEST) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

define venv
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found: install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(1)/bin/pip || $(PYTHON) -m venv --clear $(1) || { rm -rf $(1); \
		echo "$(PYTHON) cannot make an environment: install its venv module (Debian: apt install python3-venv)" >&2; exit 1; }
endef

$(VENV)/run.stamp: pyproject.toml setup.py
	$(call venv,$(VENV))
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml setup.py
	$(call venv,$(VENV))
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/run.stamp

$(OLDEST)/stamp: pyproject.toml setup.py tests/oldest.txt
	$(call venv,$(OLDEST))
	$(OLDEST)/bin/python -m pip install -q --disable-pip-version-check -c tests/oldest.txt -e '.[test]'
	@touch $@
