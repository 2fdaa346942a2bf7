"""From sends to offers over 500 fictional people: what chance hides, what a mix brings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from beyondcv.figures._bars import name_rows, weighted_bars
from beyondcv.figures._channels import table_rows
from beyondcv.figures._controls import Redraw, Slide, State, Weighted, written
from beyondcv.figures._figure import MAIN, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["channel_luck", "channel_mix"]

_NAMES = {
    "offre_en_ligne": N_("Job ads"),
    "cvtheque_profil_passif": N_("Profile or CV database"),
    "candidature_spontanee": N_("Unsolicited applications"),
    "intermediaire": N_("Job centres and agencies"),
    "relation_recommandation": N_("Contacts and recommendations"),
}
_DRAWS = 40
_SENDS = 20
_PEOPLE = 100


@dataclass(frozen=True)
class _Funnel:
    """Sends, offers and minutes by channel: of everybody, and of each person."""

    sent: Counter[str]
    offers: Counter[str]
    minutes: Counter[str]
    people: tuple[dict[str, tuple[int, int, int]], ...]


@cache
def _funnel() -> _Funnel:
    sent, offers, minutes = Counter[str](), Counter[str](), Counter[str]()
    people: dict[str, dict[str, tuple[int, int, int]]] = {}
    for row in table_rows("synthetic/population_funnel.csv"):
        channel = row["channel"]
        found = (int(row["sent"]), int(row["offers"]), int(row["minutes_spent"]))
        for total, part in zip((sent, offers, minutes), found, strict=True):
            total[channel] += part
        people.setdefault(row["person_id"], {})[channel] = found
    return _Funnel(sent, offers, minutes, tuple(people.values()))


def channel_luck(lang: Lang) -> Figure:
    """Return the figure of offers for a hundred sends, and of one person after another.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    data = _funnel()
    offers = [Counter({c: found[1] for c, found in person.items()}) for person in data.people]
    without = sum(not counts.total() for counts in offers)
    unseen = sum(counts["relation_recommandation"] <= counts["offre_en_ligne"] for counts in offers)
    names = [_(title) for title in _NAMES.values()]
    rates = [written(100 * data.offers[c] / data.sent[c], 1, lang) for c in _NAMES]
    states: dict[tuple[str, ...], State] = {
        (str(draw),): _person(draw, rates, lang) for draw in range(_DRAWS)
    }
    fig = go.Figure(
        go.Bar(
            x=[100 * data.offers[c] / data.sent[c] for c in _NAMES], y=names, orientation="h",
            text=[f" {rate}" for rate in rates], textposition="outside", cliponaxis=False,
            marker={"color": MAIN}, width=0.28,
        )
    )  # fmt: skip
    # The marker is unseen: it holds the words about one person away from the bar.
    fig.add_scatter(
        x=[0] * len(names), y=names, mode="markers+text", textposition="bottom right",
        marker={"size": 26, "opacity": 0}, cliponaxis=False, **states["0",].data[1],
    )  # fmt: skip
    fig.update_xaxes(range=[0, 6], visible=False, fixedrange=True)
    name_rows(fig, names, 26)
    fig.update_layout(layout(40 + 88 * len(names)))
    return Figure(
        name="channel-luck",
        plotly=as_json(fig),
        title=_("Offers for every 100 approaches, by channel, and what one person got"),
        caption=_(
            "Across {people} invented people, personal contacts bring the most offers for every "
            "100 approaches. Yet {without} of them get no offer at all, and for {unseen} "
            "contacts do no better than ads: one person’s case tells you little."
        ).format(people=len(data.people), without=without, unseen=unseen),
        alt=_(
            "Five bars. For every 100 approaches, personal contacts bring {best} offers, job ads "
            "{least}. Under each bar, one person’s approaches and offers. The table below gives "
            "all of it, and the hours for one offer."
        ).format(best=rates[-1], least=rates[0]),
        table=Table(
            columns=(
                _("Channel"), _("Approaches"), _("Offers"), _("Offers per 100 approaches"),
                _("Hours for one offer"), _("The person drawn"),
            ),
            rows=states["0",].rows,
        ),
        controls=(Redraw(_("Draw somebody else"), _DRAWS),),
        states=states,
    )  # fmt: skip


def _person(draw: int, rates: list[str], lang: Lang) -> State:
    """Return what one person of the table has sent and got, beside the sums of all."""
    _, ngettext = translator(lang).gettext, translator(lang).ngettext
    data, person = _funnel(), _funnel().people[draw]
    sent, offers, minutes = (sum(found[i] for found in person.values()) for i in range(3))
    cells = {
        channel: ", ".join(
            (
                ngettext("{n} approach", "{n} approaches", person[channel][0]).format(
                    n=person[channel][0]
                ),
                ngettext("{n} offer", "{n} offers", person[channel][1]).format(
                    n=person[channel][1]
                ),
            )
        )
        for channel in _NAMES
    }
    sentence = _("Person {number}: {sent} approaches, {hours} hours of work, {result}.")
    # Channels in the order of the table, the best one of the 500 first.
    by = [_(_NAMES[channel]) for channel in reversed(_NAMES) if person[channel][1]]
    result = ngettext("{n} offer ({channels})", "{n} offers ({channels})", offers)
    return State(
        data=[{}, {"text": [f"<b>{c}</b>" if person[n][1] else c for n, c in cells.items()]}],
        say=sentence.format(
            number=draw + 1, sent=sent, hours=round(minutes / 60),
            result=result.format(n=offers, channels=", ".join(by)) if offers else _("no offer"),
        ),
        rows=tuple(
            (
                _(_NAMES[c]), str(data.sent[c]), str(data.offers[c]), rate,
                f"{data.minutes[c] / 60 / data.offers[c]:.0f}", cells[c],
            )
            for c, rate in reversed(list(zip(_NAMES, rates, strict=True)))
        ),
    )  # fmt: skip


def channel_mix(lang: Lang) -> Figure:
    """Return the figure of what a mix of sends brings and takes.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    data = _funnel()
    ads, best = "offre_en_ligne", "relation_recommandation"
    rate = {c: data.offers[c] / data.sent[c] for c in _NAMES}
    hours = {c: data.minutes[c] / data.sent[c] / 60 for c in _NAMES}
    channels = list(reversed(_NAMES))
    weighted = Weighted(
        sliders=tuple(
            Slide(c, _(_NAMES[c]), 0, _SENDS, 1, _SENDS // len(_NAMES), _("approaches"))
            for c in channels
        ),
        names=(
            _("Offers for {people} people").format(people=_PEOPLE),
            _("Hours of work for one person"),
        ),
        values=(
            tuple(round(_PEOPLE * rate[c], 3) for c in channels),
            tuple(round(hours[c], 3) for c in channels),
        ),
        normalise=False,
        say=_(
            "{{total}} approaches: about {{first_value}} offers for {people} people, and "
            "{{second_value}} hours of work for each of them."
        ).format(people=_PEOPLE),
        decimals=0,
    )
    return Figure(
        name="channel-mix",
        plotly=as_json(weighted_bars(weighted, lang)),
        title=_("A mix of channels: offers and hours"),
        caption=_(
            "In these invented data, an approach through a personal contact brings about "
            "{offers} times as many offers as an answer to an ad, and takes {hours} times as "
            "long."
        ).format(
            offers=written(rate[best] / rate[ads], 0, lang),
            hours=written(hours[best] / hours[ads], 1, lang),
        ),
        alt=_("Two bars, offers and hours. {sentence}").format(sentence=weighted.sentence(lang)),
        table=Table(columns=(_("Result"), _("Number")), rows=weighted.rows(lang)),
        weighted=weighted,
    )
