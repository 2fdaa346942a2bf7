"""The view of a `SelfCheck`: one passage of the self-test, and at the end both side by side.

Nothing is explained before the second passage is finished: the answers of form
A would teach those of form B, and the comparison would be worth even less.
"""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any

import ipywidgets as w

from beyondcv.checks import _selftest as tests
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile
from beyondcv.profile._programme import SelfTest
from beyondcv.widgets import _clock
from beyondcv.widgets._fields import bind, menu, radio
from beyondcv.widgets._html import heading, paragraph
from beyondcv.widgets._places import CHOOSE, UNKNOWN
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import SelfCheck
from beyondcv.widgets._views import Kit, View, at, tell

__all__ = ["SelfCheckView", "paper"]

_MOST_ACTS = 20


class _Shown:
    """A control and its place of the profile, with nothing to be said under it."""

    def __init__(self, kit: Kit, made: tuple[w.Widget, Any]) -> None:
        control, self.refresh = made
        self.widget = kit.box([control], "bcv-field")

    def tell(self, report: Report) -> None:
        """Say nothing: what is right is told at the end."""


class SelfCheckView:
    """Questions, statements and acts of one passage, and the button that ends it."""

    def __init__(self, spec: SelfCheck, kit: Kit) -> None:
        _ = kit.gettext
        self.spec, self.kit = spec, kit
        self.path = f"meta.beyondcv.tests.{spec.passage}"
        self.form = tests.FORMS[spec.passage]
        self._asked = [self._item(n, item) for n, item in enumerate(self._items, 1)]
        self._sure = [
            self._statement(name, text) for name, text in tests.statements(kit.lang).items()
        ]
        self._acts = self._count_acts()
        self._note = kit.status()
        self._result = kit.html(css="bcv-criteria")
        self.widget = kit.box(
            [
                kit.html(heading(_("Ten questions"), 4)),
                *(view.widget for view in self._asked),
                kit.html(
                    heading(_("How sure I feel"), 4) + paragraph(_sure_help(kit.lang), "bcv-help"),
                    "bcv-heading",
                ),
                *(view.widget for view in self._sure),
                kit.html(heading(_("What I did"), 4)),
                self._acts.widget,
                kit.box(
                    [
                        kit.button(_("I have finished"), self._finish, "bcv-forward"),
                        kit.button(_("Keep only the dates"), self._forget),
                    ],
                    "bcv-bar-actions",
                ),
                self._note,
                self._result,
            ],
            "bcv-selfcheck",
        )

    @property
    def views(self) -> list[View]:
        """Everything that can be answered, in order."""
        return [*self._asked, *self._sure, self._acts]

    @property
    def _items(self) -> tuple[tests.Item, ...]:
        return tests.items(self.form, self.kit.lang)

    @property
    def _test(self) -> SelfTest:
        passage: SelfTest = getattr(self.kit.session.profile.course.tests, self.spec.passage)
        return passage

    def refresh(self) -> None:
        """Show what the profile holds now."""
        for view in self.views:
            view.refresh()

    def tell(self, report: Report) -> None:
        """Say whether the passage is finished; after the second, what both came to."""
        result = ""
        if day := tests.finished_on(self._test):
            self._say_done(day)
            if self.spec.passage == "after":
                result = comparison(self.kit.session.profile, self.kit.lang)
        tell(self._result, result)

    def _item(self, place: int, item: tests.Item) -> View:
        _ = self.kit.gettext
        options = [(option.text, option.letter) for option in item.options]
        options.append((_(UNKNOWN), tests.UNKNOWN))
        label = f"{place}. {item.stem}"
        return _Shown(self.kit, radio(self.kit, f"{self.path}.items.{item.id}", label, options))

    def _statement(self, name: str, text: str) -> View:
        options = [(str(level), str(level)) for level in range(tests.TOP + 1)]
        path = f"{self.path}.confidence.{name}"
        return _Shown(self.kit, menu(self.kit, path, text[0].upper() + text[1:], options))

    def _count_acts(self) -> View:
        _ = self.kit.gettext
        counts = [(str(n), str(n)) for n in range(_MOST_ACTS)]
        counts.append((_("{count} or more").format(count=_MOST_ACTS), str(_MOST_ACTS)))
        control = self.kit.make(
            w.Dropdown,
            f"bcv-input {at(f'{self.path}.acts')}",
            description=tests.acts_question(self.kit.lang),
            options=[(_(CHOOSE), ""), *counts],
            value="",
        )
        return _Shown(
            self.kit,
            (control, bind(self.kit.session, f"{self.path}.acts", control, _shown, _kept)),
        )

    def _finish(self) -> None:
        _, ngettext = self.kit.gettext, translator(self.kit.lang).ngettext
        missing = sum(item.id not in self._test.items for item in self._items)
        if missing and not tests.done(self._test):
            said = ngettext(
                "{count} question has no answer yet. “I do not know yet” is an answer.",
                "{count} questions have no answer yet. “I do not know yet” is an answer.",
                missing,
            )
            tell(self._note, paragraph(said.format(count=missing), "bcv-tip"))
            return
        if missing:
            return

        def end(profile: Profile) -> None:
            test = getattr(profile.course.tests, self.spec.passage)
            test.form, test.date = self.form, _clock.today().isoformat()

        self.kit.session.change(end)

    def _forget(self) -> None:
        self.kit.session.change(tests.forget_answers)
        if not tests.done(self._test):
            said = self.kit.gettext("Your answers are no longer in your file.")
            # The file has them as long as it could not be written.
            tell(self._note, paragraph(said, "bcv-tip") if self._is_kept else "")

    @property
    def _is_kept(self) -> bool:
        return self.kit.session.trouble is None

    def _say_done(self, day: dt.date) -> None:
        _ = self.kit.gettext
        said = _("Finished on {date}.").format(date=f"{day:%d/%m/%Y}") + " "
        if not self._test.items:
            if self._is_kept:
                said += _("The file holds this date, and no answer.")
        elif self.spec.passage == "before":
            said += _("The answers come after the second round, at the end of the course.")
        else:
            said += _("The results of both rounds are below.")
        tell(self._note, paragraph(said.rstrip(), "bcv-tip"))


def _shown(acts: float | None) -> str:
    return "" if acts is None else str(int(min(max(acts, 0), _MOST_ACTS)))


def _kept(text: str) -> float | None:
    return int(text) if text else None


def _sure_help(lang: Lang) -> str:
    _ = translator(lang).gettext
    return _("Today, could you do this? 0 is not at all, 10 is without any doubt.")


def comparison(profile: Profile, lang: Lang) -> str:
    """Return both passages side by side, with what they cannot show, then the explanations.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}

    Returns
    -------
    str
        HTML; nothing if the second passage holds no answer.
    """
    _ = translator(lang).gettext
    held = profile.course.tests
    before, after = tests.score(held.before), tests.score(held.after)
    if after is None:
        return ""
    caution = _(
        "A difference does not prove that the course made it. Without a group to compare with, "
        "time, other help and chance play their part; with ten questions, one more right answer "
        "may be luck."
    )
    unseen = _("The first round is not in this file, so there is nothing to compare with.")
    html = heading(_("Before and after"), 4)
    html += paragraph(caution if before else unseen, "bcv-alert")
    return html + _table(before, after, lang) + _explained(held.before, held.after, lang)


def _table(before: tests.Score | None, after: tests.Score, lang: Lang) -> str:
    _ = translator(lang).gettext

    def mean(score: tests.Score | None) -> str:
        if score is None or score.confidence is None:
            return "–"
        text = number(round(score.confidence, 1), lang)
        return _("{mean} out of {top}").format(mean=text, top=tests.TOP)

    def right(score: tests.Score | None) -> str:
        if score is None:
            return "–"
        return _("{mean} out of {top}").format(mean=score.right, top=score.of)

    def acts(score: tests.Score | None) -> str:
        return "–" if score is None or score.acts is None else number(score.acts, lang)

    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(cell(before))}</td>'
        f"<td>{escape(cell(after))}</td></tr>"
        for name, cell in (
            (_("Right answers"), right),
            (_("How sure I feel, on average"), mean),
            (_("Actions in the last seven days"), acts),
        )
    )
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in (_("Before"), _("After")))
    return (
        f'<table class="bcv-points"><thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _explained(before: SelfTest, after: SelfTest, lang: Lang) -> str:
    _ = translator(lang).gettext
    titles = {"A": _("The first ten questions, explained"), "B": _("The last ten, explained")}
    html = ""
    for test in (before, after):
        if tests.score(test) is None:
            continue
        entries = "".join(
            f"<li><p><strong>{escape(item.stem)}</strong></p>"
            + paragraph(_("Your answer: {text}").format(text=_given(item, test, lang)), "")
            + paragraph(_("The best answer: {text}").format(text=item.right.text), "")
            + paragraph(item.why, "")
            + "</li>"
            for item in tests.items(test.form, lang)
        )
        html += (
            f"<details><summary>{escape(titles[test.form])}</summary><ol>{entries}</ol></details>"
        )
    return html


def _given(item: tests.Item, test: SelfTest, lang: Lang) -> str:
    letter = test.items.get(item.id)
    texts = {option.letter: option.text for option in item.options}
    return texts.get(letter or "") or translator(lang).gettext("I do not know yet")


def paper(spec: SelfCheck, lang: Lang) -> str:
    """Return one passage as plain HTML, to read or to fill in by hand."""
    _ = translator(lang).gettext

    def options(*texts: str) -> str:
        return f'<ul class="bcv-options">{"".join(f"<li>{escape(t)}</li>" for t in texts)}</ul>'

    asked = "".join(
        f'<p class="bcv-pick"><strong>{n}. {escape(item.stem)}</strong></p>'
        + options(*(option.text for option in item.options), _("I do not know yet"))
        for n, item in enumerate(tests.items(tests.FORMS[spec.passage], lang), 1)
    )
    sure = "".join(
        f'<p class="bcv-blank"><strong>{escape(text[0].upper() + text[1:])}</strong></p>'
        for text in tests.statements(lang).values()
    )
    return (
        f"<h4>{escape(_('Ten questions'))}</h4>{asked}"
        f"<h4>{escape(_('How sure I feel'))}</h4>{paragraph(_sure_help(lang), 'bcv-help')}{sure}"
        f"<h4>{escape(_('What I did'))}</h4>"
        f'<p class="bcv-blank"><strong>{escape(tests.acts_question(lang))}</strong></p>'
    )
