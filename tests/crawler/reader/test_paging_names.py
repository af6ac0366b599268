"""Further pages of a listing by a name in their address, or by a sign that a font draws."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_paging import LIST, following


@pytest.mark.parametrize(
    ("markup", "to"),
    [
        ('<span>1</span> <a href="{0}liste~seite-2.html">2</a>', "liste~seite-2.html"),
        ('<a href="{0}jcr:c.page2.html" title="weiter"><i></i></a>', "jcr:c.page2.html"),
        ('<p><a href="{0}previous/2">&lt;&lt; Zurückliegende</a></p>', "previous/2"),
        ('<a href="{0}previous/2"><img src="/pfeil.gif" alt=""></a>', "previous/2"),
        ('<a aria-label="Nächste Seite" href="{0}?page=2"><i>chevron_right</i></a>', "?page=2"),
        ('<a title="weiter" href="{0}?ab=5"><b>arrow_forward_ios</b></a>', "?ab=5"),
        ('<a href="{0}previous/">Vorige Ausgabe</a>', None),
        ('<a href="{0}comment-page-1/#comments">Ältere Kommentare</a>', None),
        ('<a href="/k21-meldungen/rathaus.seiten-plan/">Rathaus plant 2 Seiten</a>', None),
        ('<a href="/k21-themen/liste~seite-2.html">2</a>', None),
    ],
)  # fmt: skip
def test_addresses_and_signs_of_other_systems(markup: str, to: str | None) -> None:
    assert following(markup.format("/k21-meldungen/")) == (to and f"{LIST}{to}")
