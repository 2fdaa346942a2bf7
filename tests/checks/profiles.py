"""Profiles for the tests of the rules: written by hand, or made by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from beyondcv.checks import CheckResult, Status
from beyondcv.profile import Profile

SNIPPETS = (
    "01 99 00 12 34", "+33 6 39 98 12 34", "né·e le 12/03/1989", "FR7630006000011234567890189",
    "12 rue de l’Exemple, 59000 Lille", "dynamique", "team player", "18 % en 2023", "\u0130i\u0307",
    "J’ai 45 ans", "RQTH", "12 000 €", "Employé·e(s)", "\n\n", "²³", "œuvre", "é\u0301", "🙂", "…",
    "255081416802538", "SW1A 1AA", "camille@example.org", "looking for a job", "Réduit la casse",
)  # fmt: skip
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from(SNIPPETS), max_size=6).map(" ".join),
)
DATE = st.one_of(st.sampled_from(["2024", "2024-06", "2024-02-30", "20", "2023-13", ""]), TEXT)


def _section(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _several(item: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(item, max_size=3)


_DONE = {"startDate": DATE, "endDate": DATE, "summary": TEXT, "highlights": _several(TEXT)}
_NUMBER = st.one_of(st.integers(-5, 1000), st.floats(allow_nan=False, allow_infinity=False))
DOCUMENTS = _section(
    basics=_section(
        name=TEXT,
        label=TEXT,
        summary=TEXT,
        email=TEXT,
        phone=TEXT,
        image=TEXT,
        location=_section(city=TEXT, region=TEXT, address=TEXT, postalCode=TEXT),
    ),
    work=_several(_section(name=TEXT, position=TEXT, location=TEXT, **_DONE)),
    volunteer=_several(_section(organization=TEXT, position=TEXT, **_DONE)),
    education=_several(_section(institution=TEXT, area=TEXT, startDate=DATE, endDate=DATE)),
    certificates=_several(_section(name=TEXT, date=DATE)),
    skills=_several(_section(name=TEXT, level=TEXT, keywords=_several(TEXT))),
    projects=_several(_section(name=TEXT, description=TEXT, highlights=_several(TEXT))),
    references=_several(_section(name=TEXT, reference=TEXT)),
    meta=_section(
        beyondcv=_section(
            lang=st.sampled_from(["", "fr", "en", "xx"]),
            ad=_section(id=st.sampled_from(["", "logistics-coordinator", "none"]), text=TEXT),
            channels=_section(
                ads=_NUMBER,
                relations=_NUMBER,
                passive=_NUMBER,
                acts=_NUMBER,
                hours=_NUMBER,
                card=_several(_section(feature=TEXT, cv=TEXT, network=TEXT)),
            ),
            choices=st.dictionaries(
                st.sampled_from(["01-chart-1", "01-claim-1", "01-proof-1", "x"]),
                st.sampled_from(["relations", "true", "official", ""]),
            ),
            circles=_several(
                _section(
                    circle=st.sampled_from(["work", "target", "x"]),
                    role=TEXT,
                    lastContact=st.sampled_from(["recent", "dormant", ""]),
                    help=TEXT,
                )
            ),
            messages=_several(_section(to=TEXT, link=TEXT, reason=TEXT, question=TEXT, text=TEXT)),
            habits=_several(_section(offline=TEXT, online=TEXT)),
            presence=_section(
                log=_several(
                    _section(
                        day=st.sampled_from(["mon", "sun", "x"]),
                        useful=_NUMBER,
                        scrolling=_NUMBER,
                        offline=_NUMBER,
                    )
                ),
                total=_NUMBER,
                budget=_NUMBER,
                calendar=_several(
                    _section(
                        week=_NUMBER,
                        rung=st.sampled_from(["read", "meet", "x"]),
                        where=st.sampled_from(["online", "offline", ""]),
                        act=TEXT,
                        minutes=_NUMBER,
                    )
                ),
                posts=_several(
                    _section(
                        kind=st.sampled_from(["comment", "question", "link", "x"]),
                        text=TEXT,
                        source=TEXT,
                        image=st.sampled_from(["own", "none"]),
                        alt=TEXT,
                    )
                ),
                stop=_section(measure=TEXT, number=_NUMBER, date=DATE),
            ),
            learning=_section(
                experiment=_section(
                    hypothesis=TEXT,
                    variable=TEXT,
                    measure=TEXT,
                    target=_NUMBER,
                    start=DATE,
                    end=DATE,
                    stop=TEXT,
                ),
                watch=_several(_section(name=TEXT, date=DATE, language=TEXT, opinion=TEXT)),
                audit=_section(photo=_section(who=TEXT, how=TEXT), plan=_section(whom=TEXT)),
                domains=_section(work=TEXT, governance=TEXT),
            ),
            plan=_several(
                _section(
                    role=TEXT,
                    circle=st.sampled_from(["work", "x"]),
                    goal=st.sampled_from(["advice", "x"]),
                    tie=st.sampled_from(["weak", ""]),
                    stage=st.sampled_from(["give", "ask"]),
                    target=st.sampled_from(["yes", "no"]),
                    act=TEXT,
                    date=DATE,
                )
            ),
            questions=_several(st.one_of(TEXT, TEXT.map(lambda text: f"{text}?"))),
            contract=_section(goal=TEXT, barrier=TEXT, day=TEXT, time=TEXT, ifThen=TEXT),
        )
    ),
)
PROFILES = DOCUMENTS.map(Profile.from_dict)


def profile(**document: Any) -> Profile:
    """Return a profile from the parts of a JSON Resume document."""
    return Profile.from_dict(document)


def said(text: str) -> Profile:
    """Return a profile whose summary is `text`."""
    return profile(basics={"summary": text})


def done(*lines: str) -> Profile:
    """Return a profile with lines on what was done."""
    return profile(work=[{"highlights": list(lines)}])


def marked(result: CheckResult, kind: str | None = None) -> list[str]:
    """Return what a rule underlined."""
    return [item.text for item in result.findings if kind in (None, item.kind)]


Passes = Callable[[CheckResult], bool]


def passes(result: CheckResult) -> bool:
    """Whether a rule passed."""
    return result.status is Status.PASSED
