"""The description of a data package in the words of others: RO-Crate, Croissant, CFF. Pure."""

from __future__ import annotations

import json
from typing import Any

_CRATE = "https://w3id.org/ro/crate/1.1"
_CROISSANT = "http://mlcommons.org/croissant/1.0"
_DATA_TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}


def ro_crate(package: dict[str, Any]) -> dict[str, Any]:
    """Return ``ro-crate-metadata.json``: the folder as a data set with its files."""
    named = [data["path"] for data in package["resources"]]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": package["id"],
        "name": package["title"],
        "description": package["description"],
        "datePublished": package["created"],
        "keywords": package["keywords"],
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": name} for name in (*named, "datapackage.json", "CITATION.cff")],
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
                    "@id": data["path"],
                    "@type": "File",
                    "name": data["name"],
                    "description": data["description"],
                    "encodingFormat": data["mediatype"],
                    **({"contentSize": str(data["bytes"])} if "bytes" in data else {}),
                    "sha256": data["hash"].removeprefix("sha256:"),
                }
                for data in package["resources"]
            ),
            {"@id": "datapackage.json", "@type": "File", "encodingFormat": "application/json"},
            {"@id": "CITATION.cff", "@type": "File", "encodingFormat": "application/yaml"},
            {"@id": "#rights", "@type": "CreativeWork", "name": package["rights"]},
            *publishers,
            *(
                {"@id": source["path"], "@type": "WebSite", "name": source["title"]}
                for source in package["sources"]
            ),
        ],
    }


def croissant(package: dict[str, Any]) -> dict[str, Any]:
    """Return ``croissant.json``: the files, and what their columns hold where they are told."""
    resources = package["resources"]
    files = [
        {
            "@type": "cr:FileObject",
            "@id": data["path"],
            "name": data["path"],
            "description": data["description"],
            "contentUrl": data["path"],
            "encodingFormat": data["mediatype"],
            **({"contentSize": f"{data['bytes']} B"} if "bytes" in data else {}),
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
            "dct": "http://purl.org/dc/terms/",
            "citeAs": "cr:citeAs",
            "column": "cr:column",
            "conformsTo": "dct:conformsTo",
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
            "extract": "cr:extract",
            "field": "cr:field",
            "fileObject": "cr:fileObject",
            "jsonPath": "cr:jsonPath",
            "recordSet": "cr:recordSet",
            "source": "cr:source",
        },
        "@type": "sc:Dataset",
        "conformsTo": _CROISSANT,
        "name": package["name"],
        "identifier": package["id"],
        "description": package["description"],
        "version": package["version"],
        "datePublished": package["created"],
        "license": package["rights"],
        "citeAs": package["citation"],
        "keywords": package["keywords"],
        "distribution": files,
        "recordSet": records,
    }


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
    """Return ``CITATION.cff`` of the data set; JSON is YAML, so values need no other quotes."""
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
            {"type": "other", "value": package["id"], "description": "The archive it is of"},
            {"type": "other", "value": package["resources"][0]["hash"], "description": "The file"},
        ],
        "keywords": package["keywords"],
        "abstract": package["description"],
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return "\n".join(lines) + "\n"
