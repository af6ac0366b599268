"""Facts about an article that a page prints in columns: label and value become one line. Pure.

Author, day, section, keywords and the credit of the picture stand in lists of terms, in rows of
tables, in two boxes or in two elements of one line. As one line, ``Autorin: Vera Ender``, each is
read in the same way as where an editor typed it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.labels import FACT
from crawler.reader.markup.tree import HEADINGS, INLINE, dress, enclosing, visible_text
from crawler.reader.wording import shapes
from crawler.reader.wording.facts import SIGNING, Kind, fact_in, is_fact, kind_of

MAX_TAGS = 6
"""Linked keywords of an article."""
MIN_FACTS = 2
"""Facts that one box prints in one line."""
MAX_ROW = 24
"""Elements of a box with facts."""
_BOXES = ("p", "div", "li", "td")
_SIGNS = ": \t\r\n\xa0"
_LISTED = (Kind.AUTHOR, Kind.KEYWORDS)
"""Kinds of facts that may have several values."""
_ROWS = ("dl", "table")


def read_facts(tree: Elements, kept: Collection[etree._Element]) -> None:
    """Write each fact about the article into a line of its own: a label with the value beside it,
    several facts of one line, a list of nothing else. The elements ``kept`` stay as they are."""
    labels = [(el, said) for el, said in tree.brief if kind_of(said.partition(":")[0].rstrip())]
    if not labels:
        return  # most pages
    _join(tree, labels, kept)
    boxes = [el if el.tag in _BOXES else el.getparent() for el, _ in labels]
    for box in dict.fromkeys(boxes):
        if box is not None and box.tag in _BOXES and len(box) >= MIN_FACTS:
            _separate(tree, box)
    items = (enclosing(el, "li") for el, _ in labels)
    for listed in dict.fromkeys(item.getparent() for item in items if item is not None):
        if listed is not None and listed.tag in ("ul", "ol"):
            _name_facts(tree, listed)


def _name_facts(tree: Elements, listed: etree._Element) -> None:
    """Name the facts of a list that tells mostly such."""
    facts = [el for el in listed if el.tag == "li" and fact_in(visible_text(el))]
    if facts and (len(facts) == len(listed) or len(listed) / 2 <= len(facts) > 1):
        tree.rename(listed, "div")
        for item in facts:
            tree.rename(item, FACT)


def _separate(tree: Elements, box: etree._Element) -> None:
    """Begin a line of its own for each fact of a box that prints nothing but several of them, in
    elements side by side or between line breaks."""
    if not all(map(_is_of_text, box)):
        return
    breaks = [el for el in box if el.tag == "br"]
    if breaks and all(map(fact_in, _lines_of(box))):
        for br in breaks:
            new = br.makeelement("br")
            new.tail, br.tail = br.tail, None
            br.addnext(new)
    elif not breaks and all(_is_apart(el) and fact_in(visible_text(el)) for el in box):
        for el in box:
            tree.rename(el, FACT)
            el.tail = None


def _is_of_text(el: etree._Element) -> bool:
    """Whether an element is a part of a line, or breaks it."""
    return el.tag in INLINE or el.tag == "br"


def _is_apart(el: etree._Element) -> bool:
    """Whether nothing but signs stands behind an element."""
    return not any(map(str.isalnum, el.tail or ""))


def _lines_of(box: etree._Element) -> list[str]:
    """List the lines of a box."""
    lines = [box.text or ""]
    for el in box:
        if el.tag == "br":
            lines.append("")
        else:
            lines[-1] += visible_text(el)
        lines[-1] += el.tail or ""
    return [line for line in lines if line.strip()]


def _join(
    tree: Elements, labels: list[tuple[etree._Element, str]], kept: Collection[etree._Element]
) -> None:
    """Write each label and the value beside it into one line, where all that a list of terms or a
    table holds is said of the article."""
    whole: dict[etree._Element, bool] = {}
    for el, said in labels:
        kind = kind_of(said)
        if kind is None or len(el) or el in kept or _joined_in_line(el, kind):
            continue
        if kind in _LISTED:
            _write_out(tree, el)
        value = _value_beside(el)
        if (
            value is None
            or value in kept
            or _heads_cloud(el, kind, value)
            or not is_fact(kind, visible_text(value))
        ):
            continue
        listed = enclosing(el, *_ROWS)
        if listed is None or whole.setdefault(listed, _is_whole(listed)):
            _join_boxes(tree, el, value)


def _write_out(tree: Elements, label: etree._Element) -> None:
    """Write the several values below a term into one: those of a list, or in elements of their
    own."""
    value = label.getnext()
    if value is None or value.tag in INLINE:
        return
    for br in [*value.iterchildren("br")]:
        tree.rename(br, "span")
        br.text = ", "
    if label.tag != "dt" or value.tag != "dd":
        return
    if len(value) == 1 and value[0].tag in ("ul", "ol") and not (value.text or "").strip():
        listed = value[0]
        tree.rename(listed, "span")
        for item in listed:
            tree.rename(item, "span")
            item.tail = ", " if item is not listed[-1] else None
    for other in [*takewhile(lambda el: el.tag == "dd", value.itersiblings())][:MAX_ROW]:
        tree.rename(other, "span")
        if len(value):
            value[-1].tail = ", "
        else:
            value.text = f"{(value.text or '').strip()}, "
        other.tail = None
        value.append(other)


def _heads_cloud(label: etree._Element, kind: Kind, value: etree._Element) -> bool:
    """Whether a heading stands above linked keywords, or any label above many: those of an
    article, or a cloud of the site's."""
    most = 0 if label.tag in HEADINGS else MAX_TAGS
    return kind is Kind.KEYWORDS and sum(1 for _ in value.iter("a")) > most


def _joined_in_line(label: etree._Element, kind: Kind) -> bool:
    """Write the sign behind a label that its value follows in the same line, if it is one."""
    box = label.getparent()
    if label.tag not in INLINE or box is None or box[0] is not label or (box.text or "").strip():
        return False
    if any(el.tag not in INLINE for el in box) or (kind not in SIGNING and _is_amid(box)):
        return False
    said = visible_text(box)[len(label.text or "") :].strip(_SIGNS)
    if not is_fact(kind, said):
        return False
    label.text = f"{(label.text or '').strip(_SIGNS)}: "
    label.tail = (label.tail or "").lstrip(_SIGNS)
    return True


def _value_beside(label: etree._Element) -> etree._Element | None:
    """Find the only element that stands beside a label: in its row, or in its list of terms."""
    then = label.getnext()
    if then is None or (then.tail or "").strip() or (label.tail or "").strip():
        return None
    if len(then) and any(el.tag not in INLINE for el in islice(then.iterdescendants(), 40)):
        return None
    if label.tag == "dt":
        after = then.getnext()
        return then if then.tag == "dd" and (after is None or after.tag == "dt") else None
    row = label.getparent()
    if row is None or (label.tag in ("th", "td") and (len(row) != 2 or row[0] is not label)):
        return None
    paired = len(row) == 2 and not (row.text or "").strip()
    return then if paired or _is_stacked(label, then) else None


def _is_stacked(label: etree._Element, value: etree._Element) -> bool:
    """Whether a label stands above its value, both in boxes of their own, not amid a text; the next
    label may follow."""
    if label.tag in INLINE or value.tag not in ("p", "div") or _is_amid(label):
        return False
    after = value.getnext()
    return after is None or dress(after) == dress(label)


def _is_amid(el: etree._Element) -> bool:
    """Whether an element stands side by side with sentences, or with much else."""
    row = el.getparent()
    if row is None or len(row) > MAX_ROW:
        return True
    return any(shapes.is_sentence(visible_text(one)) for one in row)


def _is_whole(listed: etree._Element) -> bool:
    """Whether all labels of a list or table are those of facts about an article."""
    return all(kind_of(said.strip(_SIGNS)) is not None for said in _labels_of(listed))


def _labels_of(listed: etree._Element) -> Iterator[str]:
    if listed.tag == "dl":
        yield from (visible_text(el) for el in listed.iter("dt"))
        return
    for row in listed.iter("tr"):
        yield visible_text(row[0]) if len(row) == 2 else ""


def _join_boxes(tree: Elements, label: etree._Element, value: etree._Element) -> None:
    """Write label and value into one element."""
    label.text = f"{(label.text or '').strip(_SIGNS)}: "
    line = label.makeelement(FACT)
    label.addprevious(line)
    line.tail = value.tail
    value.tail = None
    label.tail = None
    line.extend((label, value))
    for el in (label, value):
        if el.tag not in INLINE:
            tree.rename(el, "span")
    for around in line.iterancestors("tr", "tbody", "table", "dl"):
        tree.rename(around, "div")
        if around.tag in _ROWS:
            break
