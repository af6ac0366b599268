"""Scrapy's settings: polite, bounded, quiet. A reason beside every number.

Override any of them with ``-s NAME=VALUE`` or in ``kommunews.toml``, some by the environment;
``kommunews settings`` shows the values in force and their origin.
"""

import logging
import math
import os
import sys
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from archive import program

_environment = (
    *("ARCHIVE_PATH", "PAGES_PRUNE", "CONTACT", "TDM_RESEARCH_EXCEPTION", "NOTIFY_COMMAND"),
    "PING_URL",
)
_path = os.environ.get("KOMMUNEWS_CONFIG") or "kommunews.toml"


def _wrong(sentence: str) -> NoReturn:
    _exit(f"{_path}: {sentence}")


def _exit(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(64)


def misfit(name: str, value: object) -> str | None:
    """Say why a setting cannot have this value, though its type is right; else return ``None``."""
    if isinstance(value, int | float) and not (math.isfinite(value) and value >= 0):
        return f"{name} is {value}; expected 0 or more"
    if name in _lines and not str(value).isprintable():
        return f"{name} is {value!a}; expected one line of text"
    if name == "LOG_LEVEL" and value not in logging.getLevelNamesMapping():
        return f"{name} is {value!r}; expected {', '.join(logging.getLevelNamesMapping())}"
    return None


_lines = ("CONTACT", "USER_AGENT", "TDM_RESEARCH_EXCEPTION", "PING_URL")
"""What is sent in a header or stored."""


def _file() -> dict[str, Any]:
    """Read the configuration file; a missing one counts as empty, unless it was named."""
    if not os.environ.get("KOMMUNEWS_CONFIG") and not os.path.lexists(_path):
        return {}
    try:
        return tomllib.loads(Path(_path).read_text("utf-8-sig"))
    except FileNotFoundError:
        return _wrong("there is no such file")
    except (OSError, ValueError) as error:
        _wrong(f'it cannot be read ({error}); expected lines such as CONTACT = "you@example.org"')


_said = _file()


def _given(name: str, default: str = "") -> str:
    """Return the value of the environment, else of the file, else the default."""
    said = _said.get(name, default)
    if not isinstance(said, str):
        _wrong(f"{name} is {said!r}; expected a text")
    value = os.environ.get(name) or said or default
    if wrong := misfit(name, value):
        _wrong(wrong) if value == said else _exit(wrong)
    return value


BOT_NAME = "kommunews"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
_word = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
_named = _word.isidentifier() and Path(__file__).with_name("commands").joinpath(f"{_word}.py")
# `scrapy WORD` would import every command to run one: half of the time until it starts
COMMANDS_MODULE = f"crawler.commands.{_word}" if _named and _named.is_file() else "crawler.commands"

# --- the archive -----------------------------------------------------------------------------
ARCHIVE_PATH = _given("ARCHIVE_PATH", "archive.db")

# The pages themselves, in a second file beside it (archive.pages.db), see docs/pages.md
PAGES_ENABLED = True  # extraction is an opinion, what the server sent is the record
PAGES_PRUNE = _given("PAGES_PRUNE")  # month, year or none; applied once a week
PAGES_ARTICLES_ONLY = False  # True omits listings and feeds: a tenth of the bytes

# --- who we are ------------------------------------------------------------------------------
CONTACT = _given("CONTACT")  # a mail address or page by which a site can reach you


def user_agent(contact: str) -> str:
    """Return how we introduce ourselves."""
    return f"{program.SOFTWARE} (news archive" + (f"; {contact})" if contact else ")")


USER_AGENT = user_agent(CONTACT)
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "de",  # the sites are German; a translated page would be another text
}

# --- politeness ------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True  # Scrapy's own default in code is False
ROBOTSTXT_USER_AGENT = "Kommunews"  # the name that rules are written for, without the contact
CONCURRENT_REQUESTS = 8  # all sites together: several may be crawled in one process
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one at a time: a small publisher's server
DOWNLOAD_DELAY = 2.0  # seconds; with jitter 1 to 3, about as fast as a reader who skims
AUTOTHROTTLE_ENABLED = True  # a slow server is asked less often than DOWNLOAD_DELAY says
AUTOTHROTTLE_START_DELAY = 2.0  # seconds; as polite at the start as later
AUTOTHROTTLE_MAX_DELAY = 60.0  # seconds; a server slower than this needs rest, not patience
RETRY_TIMES = 2  # three requests for a page are enough; the next run tries again
CRAWL_DELAY_MAX = 60.0  # seconds; with more, 45,000 articles would take more than a month
RETRY_AFTER_MAX = 300.0  # seconds to wait within a run; a longer wait ends it
FAILURES_IN_A_ROW = 10  # no response, 5xx or 429: the server needs rest; the next run goes on
CLOCK_SKEW_MAX = 24 * 3600.0  # seconds between our clock and the server's; times are evidence
REQUEST_BUDGET = 3000  # requests per site and run (not for a backfill): two hours at our pace
COOKIES_ENABLED = False  # an archive has no session
REFERRER_POLICY = "no-referrer"  # nobody's business which page led to which

# --- rechecks ------------------------------------------------------------------------------
RECHECK = "7:1 30:7 365:30 *:180"  # age : interval, both in days; edits come in the first days
RECHECK_LIMIT = 500  # articles per run; 45,000 old ones twice a year are 250 a day

CONDITIONAL_ENABLED = True  # 0: fetch every page whole, for a site whose ETags do not tell edits

OLD_IDS_MISSING = 500  # consecutive old numbers without an article, after which a backfill gives up

# Captures per query of a public archive's index, 1.5 MB; a span with more is split, as that works
# with every index, while paging differs from one to the next.
PAST_INDEX_ROWS = 5000

# --- text and data mining (§§ 44b, 60d UrhG), see docs/operating.md ------------------------------
TDM_RESERVATION_STOPS = True  # a machine-readable reservation ends the crawl, with a sentence
TDM_ABSENT_DAYS = 7.0  # days until a missing tdmrep.json is requested again
TDM_RESEARCH_EXCEPTION = _given("TDM_RESEARCH_EXCEPTION")  # who, for which project

# --- notifications ---------------------------------------------------------------------------
NOTIFY_COMMAND = _given("NOTIFY_COMMAND")  # gets a text on standard input
PING_URL = _given("PING_URL")  # requested after every run, with its exit code

# --- bounds against hostile or broken pages ----------------------------------------------------
DOWNLOAD_TIMEOUT = 60.0  # seconds; the slowest page seen took 8
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # bytes, also after decompression; articles have 20 to 200 kB
DOWNLOAD_WARNSIZE = 0  # a page too large is refused with its reason; no second warning
REDIRECT_MAX_TIMES = 5  # old address -> bare host -> www -> https -> slug is four
METAREFRESH_ENABLED = False  # an article is a page, not a jump
PRIVATE_ADDRESSES_ALLOWED = False  # a name that resolves into our own network is an attack
TWISTED_DNS_RESOLVER = "crawler.middlewares.resolver.GuardedResolver"
DNS_TIMEOUT = 20.0  # seconds; with Scrapy's 60, a faulty name server would delay a whole run
CLOSESPIDER_TIMEOUT = 4 * 3600.0  # seconds per run (not for a backfill); the next run goes on
URLLENGTH_LIMIT = 1000  # the longest address seen has 190 characters
DEPTH_LIMIT = 0  # none: a listing of 1,400 pages is as deep; repeats end it, see the spider
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is False; a text must come from its site

# --- speed -----------------------------------------------------------------------------------
CONCURRENT_ITEMS = 4  # items are saved one by one anyway; 4 instead of 100 halves the overhead
WARN_ON_GENERATOR_RETURN_VALUE = False  # mypy does; Scrapy would parse our source for every page

# --- no open ports ---------------------------------------------------------------------------
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # Scrapy's default opens an HTTP port that executes commands

# --- components ------------------------------------------------------------------------------
ADDONS = {"crawler.addon.KommunewsAddon": 500}  # opens the archive, registers the components
KEPT_NORMALISE = "pipelines.normalise.normalise"  # stored pages: pure, for any process
KEPT_ITEM_PIPELINES = {  # stored pages (`scrapy reextract`, `scrapy warc ingest`), before saving
    "pipelines.validate.ValidatePipeline": 200,  # no deduplication: each has its own time
}
DOWNLOAD_HANDLERS = dict.fromkeys(
    ("http", "https"), "crawler.middlewares.download.TolerantDownloads"
)
DOWNLOAD_FAIL_ON_DATALOSS = False  # a complete page may have a wrong length; the handler decides
PROGRESS_ENABLED = False  # cron wants silence; `make crawl` and `make demo` turn it on

# --- quiet when all is well ----------------------------------------------------------------------
LOG_LEVEL = "WARNING"  # DEBUG logs whole bodies
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # counted; a full disk is reported once, not for each item
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the refusal that follows names the address and the reason
LOGSTATS_INTERVAL = 0.0
STATS_DUMP = False

# --- values of the configuration file ---------------------------------------------------------
for _name, _value in _said.items():
    _ours = globals().get(_name)
    if not _name.isupper() or _ours is None or isinstance(_ours, dict | list):
        _wrong(f"{_name!r} is no setting that can be set here; see `kommunews settings`")
    if _name not in _environment:
        _kind = type(_ours)
        if type(_value) is not _kind and not (_kind is float and type(_value) is int):
            _wrong(f"{_name} is {_value!r}; expected something like {_ours!r}")
        if _misfit := misfit(_name, _value):
            _wrong(_misfit)
        globals()[_name] = _kind(_value)
