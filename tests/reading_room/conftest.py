"""The browser that the tests of the reading room share, a module at a time."""

from tests.support.chromium import browser

__all__ = ["browser"]
