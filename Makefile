# The newsroom's targets; `make help` lists them. Two matter to a newcomer: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
VAR_DIR ?= $(CURDIR)/var
export PORT WORKERS VAR_DIR
PY := .venv/bin/python
DESK := .venv/.desk-installed
TOOLS := .venv/.tools-installed

.DEFAULT_GOAL := help
.PHONY: help install run test lint unit services bench quality lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: $(DESK) ## make the virtual environment with the locked packages

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Making a virtual environment failed; on Debian and Ubuntu install python3-venv."; rm -rf .venv; exit 1; }

$(DESK): requirements.txt | .venv/bin/python
	@echo "Installing the packages; this takes a minute or two, once."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(DESK)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(DESK) ## start the desk on 127.0.0.1:$(PORT); Ctrl-C stops it
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@$(PY) manage.py setup_desk
	@echo "The desk opens at http://127.0.0.1:$(PORT) (Ctrl-C stops it)."
	@mkdir -p "$(VAR_DIR)" && exec .venv/bin/supervisord --configuration supervisord.conf

test: $(TOOLS) ## everything: format, lint, types, imports, templates, and the tests on SQLite, then on PostgreSQL and Redis
	@sh tests/system-packages.sh
	@$(MAKE) --no-print-directory lint unit services

lint: $(TOOLS) ## formatting, lint, types, import contracts, templates, migrations
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	.venv/bin/djlint templates --lint --quiet
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py write_rules --check

unit: $(TOOLS) ## the tests on SQLite and the local broker
	.venv/bin/pytest -n 2

services: $(TOOLS) ## the tests that touch a database, on a throw-away PostgreSQL with Redis
	$(PY) -m tests.with_services .venv/bin/pytest -n 2 --ignore=tests/checks --ignore=tests/documents --ignore=tests/test_editing.py -m "not looks"

bench: $(TOOLS) ## what checking costs, as ratios of one run
	$(PY) -m bench

quality: $(TOOLS) ## what the checks find on marked and made-up drafts, and where they cry wolf
	$(PY) -m bench.quality

lock: ## renew the lock files from pyproject.toml (needs uv)
	uv lock
	uv export --quiet --format requirements-txt --no-emit-project --no-emit-index-url --no-header --no-dev -o requirements.txt
	uv export --quiet --format requirements-txt --no-emit-project --no-emit-index-url --no-header -o requirements-dev.txt

clean: ## remove the environment and what the desk keeps in var/
	rm -rf .venv var
