"""Does a form do its work in each engine: Chromium's, Firefox's and Safari's?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.hosts import Host, place_form, serving
from tests.engines import Engine

pytestmark = pytest.mark.browser

CONTROL = ".bcv-form .bcv-step .bcv-input :is(input[type=text], textarea)"
SAID = "[...document.querySelectorAll('.bcv-form .bcv-status')].map((e) => e.innerText).join('')"


def test_a_form_starts_takes_what_is_typed_and_answers(
    engine: Engine, site: Path, serve: Callable[[Path], str]
) -> None:
    """Does a form of this engine take a text, say something of it, and give it back later?"""
    address = serve(site) + "/fr/03-present.html"
    tab = engine.tab()
    tab.open(address)
    tab.click(".bcv-start")
    tab.wait("document.querySelector('.bcv-workshop').dataset.bcvState === 'alive'")
    tab.click(".bcv-form .bcv-tab:nth-of-type(2), .bcv-form .bcv-forward")
    tab.wait(f"document.querySelector('{CONTROL}')")
    before = tab.run(f"return {SAID}")
    tab.click(CONTROL)
    tab.type("Logisticienne à Évry, 12 ans d'expérience")
    tab.wait(f"{SAID} !== given[0]", before)
    tab.close()

    again = engine.tab()
    again.open(address)
    again.click(".bcv-start")
    again.wait("document.querySelector('.bcv-workshop').dataset.bcvState === 'alive'")
    kept = f"[...document.querySelectorAll('{CONTROL}')].map((e) => e.value).join()"
    again.wait(f"{kept}.includes('Logisticienne à Évry, 12 ans')")
    again.close()


def test_the_memory_snapshot_is_restored_in_every_engine(
    engine: Engine, root: Path, tmp_path: Path
) -> None:
    """Does a form start the quick way, from a memory that was taken once for all three?"""
    with serving(Host(place_form(root, tmp_path))) as host:
        tab = engine.tab()
        tab.open(f"{host.address}fr.html")
        tab.click(".bcv-start")
        tab.wait("document.querySelector('.bcv-workshop').dataset.bcvState === 'alive'")
        how = tab.run("return document.querySelector('.bcv-workshop').dataset.bcvHow")
        tab.close()
    assert how == "snapshot"
