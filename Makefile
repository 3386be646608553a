# Everything here works on a fresh machine with Python 3.11 or later, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PACKS := $(patsubst %/pack.yaml,%,$(wildcard rules/*/pack.yaml))
PACK := rules/zhangzhou
EXAMPLE := examples/xiangcheng-2021.xlsx

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check handbook format golden lock clean

demo: $(INSTALLED)  ## check the example workbook; print the summary and where the report is
	$(BIN)/zhangcheng check $(EXAMPLE) --as-of 2021-12-31 --out build/demo --format html,json --fail-on never

test: $(INSTALLED)  ## run the tests
	$(BIN)/pytest -n auto

check: $(INSTALLED)  ## run exactly what CI runs
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zhangcheng fmt --check $(PACKS)
	$(BIN)/zhangcheng lint $(PACKS)
	for pack in $(PACKS); do $(BIN)/zhangcheng test $$pack || exit; done
	$(BIN)/zhangcheng schema --check
	$(MAKE) --no-print-directory handbook
	$(MAKE) --no-print-directory test

handbook: $(INSTALLED)  ## build the handbook, Chinese and English, into build/handbook; a warning fails it
	$(BIN)/zhangcheng handbook build build/handbook --pack $(PACK)

format: $(INSTALLED)  ## format and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/zhangcheng fmt $(PACKS)

golden: $(INSTALLED)  ## write anew what is generated and stored: golden files, schemas, generated pages
	$(BIN)/zhangcheng schema --write
	$(BIN)/python site/generate.py
	$(BIN)/pytest --golden=write -q

lock:  ## renew the lock file after a change of dependencies (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-header --quiet --upgrade --output-file requirements.lock

clean:  ## remove everything that can be made again
	rm -rf $(VENV) build dist zhangcheng-report .coverage .coverage.* htmlcov
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.x")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@
