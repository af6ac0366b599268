"""Judge an RO-Crate with roc-validator, without the network: ``python rocrate.py CONTEXT FOLDER``.

Runs in the place of its own that `make validators` makes. The validator wants the context of
RO-Crate from the web; it is given the copy in the package ``ro-crate`` of npm instead.
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace


def main(context: str, folder: str) -> None:
    """Print what is required and missing, or recommended, as JSON."""
    from rocrate_validator import services  # type: ignore[import-not-found]  # noqa: PLC0415
    from rocrate_validator.models import (  # type: ignore[import-not-found]  # noqa: PLC0415
        Severity,
        ValidationSettings,
    )
    from rocrate_validator.utils.http import HttpRequester  # type: ignore[import-not-found]  # noqa: PLC0415

    text = Path(context).read_text("utf-8")
    answer = SimpleNamespace(
        status_code=200,
        text=text,
        json=lambda: json.loads(text),
        headers={"Content-Type": "application/ld+json"},
        ok=True,
    )
    HttpRequester.get = lambda _self, _url, **_: answer
    judged = services.validate(
        ValidationSettings(
            rocrate_uri=folder,
            profile_identifier="ro-crate-1.2",
            requirement_severity=Severity.RECOMMENDED,
            skip_availability_check=True,
        )
    )
    found = [(i.severity.name, i.check.identifier, i.message) for i in judged.get_issues()]
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
