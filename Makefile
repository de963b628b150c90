# Two commands matter: `make run` and `make test`. Both install what they need.
PY := .venv/bin/python
EDITION := build/edition
CONTENT := $(shell find content index translations sme_desktop/publish sme_desktop/sources sme_desktop/search sme_desktop/templates -type f ! -name '*.pyc' 2>/dev/null)

.PHONY: run test edition web web-check linux windows windows-smoke windows-twice starter disc endurance bench grammar plan-b \
	texts pins system check format shots clean

run: .venv/reader $(EDITION)/edition.json ## open the handbook
	@.venv/bin/sme-desktop --edition $(EDITION)

web: .venv/disc ## write build/web, the browser edition
	@.venv/bin/sme-publish web content --output build/web

web-check: web ## read all its pages by the rules of HTML and of accessibility, and go a reader's way in Chromium
	@packaging/prepare.sh web
	@node packaging/web/validity.mjs build/web
	@node packaging/web/browser.mjs build/web/index.html

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
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist loadfile --built=$(EDITION) --cov --cov-report=term:skip-covered --cov-report=json:build/coverage.json
	@$(PY) packaging/coverage_floor.py build/coverage.json

linux: .venv/disc $(EDITION)/edition.json ## freeze the program for Linux into build/linux
	@packaging/prepare.sh image
	@sh packaging/linux/freeze.sh

windows: .venv/reader $(EDITION)/edition.json ## write the Windows program to build/windows, on Linux (PYTHON_EMBEDDABLE=python-3.11.x-embed-amd64.zip)
	@packaging/prepare.sh windows
	@sh packaging/windows/build.sh $(if $(PYTHON_EMBEDDABLE),--python-embeddable $(PYTHON_EMBEDDABLE))

windows-smoke: windows ## try it out under Wine; pictures of it in build/windows-pictures
	@sh packaging/windows/try_windows.sh

windows-twice: windows ## write it once more elsewhere, and compare the bytes
	@sh packaging/windows/twice.sh

starter: .venv/disc ## build the starters of both systems, and pack the programs that are there
	@packaging/prepare.sh image
	@sh packaging/starter/pack.sh

ifdef OVERLAY
disc: linux windows starter ## write build/disc, a folder and an image with all three doors, and try them (OVERLAY=DIR: build/national-disc)
	@.venv/bin/sme-publish build content --overlay $(OVERLAY) --output build/national
	@.venv/bin/sme-publish web content --overlay $(OVERLAY) --output build/national-web
	@.venv/bin/sme-publish disc build/national --linux build/linux --windows build/windows --web build/national-web \
		--output build/national-disc
	@cd build/national-disc/tree && sha256sum --quiet -c SHA256SUMS
else
disc: linux windows web starter
	@.venv/bin/sme-publish disc $(EDITION) --linux build/linux --windows build/windows --web build/web --output build/disc
	@sh packaging/try_disc.sh build/disc
endif

endurance: .venv/tests $(EDITION)/edition.json ## what takes longer: memory after hours of reading, alone; every screen mirrored; starters in their windows
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest --built=$(EDITION) -m slow tests/qt/test_memory.py
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest --built=$(EDITION) -m slow --ignore=tests/qt/test_memory.py

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

.venv/disc: .venv/reader requirements-disc.txt requirements-web.txt
	@packaging/prepare.sh venv requirements-disc.txt
	@packaging/prepare.sh venv requirements-web.txt --no-deps
	@touch $@

.venv/tests: .venv/reader requirements-dev.txt requirements-web.txt
	@packaging/prepare.sh proofs
	@packaging/prepare.sh access
	@packaging/prepare.sh starter
	@packaging/prepare.sh venv requirements-dev.txt
	@packaging/prepare.sh venv requirements-web.txt --no-deps
	@$(MAKE) -s -C packaging/starter source
	@touch $@

clean:
	rm -rf build
