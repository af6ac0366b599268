"""What a browser says of a page's first seconds: when its largest part stood there, what moved."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize

_WATCH = """
window.moved = 0;
window.painted = 0;
const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
  .observe({ type, buffered: true });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.moved += entry.value; });
watch("largest-contentful-paint", (entry) => { window.painted = entry.startTime; });
"""
_SETTLED = 150
"""Milliseconds after the last answer in which a page may still move."""
SLOW_PHONE: ViewportSize = {"width": 390, "height": 780}
_SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
              "uploadThroughput": 0.75e6 / 8}  # fmt: skip
"""What browsers' own tools call a slow 4G."""


def watched(page: Page, address: str) -> tuple[float, float]:
    """Open an address; milliseconds to the largest paint (LCP), and how much moved (CLS)."""
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(_SETTLED)
    painted, moved = page.evaluate("[window.painted, window.moved]")
    return float(painted), float(moved)


def slow_down(page: Page) -> None:
    """Give a page the line and, by a quarter, the processor of a slow phone."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
