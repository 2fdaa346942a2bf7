"""The course's own data: fictional people, fictional job ads.

Everything here is read from ``data/`` when it is asked for and is fictional;
published figures are read by `beyondcv.figures` and `beyondcv.book`.
"""

from beyondcv.datasets._ads import Ad, ad, ads
from beyondcv.datasets._personas import PERSONAS, Description, describe, persona

__all__ = ["PERSONAS", "Ad", "Description", "ad", "ads", "describe", "persona"]
