# Two commands matter: `make run` and `make test`. Both install what they need.
PY := .venv/bin/python
EDITION := build/edition
CONTENT := $(shell find content index translations sme_desktop/publish sme_desktop/sources sme_desktop/search sme_desktop/templates -type f ! -name '*.pyc' 2>/dev/null)

.PHONY: run test edition disc starter endurance bench grammar plan-b texts pins system check format shots clean

run: .venv/reader $(EDITION)/edition.json ## open the handbook
	@.venv/bin/sme-desktop --edition $(EDITION)

edition: $(EDITION)/edition.json ## build build/edition

$(EDITION)/edition.json: .venv/reader $(CONTENT)
	@.venv/bin/sme-publish build content --output $(EDITION)
	@mkdir -p build/texts && cp $(EDITION)/texts/*.mo build/texts/
	@touch $@

check: .venv/tests ## report all problems of the content
	@.venv/bin/sme-publish check content

test: .venv/tests $(EDITION)/edition.json ## format, lint, types, layers, content, tests
	@$(PY) -m ruff format --check -q sme_desktop tests packaging bench
	@$(PY) -m ruff check -q sme_desktop tests packaging bench
	@$(PY) -m mypy
	@PYTHONPATH=. .venv/bin/lint-imports --no-cache | tail -n 3
	@.venv/bin/sme-publish check content
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-report=json:build/coverage.json
	@$(PY) packaging/coverage_floor.py build/coverage.json

disc: .venv/disc $(EDITION)/edition.json ## freeze the program, write build/disc: a folder and an image; try both
	@packaging/prepare.sh image
	@sh packaging/linux/freeze.sh
	@.venv/bin/sme-publish disc $(EDITION) --linux build/linux --output build/disc
	@sh packaging/try_disc.sh build/disc

starter: .venv/disc ## build the starters of both systems, and pack the programs that are there
	@packaging/prepare.sh image
	@sh packaging/starter/pack.sh

endurance: .venv/tests $(EDITION)/edition.json ## hours of reading in a minute: memory after pages, switches, prints
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m slow

bench: .venv/tests $(EDITION)/edition.json ## measure start, memory, search; figures for BENCHMARKS.md
	@$(PY) bench/search_speed.py
	@$(PY) bench/judged.py
	@$(PY) bench/window_speed.py
	@$(PY) bench/fast_typing.py

grammar: .venv/tests ## French grammar by Grammalecte: what is neither mended nor listed as false
	@packaging/prepare.sh grammar
	@$(PY) packaging/grammar.py content

plan-b: ## the search tests on Whoosh-Reloaded 2.7.5, once per release
	@packaging/plan_b.sh

texts: .venv/tests ## gather interface texts and bring the translations up to date
	@.venv/bin/pybabel -q extract -F translations/babel.cfg -k N_ --add-comments NOTE --sort-by-file --no-wrap --no-location \
		--project "SME Desktop" --copyright-holder "SME Desktop" -o translations/sme_desktop.pot sme_desktop
	@for language in fr es; do .venv/bin/pybabel -q update -i translations/sme_desktop.pot -d translations -D sme_desktop \
		-l $$language --no-fuzzy-matching --no-wrap --ignore-pot-creation-date; done

format: .venv/tests
	@$(PY) -m ruff format -q sme_desktop tests packaging bench
	@$(PY) -m ruff check -q --fix sme_desktop tests packaging bench

shots: .venv/tests $(EDITION)/edition.json ## take the screenshots of docs/screenshots again (needs xvfb, imagemagick)
	@packaging/screenshots.sh

pins: .venv/tests ## write the exact versions and hashes again
	@.venv/bin/python -m pip install -q pip-tools
	@cd packaging && for name in requirements requirements-dev requirements-disc; do ../.venv/bin/pip-compile -q --generate-hashes --no-header \
		--no-annotate --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-options -o ../$$name.txt $$name.in; done

system: ## install the system libraries that Qt needs
	@packaging/prepare.sh system

.venv/reader: requirements.txt packaging/prepare.sh
	@echo "Preparing .venv (once) …"
	@packaging/prepare.sh system
	@packaging/prepare.sh venv requirements.txt
	@touch $@

.venv/disc: .venv/reader requirements-disc.txt
	@packaging/prepare.sh venv requirements-disc.txt
	@touch $@

.venv/tests: .venv/reader requirements-dev.txt
	@packaging/prepare.sh proofs
	@packaging/prepare.sh access
	@packaging/prepare.sh starter
	@packaging/prepare.sh venv requirements-dev.txt
	@touch $@

clean:
	rm -rf build
