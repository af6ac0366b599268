"""Normalise printed text: blanks, invisible characters, glued sentences. Pure, idempotent.

Nothing is corrected: printed typos, quotes, dashes, ``Bürger*innen`` and ``d.3ecm`` stay.
"""

from __future__ import annotations

import re
import unicodedata

_PICTURE = "[\u00a9\u00ae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
"""Characters that a zero-width joiner combines: emoji, their variants and tones."""
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
    rf"|(?<!{_PICTURE})\u200d|\u200d(?!{_PICTURE})"
)
_HALVES = re.compile("[\ud800-\udfff\0]")
_BLANKS = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Runs of blanks other than a single space."""
_PARAGRAPHS = re.compile(r"\n{3,}")
_STARTERS = (
    "Ab|Aber|Alle|Allerdings|Als|Am|An|Auch|Auf|Aus|Außerdem|Bei|Beim|Bereits|Bis|Da|Dabei|Dafür|"
    "Damit|Danach|Daher|Darüber|Das|Dazu|Dem|Den|Denn|Der|Derzeit|Des|Deshalb|Die|Dies|Diese|Dieser|"
    "Dieses|Doch|Durch|Ein|Eine|Einem|Einen|Einer|Eines|Er|Es|Für|Gemeinsam|Hier|Hierzu|Ihr|Ihre|Im|"
    "In|Insgesamt|Ist|Jede|Jetzt|Künftig|Laut|Man|Mit|Nach|Neben|Noch|Nun|Nur|Ob|Ohne|Sein|Seine|"
    "Seit|Sie|So|Sobald|Sowohl|Statt|Trotz|Über|Um|Und|Unter|Vom|Von|Vor|Während|Was|Weil|Weitere|"
    "Wenn|Wer|Wie|Wir|Wird|Wo|Ziel|Zu|Zudem|Zum|Zur"
)
# Punctuation first, with a lookbehind for the letters: a search for few characters is fast.
_JOINT = re.compile(
    rf"([.!?…])(?<=[a-zäöüß]{{2}}[.!?…])([.!?…]*[“\"’]?)(?=[„\"‚]?(?:{_STARTERS})(?:\s|$))"
)


def clean(text: str) -> str:
    """Normalise a text: NFC, visible characters only, blanks and line breaks tidied.

    Glued sentences get their blank back if the second starts with a common first word;
    ``Rathaus.Direkt`` and ``d.3ecm`` are names and stay.

    >>> clean("Der  Rat\\u00a0tagt.Die Stadt baut. d.3ecm läuft.")
    'Der Rat tagt. Die Stadt baut. d.3ecm läuft.'
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u00a0", " ")  # the most frequent blank that is not printable
    text = text.strip(" ") if _is_tidy(text) else _tidied(text)
    return _JOINT.sub(r"\1\2 ", text) if _is_glued(text) else text


def _tidied(text: str) -> str:
    """Drop invisible characters, and tidy blanks and line breaks."""
    visible = text if text.isprintable() else _INVISIBLE.sub("", text)
    if visible != text:  # characters now adjacent may combine
        visible = unicodedata.normalize("NFC", visible)
    text = "\n".join([" ".join(line.split()) for line in visible.split("\n")])
    return _PARAGRAPHS.sub("\n\n", text).strip() if "\n" in text else text


def _is_tidy(text: str) -> bool:
    """Return whether single spaces are the only blanks of a text: no other blank is printable."""
    return text.isprintable() and "  " not in text


def _is_glued(text: str) -> bool:
    """Return whether anything but a space follows the end of a sentence: far quicker to find than
    what it is."""
    for end in ".!?…":
        if end in text and text.count(end) > text.count(f"{end} ") + text.endswith(end):
            return True
    return False


def whole(text: str) -> str:
    """Replace lone surrogates and NUL, which cannot be stored, with U+FFFD.

    >>> whole("Rathaus\\ud83d") == "Rathaus\\ufffd"
    True
    """
    try:
        text.encode()  # ten times as fast as a search
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def clean_line(text: str | None) -> str | None:
    """Normalise a text to one line; ``None`` if nothing visible is left.

    >>> clean_line(" Eine\\nZeile "), clean_line("\\u200b")
    ('Eine Zeile', None)
    """
    if text is None:
        return None
    return " ".join(clean(text).split()) or None


def clean_kicker(text: str | None) -> str | None:
    """Normalise a kicker, without the colon that ends it.

    >>> clean_kicker("AKDB : ")
    'AKDB'
    """
    line = clean_line(text)
    return line.rstrip(": ") or None if line else None


_SEGMENT = re.compile(r"(<[^<>]*>)")
_OPENING = ("<p>", "<h2>", "<h3>", "<li>", "<td>", "<th>")
_CLOSING = ("</p>", "</h2>", "</h3>", "</li>", "</td>", "</th>")


def clean_html(markup: str) -> str:
    """Normalise the text of a body in the safe subset of HTML; in tags, only the blanks.

    >>> clean_html('<p>Ein\\u00a0 Amt.Die <a href="https://a.example/x">Stadt</a></p>')
    '<p>Ein Amt. Die <a href="https://a.example/x">Stadt</a></p>'
    """
    pieces = _SEGMENT.split(markup)
    out: list[str] = []
    for i, piece in enumerate(pieces):
        if i % 2:
            out.append(piece if _is_tidy(piece) else _BLANKS.sub(" ", piece))
        elif piece:
            inner = clean(piece)
            opens = i > 0 and pieces[i - 1] in _OPENING
            closes = i + 1 < len(pieces) and pieces[i + 1] in _CLOSING
            lead = " " if piece[0].isspace() and not opens else ""
            tail = " " if piece[-1].isspace() and not closes else ""
            out.append(f"{lead}{inner}{tail}" if inner else "" if closes else lead)
    return "".join(out)
