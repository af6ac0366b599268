"""robots.txt as RFC 9309 says and as Google's parser reads it: our rules, and reservations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.robotstxt import ProtegoRobotParser

from crawler.reader.tdm import AI_AGENTS, in_robots

ALL, NONE = "Disallow: /\n", "Disallow:\n"

CLOSED = [
    ("2.2 rule", f"User-agent: GPTBot\n{ALL}", True),
    ("2.2 names in any case", "USER-AGENT: GPTBot\nDISALLOW: /", True),
    ("2.2 blanks around the colon", "  User-agent :\tGPTBot \n\tDisallow : / ", True),
    ("2.2 lines end in CR", "User-agent: GPTBot\rDisallow: /\r", True),
    ("2.2 lines end in CR LF", "User-agent: GPTBot\r\nDisallow: /\r\n", True),
    ("2.2 no other letter ends a line", "User-agent: GPTBot\x0bDisallow: /", False),
    ("2.2 comment", "User-agent: GPTBot # all of it\nDisallow: / # here", True),
    ("2.2 comment in place of a rule", "User-agent: GPTBot\n# Disallow: /", False),
    ("2.2 no colon, two words", "User-agent GPTBot\nDisallow /", True),
    ("2.2 no colon, three words", "User-agent: GPTBot\nDisallow / now", False),
    ("2.2 rule without a group", f"{ALL}User-agent: GPTBot\n{NONE}", False),
    ("2.2.1 agent in any case", f"User-agent: gPtBoT\n{ALL}", True),
    ("2.2.1 agent with a version", f"User-agent: GPTBot/1.1\n{ALL}", True),
    ("2.2.1 agent and more words", f"User-agent: GPTBot crawler\n{ALL}", True),
    ("2.2.1 agent with a star behind", f"User-agent: GPTBot*\n{ALL}", True),
    ("2.2.1 another agent", f"User-agent: GPTBotX\n{ALL}", False),
    ("2.2.1 everybody", f"User-agent: *\n{ALL}", False),
    ("2.2.1 several agents of a group", f"User-agent: a\nUser-agent: CCBot\nUser-agent: b\n{ALL}",
     True),
    ("2.2.1 a group of its own follows", f"User-agent: CCBot\n{NONE}User-agent: b\n{ALL}", False),
    ("2.2.1 groups of one agent are one",
     f"User-agent: CCBot\nDisallow: /x\n\nUser-agent: b\n{ALL}\nUser-agent: CCBot\n{ALL}", True),
    ("2.2.1 blank lines end no group", f"User-agent: CCBot\n\n\n{ALL}", True),
    ("2.2.2 nothing is forbidden", f"User-agent: CCBot\n{NONE}", False),
    ("2.2.2 a part is forbidden", "User-agent: CCBot\nDisallow: /intern/\nDisallow: /?s=", False),
    ("2.2.2 allow wins among equals", f"User-agent: CCBot\n{ALL}Allow: /", False),
    ("2.2.2 allow wins, whichever comes first", f"User-agent: CCBot\nAllow: /\n{ALL}", False),
    ("2.2.2 the longer rule wins", "User-agent: CCBot\nAllow: /\nDisallow: /*", True),
    ("2.2.2 a part stays open", f"User-agent: CCBot\n{ALL}Allow: /presse/", True),
    ("2.2.3 star", "User-agent: CCBot\nDisallow: *", True),
    ("2.2.3 slash and star", "User-agent: CCBot\nDisallow: /*", True),
    ("2.2.3 star to the end", "User-agent: CCBot\nDisallow: /*$", True),
    ("2.2.3 the home page alone", "User-agent: CCBot\nDisallow: /$", False),
    ("2.2.3 folders alone", "User-agent: CCBot\nDisallow: /*/", False),
    ("2.2.3 a query", "User-agent: CCBot\nDisallow: /*?", False),
    ("2.2.3 no path", "User-agent: CCBot\nDisallow: intern", False),
    ("2.2.4 other lines end no group",
     f"User-agent: CCBot\nCrawl-delay: 5\nSitemap: https://a.example/s.xml\nUser-agent: b\n{ALL}",
     True),
    ("2.3 byte order mark", f"\ufeffUser-agent: GPTBot\n{ALL}", True),
    ("Google: odd agent lines", f"Useragent: GPTBot\n{ALL}", True),
    ("Google: odd agent lines", f"User agent: GPTBot\n{ALL}", True),
    *((f"Google: {odd}", f"User-agent: GPTBot\n{odd}: /", True)
      for odd in ("Dissallow", "Dissalow", "Disalow", "Diasllow", "Disallaw")),
    ("a page in place of it", "<!doctype html><title>User-agent: GPTBot</title>", False),
]  # fmt: skip


@pytest.mark.parametrize(("section", "text", "closed"), CLOSED, ids=[s for s, *_ in CLOSED])
def test_reservations(section: str, text: str, closed: bool) -> None:
    assert (in_robots(text) is not None) is closed, section


@given(
    st.lists(
        st.sampled_from(
            [
                *"\n\r\t :#*/$",
                "User-agent",
                "Disallow",
                "Allow",
                "GPTBot",
                "x",
                "\ufeff",
                "\0",
                "Content-Signal: ai-train=no",
            ]
        )
    ).map("".join)
)
def test_no_robots_txt_raises_and_lines_of_others_change_nothing(text: str) -> None:
    found = in_robots(text)
    others = "Sitemap: https://a.example/s.xml\nHost: a.example\n"
    assert in_robots(f"{text}\n{others}") == found
    if found is not None:
        assert found.says == found.says.strip()


@pytest.mark.parametrize("agent", sorted(AI_AGENTS))
def test_every_agent_is_found_by_its_name(agent: str) -> None:
    found = in_robots(f"User-agent: {agent.upper()}\n{ALL}")
    assert found is not None
    assert found.says == f"closed to {agent}"


OURS = [
    ("2.2.1 our group, not everybody's",
     f"User-agent: *\n{ALL}\nUser-agent: Kommunews\nDisallow: /x/", "/a", True),
    ("2.2.1 everybody's where there is none of ours", f"User-agent: *\n{ALL}", "/a", False),
    ("2.2.1 groups of ours are one",
     "User-agent: kommunews\nDisallow: /a/\n\nUser-agent: b\nDisallow: /\n\n"
     "User-agent: KOMMUNEWS\nDisallow: /c/", "/c/1", False),
    ("2.2.2 no rule", "User-agent: *\nDisallow:", "/a", True),
    ("2.2.2 case of a path", "User-agent: *\nDisallow: /X/", "/x/1", True),
    ("2.2.2 the longest rule", "User-agent: *\nDisallow: /x/\nAllow: /x/page", "/x/page", True),
    ("2.2.2 allow among equals", "User-agent: *\nDisallow: /x/\nAllow: /x/", "/x/1", True),
    ("2.2.2 percent-encoding", "User-agent: *\nDisallow: /stra%C3%9Fe", "/straße", False),
    ("2.2.2 percent-encoding", "User-agent: *\nDisallow: /straße", "/stra%C3%9Fe", False),
    ("2.2.3 star", "User-agent: *\nDisallow: /*.pdf", "/x/y.pdf?z=1", False),
    ("2.2.3 end", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z=1", True),
    ("2.2.4 other lines", "User-agent: *\nCrawl-delay: 2\nDisallow: /x/\nSitemap: /s.xml", "/x/1",
     False),
    ("2.3 byte order mark", "\ufeffUser-agent: *\nDisallow: /x/", "/x/1", False),
]  # fmt: skip


@pytest.mark.parametrize(("section", "text", "path", "allowed"), OURS)
def test_our_rules(section: str, text: str, path: str, allowed: bool) -> None:
    parser = ProtegoRobotParser(text.encode(), None)
    assert parser.allowed(f"https://a.example{path}", "Kommunews") is allowed, section
