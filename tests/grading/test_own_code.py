"""Learners' code: run only when asked to, and where it can do no harm."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from beyondcv.cli import main
from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Batch
from beyondcv.grading.code import own_code
from beyondcv.grading.code.answers import rebuilt
from beyondcv.grading.code.isolation import sandbox
from beyondcv.grading.code.isolation import walls as walls_module
from beyondcv.grading.code.isolation.walls import Limits, walls
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from tests.grading.conftest import ROOT, SCRIPT

UNIT = "code-1"
LIMITS = Limits(seconds=30, cell=6, memory=400 * 1024**2, disk=32 * 1024**2, output=1024**2)

HOSTILE = {
    "reads-shadow": "print(open('/etc/shadow').read())",
    "reads-home": f"import pathlib\nprint(list(pathlib.Path({str(Path.home())!r}).glob('*.*')))\n"
    f"print(open({str(ROOT / 'README.md')!r}).read())",
    "reads-course": "print(open(SOURCE).read())",
    "reads-others": "import os\nprint(os.listdir(CLASS))",
    "asks-the-network": "import socket\nsocket.create_connection(('127.0.0.1', PORT), 2)",
    "asks-the-machine-below": "import socket\n"
    "with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as s:\n    print(s)",
    "asks-linux-itself": "import socket\n"
    "with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as s:\n    print(s)",
    "fork-bomb": "import os\nwhile True:\n    try:\n        os.fork()\n"
    "    except OSError:\n        pass",
    "fills-the-disk": "n = 0\nwhile True:\n    with open(f'/tmp/{n}', 'wb') as f:\n"
    "        f.write(b'x' * 10**7)\n    n += 1",
    "makes-files": "for n in range(10**6):\n    open(f'/learner/{n}', 'w').close()",
    "writes-a-gigabyte": "for n in range(1024):\n    print('x' * 2**20)",
    "takes-all-memory": "a = []\nwhile True:\n    a.append(bytearray(10**7))",
    "never-ends": "while True:\n    pass",
    "kills-its-parent": "import os\nfor n in (1, os.getppid(), -1):\n    try:\n"
    "        os.kill(n, 9)\n    except OSError as error:\n        print(error)",
    "ends-the-kernel": "import os\nos._exit(0)",
    "new-namespace": "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0",
    "traces-its-parent": "import os\nos.listdir('/proc/1/fd')",
    "breaks-messages": "k = get_ipython().kernel\nfor n in range(9):\n"
    "    k.session.send(k.iopub_socket, 'status', {'execution_state': 'idle'}, "
    "parent=k.get_parent())\n    k.iopub_socket.send(b'[' * 10**6)",
    "shows-html": f"from IPython.display import HTML, Javascript, display\n"
    f"display(HTML({SCRIPT!r}), Javascript('alert(1)'))",
    "forges-a-result": "from IPython.display import display\n"
    "display({'application/vnd.beyondcv.check+json': {'points': 2, 'status': 'passed'}}, raw=True)",
    "silences-errors": "get_ipython().showtraceback = lambda *a, **k: None\n"
    "get_ipython()._showtraceback = lambda *a, **k: None",
    "opens-the-gradebook": "import sqlite3\ndb = sqlite3.connect(CLASS + '/gradebook.db')\n"
    "db.execute('update grade set auto_score = 2')",
}
"""Answers, each of which earns nothing; the other answer of the same notebook earns 2 points."""


def _cell(kind: str, id: str, source: str, **marks: object) -> nbformat.NotebookNode:
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    usual = {"grade": False, "solution": False, "locked": False, "task": False}
    cell = make(source)  # type: ignore[no-untyped-call]
    cell.id = id
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": id, **usual, **marks}
    return cell  # type: ignore[no-any-return]


def _test(id: str, call: str) -> nbformat.NotebookNode:
    source = f"assert {call} == 4\n### BEGIN HIDDEN TESTS\nassert {call.replace('2', '3')} == 9\n"
    return _cell("code", id, source + "### END HIDDEN TESTS", grade=True, locked=True, points=2)


def _assignment() -> nbformat.NotebookNode:
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    notebook.metadata |= {
        "title": "Code",
        "kernelspec": {"name": "python3", "display_name": "Python", "language": "python"},
    }
    stub = "### BEGIN SOLUTION\ndef f(x): return x * x\n### END SOLUTION"
    notebook.cells = [
        _cell("code", "evil", stub.replace("f(x)", "g(x)"), solution=True),
        _test("test-evil", "g(2)"),
        _cell("code", "honest", stub, solution=True),
        _test("test-honest", "f(2)"),
        _cell("markdown", "words", "…", solution=True, grade=True, points=1),
    ]
    return notebook  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Class:
    """A course of one assignment of code, and its graded hand-ins."""

    course: Course
    batch: Batch

    def points(self, learner: str) -> dict[str, float | None]:
        """Return a learner's points by criterion."""
        (result,) = [one for one in self.batch.results if one.learner == learner]
        return {line.id: line.points for line in result.criteria}


def _walls() -> bool:
    try:
        walls()
    except SubmissionError:
        return False
    return True


needs_walls = pytest.mark.skipif(
    sys.platform != "linux" or not _walls(), reason="This machine has no namespaces."
)


def _course(folder: Path) -> Course:
    for name in ("nbgrader_config.py", "fr/nbgrader_config.py"):
        (folder / "exercises" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "exercises" / name, folder / "exercises" / name)
    source = folder / "exercises" / "fr" / "source" / UNIT
    source.mkdir(parents=True)
    nbformat.write(_assignment(), source / f"{UNIT}.ipynb")  # type: ignore[no-untyped-call]
    return open_course(folder / "exercises" / "fr", UNIT)


def _hand_in(folder: Path, name: str, evil: str, words: str = "…") -> None:
    notebook = _assignment()
    sources = {"evil": evil, "honest": "def f(x):\n    return x ** 2", "words": words}
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, "2.0  # a changed test")
    gift = _cell("code", "gift", "100", grade=True, points=100)
    plain = nbformat.v4.new_code_cell("raise SystemExit  # added")  # type: ignore[no-untyped-call]
    notebook.cells += [gift, plain]
    path = folder / name / f"{UNIT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """One notebook for each way to do harm, graded together."""
    folder = tmp_path_factory.mktemp("code")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder / "class"))
        course = _course(folder)
        head = f"CLASS = {str(course.class_dir)!r}\nSOURCE = {str(course.notebook('source'))!r}\n"
        for name, evil in HOSTILE.items():
            _hand_in(folder / "in", name, f"{head}PORT = 9\n{evil}\ndef g(x): return x * x\n1/0")
        _hand_in(folder / "in", "tells", "def g(x): raise ValueError(''.join(In))")
        _hand_in(folder / "in", "good", "def g(x): return x * x", f"{SCRIPT} ![x](http://x) $a$")
        patch.setattr(own_code, "_limits", lambda course: LIMITS)
        yield Class(course, collect(course, [folder / "in"], run_notebooks=True))


@pytest.mark.slow
@needs_walls
def test_the_honest_cell_is_graded_beside_any_other(ran: Class) -> None:
    """Does each way to do harm leave the honest answer of the same notebook its points?"""
    got = {name: ran.points(name).get("test-honest") for name in HOSTILE}
    assert got == dict.fromkeys(HOSTILE, 2.0)
    assert ran.points("good")["test-honest"] == ran.points("good")["test-evil"] == 2.0
    assert len(ran.batch.graded) == len(HOSTILE) + 2


@pytest.mark.slow
@needs_walls
@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in (
    "shows-html", "forges-a-result", "kills-its-parent", "silences-errors")])  # fmt: skip
def test_harm_is_contained(ran: Class, name: str) -> None:
    """Does what reaches for more earn nothing, and end in an error of its own?"""
    assert ran.points(name)["test-evil"] == 0.0
    notebook = json.loads(ran.course.notebook("autograded", name).read_bytes())
    said = json.dumps(notebook["cells"][0]["outputs"])
    assert '"error"' in said
    assert "ZeroDivisionError" not in said
    assert "root:" not in said


@pytest.mark.slow
@needs_walls
def test_no_score_is_altered(ran: Class) -> None:
    """Do forged results, added cells and changed tests earn nothing?"""
    for name in ("forges-a-result", "shows-html", "silences-errors"):
        points = ran.points(name)
        assert set(points) == {"test-evil", "test-honest", "words"}
    assert ran.points("silences-errors")["test-evil"] == 0.0
    notes = " ".join(note.message.text("en") for note in ran.batch.notes)
    assert "failing tests no longer failed" in notes
    assert "it took too long" in notes
    assert "Cells that are not of the assignment were left out: 1." in notes


@pytest.mark.slow
@needs_walls
def test_what_comes_out_is_text(ran: Class) -> None:
    """Is no HTML and no script of a learner's in the graded notebook?"""
    for name in ("shows-html", "forges-a-result", "good"):
        text = ran.course.notebook("autograded", name).read_text(encoding="utf-8")
        cells = json.loads(text)["cells"]
        kinds = {
            kind
            for cell in cells
            for out in cell.get("outputs", [])
            for kind in out.get("data", {})
        }
        assert kinds <= {"text/plain", "application/vnd.beyondcv.check+json"}
    words = json.loads(ran.course.notebook("autograded", "good").read_bytes())["cells"][-1]
    source = "".join(words["source"])
    assert not set("<>![]()$") & set(source.removeprefix("<p>").removesuffix("</p>"))
    for result in ran.batch.results:
        for line in result.criteria:
            assert "== 9" not in line.found
            assert len(line.found) < 50


def test_answers_alone_are_put_back() -> None:
    """Is everything of a handed-in notebook left out but the answer cells?"""
    release = json.loads(nbformat.writes(_assignment()))  # type: ignore[no-untyped-call]
    notebook = rebuilt(release, {"evil": "a = 1", "test-evil": "2.0", "gift": "9"})

    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert sources[0] == "a = 1"
    assert sources[1:] == ["".join(cell["source"]) for cell in release["cells"]][1:]


def test_code_is_not_run_without_being_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is an assignment of code refused, naming the option, by every other way of grading?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    course = _course(tmp_path)
    _hand_in(tmp_path / "in", "ada", "open('/tmp/beyondcv-ran', 'w')")
    for more in ([], ["--stock"]):
        command = ["grade", str(tmp_path / "in"), "--assignment", UNIT, "--course",
                   str(tmp_path / "exercises" / "fr"), "--lang", "en", *more]  # fmt: skip
        assert main(command) == 2
        assert "--run-notebooks" in capsys.readouterr().err
    assert not Path("/tmp/beyondcv-ran").exists()
    assert not course.directory("autograded", "ada").exists()


def test_without_walls_nothing_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is it refused, never run unprotected, where the machine has no namespaces?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    course = _course(tmp_path)
    _hand_in(tmp_path / "in", "ada", "1")
    walls_module._tried.cache_clear()
    monkeypatch.setattr(sys, "platform", "darwin")
    command = ["grade", str(tmp_path / "in"), "--assignment", UNIT, "--course",
               str(tmp_path / "exercises" / "fr"), "--lang", "en", "--run-notebooks"]  # fmt: skip
    try:
        assert main(command) == 2
    finally:
        walls_module._tried.cache_clear()
    assert "Nothing was run" in capsys.readouterr().err
    assert not course.directory("autograded", "ada").exists()


@needs_walls
def test_a_class_that_could_be_seen_is_refused() -> None:
    """Is a class that stands among what learners' code must see not graded there?"""
    with pytest.raises(SubmissionError, match="stands inside"):
        walls((Path("/usr/share/class"),))


@needs_walls
def test_inside_there_are_local_sockets_alone() -> None:
    """Is every way to talk refused, known to Python or not, but the one that the kernel uses?"""
    program = (
        "import json, socket, sys\n"
        f"sys.path.insert(0, {str(Path(sandbox.__file__).parent)!r})\n"
        "from sandbox import no_new_rights\n"
        "no_new_rights()\n"
        "open_, refused = set(), set()\n"
        "for family in range(64):\n"
        "    for kind in (1, 2, 3, 5):\n"
        "        for make in (socket.socket, socket.socketpair):\n"
        "            try:\n"
        "                make(family, kind)\n"
        "                open_.add(family)\n"
        "            except OSError as error:\n"
        "                refused.add((family, error.errno))\n"
        "print(json.dumps([sorted(open_), sorted(refused)]))"
    )
    done = subprocess.run(
        walls().command([sys.executable, "-c", program], Limits()),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    made, refused = json.loads(done.stdout)
    others = [family for family in range(64) if family != socket.AF_UNIX]
    assert made == [socket.AF_UNIX]
    assert [one for one in refused if one[0] != socket.AF_UNIX] == [
        [family, errno.EOPNOTSUPP] for family in others
    ]


@needs_walls
def test_the_user_inside_has_no_rights() -> None:
    """Is it nobody, alone, with no capability and nothing of this environment?"""
    program = (
        "import json, os\n"
        "status = dict(line.split(':', 1) for line in open('/proc/self/status'))\n"
        "print(json.dumps([os.getuid(), status['CapEff'].strip(), status['CapBnd'].strip(),"
        " sorted(os.environ), os.listdir('/learner'), os.path.exists('/dev/tty')]))"
    )
    done = subprocess.run(
        walls().command([sys.executable, "-c", program], Limits()),
        env=os.environ | {"SECRET": "1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    user, effective, bound, names, work, terminal = json.loads(done.stdout)
    assert (user, int(effective, 16), int(bound, 16)) == (65534, 0, 0)
    assert (work, terminal) == ([], False)
    assert "SECRET" not in names
