"""Two versions of a message, one truly better: how many sends until that shows.

Drawn from ``data/synthetic/ab_messages.csv``: a thousand draws for each number
of messages, of which the page can show the first forty.
"""

from __future__ import annotations

import plotly.graph_objects as go

from beyondcv._resources import read_toml
from beyondcv.figures._bars import name_rows
from beyondcv.figures._channels import table_rows
from beyondcv.figures._controls import Choose, Redraw, State
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import Lang, number, translator

__all__ = ["ab_messages", "wins"]

_SHOWN = 40
_BESIDE = 72
_TRUE = read_toml("synthetic/parameters.toml")["ab_messages"]["answered"]


def _draws() -> dict[int, list[tuple[int, int]]]:
    """Return answers to A and to B, draw by draw, for each number of messages."""
    found: dict[int, list[tuple[int, int]]] = {}
    for row in table_rows("synthetic/ab_messages.csv"):
        pair = int(row["answers_a"]), int(row["answers_b"])
        found.setdefault(int(row["per_version"]), []).append(pair)
    return found


def wins() -> dict[int, int]:
    """Return in how many draws B, the better version, gets more answers, by number of messages."""
    return {sent: sum(b > a for a, b in draws) for sent, draws in _draws().items()}


def ab_messages(lang: Lang) -> Figure:
    """Return the figure of one draw after another, with what a thousand draws say.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    draws, right = _draws(), wins()
    names = [_("Version B"), _("Version A")]
    first, *_others, last = draws
    thousand = number(len(draws[first]), lang)
    percent, of = _("{n}%"), _("{answers} of {sent}")

    def shares(sent: int, pair: tuple[int, int]) -> list[str]:
        return [percent.format(n=number(round(100 * n / sent, 1), lang)) for n in pair]

    def say(sent: int, place: int, a: int, b: int) -> str:
        if a == b:
            seen = _("A and B: {a} answers each. This draw says nothing.").format(a=a)
        elif b > a:
            seen = _("B looks better, {b} answers to {a}: right, this time.").format(a=a, b=b)
        else:
            seen = _("A looks better, {a} answers to {b}: wrong.").format(a=a, b=b)
        luck = _("With {sent} messages of each, B wins in {right} of {all} draws.").format(
            sent=sent, right=right[sent], all=thousand
        )
        draw = _("Draw {number}.").format(number=place + 1)
        return f"{draw} {seen} {luck}"

    states: dict[tuple[str, ...], State] = {}
    for sent, pairs in draws.items():
        for place, (a, b) in enumerate(pairs[:_SHOWN]):
            share = shares(sent, (a, b))
            states[str(sent), str(place)] = State(
                data=[
                    {"x": [round(100 * b / sent, 1), round(100 * a / sent, 1)]},
                    {},
                    {"text": [of.format(answers=n, sent=sent) for n in (b, a)]},
                ],
                say=say(sent, place, a, b),
                rows=(
                    (names[1], str(sent), str(a), share[0]),
                    (names[0], str(sent), str(b), share[1]),
                ),
            )
    start = states[str(first), "0"]
    fig = go.Figure()
    fig.add_bar(
        y=names, orientation="h", width=0.4, marker={"color": [MAIN, PALE]}, **start.data[0]
    )  # fmt: skip
    fig.add_scatter(
        x=[100 * _TRUE["b"], 100 * _TRUE["a"]],
        y=names,
        mode="markers",
        marker={"symbol": "line-ns", "size": 34, "line": {"width": 3, "color": INK}},
    )
    # Beside the bars, not at their ends: the strokes would run through the words.
    fig.add_scatter(
        x=[_BESIDE, _BESIDE], y=names, mode="text", textposition="middle right", cliponaxis=False,
        **start.data[2],
    )  # fmt: skip
    fig.update_xaxes(range=[0, 105], visible=False, fixedrange=True)
    name_rows(fig, names, 34)
    fig.update_layout(layout(220))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 8})
    return Figure(
        name="ab-messages",
        plotly=as_json(fig),
        title=_("Which version is better? A draw at a time"),
        caption=_(
            "B is truly better: {b} of its messages are answered, {a} of A’s (grey strokes). With "
            "{few} messages of each, B wins in {right} of {all} draws; with {many}, in {sure}."
        ).format(
            a=percent.format(n=f"{100 * _TRUE['a']:.0f}"),
            b=percent.format(n=f"{100 * _TRUE['b']:.0f}"),
            few=first,
            many=last,
            right=right[first],
            sure=right[last],
            all=thousand,
        ),
        alt=start.say,
        table=Table(
            columns=(_("Version"), _("Messages"), _("Answers"), _("Share")), rows=start.rows
        ),
        controls=(
            Choose(
                "messages",
                _("Messages of each version"),
                tuple((str(sent), str(sent)) for sent in draws),
            ),
            Redraw(_("Send them again"), draws=_SHOWN),
        ),
        states=states,
    )
