"""Unit 07: a profile to clean: nothing private left, what concerns the work kept.

The text is that of Camille "before", a fictional person, whose profile says
too much on purpose.
"""

from __future__ import annotations

from functools import cache

from beyondcv.checks._build import result
from beyondcv.checks._personal import KINDS
from beyondcv.checks._privacy import KIND_NAMES, privacy_spans
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import published
from beyondcv.checks._words import content_stems
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile

__all__ = ["KEPT", "redaction", "text_to_clean"]

KEPT = 0.8
"""Part of the words on work that has to stay."""
HALF = 0.5
MOST_SIGNS = 6_000
_PATH = "meta.beyondcv.charter.redacted"
_WORK = ("work", "education", "certificates", "skills", "languages")


@cache
def text_to_clean(lang: Lang) -> str:
    """Return the profile of Camille "before" as plain text, private details and all."""
    profile = persona("camille-before", lang)
    basics = profile.basics
    lines = [
        basics.name,
        basics.label,
        " · ".join((basics.phone, basics.email, basics.location.region)),
        basics.summary,
        *(
            f"{job.position}, {job.name} ({job.start_date[:4]}-{job.end_date[:4]})"
            + "".join(f"\n- {line}" for line in job.highlights)
            for job in profile.work
        ),
        *(f"{study.study_type}, {study.area}, {study.institution}" for study in profile.education),
        *(f"{paper.name}, {paper.issuer}" for paper in profile.certificates),
        ", ".join(skill.name for skill in profile.skills),
        ", ".join(f"{tongue.language} ({tongue.fluency})" for tongue in profile.languages),
    ]
    return "\n".join(lines)


@cache
def _stems_of_work(lang: Lang) -> frozenset[str]:
    """Return the stems of what the given text says about work, training and skills."""
    texts = published(persona("camille-before", lang))
    return frozenset(
        stem for item in texts if item.section in _WORK for stem in content_stems(item.text, lang)
    )


def _kept(text: str, lang: Lang) -> float:
    wanted = _stems_of_work(lang)
    return len(wanted.intersection(content_stems(text, lang))) / len(wanted)


def redaction(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the cleaned text holds nothing private and most of the words on work.

    All points for none of the private kinds and four fifths of the words on
    work; half with one kind left, or with half of those words. The text is read
    in the language in which it kept more: a form may be opened in the other.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    text = profile.course.charter.redacted[:MOST_SIGNS]
    tongue = max((lang, *LANGS), key=lambda one: _kept(text, one))
    kept = _kept(text, tongue)
    spans = privacy_spans(_PATH, text, tongue)
    kinds = [kind for kind in KINDS if kind != "email" and any(s.kind == kind for s in spans)]
    findings = [
        Finding(
            _PATH, s.start, s.end, text[s.start : s.end], s.kind,
            _("Private: {kind}. The work can be done without knowing it.").format(
                kind=_(KIND_NAMES[s.kind])
            ),
        )
        for s in spans
    ]  # fmt: skip
    passed = not kinds and kept >= KEPT
    near = (not kinds and kept >= HALF) or (len(kinds) == 1 and kept >= KEPT)
    hint = ""
    if not text.strip():
        found = _("Nothing is cleaned yet.")
        hint = _("Copy the text above into the box, then take out what nobody needs for the work.")
    else:
        share = round(100 * kept)
        found = (
            ngettext(
                "{count} kind of private detail is left ({kinds}); {share}% of the words on work "
                "are kept.",
                "{count} kinds of private details are left ({kinds}); {share}% of the words on "
                "work are kept.",
                len(kinds),
            ).format(
                count=len(kinds), kinds=", ".join(_(KIND_NAMES[kind]) for kind in kinds),
                share=share,
            )
            if kinds
            else _("No private detail is left; {share}% of the words on work are kept.").format(
                share=share
            )
        )  # fmt: skip
        if kinds:
            first = next(s for s in spans if s.kind == kinds[0])
            hint = _("Take out “{text}” first.").format(text=text[first.start : first.end])
        elif kept < KEPT:
            hint = _("Put back jobs, tasks, training and skills: that is what people look for.")
    return result(
        "redaction",
        passed,
        title=_("A cleaned profile"),
        found=found,
        expected=_("No private detail, and at least 80% of the words on work."),
        hint=hint,
        findings=findings,
        values={"kinds": len(kinds), "kept": round(kept, 3)},
        share=1.0 if passed else HALF if near else 0.0,
    )


# Read now, so that the browser's memory snapshot holds it.
for _lang in LANGS:
    _stems_of_work(_lang)
