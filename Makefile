# Two commands for a newcomer: `make demo` and `make test`. Both set up what they need, once, in .venv.
# Another Python (3.11 or later): make test PYTHON=python3.12

VENV ?= .venv
RUN := $(VENV)/bin/python -m
FITS := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$python -c '$(FITS)' >/dev/null 2>&1 && echo $$python && break; done)
DEMO := build/demo.db

TREEBANKS ?=
GOLD ?=
PEERS ?=
PAIRS ?=
comma := ,
DEVICE ?= cpu
INPUTS ?= 20000
KEPT ?=
SIZES ?=

.PHONY: help demo kb test lint types tests fix golden readme bench bench-syntax bench-dates bench-actors bench-quotes bench-events bench-stories bench-intake bench-ledger bench-scale bench-web fuzz model story-weights clean

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.installed $(KB) ## Set up, read the examples into a ledger, ask when two ministers last spoke, show it as pages
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(VENV)/bin/communique add $(DEMO) examples/*.txt
	$(VENV)/bin/communique last $(DEMO) Scholz Putin --format text
	$(VENV)/bin/communique last $(DEMO) Lecornu Schoigu --format text
	@if [ -t 0 ] && [ -t 1 ]; then $(VENV)/bin/communique serve $(DEMO); \
		else echo "To look at it in a browser: $(VENV)/bin/communique serve $(DEMO)"; fi

test: lint types tests ## Set up and pass every check and test

lint: $(VENV)/.installed-dev ## Rules and format (ruff)
	$(RUN) ruff check
	$(RUN) ruff format --check

types: $(VENV)/.installed-dev ## Types (mypy --strict)
	$(RUN) mypy

KB := src/communique/kb/kb.sqlite
KB_TABLES := $(shell find src/communique/kb src/communique/languages -name '*.csv' -o -name '*.toml' -o -path '*/kb/*.py')

kb: $(KB) ## Compile the knowledge base from its tables
$(KB): $(KB_TABLES) | $(VENV)/.installed
	$(VENV)/bin/communique kb build

tests: $(VENV)/.installed-dev $(KB) ## Tests (pytest), in two processes
	$(RUN) pytest -n 2 --dist loadfile

fix: $(VENV)/.installed-dev ## Format, and mend what ruff can mend
	$(RUN) ruff format
	$(RUN) ruff check --fix

golden: $(VENV)/.installed-dev ## Write anew the expected records of the examples; read the diff before committing
	PYTHONPATH=tests $(RUN) articles.golden

readme: $(VENV)/.installed-dev ## Write anew the outputs shown in README.md and the generated pages of docs/
	$(VENV)/bin/python docs/generate.py

bench: $(VENV)/.installed ## Measure speed and memory
	$(VENV)/bin/python bench/reading.py

bench-syntax: $(VENV)/.installed ## Measure sentences, trees and names on TREEBANKS
	@test -n "$(TREEBANKS)" || { echo "Where are the treebanks? make bench-syntax TREEBANKS=/path/to/them" >&2; exit 1; }
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[bench]"
	PYTHONPATH=. $(VENV)/bin/python bench/syntax.py $(TREEBANKS)

bench-dates: $(VENV)/.installed ## Measure dates on our own texts, with GOLD=folder on those of others, with PEERS=1 against peers
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[dev$(if $(PEERS),$(comma)peers)]"
	PYTHONPATH=.:tests $(RUN) bench.dates $(if $(GOLD),--gold $(GOLD)) $(if $(PEERS),--peers)

bench-actors: $(VENV)/.installed-dev $(KB) ## Measure who is meant on our own texts, with PAIRS=file on pairs of names
	PYTHONPATH=.:tests $(RUN) bench.actors $(if $(PAIRS),--pairs $(PAIRS))

bench-quotes: $(VENV)/.installed-dev $(KB) ## Measure who said what on our own texts, with GOLD=folder on Wikinews
	PYTHONPATH=.:tests $(RUN) bench.quotes $(if $(GOLD),--gold $(GOLD))

bench-events: $(VENV)/.installed-dev $(KB) ## Measure what was done on our own articles, with GOLD=folder on public gold
	PYTHONPATH=.:tests $(RUN) bench.events $(if $(GOLD),--gold $(GOLD))

bench-stories: $(VENV)/.installed-dev $(KB) ## Measure copies and accounts of one story, with GOLD=folder on Wikinews, with TREEBANKS on translations
	PYTHONPATH=.:tests $(RUN) bench.stories $(if $(GOLD),--gold $(GOLD)) $(if $(TREEBANKS),--treebanks $(TREEBANKS))

story-weights: $(VENV)/.installed-dev $(KB) ## Fit by what accounts of one story are known, with TREEBANKS (minutes)
	PYTHONPATH=.:tests $(RUN) training.stories $(if $(TREEBANKS),--treebanks $(TREEBANKS))

bench-intake: bench-stories ## Measure how inputs become articles, each story once, with TREEBANKS=folder languages too
	PYTHONPATH=.:tests $(RUN) bench.intake $(if $(TREEBANKS),--treebanks $(TREEBANKS))

bench-ledger: $(VENV)/.installed-dev $(KB) ## Measure how fast a ledger is filled and asked, with EVENTS="10000 1000000" of other sizes
	PYTHONPATH=.:tests $(RUN) bench.ledger $(if $(EVENTS),--events $(EVENTS))

bench-scale: $(VENV)/.installed-dev $(KB) ## Measure what many articles cost, on one core, two and Ray, with SIZES="100 100000" of other sizes (half an hour)
	PYTHONPATH=.:tests $(RUN) bench.scale --identity 2000 $(if $(SIZES),--sizes $(SIZES))

bench-web: $(VENV)/.installed-dev $(KB) ## Measure how fast pages are given to many readers, with KEPT=file of a ledger that is kept
	PYTHONPATH=.:tests $(RUN) bench.web $(if $(KEPT),--ledger $(KEPT))

fuzz: $(VENV)/.installed-dev ## Break INPUTS inputs in many ways: none may crash the reader, hang it, or cost a character
	PYTHONPATH=.:tests $(RUN) intake.fuzz $(INPUTS)

model: $(VENV)/.installed ## Train the model on TREEBANKS (hours; DEVICE=cuda, MINUTES=60)
	@test -n "$(TREEBANKS)" || { echo "Where are the treebanks? make model TREEBANKS=/path/to/them" >&2; exit 1; }
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[training]"
	$(RUN) training --treebanks $(TREEBANKS) --work build/training --device $(DEVICE) $(if $(MINUTES),--minutes $(MINUTES))

clean: ## Remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Communiqué needs Python 3.11 or later: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is no Python 3.11 or later, which Communiqué needs." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.made
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[web]"
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.made
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/.installed
