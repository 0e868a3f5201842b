"""Judges web pages by axe-core's rules, for WCAG 2.1 AA and its makers' own advice, in a headless Chromium.

`axe-playwright-python` ships axe-core's script; `playwright` drives the system's Chromium by a driver of its
own and downloads no browser. test_web_pages.py proves the judge on pages that are good and bad.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = "chromium"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# Without `resultTypes` most of its time goes into naming the places of what is right.
_OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# Without a sandbox, for root may start no other; and without the calls home of a browser at a desk.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
_FLAGS += ["--disable-background-networking", "--disable-component-update"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give one browser, for as many pages as there are."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which(PROGRAM), args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, html: str, width: int = 1280) -> Iterator[Page]:
    """Show `html` in a window `width` CSS pixels wide that reaches nothing else."""
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    try:
        page = context.new_page()
        page.set_content(html, wait_until="load")
        yield page
    finally:
        context.close()


def faults(page: Page, unsure: bool = True) -> list[str]:
    """Return every rule that the page breaks, and where axe-core is not sure, as "rule: where: what"."""
    page.evaluate(_SCRIPT)
    result = page.evaluate("options => axe.run(options)", _OPTIONS)
    assert len(result["passes"]) > 5, "axe-core has judged next to nothing"
    found = result["violations"] + (result["incomplete"] if unsure else [])
    return [_told(rule, node) for rule in found for node in rule["nodes"]]


def _told(rule: dict[str, Any], node: dict[str, Any]) -> str:
    why = "; ".join(one["message"] for kind in ("any", "all", "none") for one in node[kind])
    return f"{rule['id']}: {node['target'][0]}: {why or rule['help']}"


if __name__ == "__main__":
    bad = False
    with chromium() as browser:
        for name in sys.argv[1:]:
            with opened(browser, Path(name).read_text("utf-8")) as page:
                found = faults(page)
            print(name, "fails" if found else "passes", *found, sep="\n  ")
            bad = bad or bool(found)
    sys.exit(bad)
