# The commands of this project; `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRANSLATION := resources/i18n/layerscope_zh_CN
# As pip does for what it copies: or else, where Python may write no bytecode, every start would compile all modules.
COMPILE := $(BIN)/python -m compileall -q app mlp_engine resources

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint bench translations clean

help:
	@echo "make run           set everything up and start Layerscope"
	@echo "make test          set everything up and run all tests"
	@echo "make lint          check style, types and import rules"
	@echo "make bench         measure the engine, the start, the live window, a long run, its past, saving and refusing"
	@echo "make translations  collect the texts for translation and compile the translations"
	@echo "make clean         remove $(VENV) and all that was built"

run: $(VENV)/.installed
	@$(BIN)/python -m app.commands.platform_check --install
	@if $(BIN)/python -m app.commands.platform_check --display; then \
		exec $(BIN)/layerscope; \
	else \
		echo "There is no display to open the window on: writing the pictures of the default run to build/render."; \
		exec $(BIN)/layerscope render --out build/render --force; \
	fi

test: export QT_QPA_PLATFORM := offscreen
test: $(VENV)/.installed-test
	@$(BIN)/python -m app.commands.platform_check --install
	@$(BIN)/python -m pytest --cov --numprocesses logical --dist worksteal

lint: $(VENV)/.installed-test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.installed
	@$(BIN)/python -m tests.benchmarks.engine
	@$(BIN)/python -m tests.benchmarks.start
	@$(BIN)/layerscope bench
	@$(BIN)/python -m tests.benchmarks.release
	@$(BIN)/python -m tests.benchmarks.growth
	@$(BIN)/python -m tests.benchmarks.past
	@$(BIN)/python -m tests.benchmarks.saving
	@$(BIN)/python -m tests.benchmarks.refusing

translations: $(VENV)/.installed
	@$(BIN)/pyside6-lupdate $(shell find app mlp_engine -name "*.py") \
		-tr-function-alias QT_TRANSLATE_NOOP+=marked -no-obsolete -locations none -silent -ts $(TRANSLATION).ts
	@$(BIN)/pyside6-lrelease $(TRANSLATION).ts -qm $(TRANSLATION).qm

clean:
	rm -rf $(VENV) build dist *.egg-info .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find app mlp_engine resources tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing Layerscope into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "Installing Layerscope and its test tools into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable '.[test]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

# Debian has Python's venv module in a package of its own.
$(BIN)/python:
	@if command -v $(PYTHON) >/dev/null && ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "Layerscope needs Python 3.11 or newer, and $(PYTHON) is not: name another one, as in make PYTHON=python3.13" >&2; \
		exit 1; \
	fi
	@if ! $(PYTHON) -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null; then \
		if [ "$$(id -u)" != 0 ]; then \
			echo "Python or its venv module is missing here: sudo apt-get install -y $(notdir $(PYTHON))-venv" >&2; \
			exit 1; \
		fi; \
		echo "Installing $(notdir $(PYTHON))-venv …"; \
		apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(notdir $(PYTHON))-venv >/dev/null; \
	fi
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
