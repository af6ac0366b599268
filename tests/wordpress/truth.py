"""The invented articles of our WordPress, and what a perfect reading of each would be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cache
from itertools import zip_longest

from demo import model
from demo.blocks import Block, Paragraph, Span, block_text, clean, paragraph
from demo.content import articles as invented
from tests.wordpress.blocks import PAGE_BREAK, gallery, markup, media_text, pullquote
from tests.wordpress.site import HOME

FIELDS = (
    "source", "url", "kicker", "title", "teaser", "body", "published", "tags", "byline",
    "image_caption", "image_credit",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One post: what is typed into WordPress, and what our archive must hold of it."""

    slug: str
    date: datetime
    """Local time, as an editor sees it."""
    kicker: str | None
    title: str
    teaser: str
    content: str
    body: str
    tags: tuple[str, ...] = ()
    byline: str | None = None
    alt: str = ""
    caption: str | None = None
    credit: str | None = None
    pictured: bool = False
    status: str = "publish"
    password: str = ""
    comments: int = 0
    categories: tuple[str, ...] = ()
    shape: str = "plain text"
    """What is special about it, in a word."""
    plain: bool = False
    """A stock post: the theme alone prints it, nothing of the family's shapes."""
    section: str = field(default="Politik", compare=False)

    @property
    def url(self) -> str:
        """Its permanent address, as the archive writes it: without the final slash."""
        return f"{HOME}/k21-meldungen/{self.slug}"

    @property
    def expected(self) -> dict[str, object]:
        """What a perfect reading holds, by the names of the archive."""
        return {
            "source": "kommune21",
            "url": self.url,
            "kicker": self.kicker,
            "title": self.title,
            "teaser": self.teaser or None,
            "body": self.body,
            "text": "\n\n".join(part for part in (self.teaser, self.body) if part),
            "published": self.date.date().isoformat(),
            "tags": self.tags,
            "byline": self.byline,
            "image_caption": self.caption,
            "image_credit": self.credit,
        }

    @property
    def typed(self) -> dict[str, object]:
        """What the stage's plugin inserts."""
        picture = f"{self.date:%Y/%m}/bild-{self.slug[:60]}.png" if self.pictured else ""
        return {
            "slug": self.slug, "status": self.status, "title": self.title, "teaser": self.teaser,
            "content": self.content, "date": f"{self.date:%Y-%m-%d %H:%M:%S}",
            "password": self.password, "tags": list(self.tags), "comments": self.comments,
            "categories": list(self.categories), "kicker": self.kicker or "",
            "caption": (self.caption or "") if self.pictured else "", "credit": self.credit or "",
            "alt": self.alt,
            "byline": self.byline or "", "section": self.section, "picture": picture,
            "plain": "1" if self.plain else "",
        }  # fmt: skip


@cache
def family(count: int = 10_000) -> tuple[Post, ...]:
    """Published articles of the family: every special shape, and the newest of the others."""
    special = _special()
    newest = sorted(ordinary(), key=lambda p: p.date)[-max(0, count - len(special)) :]
    return tuple(sorted((*special, *newest), key=lambda p: (p.date, p.slug)))


@cache
def _raw() -> tuple[model.Article, ...]:
    """Articles of both demo sites in turn, each headline once: no reprints."""
    pairs = zip_longest(invented("rathausblick"), invented("werkblick"))
    found = {a.title: a for pair in pairs for a in pair if a is not None}
    return tuple(found.values())


def _post(article: model.Article, number: int) -> Post:
    blocks = tuple(_unlinked(block) for block in article.blocks)
    picture = article.picture
    return Post(
        slug=article.slug.removesuffix("-2"),
        date=datetime.combine(article.date, time(8 + number % 9, number % 60)),
        kicker=clean(article.kicker) if article.kicker else None,
        title=clean(article.title),
        teaser=clean(article.teaser),
        content=markup(blocks),
        body="\n\n".join(block_text(block) for block in blocks),
        tags=tuple(sorted(set(article.tags), key=str.lower)),  # as WordPress prints them
        byline=article.byline,
        alt=clean(picture.alt) if picture else "",
        caption=clean(picture.caption) if picture and picture.caption else None,
        credit=clean(picture.credit) if picture and picture.credit else None,
        pictured=picture is not None,
        categories=(("Allgemein", "Informationstechnik", "Breitband")[number % 3],),
        section=article.section,
    )


def _unlinked(block: Block) -> Block:
    """Links of the demo lead into the demo: keep their words."""
    if isinstance(block, Paragraph):
        return Paragraph(tuple(Span(span.text, mark=None) for span in block.spans))
    return block


SPECIAL = 40
"""So many of the invented articles get a special shape; the others stay as they are."""


@cache
def ordinary() -> tuple[Post, ...]:
    """Articles without a special shape."""
    return tuple(_post(a, n) for n, a in enumerate(_raw()[SPECIAL:]))


@cache
def _special() -> tuple[Post, ...]:
    posts = [_post(a, n) for n, a in enumerate(_raw()[:SPECIAL])]
    texts = [p for a in _raw()[:SPECIAL] for p in a.blocks if isinstance(p, Paragraph)]
    lines = iter(block_text(p) for p in texts if 60 < len(block_text(p)) < 400)
    changed: list[Post] = []
    for number, post in enumerate(posts):
        match number % 10:
            case 0:
                changed.append(_with_gallery(post, f"g{number}"))
            case 1:
                changed.append(_paged(post, next(lines)))
            case 2:
                said = next(lines)
                changed.append(_with(post, "pullquote", pullquote(said), said))
            case 3:
                said = next(lines)
                changed.append(_with(post, "media and text", media_text(said, f"m{number}"), said))
            case 4:
                changed.append(replace(post, shape="comments", comments=3))
            case 5:
                first = changed[-5]
                changed.append(
                    replace(post, shape="twin", title=first.title, slug=f"{first.slug}-2")
                )
            case 6:
                at = datetime.combine(post.date.date(), time(0, 20))
                changed.append(replace(post, shape="midnight", date=at))
            case 7:
                title = (
                    f"{post.title} – und was {'das für die Verwaltung der Städte bedeutet ' * 3}"
                )
                slug = f"{post.slug}-{'und-was-das-fuer-die-verwaltung-bedeutet-' * 4}"[:180].strip(
                    "-"
                )
                changed.append(replace(post, shape="long", title=title.strip(), slug=slug))
            case 8:
                title = f"Ämter, Öfen & Größen: {post.title}"
                slug = f"aemter-oefen-groessen-{post.slug}"
                changed.append(replace(post, shape="umlauts", title=title, slug=slug))
            case _:
                changed.append(replace(post, shape="emoji", title=f"🚀 {post.title} 🎉"))
    return tuple(changed)


def _with(post: Post, shape: str, block: str, text: str | None = None) -> Post:
    """One more block at the end of an article."""
    body = f"{post.body}\n\n{text}" if text else post.body
    return replace(post, shape=shape, content=f"{post.content}\n\n{block}", body=body)


def _with_gallery(post: Post, stem: str) -> Post:
    """Without a picture of its own, the first one of the gallery is the article's first picture."""
    captions = ("Im Saal", "Vor dem Haus")
    made = _with(post, "gallery", gallery(captions, stem))
    return made if post.pictured else replace(made, caption=captions[0])


def _paged(post: Post, text: str) -> Post:
    """Two pages: what follows the page break stands under ``<address>/2/``."""
    more = markup([paragraph(text)])
    return replace(
        post, shape="two pages", content=f"{post.content}\n\n{PAGE_BREAK}\n\n{more}",
        body=f"{post.body}\n\n{text}",
    )  # fmt: skip
