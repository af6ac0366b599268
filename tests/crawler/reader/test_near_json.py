"""JSON-LD that is nearly JSON is read as what it means; what is no JSON is refused."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader.markup.near_json import read_json

ARTICLE = {"@type": "NewsArticle", "headline": "Rat, ] und // Tat;", "tags": ["a", "b,}"]}
PLAIN = json.dumps(ARTICLE)


@pytest.mark.parametrize(
    "printed",
    [
        PLAIN,
        f"{PLAIN};",
        f"<!--{PLAIN}-->",
        f"\n<!--\n{PLAIN}\n//-->\n",
        f"//<![CDATA[\n{PLAIN}\n//]]>",
        f"/*<![CDATA[*/{PLAIN}/*]]>*/",
        f"<![CDATA[{PLAIN}]]>",
        f"\ufeff{PLAIN}",
        f"{PLAIN[:-1]},}}",
        f"{PLAIN[:-2]} , ] , }};",
        f"/* by a plugin */\n{PLAIN}",
        f"// by a plugin\n{PLAIN}",
        f"<!-- by a plugin -->\n{PLAIN}\n<!-- end -->",
        PLAIN.replace('"headline"', '/* the title */ "headline"'),
        PLAIN.replace('"headline"', '\n// the title\n"headline"'),
        f"{PLAIN[:-2]}, /* no more */ ] }}",
    ],
)
def test_what_is_nearly_json(printed: str) -> None:
    assert read_json(printed) == ARTICLE


@pytest.mark.parametrize("between", ["\n", ", ", ";", "", " ;\n"])
def test_several_values_in_one_script(between: str) -> None:
    assert read_json(f'{PLAIN}{between}{{"@type": "Organization"}}{between}') == [
        ARTICLE,
        {"@type": "Organization"},
    ]


@pytest.mark.parametrize(
    "printed",
    ["{} {", "{} x", "/* {} */", "", "{", '{"a": 1', "{'a': 1}", "var a = 1;", "[1 2]", "<!---->"],
)
def test_control_what_is_no_json(printed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (every kind of it)
        read_json(printed)


@pytest.mark.parametrize(
    "text", [" " * 200_000 + "x", "," * 200_000, '"' + "\\" * 200_000, "<!--" * 50_000]
)
def test_what_is_hostile_is_refused_at_once(text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError):  # noqa: PT011
        read_json(text)
    assert time.monotonic() - begun < 2


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=9))
def test_json_is_json(value: object) -> None:
    assert read_json(json.dumps(value)) == value
    assert read_json(f"<!--{json.dumps(value)}-->;") == value


@given(st.text(alphabet='{}[],":;<!->/*a \\\n'))
def test_nothing_else_is_raised(text: str) -> None:
    try:
        read_json(text)
    except (ValueError, RecursionError):
        return
