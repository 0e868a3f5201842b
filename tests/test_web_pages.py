"""The web page of every document, judged by axe-core in Chromium as a reader's browser shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import axe
import pytest

from bidgen.api import build_bid
from bidgen.model.document import DOCUMENT_KEYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.needs(axe.PROGRAM), pytest.mark.xdist_group("chromium")]

BID = Path(__file__).parents[1] / "bids" / "ims-alpha"
PHONE, DESK = 320, 1280
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
GOOD = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>A page</title><style>p { color: #4a5560 }</style>'
    "</head><body><main><h1>A page</h1><p>Words.</p>"
    f'<img src="{PIXEL}" alt="A dot"><table><tr><th scope="col">What</th><th scope="col">Cost</th></tr>'
    "<tr><td>A thing</td><td>£1</td></tr></table></main></body></html>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with axe.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("web")
    build_bid(BID, today=date(2020, 1, 24), output=folder, formats=frozenset({"html"}))
    return {key: (folder / f"ims-alpha-{key}.html").read_text("utf-8") for key in DOCUMENT_KEYS}


def test_the_judge_passes_a_good_page(browser: Browser) -> None:
    with axe.opened(browser, GOOD) as page:
        assert axe.faults(page) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("#4a5560", "#8f9aa5", "color-contrast: p"),
        (' alt="A dot"', "", "image-alt: img"),
        ('<th scope="col">Cost</th>', '<th scope="col"></th>', "empty-table-header"),
        (' lang="en-GB"', "", "html-has-lang: html"),
        ("<title>A page</title>", "", "document-title: html"),
        ("<p>Words.</p>", '<p>Words.</p><a href="#here"></a>', "link-name: a"),
    ],
)
def test_the_judge_names_what_is_wrong(browser: Browser, old: str, new: str, rule: str) -> None:
    assert GOOD.count(old) == 1
    with axe.opened(browser, GOOD.replace(old, new)) as page:
        found = axe.faults(page)
    assert len(found) == 1 and found[0].startswith(rule), found


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("key", DOCUMENT_KEYS)
def test_a_page_passes_the_machine_checks_of_wcag(
    browser: Browser, pages: dict[str, str], key: str, width: int
) -> None:
    with axe.opened(browser, pages[key], width) as page:
        assert axe.faults(page) == []
