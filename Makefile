# What people type. `make book` and `make test` do everything from a fresh clone:
# they need Python 3.11.5 or later, make and git.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
PORT   ?= 8000
JOBS   ?= auto
COURSE ?= fr

PO := $(wildcard src/beyondcv/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help setup messages site book serve browser lint test lab bench clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.done ## Create .venv from requirements.txt and install the package in it

$(VENV)/.done: requirements.txt pyproject.toml hatch_build.py binder/jupyter_config.json binder/overrides.json
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11, 5) else f"Python 3.11.5 or later is needed, this is {v[0]}.{v[1]}.{v[2]}: make PYTHON=python3.11 …")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	mkdir -p $(VENV)/etc/jupyter $(VENV)/share/jupyter/lab/settings
	cp binder/jupyter_config.json $(VENV)/etc/jupyter/
	cp binder/overrides.json $(VENV)/share/jupyter/lab/settings/
	@touch $@

messages: setup $(VENV)/.messages ## Compile the message catalogues

$(VENV)/.messages: $(PO) hatch_build.py | setup
	$(PY) hatch_build.py
	@touch $@

site: setup messages ## Build both editions and their in-page workshops into _site/
	$(PY) -m beyondcv.book.site --out _site

serve: ## Serve _site/ on http://127.0.0.1:8000
	$(PY) -m beyondcv.book.serve --directory _site --port $(PORT)

book: site serve ## Build, then serve on http://127.0.0.1:8000

browser: setup ## Find the tests' browsers (Chromium, Firefox, WebKit), or install Debian's
	$(PY) -m tests.engines --install

lint: setup messages ## Check style, types and the arrows of the architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint browser ## Run every check and every test
	$(BIN)/pytest --numprocesses $(JOBS) --dist loadfile

lab: setup messages ## Open JupyterLab: workshop notebooks, and formgrader (COURSE=en for the English one)
	PATH="$(CURDIR)/$(BIN):$$PATH" BEYONDCV_COURSE=$(COURSE) $(BIN)/jupyter lab

bench: setup messages ## Print the figures of benchmarks/
	for f in benchmarks/*.py; do echo "== $$f"; $(PY) $$f || exit 1; done

clean: ## Remove everything that was built
	rm -rf $(VENV) _build _site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src -name '*.mo' -delete
