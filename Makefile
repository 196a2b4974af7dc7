# Each command gets what it needs by itself. On a fresh machine: Python 3.11 or newer, pip, make.

bin := .venv/bin
code := bot tests $(wildcard benchmarks)

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: .venv/run.stamp ## The bot and a demo website on this machine; Ctrl-C ends it
	@if [ -t 0 ]; then set -m; fi; $(bin)/python -m bot run --demo $(ARGS)

talk: .venv/run.stamp ## A talk with the bot in this terminal
	@$(bin)/python -m bot talk $(ARGS)

test: .venv/test.stamp ## Everything is tried, browser and PostgreSQL included; ARGS="-k home" for a part
	@CHROMIUM="$$(scripts/chromium)" && export CHROMIUM && $(bin)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: .venv/test.stamp ## What needs no test: style, types, imports, dialogs, translations
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy $(code)
	$(bin)/lint-imports
	$(bin)/deptry .
	$(bin)/python -m bot check --prove
	$(bin)/python -m bot texts status

fix: .venv/test.stamp ## Style is mended where a machine can
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

bench: .venv/test.stamp ## The product beside its raw baseline, in one table
	@$(bin)/python -m benchmarks $(ARGS)

lock: .venv/test.stamp ## The locks are made anew from pyproject.toml
	$(lock) --extra postgres --extra nats --output-file requirements.txt
	$(lock) --all-extras --group dev --constraint requirements.txt --output-file requirements-dev.txt

# No line of a lock names a place to download from: that is for whoever installs to decide.
lock := $(bin)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --upgrade

.venv/run.stamp: requirements.txt
	@scripts/install $< && touch $@

.venv/test.stamp: requirements-dev.txt
	@scripts/install $< && touch $@

.PHONY: help run talk test check fix bench lock
