"""Where the hours of a search go, and what changes when minutes are moved."""

from __future__ import annotations

from collections import Counter

from beyondcv.figures._bars import weighted_bars
from beyondcv.figures._channels import table_rows
from beyondcv.figures._controls import Slide, Weighted
from beyondcv.figures._figure import Figure, Table, as_json
from beyondcv.i18n import N_, Lang, number, translator

__all__ = ["ACTIVITIES", "average", "time_allocation"]

ACTIVITIES = {
    "offres": N_("Reading ads"),
    "candidatures": N_("Applying"),
    "profil": N_("Profile"),
    "veille": N_("Learning, keeping informed"),
    "reseau_messages": N_("Messages to people"),
    "publier_commenter": N_("Commenting, publishing"),
    "rencontres_hors_ligne": N_("Meeting people"),
    "defilement_passif": N_("Scrolling"),
}
"""The activities of the table, in the order of their sliders."""

_GROUPS = (
    (N_("The whole week"), tuple(ACTIVITIES)),
    (N_("With people"), ("reseau_messages", "publier_commenter", "rencontres_hors_ligne")),
    (N_("Ads and applications"), ("offres", "candidatures")),
    (N_("Profile and learning"), ("profil", "veille")),
    (N_("Scrolling"), ("defilement_passif",)),
)
_MOST, _STEP = 180, 15
"""Minutes of a slider; quarters of an hour, so that hours with two decimals add up."""


def average() -> dict[str, float]:
    """Return the mean minutes a week of each activity, over the weeks of the table."""
    minutes, weeks = Counter[str](), set()
    for row in table_rows("synthetic/time_log.csv"):
        minutes[row["activity"]] += int(row["minutes"])
        weeks.add(row["week"])
    return {activity: minutes[activity] / len(weeks) for activity in ACTIVITIES}


def time_allocation(lang: Lang) -> Figure:
    """Return the figure of a week's hours, whose minutes can be moved.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    means = average()
    weighted = Weighted(
        sliders=tuple(
            Slide(
                activity, _(title), 0, _MOST, _STEP,
                _STEP * round(means[activity] / _STEP), _("minutes"),
            )
            for activity, title in ACTIVITIES.items()
        ),
        names=tuple(_(title) for title, _parts in _GROUPS),
        values=tuple(
            tuple(1 / 60 if activity in parts else 0 for activity in ACTIVITIES)
            for _title, parts in _GROUPS
        ),
        normalise=False,
        say=_("{total} minutes in all, or {first_value}. With people: {second_value}."),
        unit=_("h"),
        decimals=2,
    )  # fmt: skip
    fig = weighted_bars(weighted, lang)
    # All rows are hours: one scale for all, which holds the longest week.
    fig.update_xaxes(range=[0, 1.2 * len(ACTIVITIES) * _MOST / 60])
    return Figure(
        name="time-allocation",
        plotly=as_json(fig),
        title=_("A week of search, in hours"),
        caption=_(
            "In an average week, Camille scrolls for {scrolling} minutes and spends {meeting} "
            "meeting people. Moving minutes changes what the week holds, not its length."
        ).format(
            scrolling=number(round(means["defilement_passif"]), lang),
            meeting=number(round(means["rencontres_hors_ligne"]), lang),
        ),
        alt=_("Five bars: the whole week and its four parts. {sentence}").format(
            sentence=weighted.sentence(lang)
        ),
        table=Table(columns=(_("Part of the week"), _("Hours")), rows=weighted.rows(lang)),
        weighted=weighted,
    )
