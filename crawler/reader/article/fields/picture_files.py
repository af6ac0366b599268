"""The files of pictures: which address a picture has, and whether it is an icon. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.boxes.calls import names_share
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.tree import enclosing
from crawler.reader.wording.clued import Clued

MIN_PIXELS = 80
"""A picture with a smaller declared size is an icon, a portrait or a counter."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?&#])", re.I)
_FILE = re.compile(r"[^\s{}\[\],]+\.(?:jpe?g|png|gif|webp|avif)(?:\?[^\s{}\[\],]*)?", re.I)
"""An address that is nothing but that of a picture."""
_AVATAR = re.compile(r"\b(?:gr)?avatars?\b|\b(?:rounded-(?:full|circle)|img-circle)\b", re.I)
_AGAIN = re.compile(r"-[1-9](?=\.\w+$)")
_SIZE = re.compile(r"(?:-(?:\d{2,4}x(?:\d{2,4})?(?:-crop)?|scaled)|_hu_?[\da-z_]{2,60})(?=\.\w+$)")
_STAND_IN = Clued(
    ("placeholder", "platzhalter", "loading", "lazy", "blank", "spacer", "trans", "pixel", "1x1"),
    re.compile(
        r"(?:placeholder|platzhalter|loading|lazy|blank|spacer|transparent|trans|pixel|1x1)"
        r"[\w.-]{0,40}\.(?:gif|png|svg|jpe?g)(?:$|\?)"
    ),
)
"""The file that is shown until a script loads the picture itself."""
_LATER = ("data-src", "data-lazy-src", "data-original")
_TOOL = re.compile(
    r"\W*(?:(?:Diese[nrs]? |Den |Die )?(?:Seite|Artikel|Beitrag|Meldung|Text) )?"
    r"(?:als PDF|(?:aus)?drucken|ver(?:senden|schicken)|(?:weiter)?empfehlen|teilen|merken"
    r"|vorlesen)\W*|\W*(?:Druck(?:version|ansicht)|PDF|RSS)\W*",
    re.I,
)
"""What a button with an icon does."""


def address_of(image: etree._Element, base: str) -> str | None:
    """Return the address of a picture, joined with ``base``; ``None`` if it prints none."""
    for candidate in _sources(image):
        if candidate and not candidate.strip().startswith("data:"):
            url = absolute_url(base, candidate)
            if url is not None and url[:8].lower().startswith(("http://", "https://")):
                return url
    return None


def _sources(image: etree._Element) -> Iterator[str | None]:
    """Iterate over the addresses that an image may have; a file that stands in for another is the
    last."""
    said = image.get("src")
    waits = said is not None and _STAND_IN.search(said.lower()) is not None
    yield None if waits else said
    yield from map(image.get, _LATER)
    srcset = image.get("srcset") or image.get("data-srcset") or ""
    yield srcset.strip().partition(" ")[0].rstrip(",")
    yield from (v for k, v in image.items() if k.startswith("data-") and _FILE.fullmatch(v))
    yield said


def is_same(file: str, other: str) -> bool:
    """Tell whether two files are one picture: a system renames a second ``rathaus.jpg`` to
    ``rathaus-2.jpg``."""
    return other == file or (_AGAIN.sub("", other) == file and _AGAIN.search(file) is None)


def file_of(url: str) -> str:
    """Return a picture's file without its size: ``rathaus-1024x640.jpg`` is ``rathaus.jpg``."""
    name = urlsplit(url).path.rpartition("/")[2]
    return _SIZE.sub("", name) or url


def is_small(image: etree._Element) -> bool:
    """Tell whether a picture says that it is small."""
    for name in ("width", "height"):
        value = (image.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < MIN_PIXELS:
            return True
    return False


def is_icon_link(image: etree._Element, url: str, base: str, page: str) -> bool:
    """Tell whether a picture at ``url`` links to another page than ``page``, such as that of a
    section, and not to itself in another size."""
    link = enclosing(image, "a")
    to = None if link is None else absolute_url(base, link.get("href") or "")
    if to is None or to.startswith(page) or _PICTURE.search(to):
        return False
    return file_of(to) != file_of(url)


def is_avatar(image: etree._Element) -> bool:
    """Whether a class or the address of a picture is that of a round portrait beside a name."""
    return _AVATAR.search(f"{image.get('class')} {image.get('src')}") is not None


def is_tool(image: etree._Element) -> bool:
    """Tell whether a picture is the icon of a link that prints or shares a page, and says so."""
    said = image.get("alt") or image.get("title") or ""
    link = enclosing(image, "a") if said else None
    if link is None or _PICTURE.search(link.get("href") or ""):
        return False
    return _TOOL.fullmatch(said) is not None or names_share(said)
