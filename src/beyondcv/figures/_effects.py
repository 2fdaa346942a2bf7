"""Four experiments with invented applicants on social networks, each effect as its study gives it.

Draws ``data/published/experiments.csv``. What is counted, and who is compared
with whom, differ: three panels, no common mean. Intervals were not in the
summaries that were read, so none is drawn.
"""

from __future__ import annotations

import csv
import re
from typing import NamedTuple

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from beyondcv._resources import data_path
from beyondcv.figures._figure import INK, MAIN, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, number, translator

__all__ = ["effect_sizes"]

_NUMBER = re.compile(r"([−+-]?)(\d+(?:[\s\u00a0\u202f]\d{3})*(?:,\d+)?)")
_ROOM = 270
_EDGE = 80
_NO_GAP = "n.s. national"


class _Study(NamedTuple):
    name: str
    country: str
    size: str
    compared: str
    said: str


_PANELS: dict[str, dict[str, _Study]] = {
    N_("Calls back, equal applications"): {
        "10.1111/jems.12291": _Study(
            "Manant, Pajak, Soulié", N_("France"), N_("more than {n} applications"),
            N_("a sign of foreign origin on Facebook only, against none"),
            N_("{n}% fewer"),
        ),
        "10.1287/mnsc.2018.3269": _Study(
            "Acquisti, Fong", N_("United States"), N_("more than {n} employers"),
            N_("Muslim against Christian, and gay against straight, seen on social networks only"),
            N_("no clear gap"),
        ),
    },
    N_("Interviews, by photo"): {
        "10.1177/1461444816687294": _Study(
            "Baert", N_("Belgium"), N_("{n} vacancies"),
            N_("most favourable Facebook photo against the least favourable"),
            N_("about {n}% more"),
        ),
    },
    N_("Accepted requests to connect"): {
        "10.1093/qje/qjae035": _Study(
            "Evsyukova, Rusche, Mill", N_("United States"), N_("more than {n} profiles"),
            N_("Black profiles against white ones, alike but for the picture"),
            N_("{n}% fewer"),
        ),
    },
}  # fmt: skip


def _number(cell: str) -> float:
    found = _NUMBER.search(cell)
    if found is None:
        raise ValueError(cell)
    value = float(re.sub(r"\s", "", found[2]).replace(",", "."))
    return -value if found[1] in ("−", "-") else value


def _write(fig: go.Figure, text: str, panel: int, y: float, above: int) -> None:
    """Write lines of text at the left edge of a panel, above the height ``y``."""
    fig.add_annotation(
        text=text, row=panel, col=1, x=-_EDGE, y=y, xanchor="left", yanchor="bottom",
        yshift=above, align="left", showarrow=False, font={"size": 13}, width=_ROOM,
    )  # fmt: skip


def effect_sizes(lang: Lang) -> Figure:
    """Return the figure of four experiments, in three panels that are not compared.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    with data_path("published/experiments.csv").open(encoding="utf-8", newline="") as stream:
        table = {row["doi"]: row for row in csv.DictReader(stream)}
    fig = make_subplots(
        rows=len(_PANELS), cols=1, row_heights=[len(group) for group in _PANELS.values()],
        vertical_spacing=0.12,
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for panel, (title, group) in enumerate(_PANELS.items(), 1):
        _write(fig, f"<b>{_(title)}</b>", panel, 0.75, 0)
        for place, (doi, study) in enumerate(group.items()):
            row = table[doi]
            clear = row["effect"] != _NO_GAP
            effect = _number(row["effect"]) if clear else 0.0
            said = _(study.said).format(n=number(abs(effect), lang))
            size = _(study.size).format(n=number(_number(row["n"]), lang))
            country = _(study.country)
            y = -place
            fig.add_scatter(
                x=[effect], y=[y], mode="markers+text", text=[said], row=panel, col=1,
                textposition="bottom center", cliponaxis=False, textfont={"size": 13},
                marker={
                    "size": 14, "color": MAIN if clear else INK,
                    "symbol": "circle" if clear else "square-open",
                    "line": {"width": 3, "color": MAIN if clear else INK},
                },
            )  # fmt: skip
            fig.add_shape(
                type="line", x0=0, x1=0, y0=y - 0.08, y1=y + 0.17, row=panel, col=1,
                line={"color": INK, "width": 2},
            )  # fmt: skip
            _write(fig, f"{study.name}, {row['year']}<br>{country}, {size}", panel, y, 17)
            rows.append(
                (f"{study.name}, {row['year']}", country, size, _(title), _(study.compared), said)
            )
        fig.update_yaxes(
            visible=False, fixedrange=True, range=[0.5 - len(group), 0.75], row=panel, col=1
        )
    fig.update_xaxes(
        range=[-_EDGE, _EDGE], fixedrange=True, showticklabels=False, showgrid=False,
        zeroline=False,
    )  # fmt: skip
    fig.update_layout(layout(620))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 44, "b": 24})
    return Figure(
        name="effect-sizes",
        plotly=as_json(fig),
        title=_("Four experiments, each effect as its study gives it"),
        caption=_(
            "Left of the line: fewer; right: more. Three experiments find a gap, one finds none "
            "that is clear over the whole country. The three panels count different things: do "
            "not rank the marks. No margins of error were read, so none is drawn."
        ),
        alt=_(
            "Three panels with a line at zero. Calls back: {first} in France, no clear gap in the "
            "United States. Invitations by photo: {photo} in Belgium. Requests to connect: {last} "
            "in the United States. The table below gives years, sizes and who was compared."
        ).format(first=rows[0][-1], photo=rows[2][-1], last=rows[3][-1]),
        table=Table(
            columns=(
                _("Study"), _("Country"), _("Size"), _("What is counted"), _("Who is compared"),
                _("Effect"),
            ),
            rows=tuple(rows),
        ),
        fictional=False,
    )  # fmt: skip
