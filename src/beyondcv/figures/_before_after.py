"""Camille before and after: what changed, in the measures that the rules take."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from beyondcv.checks import Metrics, metrics
from beyondcv.datasets import persona
from beyondcv.figures._figure import BAND, INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import Lang, translator

__all__ = ["before_after"]

_AD = "logistics-coordinator"


@dataclass(frozen=True)
class _Row:
    """One measure: its name, its two values, and the range to aim at."""

    title: str
    before: int
    after: int
    top: int
    band: tuple[int, int] | None
    aim: str


def before_after(lang: Lang) -> Figure:
    """Return the figure of Camille's two profiles, measure by measure.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    rows = _rows(lang)
    names = (_("after"), _("before"))
    fig = make_subplots(
        rows=len(rows), cols=1, subplot_titles=[row.title for row in rows], vertical_spacing=0.07
    )
    for number, row in enumerate(rows, 1):
        fig.add_bar(
            x=[row.after, row.before],
            y=list(names),
            orientation="h",
            text=[f" {row.after}", f" {row.before}"],
            textposition="outside",
            cliponaxis=False,
            marker={
                "color": [MAIN, PALE],
                "pattern": {
                    "shape": ["", "/"],
                    "solidity": 0.35,
                    "fgcolor": "#ffffff",
                    "fillmode": "overlay",
                },
            },
            row=number,
            col=1,
        )
        if row.band is not None:
            _mark_aim(fig, row.band, _("to aim at"), number)
        fig.update_xaxes(range=[0, row.top], visible=False, fixedrange=True, row=number, col=1)
    fig.update_yaxes(fixedrange=True, automargin=True, showgrid=False)
    fig.update_layout(layout(130 + 84 * len(rows)))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 28, "b": 8})
    fig.update_annotations(font={"size": 13})
    fig.update_annotations(selector={"yref": "paper"}, x=0, xanchor="left")
    old, new = _measured("before", lang), _measured("after", lang)
    return Figure(
        name="before-after",
        plotly=as_json(fig),
        title=_("Camille’s profile, before and after"),
        caption=_(
            "Same career, other words: lines with a number go from {old} to {new}; clichés and "
            "personal details fall to zero."
        ).format(old=old.with_number, new=new.with_number),
        alt=_(
            "Six pairs of bars compare Camille’s profile before and after. The headline and the "
            "summary enter the range to aim at. Lines with a number and words shared with the ad "
            "rise. Worn expressions and personal details fall to zero. The table below gives the "
            "numbers."
        ),
        table=Table(
            columns=(_("Measure"), _("Before"), _("After"), _("To aim at")),
            rows=tuple((row.title, str(row.before), str(row.after), row.aim) for row in rows),
        ),
    )


def _mark_aim(fig: go.Figure, band: tuple[int, int], said: str, number: int) -> None:
    """Show the range to aim at, with its name.

    Its strong line stands below the bars: an outline would cross the numbers at their ends.
    """
    low, high = band
    place = {"row": number, "col": 1}
    fig.add_vrect(low, high, fillcolor=BAND, line={"width": 0}, layer="below", **place)
    fig.add_shape(
        type="line", x0=low, x1=high, y0=-0.5, y1=-0.5, line={"color": INK, "width": 3}, **place
    )
    fig.add_annotation(text=said, x=high, xanchor="right", y=1, showarrow=False, **place)


def _measured(state: str, lang: Lang) -> Metrics:
    profile = persona(f"camille-{state}", lang)
    profile.course.ad.id = _AD
    return metrics(profile, lang)


def _rows(lang: Lang) -> list[_Row]:
    _ = translator(lang).gettext
    old, new = _measured("before", lang), _measured("after", lang)
    between = _("{low} to {high}")
    return [
        _Row(
            _("Headline, characters"), old.label, new.label, 260, (40, 220),
            between.format(low=40, high=220),
        ),
        _Row(
            _("Summary, characters"), old.summary, new.summary, 1800, (300, 1500),
            between.format(low=300, high=1500),
        ),
        _Row(
            _("Achievements with a number"), old.with_number, new.with_number, 7, None,
            _("half of them or more"),
        ),
        _Row(_("Clichés"), old.buzzwords, new.buzzwords, 10, None, "0"),
        _Row(_("Personal details"), old.privacy_flags, new.privacy_flags, 10, None, "0"),
        _Row(
            _("Words of the ad, of {total}").format(total=new.ad_total),
            old.ad_terms, new.ad_terms, new.ad_total + 2, None, _("50 to 85%, where true"),
        ),
    ]  # fmt: skip
