"""One configuration, two editions."""

from pathlib import Path

import yaml

from beyondcv.book.editions import VENDOR, derive


def test_the_english_edition_is_derived(root: Path) -> None:
    """Does English get its own words and language, and keep all the rest?"""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    french, english = derive(config, "fr"), derive(config, "en")
    assert tuple(e["sphinx"]["config"]["language"] for e in (french, english)) == ("fr", "en")
    assert french["title"] == "Au-delà du CV"
    assert english["title"] == "Beyond the CV"
    assert english["sphinx"]["config"]["beyondcv_vendor"] == VENDOR
    assert french["parse"] == english["parse"]


def test_deriving_changes_nothing(root: Path) -> None:
    """Is the configuration that was read left as it was?"""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    before = yaml.safe_dump(config)
    derive(config, "en")
    assert before == yaml.safe_dump(config)


def test_both_editions_have_the_same_chapters(root: Path) -> None:
    """Does every page have its other language?"""
    french, english = ((root / "book" / lang / "_toc.yml").read_text() for lang in ("fr", "en"))
    assert french == english
