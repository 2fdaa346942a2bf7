"""What a published profile need not say.

The law's idea is the same in many countries; the course names the French text:
Code du travail, art. L1221-6 (what is asked of a candidate may only serve to
judge the ability to do the job) and L1132-1 (criteria that nobody may be
refused for). Telephone, address and bank numbers are a matter of safety:
strangers copy them (Cybermalveillance.gouv.fr, "Fausse offre d'emploi").

The rule informs; somebody who decides to speak of a disability or a mandate
has every right to.
"""

from __future__ import annotations

from functools import lru_cache

from beyondcv.checks._build import result
from beyondcv.checks._personal import KINDS, Span, scan
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import is_cut, is_empty, place_field, published, text_lang
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["KIND_NAMES", "privacy", "privacy_spans"]

_LAW = N_(
    "Nobody needs this to judge your work. Your country’s law protects you; in France, "
    "articles L1221-6 and L1132-1 of the Labour Code."
)
_NOTES = {
    "phone": N_(
        "A telephone number. Anybody can copy it from a published page; give it in a private "
        "message. An employer may ask only for what the job needs (in France, article L1221-6 "
        "of the Labour Code)."
    ),
    "address": N_(
        "An address or a postcode. A region is enough: it shows where you look for work, not "
        "where you live. Where you live may not count (in France, articles L1221-6 and L1132-1 "
        "of the Labour Code)."
    ),
    "id": N_(
        "A number of an identity paper or of social security. It serves to steal an identity; "
        "an employer asks for it after hiring, never before (in France, article L1221-6 of the "
        "Labour Code)."
    ),
    "bank": N_(
        "A bank account number. Nobody who recruits needs it before a contract: asking for it "
        "is a sign of a scam (in France, article L1221-6 of the Labour Code)."
    ),
    "email": N_(
        "An e-mail address. It is your choice; once published, it also receives unwanted mail. "
        "A network has its own messages."
    ),
}
KIND_NAMES = {
    "phone": N_("telephone"),
    "address": N_("address"),
    "birth": N_("age or birth"),
    "family": N_("family"),
    "health": N_("health"),
    "religion": N_("religion"),
    "politics": N_("politics"),
    "union": N_("trade union"),
    "nationality": N_("nationality or papers"),
    "id": N_("identity number"),
    "bank": N_("bank account"),
    "email": N_("e-mail"),
}
"""What is recognised, as the reader names it."""


@lru_cache(maxsize=1024)
def privacy_spans(path: str, text: str, lang: Lang) -> tuple[Span, ...]:
    """Return what is personal in one text of the profile.

    Parameters
    ----------
    path : str
        Its JSON path: a number alone in a field for a place is a postcode.
    text : str
    lang : {"fr", "en"}
        Language of the text.
    """
    headline = path in ("basics.label", "basics.summary")
    return scan(text, lang, headline=headline, place=place_field(path))


def privacy(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the published part is free of what nobody needs to know.

    Counted by kind: an address and its postcode are one. All points without
    any, half with one kind. An e-mail address is only pointed out.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    findings = [
        Finding(
            item.path,
            span.start,
            span.end,
            item.text[span.start : span.end],
            span.kind,
            _(_NOTES.get(span.kind, _LAW)),
        )
        for item in published(profile)
        for span in privacy_spans(item.path, item.text, tongue)
    ]
    kinds = [kind for kind in KINDS if any(finding.kind == kind for finding in findings)]
    counted = [kind for kind in kinds if kind != "email"]
    empty = is_empty(profile)
    too_long = is_cut(profile)
    hint = ""
    if empty:
        found = _("Your profile from unit 03 is still empty: nothing to protect there yet.")
        hint = _("Write your headline in unit 03 when you wish; this check then reads along.")
    elif counted:
        found = ngettext(
            "{count} kind of personal detail in what others would read: {kinds}.",
            "{count} kinds of personal details in what others would read: {kinds}.",
            len(counted),
        ).format(count=len(counted), kinds=", ".join(_(KIND_NAMES[kind]) for kind in counted))
        hint = _(
            "Take out “{text}” first. If you choose to say it, say it in private, when you decide."
        ).format(text=next(item.text for item in findings if item.kind == counted[0]).strip())
    elif too_long:
        found = _("Your profile is longer than what this check can read.")
        hint = _("Shorten the longest texts: a profile of two pages is read, a book is not.")
    else:
        found = _("What others would read keeps your private life private.")
        if "email" in kinds:
            hint = _("An e-mail address stands in the text: keep it only if you want to.")
    return result(
        "privacy",
        not counted and not empty and not too_long,
        title=_("Private life"),
        found=found,
        expected=_(
            "No telephone, address, age, family, health, religion, politics, trade union, "
            "nationality or identity number in the published part. The fields for telephone, "
            "e-mail, address and postcode stay in your file and are not published."
        ),
        hint=hint,
        findings=findings,
        values={
            "kinds": len(counted),
            "flags": sum(finding.kind != "email" for finding in findings),
            "fields_kept_back": sum(map(bool, _kept_back(profile))),
        },
        share=0.0 if empty or too_long else max(0.0, 1 - len(counted) / 2),
    )


def _kept_back(profile: Profile) -> tuple[str, ...]:
    basics = profile.basics
    return (basics.phone, basics.email, basics.location.address, basics.location.postal_code)
