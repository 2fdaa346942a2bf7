"""Adoption of professional networks, 2008 to 2024: points, and on purpose no line.

Each point is a cell of ``data/published`` or a value of ``evidence.yml``. Left
out: two figures of Apec from an article without a date (36 % and 6 %).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import plotly.graph_objects as go
import yaml

from beyondcv._resources import data_path
from beyondcv.figures._controls import Choose, State
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["adoption_points"]


class _Point(NamedTuple):
    year: int
    group: str
    counted: str
    proof: str
    file: str
    cell: tuple[str, ...]
    text: str


_APEC = "apec_cadres_social_networks.csv"
_INSEE = "insee_social_media_jobs_2013.csv"
_OFFICIAL, _SURVEY = N_("■ official, Insee"), N_("▣ survey, {who}")

_POINTS = (
    _Point(
        2008, "firms", N_("Recruiters of managers who use social networks"), "Apec", _APEC,
        ("2008", "recruteurs de cadres utilisant les réseaux sociaux", "ensemble"), "top center",
    ),
    _Point(
        2011, "people", N_("People in the labour force who belong to a professional network"), "",
        _INSEE, ("2011", "actifs ≥20 ans participant à un réseau social professionnel", "ensemble"),
        "bottom left",
    ),
    _Point(
        2013, "people", N_("People in the labour force who belong to a professional network"), "",
        _INSEE, ("2013", "actifs ≥20 ans participant à un réseau social professionnel", "ensemble"),
        "top center",
    ),
    _Point(
        2013, "firms", N_("Firms of ten people or more that recruit by social media"), "", _INSEE,
        ("2013", "sociétés ≥10 pers. utilisant les médias sociaux pour recruter", "ensemble"),
        "bottom center",
    ),
    _Point(
        2013, "people", N_("People looking for work who use social networks for it"), "", _INSEE,
        ("2013", "personnes en recherche d’emploi mobilisant les réseaux sociaux", "ensemble"),
        "top center",
    ),
    _Point(
        2017, "hires", N_("Hires of managers made through social networks (worked out from 2018)"),
        "Apec", _APEC, ("2017", "recrutements de cadres conclus via réseaux sociaux", "ensemble"),
        "bottom right",
    ),
    _Point(
        2018, "hires", N_("Hires of managers made through social networks"), "Apec", _APEC,
        ("2018", "recrutements de cadres conclus via réseaux sociaux", "ensemble"), "top center",
    ),
    _Point(
        2024, "firms", N_("Recruiters who say that they use social networks"), "HelloWork", "",
        ("hellowork-2024", "networks"), "bottom center",
    ),
)  # fmt: skip

_GROUPS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "people": (N_("people at work or looking for work"), {"color": MAIN, "symbol": "circle"}),
    "firms": (N_("those who recruit"), {"color": PALE, "symbol": "square"}),
    "hires": (N_("hires that were made"), {"color": INK, "symbol": "diamond"}),
}


def adoption_points(lang: Lang) -> Figure:
    """Return the figure of eight points that nobody should join without looking.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    percent = _("{n}%")
    values = [_value(point) for point in _POINTS]
    rows = [
        (
            str(number),
            _(point.counted),
            str(point.year),
            _(_SURVEY).format(who=point.proof) if point.proof else _(_OFFICIAL),
            percent.format(n=value),
        )
        for number, (point, value) in enumerate(zip(_POINTS, values, strict=True), 1)
    ]
    fig = go.Figure()
    for group, (name, marker) in _GROUPS.items():
        here = [i for i, point in enumerate(_POINTS) if point.group == group]
        fig.add_scatter(
            x=[_POINTS[i].year for i in here],
            y=[values[i] for i in here],
            mode="markers+text",
            visible=True,
            name=_(name),
            text=[f"{rows[i][0]} · {rows[i][4]}" for i in here],
            textposition=[_POINTS[i].text for i in here],
            cliponaxis=False,
            marker={"size": 12, **marker},
        )
    fig.update_xaxes(
        range=[2005, 2026.5], tickvals=[2008, 2013, 2018, 2024], fixedrange=True, showgrid=False,
        linecolor=INK, showline=True,
    )  # fmt: skip
    fig.update_yaxes(range=[-8, 92], visible=False, fixedrange=True)
    fig.update_layout(
        layout(
            480,
            showlegend=True,
            legend={"orientation": "v", "y": 1, "yanchor": "top", "x": 0, "itemclick": False,
                    "itemdoubleclick": False},
        )
    )  # fmt: skip
    fig.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 36})
    sentences = {
        "all": _(
            "Eight points, six different questions, three bodies that ask. One line through all of "
            "them would join what was never compared."
        ),
        "people": _(
            "Points 2 and 3 put the same question to the same kind of people: they can be "
            "compared. Point 5 is about others, people who look for work."
        ),
        "firms": _(
            "Points 1, 4 and 8: recruiters of managers, then firms, then recruiters whom a job "
            "site asked. Three crowds: these points alone measure no rise."
        ),
        "hires": _(
            "Points 6 and 7 come from one survey, a year apart: they can be compared. Two points "
            "make no trend, and managers are not everybody."
        ),
    }
    states: dict[tuple[str, ...], State] = {
        (group,): State(
            data=[{"visible": group in ("all", each)} for each in _GROUPS],
            say=sentence,
            rows=tuple(
                row
                for row, point in zip(rows, _POINTS, strict=True)
                if group in ("all", point.group)
            ),
        )
        for group, sentence in sentences.items()
    }
    return Figure(
        name="adoption-points",
        plotly=as_json(fig),
        title=_("Networks and recruitment, France, 2008 to 2024"),
        caption=_(
            "Eight published figures, and no line: only 2 with 3, and 6 with 7, put the same "
            "question twice. Circles count people, squares those who recruit, diamonds hires."
        ),
        alt=_(
            "Eight marks over the years 2008 to 2024, of three shapes by who or what was counted. "
            "Seven stand between {low} and {high}; the last, of 2024, at {last}. No line joins "
            "them. The table below gives each one with its source."
        ).format(
            low=percent.format(n=min(values)),
            high=percent.format(n=sorted(values)[-2]),
            last=percent.format(n=values[-1]),
        ),
        table=Table(
            columns=(
                _("Mark"), _("What the point counts"), _("Year"), _("Kind of evidence"), _("Share"),
            ),
            rows=tuple(rows),
        ),
        fictional=False,
        controls=(
            Choose(
                "group",
                _("Show the points that count…"),
                (
                    ("all", _("all of it")),
                    *((group, _(name)) for group, (name, _marker) in _GROUPS.items()),
                ),
            ),
        ),
        states=states,
    )  # fmt: skip


def _value(point: _Point) -> int:
    if not point.file:
        entry, name = point.cell
        return int(_evidence()[entry]["values"][name]["value"])
    year, indicator, group = point.cell
    with data_path(f"published/{point.file}").open(encoding="utf-8", newline="") as stream:
        (row,) = (
            row
            for row in csv.DictReader(stream)
            if (row["year"], row["indicator"], row["group"]) == (year, indicator, group)
        )
    return int(row["value_pct"])


@cache
def _evidence() -> dict[str, Any]:
    text = data_path("published/evidence.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
