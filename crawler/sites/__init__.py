"""The profiles: one small file per news site, declarations only."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from crawler.sites.profile import Site


def _profiles() -> dict[str, Site]:
    """Every profile in this folder, by name; a new file is a new site."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return {module.SITE.name: module.SITE for module in modules if hasattr(module, "SITE")}


SITES = _profiles()
"""Every known site by name."""
