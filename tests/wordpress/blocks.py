"""The blocks of an invented article, as WordPress' editor stores them."""

from __future__ import annotations

import html
from collections.abc import Sequence

from demo.blocks import Block, Items, Macro, Paragraph, Quote, Subheading, Table, printed

PAGE_BREAK = "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->"


def markup(blocks: Sequence[Block]) -> str:
    """The content of a post."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            inner = "".join(
                f'<a href="{html.escape(s.href)}">{_text(s.text)}</a>' if s.href else _text(s.text)
                for s in spans
            )
            return wrapped("paragraph", f"<p>{inner}</p>")
        case Subheading(text):
            return wrapped("heading", f'<h2 class="wp-block-heading">{_text(text)}</h2>')
        case Macro(text):
            return wrapped("paragraph", f"<p>#titel+{_text(text)}#titel-</p>")
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            rows = "".join(wrapped("list-item", f"<li>{_text(item)}</li>") for item in items)
            options = '{"ordered":true}' if ordered else ""
            return wrapped("list", f"<{tag}>{rows}</{tag}>", options)
        case Quote(paragraphs):
            inner = "".join(wrapped("paragraph", f"<p>{_text(p)}</p>") for p in paragraphs)
            return wrapped("quote", f'<blockquote class="wp-block-quote">{inner}</blockquote>')
        case Table(rows_):
            head, *body = ("".join(f"<td>{_text(c)}</td>" for c in row) for row in rows_)
            inner = f"<thead><tr>{head.replace('td>', 'th>')}</tr></thead>"
            inner += "<tbody>" + "".join(f"<tr>{row}</tr>" for row in body) + "</tbody>"
            return wrapped(
                "table", f'<figure class="wp-block-table"><table>{inner}</table></figure>'
            )


def gallery(captions: Sequence[str], stem: str) -> str:
    """Pictures side by side; what stands under them is no text of the article."""
    images = "\n".join(
        wrapped(
            "image",
            '<figure class="wp-block-image size-large">'
            f'<img src="/wp-content/uploads/{stem}-{n}.png" alt=""/>'
            f'<figcaption class="wp-element-caption">{_text(caption)}</figcaption></figure>',
        )
        for n, caption in enumerate(captions, 1)
    )
    figure = "wp-block-gallery has-nested-images columns-default is-cropped"
    return wrapped("gallery", f'<figure class="{figure}">{images}</figure>', '{"linkTo":"none"}')


def pullquote(text: str) -> str:
    """A sentence that stands out; in HTML a quotation inside a ``figure``."""
    return wrapped(
        "pullquote",
        '<figure class="wp-block-pullquote">'
        f"<blockquote><p>{_text(text)}</p></blockquote></figure>",
    )


def media_text(text: str, stem: str) -> str:
    """A picture with a paragraph of the article beside it."""
    inner = wrapped("paragraph", f"<p>{_text(text)}</p>")
    return wrapped(
        "media-text",
        '<div class="wp-block-media-text is-stacked-on-mobile"><figure '
        f'class="wp-block-media-text__media"><img src="/wp-content/uploads/{stem}.png" alt=""/>'
        f'</figure><div class="wp-block-media-text__content">{inner}</div></div>',
        '{"mediaType":"image"}',
    )


def wrapped(name: str, inner: str, options: str = "") -> str:
    """A block between its comments."""
    return f"<!-- wp:{name} {options + ' ' if options else ''}-->\n{inner}\n<!-- /wp:{name} -->"


def _text(text: str) -> str:
    return html.escape(printed(text), quote=False)
