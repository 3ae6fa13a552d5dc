# One command per need. Each first makes what it needs (src/datataal/bootstrap.py), then does it.
# Another Python: make study PYTHON=/path/to/python3

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(if $(shell command -v $(name) 2>/dev/null),$(name))))
ASKED := $(if $(filter-out file undefined,$(origin PYTHON)),$(PYTHON))
PREPARE = @test -n "$(PYTHON)" || { echo "datataal needs Python 3.11 or newer; none was found. Install one, or: make $@ PYTHON=/path/to/python3" >&2; exit 2; }; \
	DATATAAL_PYTHON="$(ASKED)" "$(PYTHON)" -I src/datataal/bootstrap.py
BIN = .venv/bin
STUDY =

.DEFAULT_GOAL := help
.PHONY: help study book test check bench data course lock clean

help: ## this list
	@echo "make WHAT, where WHAT is:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST)

study: ## open the course: book and JupyterLab (options: make study STUDY="--port 9000 --lang nl")
	$(PREPARE) study
	@$(BIN)/datataal study $(STUDY)

book: ## build both books into _build/html/
	$(PREPARE) book
	@$(BIN)/datataal book build

test: ## everything that CI runs
	$(PREPARE) test
	@$(BIN)/python tests/run.py test

check: ## lint, types, spelling, content, derived files (under a minute)
	$(PREPARE) check
	@$(BIN)/python tests/run.py check

bench: ## speed, as ratios, with a table at the end
	$(PREPARE) bench
	@$(BIN)/python benchmarks/data_load.py
	@$(BIN)/python benchmarks/data_check.py
	@$(BIN)/python benchmarks/book_build.py
	@$(BIN)/python benchmarks/widget_ready.py
	@$(BIN)/python benchmarks/grading.py --cluster

data: ## make the tables of Deltaland again
	$(PREPARE) data
	@$(BIN)/datataal data build

course: ## make the nbgrader assignments
	$(PREPARE) course
	@$(BIN)/datataal course build

lock: ## new lock files and environment.yml after a change in pyproject.toml
	$(PREPARE) lock
	@$(BIN)/python -m datataal.setup.lock

clean: ## remove what was built (not the environment, not your own work in _study/)
	@rm -rf _build
	@echo "Removed _build. The environment (.venv) and your work (_study) are still there."
