"""Words that do not come back: a maintainer who never saw German reads each sentence once."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PRODUCT = ("archive", "crawler", "pipelines", "reading_room", "demo", "benchmarks")
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/*.md")
INSTEAD = {
    r"(?<!there )\b(?:is|are|was|were) none\b(?! of)": "say what it is: 'is not an article'",
    r"\bbut for\b": "except for, without",
    r"\b(?:told|tells?|says?) otherwise\b": "contradicts, has another date",
    r"\blooked at again\b": "rechecked, read again",
    r"\bas good as\b": "almost, or leave it out",
    r"\bwho asks\b": "name the caller",
    r"\bno matter\b": "does not matter, whatever",
    r"\bnone any more\b": "no longer",
    r"\bForgotten (?:are|is)\b": "the verb first: 'Delete …'",
}
"""What a translator writes, and what to write instead."""


@cache
def sentences(root: Path) -> list[tuple[str, str]]:
    """Every comment, docstring and line of documentation, with its place."""
    return list(_sentences(root))


def _sentences(root: Path) -> Iterator[tuple[str, str]]:
    for folder in PRODUCT:
        for file in sorted((root / folder).rglob("*.py")):
            source = io.StringIO(file.read_text("utf-8"))
            for token in tokenize.generate_tokens(source.readline):
                if token.type == tokenize.COMMENT or token.string.startswith(('"""', 'r"""')):
                    yield f"{file.relative_to(root)}:{token.start[0]}", token.string
    for pattern in PAGES:
        for file in sorted(root.glob(pattern)):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                yield f"{file.relative_to(root)}:{number}", line


@pytest.mark.parametrize("word", INSTEAD)
def test_a_word_does_not_come_back(root: Path, word: str) -> None:
    pattern = re.compile(word)
    found = [f"{place}: {text.strip()}" for place, text in sentences(root) if pattern.search(text)]
    assert not found, f"write instead: {INSTEAD[word]}"


def test_sentences_are_found(root: Path) -> None:
    """The control."""
    places = {place.split(":")[0] for place, _ in sentences(root)}
    assert {"archive/archive.py", "docs/searching.md", "README.md"} <= places
    assert len(places) > 300
