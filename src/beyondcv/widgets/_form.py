"""The form of a unit: its steps, and the bar that is always there."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from beyondcv.checks import Status, graded
from beyondcv.profile import dumps
from beyondcv.widgets import _clock
from beyondcv.widgets._assets import style
from beyondcv.widgets._begin import AdView, StartView
from beyondcv.widgets._capstone import FileSoFarView, SheetDraftView, SpreadActsView
from beyondcv.widgets._given import GivenView
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._links import download
from beyondcv.widgets._lists import EntriesView, field_view
from beyondcv.widgets._quick import QuickAddView
from beyondcv.widgets._report import Report
from beyondcv.widgets._review import PreviewView, ProgressView, TakeHomeView
from beyondcv.widgets._selfcheck import SelfCheckView
from beyondcv.widgets._session import CAMILLE, Session
from beyondcv.widgets._spec import (
    AdChoice,
    Block,
    Entries,
    FileSoFar,
    Given,
    Preview,
    Progress,
    QuickAdd,
    SelfCheck,
    SheetDraft,
    SpreadActs,
    StartChoice,
    Step,
    TakeHome,
)
from beyondcv.widgets._views import Kit, View, tell

__all__ = ["Form"]


def block_view(block: Block, kit: Kit) -> View:
    """Return the view of a block."""
    match block:
        case StartChoice():
            return StartView(kit)
        case AdChoice():
            return AdView(block, kit)
        case FileSoFar():
            return FileSoFarView(kit)
        case SheetDraft():
            return SheetDraftView(kit)
        case SpreadActs():
            return SpreadActsView(kit)
        case Entries():
            return EntriesView(block, kit)
        case QuickAdd():
            return QuickAddView(block, kit)
        case Given():
            return GivenView(block, kit)
        case Preview():
            return PreviewView(kit)
        case Progress():
            return ProgressView(kit)
        case TakeHome():
            return TakeHomeView(kit)
        case SelfCheck():
            return SelfCheckView(block, kit)
        case _:
            return field_view(block, kit, block.path)


class _StepView:
    def __init__(self, step: Step, kit: Kit) -> None:
        self.views = [block_view(block, kit) for block in step.blocks]
        _ = kit.gettext
        head = f"<h3>{escape(_(step.title))}</h3>{paragraph(_(step.intro), 'bcv-intro')}"
        self.widget = kit.box(
            [kit.html(head, "bcv-step-title"), *(view.widget for view in self.views)], "bcv-step"
        )


class Form:
    """One unit's form over one session.

    Steps are made when they are first shown.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.kit = Kit(session)
        self.steps = session.unit.steps
        self._made: dict[str, _StepView] = {}
        self._report: Report | None = None
        kit, _ = self.kit, self.kit.gettext
        self.state = kit.status("bcv-state")
        self.tabs = [
            kit.button(_(step.title), self._opener(number), "bcv-tab")
            for number, step in enumerate(self.steps)
        ]
        self.back = kit.button(_("Previous step"), lambda: self.open(self.current - 1), "bcv-go")
        self.next = kit.button(
            _("Next step"), lambda: self.open(self.current + 1), "bcv-go bcv-forward"
        )
        self.undo = kit.button(_("Undo"), session.undo, "bcv-quiet bcv-undo")
        self.link = kit.html(css="bcv-links")
        self.erase = kit.button(_("Erase everything"), self._ask, "bcv-quiet bcv-erase")
        self._sure = kit.box(
            [
                kit.html(
                    paragraph(
                        _("Erase your profile, here and where it is kept? Download it first."),
                        "bcv-alert",
                    )
                ),
                kit.button(_("Yes, erase everything"), self._erase, "bcv-yes"),
                kit.button(_("No, keep it"), self._keep, "bcv-no"),
            ],
            "bcv-sure",
        )
        self._bar = kit.box([self.undo, self.link, self.erase], "bcv-bar-actions")
        self._body = kit.box([], "bcv-step-box")
        self.current = 0
        self.widget = kit.box(
            [
                kit.html(f"<style>{style()}</style>", "bcv-style"),
                kit.box([kit.html(escape(_("Steps")), "bcv-unseen"), *self.tabs], "bcv-tabs"),
                self.state,
                self._body,
                kit.box([self.back, self.next], "bcv-steps-nav"),
                self._bar,
            ],
            f"bcv-form bcv-lang-{session.lang}",
        )
        session.watch(self._refresh)
        session.after(self._settled)
        self.open(1 if session.profile.to_dict(bare=True) else 0)

    def open(self, number: int) -> None:
        """Show a step; nothing happens beyond the ends."""
        if not 0 <= number < len(self.steps):
            return
        self.current = number
        step = self.steps[number]
        if step.id not in self._made:
            self._made[step.id] = _StepView(step, self.kit)
        for place, tab in enumerate(self.tabs):
            (tab.add_class if place == number else tab.remove_class)("bcv-current")
        self.back.disabled = number == 0
        self.next.disabled = number == len(self.steps) - 1
        self._refresh()
        self._settled()
        self._body.children = (self._made[step.id].widget,)

    @property
    def views(self) -> list[View]:
        """The blocks of the step that is shown."""
        return self._made[self.steps[self.current].id].views

    def close(self) -> None:
        """Drop every widget of this form."""
        self.session.settle_soon.cancel()
        self.kit.close()

    def _opener(self, number: int) -> Callable[[], None]:
        return lambda: self.open(number)

    def _refresh(self) -> None:
        for view in self.views:
            view.refresh()

    def _settled(self) -> None:
        session, _ = self.session, self.kit.gettext
        report = Report(session.unit, session.profile, session.lang, _clock.today())
        for view in self.views:
            view.tell(report)
        self.undo.disabled = not session.can_undo
        tell(
            self.link,
            download(_("Download"), "profile.json", "application/json", dumps(session.profile)),
        )
        tell(self.state, self._state())

    def _state(self) -> str:
        session, _ = self.session, self.kit.gettext
        said = [
            paragraph(message.text(session.lang), "bcv-alert")
            for message in (session.notice, session.trouble)
            if message
        ]
        if session.done:
            said.append(paragraph(session.done.text(session.lang), "bcv-tip"))
        facts = [session.store.where.text(session.lang)]
        if session.profile.course.persona == CAMILLE:
            facts.insert(0, _("You work as Camille (fictional person)."))
        results = graded(session.unit.id, session.profile, session.lang, _clock.today())
        if results:
            met = sum(result.status is Status.PASSED for result in results)
            facts.append(_("Criteria met: {met} of {total}.").format(met=met, total=len(results)))
        return "".join([*said, paragraph(" ".join(facts), "bcv-facts")])

    def _ask(self) -> None:
        self._bar.children = (self.undo, self.link, self.erase, self._sure)

    def _keep(self) -> None:
        self._bar.children = (self.undo, self.link, self.erase)

    def _erase(self) -> None:
        self._keep()
        self.session.erase()
        self.open(0)
