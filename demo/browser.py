"""Serve the two sites to a browser: every absolute address leads to ``*.localhost``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from demo.answer import TEXTUAL, Answer
from demo.model import HOMES, SITES, SiteName

Address = Callable[[SiteName], str]


def localised(answer: Answer, address: Address) -> Answer:
    """Rewrite the links of an answer to this machine; ``address`` returns the place of a site."""
    body, headers = answer.body, dict(answer.headers)
    for site, home in HOMES.items():
        if answer.content_type.startswith(TEXTUAL):
            body = body.replace(home.encode(), address(site).encode())
        if "Location" in headers:
            headers["Location"] = headers["Location"].replace(home, address(site))
    return replace(answer, body=body, headers=headers)


def welcome(address: Address) -> Answer:
    """Answer with links to both sites."""
    links = "".join(
        f'<li><a href="{address(site)}/">{site.capitalize()}</a></li>' for site in SITES
    )
    text = (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Demo</title></head>'
        f"<body><h1>Zwei erfundene Nachrichtenseiten</h1><ul>{links}</ul></body></html>"
    )
    return Answer(body=text.encode())
