"""Which figures there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from beyondcv.figures._ab_messages import ab_messages
from beyondcv.figures._access import insee_access
from beyondcv.figures._ad_overlap import ad_overlap
from beyondcv.figures._add_contacts import add_contacts
from beyondcv.figures._adoption import adoption_points
from beyondcv.figures._before_after import before_after
from beyondcv.figures._bridges import network_bridges
from beyondcv.figures._channels import channels_used_concluded
from beyondcv.figures._circles import circles
from beyondcv.figures._effects import effect_sizes
from beyondcv.figures._figure import Figure
from beyondcv.figures._funnel import channel_luck, channel_mix
from beyondcv.figures._inverted_u import inverted_u
from beyondcv.figures._platforms import network_ratings, network_weights, platform_events
from beyondcv.figures._posts import posts_per_hour
from beyondcv.figures._time import time_allocation
from beyondcv.figures._twelve_weeks import twelve_weeks
from beyondcv.i18n import Lang

__all__ = ["FIGURES", "figure"]

FIGURES: Mapping[str, Callable[[Lang], Figure]] = {
    "ab-messages": ab_messages,
    "ad-overlap": ad_overlap,
    "add-contacts": add_contacts,
    "adoption-points": adoption_points,
    "before-after": before_after,
    "channel-luck": channel_luck,
    "channel-mix": channel_mix,
    "channels-used-concluded": channels_used_concluded,
    "circles": circles,
    "effect-sizes": effect_sizes,
    "insee-access": insee_access,
    "inverted-u": inverted_u,
    "network-bridges": network_bridges,
    "network-ratings": network_ratings,
    "network-weights": network_weights,
    "platform-events": platform_events,
    "posts-per-hour": posts_per_hour,
    "time-allocation": time_allocation,
    "twelve-weeks": twelve_weeks,
}
"""Every figure of the course, by the name that pages use."""


@cache
def figure(name: str, lang: Lang) -> Figure:
    """Return a figure in a language.

    Parameters
    ----------
    name : str
        One of `FIGURES`.
    lang : {"fr", "en"}

    Raises
    ------
    KeyError
        If there is no such figure.
    """
    return FIGURES[name](lang)
