"""Define what the sites of the Kommune21 family share: one CMS, the same paths.

Source: stored addresses of 91 pages of the three sites; docs/add-a-site.md lists what is certain.
"""

from __future__ import annotations

from crawler.sites.profile import Hints, OldIds, Site

ARTICLE = (
    r"/k21-meldungen/(?!feed\b|page\b)[^/?]+/?",  # since 2024; a query is a further page
    r"/\?p=\d+(?:&post_type=k21-meldungen)?",  # short link of the same CMS
    r"/meldung_\d+[^?]*(?<!\.pdf)",  # about 2006 to 2024: only the number counts
    r"/content/\d+\.html",  # 2001
)
NOT_ARTICLE = (r".*/(?:feed|attachment|embed|amp)/?(?:\?.*)?", r"/k21-meldungen/seite-\d+/?")


def family_site(
    name: str, title: str, host: str, scheme: str = "https", meldungen: range = range(0),
    feed: str = "feed/", hints: Hints | tuple[Hints, ...] = (),
) -> Site:  # fmt: skip
    """Make the profile of a sister site on ``host``, given without ``www.``.

    ``meldungen`` are the numbers of its addresses before 2024, if known; ``feed`` is the address of
    its feed, relative to its listing, and ``hints`` are selectors for its markup.
    """
    home = f"{scheme}://www.{host}/"
    return Site(
        name=name,
        title=title,
        home=home,
        hosts=frozenset((host, f"www.{host}")),
        article=ARTICLE,
        not_article=NOT_ARTICLE,
        listings=(f"{home}k21-meldungen/",),
        # linked on live pages in June 2026, without the slash, to which WordPress redirects
        feeds=(f"{home}k21-meldungen/{feed}",),
        sitemaps=(f"{home}wp-sitemap.xml",),  # the default of WordPress, never seen here
        # likewise; without _fields every post includes its text, nine times the bytes
        rest=(
            f"{home}wp-json/wp/v2/k21-meldungen?per_page=100&page=1"
            "&_fields=link,date,title,excerpt",
        ),
        old_ids=(
            (OldIds(form="/meldung_{id}.html", first=meldungen[0], last=meldungen[-1]),)
            if meldungen
            else ()
        ),
        newsletter=(r"/\?p=\d+&post_type=newsletter",),
        hints=hints,
    )
