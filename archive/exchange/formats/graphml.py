"""GraphML: the citation network, with articles as nodes and links between them as edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO
from xml.sax.saxutils import escape

from archive.exchange.atom import Head, without_controls
from archive.exchange.formats.form import ExportRecord

_NODE = ("source", "url", "published", "kicker", "title")


def write(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> None:
    """Write articles and the links now in their texts.

    Edges are kept in memory, as pairs of ids, until all articles of the export are known.
    """
    there: set[int] = set()
    cited: dict[tuple[int, int], None] = {}
    keys = "".join(
        f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>\n' for name in _NODE
    )
    stream.write(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n{keys}'
        '<graph edgedefault="directed">\n'.encode()
    )
    for record in found:
        there.add(record["id"])
        for link in record["links"]:
            target = link["target_id"]
            if target not in (None, record["id"]) and link["gone_at"] is None:
                cited[record["id"], target] = None
        said = "".join(
            f'<data key="{name}">{escape(without_controls(record[name]))}</data>'
            for name in _NODE
            if record[name]
        )
        stream.write(f'<node id="a{record["id"]}">{said}</node>\n'.encode())
    for source, target in cited:
        if target in there:
            stream.write(f'<edge source="a{source}" target="a{target}"/>\n'.encode())
    stream.write(b"</graph>\n</graphml>\n")
