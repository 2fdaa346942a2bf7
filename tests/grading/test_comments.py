"""The comment bank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.grading.course import open_course
from beyondcv.grading.pages.comments import bank, comments_text, offered
from beyondcv.grading.rubric import tasks_of
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT

ASSIGNMENTS = sorted(path.name for path in (ROOT / "exercises" / "fr" / "source").iterdir())
STEP: dict[Lang, str] = {"fr": "Pas suivant\u00a0: ", "en": "Next step: "}
BLAME = {
    "fr": ("il suffit", "vous auriez dû", "hélas", "mauvais travail", "·e"),
    "en": ("simply", "you should have", "unfortunately", "bad work", "just "),
}


@pytest.mark.usefixtures("class_dir")
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_each_criterion_has_comments_for_each_of_its_points(assignment: str, lang: Lang) -> None:
    """Is there something kind to start from, whatever is given?"""
    course = open_course(ROOT / "exercises" / lang, assignment)
    some = {one.id: one for one in offered(course)}

    assert list(some) == list(tasks_of(course))
    most = "4" if assignment == "09-capstone" else "2"
    for one in some.values():
        assert list(one.levels) == [str(points) for points in range(int(most) + 1)]
        assert all(2 <= len(comments) <= 3 for comments in one.levels.values())


@pytest.mark.parametrize("lang", LANGS)
def test_a_comment_says_what_is_good_then_one_step(lang: Lang) -> None:
    """Does each begin with something good, give one step and blame nobody?"""
    for levels in bank(lang).values():
        for comments in levels.values():
            for comment in comments:
                good, step, rest = comment.partition(STEP[lang])
                assert step, comment
                assert len(good.split()) >= 2, comment
                assert STEP[lang] not in rest, comment
                assert not [word for word in BLAME[lang] if word in comment.lower()], comment
                assert len(comment.split()) <= 45, comment


def test_no_comment_stands_twice_and_both_languages_say_as_many() -> None:
    """Are comments of their criterion, in both editions?"""
    for lang in LANGS:
        texts = [
            text for levels in bank(lang).values() for some in levels.values() for text in some
        ]
        assert len(texts) == len(set(texts))
    assert {id: {p: len(c) for p, c in levels.items()} for id, levels in bank("fr").items()} == {
        id: {p: len(c) for p, c in levels.items()} for id, levels in bank("en").items()
    }


def test_the_command_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Can they be had without a page, for people and for machines?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path))
    where = ["--assignment", "03-present", "--course", str(ROOT / "exercises" / "fr")]

    assert main(["--lang", "fr", "comments", *where]) == 0
    out = capsys.readouterr().out
    assert out == comments_text(offered(open_course(ROOT / "exercises/fr", "03-present")), "fr")
    assert "Les preuves sont précises et crédibles (03-proof)" in out
    assert main(["comments", "--json", *where]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["03-goal", "03-proof", "03-voice"]
