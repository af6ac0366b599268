"""What a run knows of itself is typed; stats are counters for the operator, and nothing else."""

from __future__ import annotations

import ast

from tests.conftest import ROOT

READS = ("get_value", "get_stats")


def test_nobody_reads_a_stat_of_ours() -> None:
    read = [
        (path.name, ast.unparse(node))
        for room in ("crawler", "pipelines")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute | ast.Name)
        and ast.unparse(node.func).rpartition(".")[2] in (*READS, "count")
    ]
    assert any("downloader/request_count" in said for _, said in read)
    assert [found for found in read if "kommunews/" in found[1]] == []
