# make lab, make test, make grade, make slides and make site each set everything up that they
# need, and are quick when nothing changed. The plain commands behind them stand in README.md.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
OUT ?= grades
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)
# Of processes side by side, threads for linear algebra would only wait for each other's. What was
# compiled is kept, for tests start hundreds of processes.
FAST := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=
# Tests leave a learner's progress alone.
TEST := $(FAST) GRADER_PROGRESS= PYTHONPATH=tests $(BIN)/python -m pytest -q
# Three for two cores: many tests wait for what they started; more of them only get into each
# other's way. tests/conftest.py orders the files.
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: help lab test tested verified grade slides site pyodide bench clean

help:
	@echo "make lab                         open the course in JupyterLab"
	@echo "make test                        run every test"
	@echo "make grade SUBMISSIONS=folder    judge a class into $(OUT)/ (OUT=folder for another)"
	@echo "make slides                      write the lessons as slides into build/slides/"
	@echo "make site                        build the course's web site into build/site/"
	@echo "make bench                       measure speed, as ratios (QUICK=1: one minute)"
	@echo "make clean                       remove the environment and what was built"

lab: $(ENV)/course
	cd notebooks && ../$(BIN)/jupyter lab $(AS_ROOT) 00_start_here.ipynb

# Ruff's cache does not notice that a folder has become a package.
test: $(ENV)/test
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(MAKE) --no-print-directory -j 2 tested verified

tested: $(ENV)/test
	$(TEST) $(PARALLEL) -p notebook_plugin --nbval-lax tests solutions notebooks

verified: $(ENV)/test
	$(BIN)/python -m grader release --check
	$(FAST) $(BIN)/python -m grader verify

grade: $(ENV)/course
	@test -n "$(SUBMISSIONS)" || { echo "make grade: say which folder: make grade SUBMISSIONS=folder"; exit 2; }
	$(BIN)/python -m grader grade "$(SUBMISSIONS)" --out "$(OUT)"

slides: $(ENV)/course
	$(BIN)/python -m grader slides --out build/slides

site: $(ENV)/site
	$(BIN)/python -m grader site --out build/site

bench: $(ENV)/test
	GRADER_PROGRESS= PYTHONPATH=tests $(BIN)/python -m bench $(if $(QUICK),--quick)

clean:
	rm -rf $(ENV) build

# The marks below say that the environment holds what these files ask for.
$(ENV)/course: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, got %s" % sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(ENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(ENV)/test: $(ENV)/course
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,site]"
	@touch $@

$(ENV)/site: $(ENV)/course
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[site]"
	@touch $@

# What the lab's own tests run on. Without it they are skipped.
pyodide: $(ENV)/pyodide/pyodide-lock.json

$(ENV)/pyodide/pyodide-lock.json: $(ENV)/course tests/pyodide_runtime.py
	$(BIN)/python tests/pyodide_runtime.py
	@touch $@
