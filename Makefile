# Two commands on a fresh machine: `make run` and `make test`. Neither needs anything done before it.
PYTHON ?= $(shell command -v python3 || command -v python)

.PHONY: run test bench soak sounds messages clean

define with_python
	@test -n "$(PYTHON)" || { echo "Install Python 3.11, 3.12 or 3.13 first, for example from python.org."; exit 1; }
	@$(PYTHON) app/preview/bootstrap.py $(1) $(ARGS)
endef

run: ## opens the desktop preview (without a display: a picture of Today)
	$(call with_python,run)

test: ## lint, types, import rules, all tests
	$(call with_python,test)

soak: ## what takes long: sessions killed at random moments
	$(call with_python,soak)

bench: ## measures start-up and cue timing against an empty Kivy app
	$(call with_python,bench)

sounds: ## generates the sounds again
	@.venv/bin/python -m app.preview.make_sounds

messages: ## collects everything that is translated
	@.venv/bin/python -m app.preview.messages

clean: ## removes what the other targets made
	rm -rf .venv build dist .hypothesis .mypy_cache .ruff_cache .import_linter_cache
