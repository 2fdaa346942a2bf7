"""A photograph: both sides of the evidence, no advice either way, no points."""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["photo"]


def photo(profile: Profile, lang: Lang) -> CheckResult:
    """Say what is known about photographs on profiles; the choice is the person's.

    For: Roulin & Levashina (2019, doi 10.1111/peps.12296), profiles with a
    picture are rated higher. Against: Baert (2018, doi 10.1177/1461444816687294)
    and Manant, Pajak & Soulié (2019, doi 10.1111/jems.12291), what a picture
    shows changes who is invited; Evsyukova, Rusche & Mill (2025, doi
    10.1093/qje/qjae035), the same on a professional network.
    """
    _ = translator(lang).gettext
    shown = bool(profile.basics.image.strip())
    return result(
        "photo",
        True,
        title=_("Photograph"),
        found=_("You show a picture.") if shown else _("You show no picture."),
        expected=_("Your choice: no points either way."),
        hint=_(
            "In one study, profiles with a picture were rated higher. In field experiments, "
            "what a picture shows changed who was invited. An unjust choice is the fault of "
            "whoever makes it, never of the picture."
        ),
        values={"shown": shown},
    )
