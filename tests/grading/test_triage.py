"""The page for the person who grades."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from beyondcv.errors import ProfileError
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.grade_rows import ToCorrect
from beyondcv.grading.grades_table import table
from beyondcv.grading.handins.extract import profile_in
from beyondcv.grading.pages.letters import letter
from beyondcv.grading.pages.triage import default_path, page, write
from beyondcv.grading.people.roster import read_sheet
from beyondcv.grading.report import graded_text
from beyondcv.grading.standing import Standing, Status, standings
from beyondcv.i18n import LANGS, Lang, msg
from tests.grading.conftest import ROOT, SCRIPT, Graded
from tests.grading.handins import as_json, finished, moodle, write_zip

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = '"><script>document.title="hacked"</script><img src=x onerror=alert(1)></textarea><b>'


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def _section(html: str, id: str) -> str:
    found = re.search(rf'<section aria-labelledby="{id}">.*?</section>', html, re.DOTALL)
    assert found, id
    return found[0]


def _one(name: str, id: str, status: Status = Status.WAITING) -> Standing:
    waiting = ("Le but",) if status is Status.WAITING else ()
    again = ("Le but",) if status is Status.AGAIN else ()
    points = 4 if status is Status.GRADED else None
    late = status is Status.RECEIVED
    correct = (ToCorrect("Le but", 7.0, 2.0),) if status is Status.CORRECT else ()
    return Standing(
        id, name, status, waiting, again, late, points=points, most=4, file=name, correct=correct
    )


def _page(graded: Graded, lang: Lang = "fr") -> str:
    everybody = standings(graded.course, read_sheet(graded.roster).people())
    return page(graded.course, graded.batch, everybody, lang)


@pytest.fixture
def course(class_dir: Path) -> Course:
    """The French unit 03, in an empty class."""
    return open_course(ROOT / "exercises" / "fr", "03-present")


def _evil_batch() -> Batch:
    return Batch(
        problems=[
            Trouble(f"{EVIL}/profile.json", EVIL, msg("{x}", x=EVIL), unread=True),
            Trouble(EVIL, "", msg("{x}\u202e", x=EVIL)),
        ],
        notes=[Trouble(EVIL, EVIL, msg("{x}", x=EVIL))],
    )


def _evil_class() -> list[Standing]:
    """Somebody of each status."""
    return [_one(f"{EVIL} {status}", EVIL + status, status) for status in Status]


def test_everybody_has_a_status(graded: Graded) -> None:
    """Are by hand, unreadable and missing told apart, with what is left to grade?"""
    html = _page(graded)

    by_hand = _plain(_section(html, "by-hand"))
    assert "3 : Le but et le parcours vont ensemble · Les preuves" in by_hand
    for name in ("Léa D&#x27;ARC", "Tom MARTIN", "Zoé ÖZ"):
        assert name in by_hand
    unread = _plain(_section(html, "unreadable"))
    for name in ("Élo TORN", "Max NESTED", "Ada EMPTY"):
        assert name in unread
    assert "Eva ABSENTE" in _section(html, "missing")
    assert '<html lang="fr">' in html


def test_there_is_a_letter_for_each_unreadable_file(graded: Graded) -> None:
    """Does it greet by name, name the file, say why and what to do, in the course's language?"""
    html = _page(graded, "en")
    unread = [trouble for trouble in graded.batch.problems if trouble.unread]
    torn = next(trouble for trouble in unread if "TORN" in trouble.file)

    words = letter(torn, "Exercice 3", "fr")
    assert words.startswith("Bonjour Élo TORN,\n\nVotre fichier «\u00a0profile.json\u00a0»")
    with pytest.raises(ProfileError) as why:
        profile_in(as_json(finished("fr"))[:200])
    assert why.value.text("fr") in words
    assert "profile.json" in words.splitlines()[4]
    assert html.count("<textarea readonly") == len(unread) == 3
    assert html.count('lang="fr" aria-label=') == 3
    assert '<html lang="en">' in html


def test_comments_stand_beside_the_list_of_what_is_left(graded: Graded) -> None:
    """Can they be copied while grading, and only the assignment's?"""
    html = _section(_page(graded), "by-hand")

    assert "Pas suivant" in html
    assert "Vos tâches sont nommées clairement." in html
    assert "Le lien est nommé." not in html


def test_two_of_one_name_are_told_apart(course: Course) -> None:
    """Does the page say which of two people of one name waits, and which is done?"""
    names = [_one("Tom MARTIN", f"tom-martin_{n}") for n in (2, 3)]
    names += [_one("Tom MARTIN", "tom-martin_1", Status.GRADED), _one("Zoé ÖZ", "zoe-oz_4")]
    html = page(course, Batch(), names, "fr")

    by_hand = _plain(_section(html, "by-hand"))
    assert "Tom MARTIN [tom-martin_2] Tom MARTIN [tom-martin_3] Zoé ÖZ" in by_hand


@pytest.mark.parametrize("lang", LANGS)
def test_points_that_cannot_be_right_are_to_be_corrected_and_cannot_be_kept(
    course: Course, lang: Lang
) -> None:
    """Do page and console say which points of how many, and is “Resolve” not offered there?"""
    waits = replace(_one("Zoé", "z"), correct=(ToCorrect("La voix", -1.0, 2.0),))
    everybody = [waits, _one("Léa", "a", Status.CORRECT)]
    html = page(course, Batch(), everybody, lang)
    said = {"fr": "Léa · Le but · 7 sur 2", "en": "Léa · Le but · 7 of 2"}[lang]
    assert said in _plain(_section(html, "correct"))
    assert "Resolve" not in html
    by_hand = {"fr": "La voix (points à corriger\xa0: -1 sur 2)", "en": "correct: -1 of 2"}[lang]
    assert by_hand in _section(html, "by-hand")

    out = graded_text(Batch(), everybody, lang)
    assert {"fr": "Points à corriger: 1\n", "en": "Points to correct: 1\n"}[lang] in out
    assert {"fr": "Léa: Le but: 7 sur 2", "en": "Léa: Le but: 7 of 2"}[lang] in out


def test_a_class_of_nobody_has_no_heading() -> None:
    """Is nothing said over an empty list, where no hand-in is known and there is no list?"""
    assert "all runs together" not in graded_text(Batch(), [], "en")
    assert "all runs together" in graded_text(Batch(), [_one("Léa", "a")], "en")


def test_remarks_call_people_by_their_names(course: Course) -> None:
    """Does a remark on a file of a team's, whose path names nobody, say who by name?"""
    path = moodle("Équipe Rouge", 512, "profile.json")
    note, problem = Trouble(path, "b_1", msg("A note.")), Trouble(path, "b_1", msg("A problem."))
    batch = Batch(problems=[problem], notes=[note])
    html = page(course, batch, [_one("Clara Morel", "b_1")], "en")
    for part in ("notes", "look"):
        assert "<strong>Clara Morel</strong>" in _section(html, part)


def test_with_pseudonyms_no_id_stands_for_a_files_name(course: Course) -> None:
    """Is who sent a later file that cannot be read named once, and no file at all?"""
    one = replace(_one("p-1", "p-1", Status.GRADED), newer="p-1", file="p-1")
    html = page(course, Batch(), [one, _one("p-2", "p-2", Status.RECEIVED)], "en")
    assert re.findall(r"<li>(p-\d.*?)</li>", _section(html, "newer")) == ["p-1"]
    assert "p-2 · p-2" not in html
    assert "cannot be read: " not in table([], [one], "en").decode()


def test_those_of_earlier_runs_are_not_forgotten(graded: Graded, tmp_path: Path) -> None:
    """Do all of the first run stand on the page of a second one, each where they were?"""
    archive = write_zip(
        tmp_path / "late.zip", {moodle("Noé TARD", 120, "profile.json"): as_json(finished("fr"))}
    )
    batch = collect(graded.course, [archive])

    html = page(graded.course, batch, standings(graded.course), "fr")
    for name in ("Léa D&#x27;ARC", "Noé TARD"):
        assert name in _section(html, "by-hand")
    unread = _section(html, "unreadable")
    for name in ("Élo TORN", "Max NESTED", "Ada EMPTY"):
        assert name in _plain(unread)
    assert "Bonjour Élo TORN," in unread


def test_nothing_of_a_learners_is_html(course: Course) -> None:
    """Is markup in a name, a file's name or a message shown as text, everywhere?"""
    html = page(course, _evil_batch(), _evil_class(), "fr")

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "\u202e" not in html
    assert html.count("&lt;script&gt;") >= 8
    assert html.count("</textarea>") == html.count("<textarea")


def test_it_stands_in_the_classs_folder(course: Course, tmp_path: Path) -> None:
    """Is it beside the class's other files unless said otherwise, and the path remembered?"""
    batch = Batch()

    assert write(course, batch, [], "fr") == default_path(course) == batch.triage
    assert default_path(course).is_relative_to(course.class_dir)
    assert write(course, batch, [], "en", tmp_path / "new" / "t.html") == batch.triage
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["t.html"]


def test_a_page_that_cannot_be_written_loses_nothing(course: Course, tmp_path: Path) -> None:
    """Is it a problem of the report, with the path, and not the end of the run?"""
    (tmp_path / "file").write_text("")
    batch = Batch()

    assert write(course, batch, [_one("Léa", "a")], "fr", tmp_path / "file" / "t.html") is None
    assert [problem.file for problem in batch.problems] == [str(tmp_path / "file" / "t.html")]
    assert batch.triage is None


@pytest.fixture(scope="module")
def many(class_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten thousand learners, one in ten with trouble."""
    course = open_course(ROOT / "exercises" / "fr", "03-present")
    everybody = [
        _one(f"Prénom{i} NOM{i}", f"p_{i}", Status.GRADED if i % 2 else Status.WAITING)
        for i in range(9000)
    ]
    everybody += [
        _one(f"Prénom{i} NOM{i}", f"prenom{i}-nom{i}_{i}", Status.UNREADABLE)
        for i in range(9000, 10000)
    ]
    batch = Batch(
        problems=[
            Trouble(
                moodle(f"Prénom{i} NOM{i}", i, "profile.json"),
                f"prenom{i}-nom{i}_{i}",
                msg("The file is empty. Ask for it again."),
                unread=True,
            )
            for i in range(9000, 10000)
        ],
    )
    path = write(course, batch, everybody, "fr", tmp_path_factory.mktemp("many") / "t.html")
    assert path is not None
    return path


def test_ten_thousand_are_counted_and_folded(many: Path) -> None:
    """Do counts come first, long lists stay shut, and does the file stay small?"""
    html = many.read_text(encoding="utf-8")

    assert html.split("<section")[0].count("4\u202f500") == 2
    assert html.count("<details open>") == 0
    assert many.stat().st_size < 4_000_000


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_no_fault_and_nothing_runs(
    course: Course, lang: Lang, scheme: str, chromium: Browser, tmp_path: Path
) -> None:
    """Can everybody read it at 320 pixels, in light and dark, with hostile texts in it?"""
    batch = _evil_batch()
    everybody = [*_evil_class(), _one(f"Léa {SCRIPT}", "c")]
    path = write(course, batch, everybody, lang, tmp_path / "t.html")
    assert path is not None
    context = chromium.new_context(
        reduced_motion="reduce",
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())

    wide = tab.evaluate("document.documentElement.scrollWidth")
    shut = tab.locator("details:not([open]) > summary")
    while shut.count():
        shut.first.click()
    found = Axe().run(tab)
    assert [fault["id"] for fault in found.response["violations"]] == []
    assert (tab.evaluate("document.documentElement.scrollWidth"), wide) == (320, 320)
    assert tab.title().startswith({"fr": "Tri", "en": "Triage"}[lang])
    assert tab.locator("textarea").first.input_value().count("<script>") == 1
    assert asked == [path.as_uri()]
    context.close()


@pytest.mark.browser
def test_ten_thousand_open_and_unfold(many: Path, chromium: Browser) -> None:
    """Is the page of a whole programme still usable?"""
    tab = chromium.new_page()
    tab.goto(many.as_uri())
    tab.locator("#by-hand ~ details > summary").first.click()

    assert tab.get_by_text("Prénom8998 NOM8998").is_visible()
    tab.close()


@pytest.mark.browser
def test_paper_shows_short_lists_whole(graded: Graded, chromium: Browser, tmp_path: Path) -> None:
    """Do names and statuses of one class stand on paper?"""
    everybody = standings(graded.course, read_sheet(graded.roster).people())
    path = write(graded.course, graded.batch, everybody, "fr", tmp_path / "t.html")
    assert path is not None
    tab = chromium.new_page()
    tab.emulate_media(media="print")
    tab.goto(path.as_uri())

    for name in ("Léa D'ARC", "Eva ABSENTE", "Élo TORN"):
        assert tab.get_by_text(name).first.is_visible()
    assert len(tab.pdf()) > 1000
    tab.close()
