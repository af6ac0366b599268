PY := .venv/bin/python
SITE ?= kommune21
DB ?= demo.db
INSTALL := $(if $(shell command -v uv),uv pip install -q --python $(PY),$(PY) -m pip install -q --disable-pip-version-check)
LOCK := uv pip compile -q --universal --generate-hashes --annotation-style line --custom-compile-command "make lock" pyproject.toml
YEARS := years-2024-10-01 years-2024-11-25 years-2025-07-10
unexport PYTHONDONTWRITEBYTECODE # each of a thousand processes would compile everything again
.PHONY: $(YEARS) install setup lock wheel oldest demo test fuzz test-long long lint crawl browse bench example screenshots replay validators kills cluster years events wordpress wordpress-serve

install: .venv/run ## what the program needs, the reading room included
setup: .venv/dev ## and what its tests and measurements need
.venv/run: requirements/run.txt pyproject.toml
	test -x $(PY) || python3 -m venv .venv
	$(INSTALL) --require-hashes -r $< && PYTHONWARNINGS=ignore $(INSTALL) --no-deps --no-build-isolation -e . && touch $@
.venv/dev: requirements/dev.txt .venv/run
	$(INSTALL) --require-hashes -r $< && touch $@
lock: ## both locks again, after a change of the dependencies in pyproject.toml; needs uv
	$(LOCK) --extra browse --extra warc -o requirements/run.txt
	$(LOCK) --all-extras -c requirements/run.txt -o requirements/dev.txt
wheel: install ## the program as one file, in dist/: see docs/operating.md
	rm -rf build dist && $(PY) -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w dist .
demo: install ## crawl the embedded demo sites into demo.db and show the result
	$(PY) -m demo --archive $(DB)
test: setup ## all tests, on all cores
	$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder
fuzz: setup ## the properties with a thousand examples each that nobody has tried yet, and every attack, up to 1 MB
	EXAMPLES=fuzz $(PY) -m pytest -n auto -m hypothesis
	EXAMPLES=fuzz $(PY) -m pytest -n auto tests/test_linear.py
oldest: ## the tests with the oldest libraries that pyproject.toml allows; needs uv
	uv venv -q --clear .venv-oldest && uv pip install -q --python .venv-oldest --resolution lowest-direct --all-extras -r pyproject.toml -e .
	.venv-oldest/bin/python -m pytest -n auto --dist loadfile
test-long: long wordpress events kills years ## what takes longer; -j2 runs two of them at once, the longest first
long: setup ## tests marked long, those of the cluster included
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m long tests
kills: setup ## 200 kills of every writer while the site lives
	$(PY) -m tests.whole.chaos --kills 200
cluster: setup ## its tests alone: a scheduler and its workers on loopback, and 50 kills of these and of the writer
	KILLS=50 $(PY) -m pytest -m long tests/crawler/replay/test_cluster.py tests/crawler/replay/test_cluster_sites.py
years: $(YEARS) ## 60 days each of quiet, Christmas and August; -j2 runs two of them at once
$(YEARS): years-%: setup
	$(PY) -m tests.whole.years --days 60 --start $*
events: setup ## one event of every kind, in a site's life of a month: what is told, and when
	$(PY) -m tests.whole.years --days 30 --start 2025-01-20 --events all
lint: setup ## style and types
	$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy
crawl: install ## crawl one site: make crawl SITE=kommune21 CONTACT=you@example.org
	.venv/bin/scrapy crawl $(SITE) -s PROGRESS_ENABLED=1
browse: install ## browse an archive: make browse DB=archive.db
	.venv/bin/scrapy browse $(DB) --open
bench: setup ## measurements as ratios, with floors that only rise
	$(PY) -m benchmarks
example: setup ## make archive.db.example again, after a change of the schema
	$(PY) -m demo.example
replay: setup ## pywb, wacz and ReplayWeb.page, in places of their own, judge our WARC and WACZ files
	test -x .venv-pywb/bin/wacz || (python3 -m venv .venv-pywb && .venv-pywb/bin/pip install -q "pywb>=2.10,<3" "wacz>=0.6,<0.7" "setuptools<81")
	test -f .venv-pywb/replayweb/ui.js || (cd .venv-pywb && npm pack -s replaywebpage@2.4 && tar xzf replaywebpage-*.tgz && mv package replayweb)
	PYWB=$(CURDIR)/.venv-pywb/bin $(PY) -m pytest tests/crawler/warc/test_pywb.py tests/crawler/warc/test_wacz.py tests/crawler/warc/test_replayweb.py
validators: setup ## roc-validator and mlcroissant, in a place of their own, judge our data packages
	test -x .venv-validators/bin/mlcroissant || (python3 -m venv .venv-validators && .venv-validators/bin/pip install -q "roc-validator==0.13.0" "mlcroissant>=1.1,<2")
	test -f .venv-validators/ro-crate/lib/context.json || (cd .venv-validators && npm pack -s ro-crate@3.7.2 && tar xzf ro-crate-*.tgz && mv package ro-crate)
	VALIDATORS=$(CURDIR)/.venv-validators $(PY) -m pytest tests/archive/exchange/test_validators.py
wordpress: setup ## whole crawls of a real WordPress on loopback (npm fetches it, once)
	WORDPRESS=1 $(PY) -m pytest -n 2 --dist loadfile tests/wordpress; code=$$?; cat .wordpress/figures-*.txt; exit $$code
wordpress-serve: setup ## the same WordPress to look at: make wordpress-serve THEME=klassik
	$(PY) -m tests.wordpress.serve
screenshots: setup ## the pictures of docs/browsing.md
	$(PY) -m tests.support.screenshots
