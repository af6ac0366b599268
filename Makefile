PY := .venv/bin/python
SITE ?= kommune21
DB ?= demo.db
.PHONY: setup demo test test-long lint crawl browse bench example screenshots replay years wordpress wordpress-serve

setup: .venv/ready
.venv/ready: requirements.txt pyproject.toml
	python3 -m venv .venv && $(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt && $(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . && touch $@
demo: setup ## crawl the embedded demo sites into demo.db and show the result
	$(PY) -m demo --archive $(DB)
test: setup ## all tests, on all cores
	$(PY) -m pytest -n auto --dist loadfile
test-long: setup wordpress years ## what takes longer: a real WordPress, 200 kills, seasons of a year
	$(PY) -m tests.whole.chaos --kills 200
years: setup ## 60 days each of quiet, Christmas and August, and one event of every kind
	LONG=1 $(PY) -m pytest tests/crawler/run/test_usual.py
	for start in 2024-10-01 2024-11-25 2025-07-10; do $(PY) -m tests.whole.years --days 60 --start $$start || exit 1; done
	$(PY) -m tests.whole.years --days 30 --start 2025-01-20 --events all
lint: setup ## style and types
	$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy
crawl: setup ## crawl one site: make crawl SITE=kommune21 CONTACT=you@example.org
	.venv/bin/scrapy crawl $(SITE) -s PROGRESS_ENABLED=1
browse: setup ## browse an archive: make browse DB=archive.db
	.venv/bin/scrapy browse $(DB) --open
bench: setup ## measurements as ratios, with floors that only rise
	$(PY) -m benchmarks
example: setup ## make archive.db.example again, after a change of the schema
	$(PY) -m demo.example
replay: setup ## pywb, in an environment of its own, replays a page from our WARC files
	test -x .venv-pywb/bin/wayback || (python3 -m venv .venv-pywb && .venv-pywb/bin/pip install -q "pywb>=2.10,<3" "setuptools<81")
	PYWB=$(CURDIR)/.venv-pywb/bin $(PY) -m pytest tests/crawler/warc/test_pywb.py
wordpress: setup ## whole crawls of a real WordPress on loopback (npm fetches it, once)
	WORDPRESS=1 $(PY) -m pytest -n 2 --dist loadfile tests/wordpress; code=$$?; cat .wordpress/figures-*.txt; exit $$code
wordpress-serve: setup ## the same WordPress to look at: make wordpress-serve THEME=klassik
	$(PY) -m tests.wordpress.serve
screenshots: setup ## the pictures of docs/browsing.md
	$(PY) -m tests.support.screenshots
