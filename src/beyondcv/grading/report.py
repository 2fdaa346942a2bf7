"""What a run says: for people as text, for machines as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from beyondcv.exercise import visible
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.give_back import Returned
from beyondcv.grading.results import Result, told_apart
from beyondcv.grading.standing import LABELS, Standing, Status, sums
from beyondcv.i18n import Lang, number, translator

__all__ = ["as_json", "collected_text", "graded_text", "returned_text"]

_ALIKE = 3
"""How often the same sentence is said; from then on it is said once, with all names."""


def graded_text(batch: Batch, everybody: Sequence[Standing], lang: Lang) -> str:
    """Return what `beyondcv grade` prints: what came of the run, then where the class stands."""
    catalogue = translator(lang)
    _, ngettext = catalogue.gettext, catalogue.ngettext
    count, before, bad = len(batch.graded), len(batch.unchanged), _how_many(batch.problems, lang)
    names = {one.learner: one.shown for one in everybody if one.learner}
    parts = [_points(batch.results, names, lang)] if batch.results else []
    line = ngettext("{count} hand-in graded", "{count} hand-ins graded", count).format(count=count)
    if count:
        line += _(", {seconds} s each").format(seconds=number(batch.seconds / count, lang))
    if before:
        line += ngettext(
            "; {count} was graded before", "; {count} were graded before", before
        ).format(count=before)
    line += "."
    if batch.verified:
        line += " " + ngettext(
            "nbgrader itself graded {count} of them once more, to compare.",
            "nbgrader itself graded {count} of them once more, to compare.",
            batch.verified,
        ).format(count=batch.verified)
    parts.append(line)
    parts += _list(
        ngettext("{count} problem:", "{count} problems:", bad).format(count=bad),
        batch.problems,
        lang,
    )
    parts += _list(_("Good to know:"), batch.notes, lang)
    count = len(batch.nothing)
    if count:
        parts.append(
            ngettext(
                "{count} hand-in holds nothing of this unit: no points are written for it, and "
                "there is nothing to mark by hand. It is not a zero.",
                "{count} hand-ins hold nothing of this unit: no points are written for them, and "
                "there is nothing to mark by hand. They are no zeros.",
                count,
            ).format(count=count)
        )
    parts += _class(everybody, lang)
    if any(one.waiting or one.again or one.correct for one in everybody):
        parts.append(
            _(
                "Next: read what is graded by hand in JupyterLab (menu Nbgrader, then Formgrader, "
                "then Manual Grading), and give everything back with “beyondcv return”."
            )
        )
    if batch.triage:
        parts.append(_("Everybody’s status: {path}").format(path=batch.triage))
    return "\n\n".join(parts) + "\n"


def collected_text(batch: Batch, everybody: Sequence[Standing], lang: Lang) -> str:
    """Return what `beyondcv collect` prints."""
    catalogue = translator(lang)
    _, ngettext = catalogue.gettext, catalogue.ngettext
    count, bad = len(batch.handed), _how_many(batch.problems, lang)
    head = ngettext("{count} hand-in can be read:", "{count} hand-ins can be read:", count)
    before = _("graded before")
    lines = [
        "  - " + _line(f"{one.name}: {one.file}") + (f" ({before})" if one.before else "")
        for one in batch.handed
    ]
    parts = ["\n".join([head.format(count=count), *lines])]
    parts += _list(
        ngettext("{count} problem:", "{count} problems:", bad).format(count=bad),
        batch.problems,
        lang,
    )
    parts += _list(_("Good to know:"), batch.notes, lang)
    parts += _class(everybody, lang)
    if batch.triage:
        parts.append(_("Nothing was graded. Everybody’s status: {path}").format(path=batch.triage))
    return "\n\n".join(parts) + "\n"


def returned_text(done: Returned, lang: Lang) -> str:
    """Return what `beyondcv return` prints."""
    catalogue = translator(lang)
    _, ngettext = catalogue.gettext, catalogue.ngettext
    parts = ["\n".join([_("Written:"), *(f"  - {path}" for path in done.files)])]
    waiting = sum(result.to_grade > 0 for result in done.results)
    if waiting:
        parts.append(
            ngettext(
                "{count} learner still has criteria to grade by hand: their feedback says so.",
                "{count} learners still have criteria to grade by hand: their feedback says so.",
                waiting,
            ).format(count=waiting)
        )
    nothing = len(done.nothing)
    if nothing:
        parts.append(
            ngettext(
                "{count} learner handed in nothing of this unit: their page says so, without "
                "marks.",
                "{count} learners handed in nothing of this unit: their pages say so, without "
                "marks.",
                nothing,
            ).format(count=nothing)
        )
    bad = _how_many(done.problems, lang)
    parts += _list(
        ngettext("{count} problem:", "{count} problems:", bad).format(count=bad),
        done.problems,
        lang,
    )
    parts += _list(_("Good to know:"), done.notes, lang)
    parts += _class(done.everybody, lang)
    return "\n\n".join(parts) + "\n"


def as_json(run: Batch | Returned, lang: Lang, everybody: Sequence[Standing] = ()) -> str:
    """Return a run as JSON, its messages in words, and where the class stands after it.

    Parameters
    ----------
    run : Batch or Returned
    lang : {"fr", "en"}
    everybody : sequence of Standing
        Of a run that reads hand-ins.
    """
    data: dict[str, Any] = {
        "results": [
            {
                **asdict(result),
                "auto": result.auto,
                "manual": result.manual,
                "total": result.total,
                "max_points": result.max_points,
                "to_grade": result.to_grade,
            }
            for result in run.results
        ]
    }
    for name in ("problems", "notes"):
        data[name] = [
            {
                "file": t.file,
                "learner": t.learner,
                "message": t.message.text(lang),
                "unreadable": t.unread,
            }
            for t in getattr(run, name)
        ]
    if isinstance(run, Batch):
        data |= {
            "graded": run.graded,
            "unchanged": run.unchanged,
            "nothing": run.nothing,
            "missing": [one.name for one in everybody if one.status is Status.MISSING],
            "late": run.late,
            "verified": run.verified,
            "seconds": round(run.seconds, 2),
            "read": [asdict(one) for one in run.handed],
            "sums": sums(everybody),
            "people": [asdict(one) for one in everybody],
            "triage": str(run.triage) if run.triage else None,
        }
    else:
        data["files"] = [str(path) for path in run.files]
        data["nothing"] = [asdict(one) for one in run.nothing]
        data |= {"sums": sums(run.everybody), "people": [asdict(one) for one in run.everybody]}
    # Escaped: control characters of learners' texts reach no terminal as they are.
    return json.dumps(data, indent=1) + "\n"


def _class(everybody: Sequence[Standing], lang: Lang) -> list[str]:
    """Return how many there are of each status, over all runs, and who waits for something.

    Returns
    -------
    list of str
        One text; none if nobody is known, since a heading over nothing says nothing.
    """
    _ = translator(lang).gettext
    if not everybody:
        return []
    lines = [_("The class in this assignment, all runs together:")]
    for status, count in sums(everybody).items():
        if not count:
            continue
        some = [one for one in everybody if one.status is status]
        line = f"{_(LABELS[status])}: {number(count, lang)}"
        if status in (Status.WAITING, Status.AGAIN):
            open_ = Counter(title for one in some for title in (*one.waiting, *one.again))
            line += " (" + ", ".join(f"{title}: {n}" for title, n in open_.items()) + ")"
        lines.append("  - " + _line(line))
        if status not in (Status.WAITING, Status.GRADED, Status.RECEIVED):
            lines += ["      " + _line(_with_file(one)) for one in some if not one.correct]
        lines += [
            "      " + _line(f"{one.shown}: {odd.title}: {odd.text(lang)}")
            for one in some
            for odd in one.correct
        ]
    newer = [one for one in everybody if one.newer]
    if newer:
        head = _("A later file cannot be read; what was graded before still counts: {count}")
        lines.append("  - " + head.format(count=number(len(newer), lang)))
        lines += [
            "      "
            + _line(one.shown if one.newer == one.learner else f"{one.shown}: {_name(one.newer)}")
            for one in newer
        ]
    late = sum(one.late for one in everybody)
    if late:
        lines.append("  - " + _("Of them handed in late: {count}").format(count=late))
    return ["\n".join(lines)]


def _with_file(one: Standing) -> str:
    """Return a name, and the file that somebody has to look at."""
    asks = one.status in (Status.UNREADABLE, Status.ASKED) and one.file not in ("", one.learner)
    return f"{one.shown}: {_name(one.file)}" if asks else one.shown


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _points(results: list[Result], names: Mapping[str, str], lang: Lang) -> str:
    _ = translator(lang).gettext
    lines = [line for line in results[0].criteria if not line.manual]
    numbers = [f"({i})" for i in range(1, len(lines) + 1)]
    head = [_("learner"), *numbers, _("counted"), _("by hand"), _("total")]
    rows = [head]
    names = told_apart(results) | dict(names)
    for result in results:
        points = [
            "?" if c.final is None else number(c.final, lang)
            for c in result.criteria
            if not c.manual
        ]
        manual = (
            _("{count} to grade").format(count=result.to_grade)
            if result.manual is None or result.to_grade
            else number(result.manual, lang)
        )
        total = "–" if result.total is None else number(result.total, lang)
        auto = "?" if result.auto is None else number(result.auto, lang)
        rows.append([_line(names[result.learner]), *points, auto, manual, total])
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    legend = [
        f"{i} {line.title} /{number(line.max_points, lang)}"
        for i, line in zip(numbers, lines, strict=True)
    ]
    table = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([*table, "", *legend])


def _told(troubles: list[Trouble], lang: Lang) -> dict[tuple[str, str], None]:
    """Return what is said and of which file, once for a file of several people."""
    return dict.fromkeys((one.message.text(lang), one.file or one.learner) for one in troubles)


def _how_many(troubles: list[Trouble], lang: Lang) -> int:
    return len(_told(troubles, lang))


def _list(head: str, troubles: list[Trouble], lang: Lang) -> list[str]:
    if not troubles:
        return []
    alike: dict[str, list[str]] = {}
    for text, place in _told(troubles, lang):
        alike.setdefault(text, []).append(place)
    lines = []
    for text, places in alike.items():
        if len(places) > _ALIKE:
            lines += [f"  - {_line(text)} ({len(places)})", f"      {_line('; '.join(places))}"]
        else:
            lines += ["  - " + _line(": ".join(filter(None, (place, text)))) for place in places]
    return ["\n".join([head, *lines])]


def _line(text: str) -> str:
    """Return a stranger's text so that it neither steers the terminal nor starts a line."""
    return visible(text).replace("\n", "[U+000A]").replace("\r", "[U+000D]")
