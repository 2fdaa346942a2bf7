"""What to write to learners whose file could not be read, ready to be copied."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from beyondcv.grading.aside import name_of
from beyondcv.grading.batch import Trouble
from beyondcv.grading.pages.paper import text
from beyondcv.i18n import Lang, Message, translator

__all__ = ["letter", "letter_box", "said"]


def letter(trouble: Trouble, title: str, lang: Lang) -> str:
    """Return what to write to a learner whose file could not be read.

    Parameters
    ----------
    trouble : Trouble
    title : str
        The assignment's.
    lang : {"fr", "en"}
        The course's.
    """
    _ = translator(lang).gettext
    cause = trouble.message.params.get("cause")
    name = name_of(trouble)
    lines = [
        _("Hello {name},").format(name=name) if name else _("Hello,"),
        "",
        _("Your file “{file}” for “{title}” has arrived, but it cannot be read.").format(
            file=PurePosixPath(trouble.file).name, title=title
        ),
        cause.text(lang) if isinstance(cause, Message) else "",
        _(
            "Open the course’s form where you filled it in, save profile.json, and hand in that "
            "one file, as it is. If that does not work, tell me: we shall look at it together."
        ),
        "",
        _("This is not a zero: your work will be graded as soon as it can be read."),
    ]
    return "\n".join(line for i, line in enumerate(lines) if line or i in (1, 5))


def letter_box(
    trouble: Trouble, title: str, course_lang: Lang, lang: Lang, names: Mapping[str, str]
) -> str:
    """Return what was wrong and the letter about it, as HTML; parameters as for both others."""
    _ = translator(lang).gettext
    words = letter(trouble, title, course_lang)
    label = _("What to write about {file}").format(file=trouble.file)
    summary = _("What to write to the learner")
    lines = words.count("\n") + 1 + len(words) // 100
    return (
        f"{said(trouble, lang, names)}\n"
        f"<details><summary>{text(summary)}</summary>"
        f'<textarea readonly rows="{lines}" lang="{course_lang}" '
        f'aria-label="{text(label)}">\n{text(words)}</textarea></details>'
    )


def said(trouble: Trouble, lang: Lang, names: Mapping[str, str]) -> str:
    """Return whose file it is, where it stands and what is said of it, as HTML.

    Parameters
    ----------
    trouble : Trouble
    lang : {"fr", "en"}
        Of the person who grades.
    names : mapping of str to str
        What people are called, by id; of others the path says it.
    """
    who = names.get(trouble.learner) or name_of(trouble)
    name = f"<strong>{text(who)}</strong> · " if who else ""
    place = f"{text(trouble.file)}<br>" if trouble.file and trouble.file != who else ""
    return f"{name}{place}{text(trouble.message.text(lang))}"
