"""Describe a data package in other formats: RO-Crate, Croissant, CFF. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.visible import visible_json

_CRATE = "https://w3id.org/ro/crate/1.2"
_CROISSANT = "http://mlcommons.org/croissant/1.0"
_TERMS = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty"),
    *("fileSet", "format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField"),
    *("path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("separator", "source", "subField", "transform"),
)
"""Terms that Croissant adds to schema.org."""
_DATA_TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}


_BESIDE = {
    "datapackage.json": ("application/json", "Every file and column, the query, the archive"),
    "croissant.json": ("application/ld+json", "The same in the Croissant format"),
    "CITATION.cff": ("application/yaml", "How to cite the data set"),
}


def ro_crate(package: dict[str, Any], sizes: Mapping[str, int]) -> dict[str, Any]:
    """Return ``ro-crate-metadata.json``: the folder as a data set with its files; ``sizes`` in
    bytes."""
    described = {
        data["path"]: (data["mediatype"], data["description"], data["hash"])
        for data in package["resources"]
    }
    described |= {name: (*told, "") for name, told in _BESIDE.items()}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": {"@id": "#archive"},
        "name": package["title"],
        "description": package["description"],
        "datePublished": package["created"],
        "keywords": package["keywords"],
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": name} for name in described],
        "isBasedOn": [{"@id": source["path"]} for source in package["sources"]],
    }
    publishers = [
        {"@id": f"#publisher-{n}", "@type": "Organization", "name": person["title"]}
        for n, person in enumerate(package["contributors"], 1)
    ]
    if publishers:
        root["publisher"] = {"@id": publishers[0]["@id"]}
    return {
        "@context": f"{_CRATE}/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "conformsTo": {"@id": _CRATE},
                "about": {"@id": "./"},
            },
            root,
            *(
                {
                    "@id": name,
                    "@type": "File",
                    "name": name,
                    "description": text,
                    "encodingFormat": media,
                    "contentSize": str(sizes[name]),
                    **({"sha256": digest.removeprefix("sha256:")} if digest else {}),
                }
                for name, (media, text, digest) in described.items()
            ),
            {
                "@id": "#archive",
                "@type": "PropertyValue",
                "name": "The source archive",
                "value": package["id"],
            },
            {
                "@id": "#rights",
                "@type": "CreativeWork",
                "name": "Rights",
                "description": package["rights"],
            },
            *publishers,
            *(
                {"@id": source["path"], "@type": "WebSite", "name": source["title"]}
                for source in package["sources"]
            ),
        ],
    }


def croissant(package: dict[str, Any], sizes: Mapping[str, int]) -> dict[str, Any]:
    """Return ``croissant.json``: the files, and the columns of those with a schema; ``sizes`` in
    bytes."""
    resources = package["resources"]
    files = [
        {
            "@type": "cr:FileObject",
            "@id": data["path"],
            "name": data["path"],
            "description": data["description"],
            "contentUrl": data["path"],
            "encodingFormat": data["mediatype"],
            "contentSize": f"{sizes[data['path']]} B",
            "sha256": data["hash"].removeprefix("sha256:"),
        }
        for data in resources
    ]
    records = [
        {
            "@type": "cr:RecordSet",
            "@id": data["name"],
            "name": data["name"],
            "description": data["description"],
            "key": [{"@id": f"{data['name']}/{name}"} for name in data["schema"]["primaryKey"]],
            "field": [_field(data, field) for field in data["schema"]["fields"]],
        }
        for data in resources
        if "schema" in data
    ]
    return {
        "@context": {
            "@language": "en",
            "@vocab": "https://schema.org/",
            "sc": "https://schema.org/",
            "cr": "http://mlcommons.org/croissant/",
            "rai": "http://mlcommons.org/croissant/RAI/",
            "dct": "http://purl.org/dc/terms/",
            "conformsTo": "dct:conformsTo",
            **{name: f"cr:{name}" for name in _TERMS},
            "data": {"@id": "cr:data", "@type": "@json"},
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
            "examples": {"@id": "cr:examples", "@type": "@json"},
        },
        "@type": "sc:Dataset",
        "conformsTo": _CROISSANT,
        "name": package["name"],
        "identifier": package["id"],
        "description": package["description"],
        "version": _semantic(package["created"]),
        "datePublished": package["created"],
        "license": package["rights"],
        "citeAs": package["citation"],
        "keywords": package["keywords"],
        "distribution": files,
        "recordSet": records,
    }


def _semantic(at: str) -> str:
    """Turn a time into a semantic version that grows with it.

    >>> _semantic("2026-01-05T08:02:03Z")
    '2026.105.80203'
    """
    day, time = (
        part.replace(sign, "") for part, sign in zip(at[:-1].split("T"), "-:", strict=True)
    )
    return f"{day[:4]}.{int(day[4:])}.{int(time)}"


def _field(data: dict[str, Any], field: dict[str, str]) -> dict[str, Any]:
    name = field["name"]
    extract = {"jsonPath": f"$.{name}"} if data["format"] == "jsonl" else {"column": name}
    return {
        "@type": "cr:Field",
        "@id": f"{data['name']}/{name}",
        "name": name,
        "description": field["description"],
        "dataType": _DATA_TYPES.get(field["type"], "sc:Text"),
        "source": {"fileObject": {"@id": data["path"]}, "extract": extract},
    }


def citation_file(package: dict[str, Any]) -> str:
    """Return ``CITATION.cff`` of the data set; values are quoted as JSON, which is valid YAML."""
    names = [person["title"] for person in package["contributors"]] or ["Kommunews"]
    values: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite this data set as given here.",
        "type": "dataset",
        "title": package["title"],
        "version": package["version"],
        "date-released": package["created"][:10],
        "authors": [{"name": name} for name in names],
        "identifiers": [
            {"type": "other", "value": package["id"], "description": "The source archive"},
            {"type": "other", "value": package["resources"][0]["hash"], "description": "The file"},
        ],
        "keywords": package["keywords"],
        "abstract": package["description"],
    }
    lines = (f"{name}: {visible_json(value)}" for name, value in values.items())
    return "\n".join(lines) + "\n"
