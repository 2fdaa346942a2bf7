"""The words of a job ad, and where Camille's profile has them."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from beyondcv.checks import overlap
from beyondcv.datasets import persona
from beyondcv.figures._figure import INK, MAIN, Figure, Table, as_json, layout
from beyondcv.i18n import Lang, translator

__all__ = ["ad_overlap"]

_AD = "logistics-coordinator"
_PARTS: Mapping[str, tuple[str, ...]] = {
    "label": ("label",),
    "summary": ("summary",),
    "experience": ("work", "volunteer", "projects"),
    "skills": ("skills",),
    "training": ("education", "certificates", "languages"),
}


def ad_overlap(lang: Lang) -> Figure:
    """Return the strip of an ad's words by part of Camille's profile.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    old, new = _terms("before", lang), _terms("after", lang)
    columns = (
        _("before, anywhere"),
        *(
            _("after, {part}").format(part=part)
            for part in (_("headline"), _("summary"), _("experience"), _("skills"), _("training"))
        ),
    )
    cells = [
        (any(before.values()), *(any(after[name] for name in names) for names in _PARTS.values()))
        for before, after in zip(old.values(), new.values(), strict=True)
    ]
    fig = go.Figure(
        go.Heatmap(
            x=list(columns),
            y=list(new),
            z=[[int(cell) for cell in row] for row in cells],
            text=[["" if cell else "–" for cell in row] for row in cells],
            texttemplate="%{text}",
            # By itself Plotly writes as if the ground were light.
            textfont={"color": INK},
            colorscale=[[0, "rgba(0,0,0,0)"], [1, MAIN]],
            zmin=0,
            zmax=1,
            showscale=False,
            xgap=3,
            ygap=3,
        )
    )
    fig.add_vline(x=0.5, line={"color": INK, "width": 2, "dash": "dot"})
    fig.update_xaxes(
        side="top", fixedrange=True, tickangle=-90, dtick=1, automargin=True, showgrid=False
    )
    fig.update_yaxes(
        autorange="reversed", dtick=1, fixedrange=True, automargin=True, showgrid=False
    )
    fig.update_layout(layout(80 + 34 * len(new)))
    had = sum(any(row.values()) for row in old.values())
    has = sum(any(row.values()) for row in new.values())
    missing = [term for term, row in new.items() if not any(row.values())]
    yes, no = _("yes"), _("no")
    return Figure(
        name="ad-overlap",
        plotly=as_json(fig),
        title=_("The words of the ad, in Camille’s profile"),
        caption=_(
            "Of the ad’s {total} words, the profile used {had} before and uses {has} after. "
            "Still missing: {missing}."
        ).format(total=len(new), had=had, has=has, missing=", ".join(missing)),
        alt=_(
            "A grid: one row for each of the {total} words of the ad. The first column says "
            "whether the profile had the word before. The others say in which parts it stands "
            "after. Most words now stand in the summary or the skills. The table below gives "
            "each cell."
        ).format(total=len(new)),
        table=Table(
            columns=(_("Word of the ad"), *columns),
            rows=tuple(
                (term, *(yes if cell else no for cell in row))
                for term, row in zip(new, cells, strict=True)
            ),
        ),
    )


def _terms(state: str, lang: Lang) -> dict[str, Mapping[str, bool]]:
    profile = persona(f"camille-{state}", lang)
    profile.course.ad.id = _AD
    return dict(overlap(profile, lang))
