# Two commands matter: make site, make test.  `make help` tells the others.
.DEFAULT_GOAL := help
.PHONY: help site serve comments test test-long bench lint format-check style types layers dependencies pytest coverage \
	browser screenshots guide-pictures format lock upgrade clean

BIN := .venv/bin
# Material prints a notice about MkDocs 2 at each build; README.md says how this project stands to it.
export NO_MKDOCS_2_WARNING := 1

help:  ## tell what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

# --- the newspaper ---

site: .venv/.site-stamp  ## build the site into site/
	$(BIN)/dongne build

serve: .venv/.site-stamp  ## preview the site while writing
	$(BIN)/dongne serve

comments: .cache/comments/.stamp  ## run the comments server on this machine (comments/README.md)
	comments/serve

# --- the checks ---

test: lint browser pytest coverage  ## run every check of the everyday suite
	@echo "all checks passed"

test-long: .venv/.long-stamp .cache/comments/.stamp browser  ## run the checks that take longer than a coffee
	$(BIN)/pytest --numprocesses auto -m long --hypothesis-profile long -o faulthandler_timeout=0

bench: .venv/.site-stamp  ## measure; prints figures, judges nothing
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.gate
	$(BIN)/python -m benchmarks.against

lint: format-check style types layers dependencies  ## run the checks that only read the code

format-check: .venv/.test-stamp  ## of lint: whether the code is in shape
	$(BIN)/ruff format --check

style: .venv/.test-stamp  ## of lint: ruff's rules
	$(BIN)/ruff check

types: .venv/.test-stamp  ## of lint: mypy, strict
	$(BIN)/mypy

layers: .venv/.test-stamp  ## of lint: who may import whom
	$(BIN)/lint-imports --cache-dir .cache/import-linter

dependencies: .venv/.test-stamp  ## of lint: each import declared, each declaration used
	$(BIN)/deptry plugins

pytest: .venv/.test-stamp .cache/comments/.stamp browser  ## of test: the tests, and what they go through
	$(BIN)/pytest --numprocesses auto --cov --cov-report=

coverage: pytest  ## of test: whether they go every way that they must
	$(BIN)/coverage report --skip-covered --fail-under 95
	$(BIN)/coverage report --skip-covered --fail-under 100 --include 'plugins/dongne/domain/*'

browser: .venv/.test-stamp  ## of test: see that there is a browser to look with
	@tools/get-browser $(BIN)/python

screenshots: .venv/.test-stamp browser  ## take pictures of each kind of page into build/screenshots/, to look at
	$(BIN)/python -m site_tests.browser.screenshots build/screenshots

guide-pictures: .venv/.test-stamp browser  ## take the pictures in the guides anew: when the pages look different
	$(BIN)/python -m site_tests.browser.guide_pictures content/pages/guide

# --- the tools ---

format: .venv/.test-stamp  ## put the code into shape
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

.venv/.site-stamp: requirements/build.txt requirements/site.txt pyproject.toml
	tools/make-venv .venv
	tools/install .venv requirements/site.txt
	@touch $@

# Each set holds the one before it, at the same versions.
.venv/.test-stamp: .venv/.site-stamp requirements/test.txt
	tools/install .venv requirements/test.txt
	@touch $@

# isso lists misaka (C, as source only) and uses it with other settings than ours: it is left out of the lock.
INTO_COMMENTS = .cache/comments/bin/python -m pip --disable-pip-version-check --no-input install --quiet \
	--require-hashes --only-binary :all: --no-deps
.cache/comments/.stamp: requirements/comments.txt
	tools/make-venv .cache/comments
	$(INTO_COMMENTS) -r requirements/build.txt
	$(INTO_COMMENTS) --no-binary isso --no-build-isolation --use-pep517 -r requirements/comments.txt
	@touch $@

.venv/.long-stamp: .venv/.test-stamp requirements/long.txt
	tools/install .venv requirements/long.txt
	@touch $@

COMPILE = .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' $(UPGRADE)

lock:  ## write the lock files anew from pyproject.toml
	tools/make-venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet --require-hashes -r requirements/lock.txt
	$(COMPILE) --group lock -o requirements/lock.txt
	$(COMPILE) --group build -o requirements/build.txt
	$(COMPILE) --group build pyproject.toml -c requirements/build.txt -o requirements/site.txt
	$(COMPILE) --group build --group test pyproject.toml -c requirements/site.txt -o requirements/test.txt
	$(COMPILE) --group build --group test --group long pyproject.toml -c requirements/test.txt -o requirements/long.txt
	$(COMPILE) --group comments -o requirements/comments.txt \
		$(foreach unused,misaka cffi pycparser setuptools,--no-emit-package $(unused))

upgrade:  ## write the lock files anew with the newest releases
	$(MAKE) lock UPGRADE=--upgrade

clean:  ## remove everything that make has made
	rm -rf .venv .cache .dongne/cache .dongne/preview site build plugins/*.egg-info tools/*/node_modules
