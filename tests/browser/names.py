"""Names of the pages that each edition has."""

from pathlib import Path

from beyondcv.book.verify import chapters

NAMES = (*chapters(Path(__file__).parents[2] / "book" / "fr" / "_toc.yml"), "search")
