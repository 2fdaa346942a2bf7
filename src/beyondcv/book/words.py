"""The interface's words, for templates and scripts: one place, both languages."""

from __future__ import annotations

from functools import cache

from beyondcv.i18n import Lang, translator

__all__ = ["words"]


@cache
def words(lang: Lang) -> dict[str, str]:
    """Return every text of the book's interface by its short name.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    return {
        # The page around the text
        "skip": _("Skip to the text"),
        "menu": _("Menu"),
        "contents": _("Contents"),
        "here": _("On this page"),
        "home": _("Home"),
        "search": _("Search"),
        "search_field": _("Search the book"),
        "search_help": _("Accents do not matter: resume finds résumé."),
        "search_script": _("Searching needs JavaScript. The contents are in the menu."),
        "search_wait": _("Searching…"),
        "search_title": _("Results"),
        "search_none": _("No page holds all these words. Try fewer words, or shorter ones."),
        "search_one": _("1 page holds these words."),
        "search_many": _("{n} pages hold these words."),
        "unmark": _("Clear the search highlights"),
        "languages": _("Language"),
        "language_name": _("English"),
        "invitation": _(
            "A free course for people looking for work: show what you can do, find support, stay "
            "in charge. It works on a phone and takes 4 hours, or 12 for everything."
        ),
        "page_nav": _("Previous and next page"),
        "previous": _("Previous"),
        "next": _("Next"),
        "credit": _("After an article published on canden.fr on 22 August 2011."),
        "licence": _("Texts and drawings: CC BY 4.0. Code: BSD 3-Clause."),
        "licences": _("Licences of the programs that run in these pages."),
        "promise": _("What this course promises, and what it does not"),
        "private": _("No account, no cookies, no visitor statistics."),
        # Boxes
        "in_short": _("In short"),
        "trainers": _("For trainers"),
        # Evidence
        "source": _("Source"),
        "read_on": _("read on {date}"),
        "population": _("Who was studied"),
        "limits": _("Limits"),
        "legend": _("What do these signs mean?"),
        "doubtful": _("A claim to doubt"),
        # Misconceptions
        "common_idea": _("A common idea ({code}):"),
        "quoted": _("“{text}”"),
        "known": _("What is known:"),
        "treated": _("Where the course speaks of it"),
        # Figures
        "figure_table": _("The same in a table"),
        "figure_script": _("Drawing the figure needs JavaScript; the table says the same."),
        "figure_wait": _("The figure is being drawn…"),
        "figure_failed": _("The figure could not be drawn; the table says the same."),
        "fictional": _("Fictional data"),
        "figure": _("Figure"),
        "figure_controls": _("Change the figure"),
        "figure_draw": _("draw {n} of {total}"),
        "figure_no_weight": _("All weights are at 0: nothing can be ranked."),
        "figure_reset": _("Back to the start"),
        "table": _("Table {n}: {columns}"),
        # Quiz
        "question": _("Question {n} of {total}"),
        "recall": _("Recall"),
        "check": _("Check"),
        "again": _("Start this question again"),
        "answers": _("Answers and explanations"),
        "right_answer": _("Right answer"),
        "wrong_answer": _("Not this one"),
        "right": _("Yes, that is right."),
        "second_try": _("Not this one. Read why, then try once more."),
        "wrong": _("Not this one either. The right answer is marked above."),
        "choose": _("Choose an answer first."),
        # Workshop
        "workshop": _("Workshop"),
        "workshop_intro": _(
            "The form opens here, on this page. Nothing to install. "
            "What you type stays on this device."
        ),
        "workshop_asks": _("What the workshop asks"),
        "start": _("Start"),
        "workshop_cannot": _(
            "The form cannot open here: the browser is too old, the page was opened as a file, "
            "or part of it did not arrive. Reload the page, or open it on another device. "
            "The exercise also works on paper: print this page and answer the questions below."
        ),
        "workshop_script": _(
            "The form needs JavaScript. Without it, answer the questions on paper "
            "or in a text editor."
        ),
    }
