# Two commands on a fresh machine: `make run` and `make test`. Neither needs anything done before it.
# The phone has three more: `make test-phone`, `make apk` and `make aab`.
PYTHON ?= $(shell command -v python3 || command -v python)

.PHONY: run test bench soak test-phone apk aab shots sounds messages clean

define with_python
	@test -n "$(PYTHON)" || { echo "Install Python 3.11, 3.12 or 3.13 first, for example from python.org."; exit 1; }
	@$(PYTHON) tools/$(1) $(ARGS)
endef

run: ## opens the desktop preview (without a display: leads a routine through and takes pictures)
	$(call with_python,bootstrap.py run)

test: ## lint, types, import rules, all tests
	$(call with_python,bootstrap.py test)

soak: ## what takes long: hostile files, faults, kills, a monkey, a thousand sessions
	$(call with_python,bootstrap.py soak)

bench: ## measures start-up and cue timing against an empty Kivy app
	$(call with_python,bootstrap.py bench)

test-phone: ## what can be proved of the phone app without a phone
	$(call with_python,bootstrap_phone.py test)

apk: ## an Android app to try on one's own phone; needs the internet
	$(call with_python,bootstrap_phone.py apk)

aab: ## the Android app for a store; signed where P4A_RELEASE_* says with what
	$(call with_python,bootstrap_phone.py aab)

shots: ## takes the pictures of the README again
	$(call with_python,bootstrap.py shots)

sounds: ## generates the sounds again
	$(call with_python,bootstrap.py sounds)

messages: ## collects everything that is translated
	$(call with_python,bootstrap.py messages)

clean: ## removes what the other targets made
	rm -rf .venv .venv-phone build dist .hypothesis .mypy_cache .ruff_cache .import_linter_cache
