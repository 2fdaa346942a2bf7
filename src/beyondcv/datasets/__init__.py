"""The course's own data: fictional people, fictional job ads, networks as the course rates them.

Everything here is read from ``data/`` when it is asked for. People and ads are fictional;
published figures are read by `beyondcv.figures` and `beyondcv.book`.
"""

from beyondcv.datasets._ads import Ad, ad, ads
from beyondcv.datasets._networks import CRITERIA, FAMILIES, RATINGS, Network, networks
from beyondcv.datasets._personas import PERSONAS, Description, describe, persona

__all__ = [
    "CRITERIA",
    "FAMILIES",
    "PERSONAS",
    "RATINGS",
    "Ad",
    "Description",
    "Network",
    "ad",
    "ads",
    "describe",
    "networks",
    "persona",
]
