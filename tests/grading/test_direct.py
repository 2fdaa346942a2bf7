"""The quick way of grading: the same rows and notebooks as nbgrader’s own, and no less safe."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.grading.course import Course, logged, one_engine, open_course
from beyondcv.grading.judging import stock
from beyondcv.grading.judging.direct import Work, grade
from beyondcv.grading.judging.plan import KernelNeededError, steps_of
from beyondcv.grading.judging.template import template_of
from beyondcv.grading.judging.verify import differences, scratch, verify
from beyondcv.grading.people.learners import Learner
from beyondcv.grading.setup import tools_on_path
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.grading.conftest import ROOT, SCRIPT

ASSIGNMENTS = sorted(path.name for path in (ROOT / "exercises" / "fr" / "source").iterdir())
TIME = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)


def _work(name: str, profile: Profile) -> Work:
    return Work(name, Learner(name, f"{name.title()} EXEMPLE"), TIME, profile.copy)


def _odd(lang: Lang) -> Profile:
    profile = persona("camille-after", lang)
    profile.basics.summary = f"{SCRIPT}\n\u202eà l’envers\r\n\x0b« 😀 » \u2028 $x$ \\ `a`" * 3
    profile.course.answers = {"03-goal": SCRIPT, "04-link": "=1+1\n\n", "01-limit": "\ufeff"}
    return profile


def _graded(course: Course, works: list[Work]) -> None:
    course.release()
    with logged(course.class_dir), one_engine():
        done = [one for some in grade(course, template_of(course), works) for one in some]
    assert [one.error for one in done] == [None] * len(works)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_rows_and_notebooks_are_nbgraders(assignment: str, lang: Lang, class_dir: Path) -> None:
    """Are gradebook and autograded tree those of nbgrader’s converter, cell by cell?"""
    course = open_course(ROOT / "exercises" / lang, assignment)
    works = [
        _work("empty", Profile()),
        _work("after", persona("camille-after", lang)),
        _work("odd", _odd(lang)),
    ]
    _graded(course, works)

    with logged(course.class_dir), one_engine():
        assert verify(course, works) == {}


@pytest.mark.slow
def test_grading_again_is_nbgraders_too(class_dir: Path) -> None:
    """Do a second hand-in and a person’s scores leave the same rows both ways?"""
    here = open_course(ROOT / "exercises" / "fr", "04-first-network")
    first = _work("ada", persona("camille-before", "fr"))
    second = _work("ada", persona("camille-after", "fr"))
    with scratch(here) as there:
        there.release()
        _graded(here, [first])
        with logged(here.class_dir), one_engine():
            stock.join(there, first)
            stock.autograde(there, first)
            for course in (here, there):
                with course.gradebook() as gradebook:
                    row = gradebook.find_grade(
                        "04-tone", course.assignment, course.assignment, "ada"
                    )
                    row.manual_score, row.needs_manual_grade = 1.0, False
                    gradebook.db.commit()
            stock.join(there, second)
            stock.autograde(there, second)
        _graded(here, [second])
        assert differences(here, there, "ada") == []
        with logged(here.class_dir), one_engine():
            assert verify(here, [second]) == {}
        for course in (here, there):
            with course.gradebook() as gradebook:
                row = gradebook.find_grade("04-tone", course.assignment, course.assignment, "ada")
                assert row.manual_score == 1.0


def test_a_difference_is_found(class_dir: Path) -> None:
    """Does the comparison see a score, a state and a text that are not the same?"""
    course = open_course(ROOT / "exercises" / "en", "04-first-network")
    work = _work("bob", persona("camille-before", "en"))
    _graded(course, [work])
    with course.gradebook() as gradebook:
        row = gradebook.find_grade("circles", course.assignment, course.assignment, "bob")
        row.auto_score = 3.0
        gradebook.db.commit()
    notebook = course.notebook("autograded", "bob")
    notebook.chmod(0o644)
    notebook.write_text(notebook.read_text().replace("Nobody", "Somebody"))
    notebook.chmod(0o444)

    with logged(course.class_dir), one_engine():
        found = verify(course, [work])

    assert "grade circles" in found["bob"]
    assert any(name.startswith("cell ") for name in found["bob"])


def _code(source: str, **marks: object) -> dict[str, object]:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": marks}}


@pytest.mark.parametrize(
    "source",
    [
        "print(1)",
        "import os\nform('03-present', lang='fr')",
        "from beyondcv.exercise import form as f\nf('03-present', lang='fr')",
        "from beyondcv.exercise import form\nform('03-present', path='/etc/passwd')",
        "from beyondcv.exercise import form\nform(open('x').read())",
        "from beyondcv.exercise import form\nform(**{})",
        "from beyondcv.exercise import criterion\nassert exec('1') == 1\ncriterion('a', 'b')",
        "from beyondcv.exercise import criterion",
        "x = 1",
        "def (",
    ],
)
def test_other_cells_are_left_to_a_kernel(source: str) -> None:
    """Is a cell that holds anything else not taken for one of ours?"""
    with pytest.raises(KernelNeededError):
        steps_of([_code(source, grade_id="x")])


def test_answers_in_cells_are_left_to_a_kernel() -> None:
    """Is a notebook in which learners write code not graded without running it?"""
    call = "from beyondcv.exercise import form\nform('03-present', lang='fr')"
    assert len(steps_of([_code(call)])) == 1
    with pytest.raises(KernelNeededError):
        steps_of([_code(call, solution=True)])


def test_a_new_gradebook_is_stamped_as_nbgrader_does(class_dir: Path) -> None:
    """Is the version that we write into a new gradebook the one that nbgrader's tool says?"""
    from nbgrader import api

    tools_on_path()
    theirs = api.get_alembic_version()
    with one_engine():
        assert api.get_alembic_version() == theirs
