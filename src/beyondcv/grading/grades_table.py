"""``grades.csv``: a line for everybody of the class, those without points too, and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import PurePosixPath

from beyondcv.grading.cells import harmless
from beyondcv.grading.grade_rows import Marked
from beyondcv.grading.results import Result
from beyondcv.grading.standing import LABELS, OF_MARKS, Standing, Status
from beyondcv.i18n import Lang, number, translator

__all__ = ["table"]


def table(results: Sequence[Result], everybody: Sequence[Standing], lang: Lang) -> bytes:
    """Return the table as a spreadsheet of the course's language opens it.

    Parameters
    ----------
    results : sequence of Result
    everybody : sequence of Standing
        The class; who has no result gets a line without points.
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    stream = io.StringIO()
    lines = csv.writer(stream, delimiter=";" if lang == "fr" else ",")
    criteria = results[0].criteria if results else ()
    titles = [f"{line.title} /{number(line.max_points, lang)}" for line in criteria]
    ends = [_("Counted by the notebook"), _("Read"), _("Total"), _("Still to grade by hand")]
    lines.writerow([_("Id"), _("Name"), _("Remark"), *map(harmless, titles), *ends, _("Status")])
    of = {one.learner: one for one in everybody if one.learner}
    for result in results:
        values = [
            *(line.final for line in result.criteria),
            result.auto,
            result.manual,
            result.total,
        ]
        cells = ["" if value is None else number(value, lang) for value in values]
        status = _(LABELS[OF_MARKS[result.marked]])
        odd = [wrong.text(lang) for line in result.criteria if (wrong := line.to_correct)]
        if odd:
            said = _("Points to correct: {points}").format(points=" · ".join(odd))
            status = said if result.marked is Marked.CORRECT else f"{status} · {said}"
        remark = _remark(of.get(result.learner), lang)
        names = map(harmless, (result.learner, result.name, remark))
        lines.writerow([*names, *cells, result.to_grade, harmless(status)])
    graded = {result.learner for result in results}
    for one in everybody:
        if one.learner in graded:
            continue
        # Without an id only the name can say which of two namesakes it is.
        name = one.name if one.learner else one.shown
        names = map(harmless, (one.learner, name, _remark(one, lang)))
        empty = [""] * (len(titles) + len(ends))
        # Points that cannot be read back are not called given.
        status = Status.RECEIVED if one.status in OF_MARKS.values() else one.status
        lines.writerow([*names, *empty, _(LABELS[status])])
    return stream.getvalue().encode("utf-8-sig")


def _remark(one: Standing | None, lang: Lang) -> str:
    """Return what a status does not say: which file cannot be read, or came late."""
    _ = translator(lang).gettext
    if one is None:
        return ""
    if one.newer and one.newer == one.learner:
        # With pseudonyms no file's name is kept.
        return _("a later file cannot be read")
    if one.newer:
        name = PurePosixPath(one.newer).name
        return _("a later file cannot be read: {file}").format(file=name)
    if one.status in (Status.UNREADABLE, Status.ASKED):
        return PurePosixPath(one.file).name
    return _("handed in late") if one.late else ""
