"""What the sites of the Kommune21 family have in common: one CMS, the same paths.

Source: stored addresses of 91 pages of the three sites; docs/add-a-site.md says what is certain.
"""

from __future__ import annotations

from crawler.site import Site

ARTICLE = (
    r"/k21-meldungen/(?!feed\b|page\b)[^/?]+/?(?:\?.*)?",  # since 2024
    r"/\?p=\d+(?:&post_type=k21-meldungen)?",  # short link of the same CMS
    r"/meldung_\d+[^?]*(?<!\.pdf)",  # about 2006 to 2024: only the number counts
    r"/content/\d+\.html",  # 2001
)
NOT_ARTICLE = (r".*/(?:feed|attachment|embed|amp)/?(?:\?.*)?",)


def family_site(name: str, title: str, host: str) -> Site:
    """Profile of a sister site on ``host`` (given without ``www.``)."""
    home = f"https://www.{host}/"
    return Site(
        name=name,
        title=title,
        home=home,
        hosts=frozenset((host, f"www.{host}")),
        article=ARTICLE,
        not_article=NOT_ARTICLE,
        listings=(f"{home}k21-meldungen/",),
    )
