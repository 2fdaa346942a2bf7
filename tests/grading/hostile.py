"""Hand-ins made to do harm, and what each of them must get.

``python -m tests.grading.hostile`` hands all of them in at once, through the
real `beyondcv grade` and `return`, and prints what each got.
"""

from __future__ import annotations

import io
import json
import os
import resource
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from beyondcv.exports import ELEMENT_ID
from beyondcv.grading.handins.extract import PROFILE_MIME
from tests.grading.handins import as_json, as_notebook, as_page, finished, zipped

__all__ = ["Case", "Outcome", "attack", "everywhere", "listener", "markup"]

ROOT = Path(__file__).parent.parent.parent
UNIT = "03-present"
MEMORY = 1536 * 1024**2
"""Address space of the whole run, in bytes: Python, nbgrader and all hand-ins."""
SECONDS = 120
"""Processor time of the whole run."""

EXECUTED = "print(open({marker!r}, 'w').write('ran'))"


@dataclass(frozen=True)
class Case:
    """One way to do harm.

    Parameters
    ----------
    name : str
        Also the learner's folder.
    files : mapping of str to bytes
        What is handed in, below that folder.
    got : str
        ``"graded"``, or words of the message.
    suffix : str
        ``".zip"`` if the files are one zip, in place of a folder.
    """

    name: str
    files: Mapping[str, bytes]
    got: str = "graded"
    suffix: str = ""


@dataclass
class Outcome:
    """What came of the run."""

    graded: set[str]
    said: dict[str, str]
    asked: list[str]
    executed: bool
    seconds: float
    megabytes: float
    status: int
    errors: str
    folder: Path
    printed: str
    points: dict[str, float] = field(default_factory=dict)

    def of(self, case: Case) -> str:
        """Return what a case got, in a line."""
        mine = [text for file, text in self.said.items() if _first(file) == case.name]
        if case.name in self.graded:
            return "; ".join(["graded", *mine])
        return "; ".join(mine) or "nothing"


def _first(file: str) -> str:
    return file.split("/")[0].removesuffix(".zip")


def markup(address: str) -> list[str]:
    """HTML, Markdown and formulas that run or fetch something if taken for what they are."""
    ran = "document.title='hacked'"
    return [
        f"<script>{ran}</script>",
        f'<img src={address}/img onerror="{ran}">',
        f"<svg onload=\"{ran}\"><image href='{address}/svg'/></svg>",
        f'<a href="javascript:{ran}">x</a>',
        f"<iframe src='{address}/frame'></iframe>",
        f'<iframe srcdoc="<script>{ran}</script>"></iframe>',
        f"<link rel=stylesheet href={address}/style><style>@import '{address}/import';</style>",
        f"![x]({address}/markdown) [x](javascript:{ran})",
        f"$\\href{{javascript:{ran}}}{{x}}$ $$\\unicode{{x}}$$ \\(a\\)",
        f"</textarea></script></title></pre>--><script>{ran}</script>",
        f'<details open ontoggle="{ran}">x</details><body onload="{ran}">',
        f'<math><mtext><img src=x onerror="{ran}"></mtext></math>',
        f"<form action='{address}/form'><input autofocus onfocus=\"{ran}\"></form>",
        "{{7*7}} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %>",
    ]


def everywhere(text: str) -> bytes:
    """A finished profile with this text at the end of every text that it holds."""

    def put(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: put(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [put(item, key) for item in value]
        fixed = ("version", "id", "startDate", "endDate", "date", "url", "email", "$schema")
        return value + text if isinstance(value, str) and key not in fixed else value

    data = finished().to_dict()
    for part in ("basics", "work", "volunteer", "education", "skills", "projects"):
        if part in data:
            data[part] = put(data[part], part)
    answers = data["meta"]["beyondcv"]["answers"]
    data["meta"]["beyondcv"]["answers"] = {key: value + text for key, value in answers.items()}
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _profile(**parts: Any) -> bytes:
    return json.dumps(finished().to_dict() | parts).encode()


def _raw(insert: bytes) -> bytes:
    """A profile with a piece of raw JSON in front."""
    return b"{" + insert + b"," + as_json(finished()).lstrip()[1:]


def _bomb_of_overlaps() -> bytes:
    """Many entries that all stand for the same packed bytes (Fifield's quoted overlap)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = b" " * 8_000_000
    packed = packer.compress(text) + packer.flush()
    crc, name = zlib.crc32(text), b"profile.json"
    local = struct.pack(
        "<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), len(text), len(name), 0
    ) + name + packed  # fmt: skip
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(packed), len(text), len(name),
        0, 0, 0, 0, 0, 0,
    ) + name  # fmt: skip
    return local + _table(entry * 5_000, 5_000, len(local))


def _table(entries: bytes, count: int, at: int) -> bytes:
    number = min(count, 0xFFFF)
    return entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(entries), at, 0)


def _many_entries(count: int) -> bytes:
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, *[0] * 6) + b"a"
    return _table(entry * count, count, 0)


def _lying(size: int) -> bytes:
    """A zip that says its file has another size than it unpacks to."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("profile.json", b" " * 30_000_000)
    data = stream.getvalue()
    return data.replace(struct.pack("<L", 30_000_000), struct.pack("<L", size))


def _packed(packing: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        archive.writestr("profile.json", b" " * 15_000_000)
    return stream.getvalue()


def _twice(first: bytes, second: bytes) -> bytes:
    return zipped({"profile.jsoA": first, "profile.jsoB": second}).replace(
        b"profile.jsoA", b"profile.json"
    ).replace(b"profile.jsoB", b"profile.json")  # fmt: skip


def _linked(target: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("profile.json")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
    return stream.getvalue()


def _locked() -> bytes:
    data = zipped({"profile.json": as_json(finished())})
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.index(mark) + place
        data = data[:at] + b"\1" + data[at + 1 :]
    return data


def _released() -> dict[str, Any]:
    path = ROOT / "exercises" / "fr" / "source" / UNIT / f"{UNIT}.ipynb"
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def _worked(
    change: Callable[[list[dict[str, Any]]], None], marker: str, *, empty: bool = False
) -> bytes:
    """The released notebook, saved with a profile (nearly an empty one), then changed by hand."""
    notebook = _released()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    profile = {"basics": {"name": "X", "label": "X"}} if empty else finished().to_dict()
    notebook["cells"][1]["outputs"] = [_output(profile)]
    change(notebook["cells"])
    return json.dumps(notebook).replace("MARKER", marker).encode()


def _output(profile: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {PROFILE_MIME: profile}}


def _code(source: str, **marks: Any) -> dict[str, Any]:
    nbgrader = {"nbgrader": {"schema_version": 3, **marks}} if marks else {}
    return {"cell_type": "code", "id": f"x{abs(hash(source)) % 10**6}", "metadata": nbgrader,
            "execution_count": None, "outputs": [], "source": source}  # fmt: skip


_POINTS = {"grade": True, "grade_id": "gift", "locked": False, "points": 100, "solution": False,
           "task": False}  # fmt: skip


def _forge_points(cells: list[dict[str, Any]]) -> None:
    for cell in cells:
        if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"] = "100.0"
            cell["outputs"] = [
                {"output_type": "execute_result", "execution_count": 1, "metadata": {},
                 "data": {"text/plain": "100.0"}}
            ]  # fmt: skip
    cells.append(_code("100.0", **_POINTS))


def _run_here(cells: list[dict[str, Any]]) -> None:
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["source"] = EXECUTED.format(marker="MARKER")
            cell["metadata"].get("nbgrader", {})["locked"] = False
    cells.insert(0, _code("%run evil.py\n!touch MARKER\n%%bash\ntouch MARKER"))


def _cases(marker: str, address: str) -> Iterator[Case]:
    """All of them; `marker` is made by code that runs, `address` is asked by what is followed."""
    good = as_json(finished())
    evil = EXECUTED.format(marker=marker).encode()

    # Zips
    out = "leads out of the zip"
    yield Case("zip-parent", {"../../evil.json": good}, out, ".zip")
    yield Case("zip-absolute", {"/tmp/evil.json": good}, out, ".zip")
    yield Case("zip-drive", {"C:\\evil.json": good}, out, ".zip")
    yield Case("zip-backslash-parent", {"a\\..\\..\\evil.json": good}, out, ".zip")
    yield Case("zip-link", {"": _linked("/etc/passwd")}, "links are not followed", ".zip")
    yield Case("zip-nested", {"profile.zip": zipped({"profile.json": good})}, suffix=".zip")
    deep = zipped({"profile.zip": zipped({"profile.json": good})})
    yield Case("zip-nested-twice", {"profile.zip": deep}, "zip inside", ".zip")
    yield Case("zip-locked", {"": _locked()}, "password", ".zip")
    yield Case("zip-torn", {"": zipped({"profile.json": good})[:-40]}, "not a whole zip", ".zip")
    yield Case("zip-no-zip", {"": b"PK\5\6" + b"\xff" * 30}, "not a whole zip|too many", ".zip")
    yield Case("zip-one-huge-file", {"a.json": b" " * 21_000_000}, "larger than 20 MB", ".zip")
    yield Case("zip-ratio", {"a.json": b" " * 15_000_000}, "packed too tightly", ".zip")
    yield Case("zip-bzip2-bomb", {"": _packed(zipfile.ZIP_BZIP2)}, "packed in a way", ".zip")
    yield Case("zip-lzma", {"": _packed(zipfile.ZIP_LZMA)}, "packed in a way", ".zip")
    yield Case("zip-overlap-bomb", {"": _bomb_of_overlaps()}, "share the same place", ".zip")
    yield Case("zip-21000-entries", {"": _many_entries(21_000)}, "too many entries", ".zip")
    yield Case("zip-400000-entries", {"": _many_entries(400_000)}, "too many entries", ".zip")
    yield Case("zip-says-too-little", {"": _lying(100)}, "damaged", ".zip")
    yield Case("zip-says-too-much", {"": _lying(0xFFFFFFF0)}, "larger than 20 MB", ".zip")
    yield Case("zip-name-twice", {"": _twice(good, b"{}")}, "stands twice", ".zip")
    yield Case("zip-name-escapes", {"\x1b[2Jprofile\u202enosj.json": good}, suffix=".zip")
    yield Case("zip-ntfs-stream", {"profile.json:evil": good}, "does not know", ".zip")
    yield Case("zip-device-name", {"CON.json": good}, suffix=".zip")
    # The name is a folder and a file: whose folder, is asked.
    formula = {"=cmd|'/c calc'!A1.json": good}
    yield Case("zip-formula-name", formula, "Two folders", ".zip")

    # JSON
    yield Case("json-empty", {"profile.json": b""}, "empty")
    yield Case("json-torn", {"profile.json": good[:300]}, "cut short")
    yield Case("json-2-mb", {"profile.json": _profile(x="x" * 2_000_000)}, "larger than")
    yield Case("json-30-mb", {"profile.json": b" " * 30_000_000}, "larger than 20 MB")
    yield Case("json-deep", {"profile.json": b'{"a":' * 200_000}, "nested|larger")
    yield Case("json-deep-lists", {"profile.json": b"[" * 900_000}, "nested more than")
    yield Case("json-list", {"profile.json": b"[1, 2]"}, "not a profile")
    yield Case("json-types", {"profile.json": b'{"basics": [1], "work": "x"}'}, "Not a profile")
    yield Case(
        "json-null-parts", {"profile.json": b'{"basics": null, "work": null}'}, "Not a profile"
    )
    for name, value in (("nan", b"NaN"), ("infinity", b"-Infinity"), ("1e999", b"1e999")):
        yield Case(f"json-{name}", {"profile.json": _raw(b'"x": ' + value)}, "JSON|damaged")
    yield Case("json-twice", {"profile.json": _raw(b'"x": 1, "x": 2')}, "appears twice")
    yield Case("json-twice-basics", {"profile.json": _raw(b'"basics": {}')}, "appears twice")
    yield Case("json-half-character", {"profile.json": _raw(b'"x": "\\ud800"')}, "does not exist")
    yield Case(
        "json-raw-surrogate", {"profile.json": _raw(b'"x": "\xed\xa0\x80"')}, "cannot be made out"
    )
    yield Case("json-900000-digits", {"profile.json": _raw(b'"x": ' + b"9" * 900_000)}, "digits")
    yield Case(
        "json-a-million-digits", {"profile.json": _raw(b'"x":' + b"9" * 10**6)}, "larger|digi"
    )
    yield Case("json-float-digits", {"profile.json": _raw(b'"x": 0.' + b"9" * 900_000)})
    keys = ",".join(f'"{n}":0' for n in range(10**6)).encode()
    yield Case("json-a-million-keys", {"profile.json": b'{"x":{' + keys + b"}}"}, "larger than")
    yield Case(
        "json-80000-keys",
        {"profile.json": b'{"x":{' + keys[: keys.index(b',"80000"')] + b"}}"},
        "not a profile",
    )
    yield Case("json-same-hash-numbers", {"profile.json": _raw(b'"x":[' + b"0," * 300_000 + b"0]")})
    yield Case("json-utf-16", {"profile.json": good.decode().encode("utf-16")})
    yield Case("json-utf-32", {"profile.json": good.decode().encode("utf-32")})
    yield Case("json-bom", {"profile.json": b"\xef\xbb\xbf" + good})
    yield Case("json-nul", {"profile.json": everywhere("\0".join("ab"))})
    yield Case("json-proto", {"profile.json": _raw(b'"__proto__": {"x": 1}, "__class__": "os"')})
    yield Case(
        "json-pickle",
        {"profile.json": b"cposix\nsystem\n(S'touch " + marker.encode() + b"'\ntR."},
        "plain text",
    )
    yield Case(
        "json-yaml", {"profile.json": b"!!python/object/apply:os.system ['id']"}, "plain text"
    )
    for name, text in (
        ("letters", "a"), ("digits", "06 12 34 56 78 "), ("ats", "a@a."), ("dots", "a."),
        ("brackets", "("), ("blanks", " "), ("words", "de le la "),
    ):  # fmt: skip
        basics = finished().to_dict()["basics"] | {"summary": text * (400_000 // len(text))}
        yield Case(f"text-400-kb-of-{name}", {"profile.json": _profile(basics=basics)})
    basics = finished().to_dict()["basics"] | {"summary": "a" + "\u0301" * 100_000}
    yield Case("text-100000-accents-on-a-letter", {"profile.json": _profile(basics=basics)})
    work = [{"name": "n", "position": "p", "highlights": ["1 x"] * 10} for _ in range(8_000)]
    yield Case("json-80000-highlights", {"profile.json": _profile(work=work)})

    # Notebooks
    yield Case("notebook-code", {"03-present.ipynb": as_notebook(finished(), evil.decode())})
    for name in ("ipykernel_launcher.py", "json.py", "sitecustomize.py", "conftest.py",
                 "evil.pth", "nbgrader_config.py", "jupyter_config.py"):  # fmt: skip
        yield Case(f"beside-{name.replace('.', '-')}", {"profile.json": good, name: evil})
    yield Case("beside-package", {"profile.json": good, "beyondcv/__init__.py": evil})
    yield Case("beside-ipython", {"profile.json": good, ".ipython/startup/0.py": evil})
    yield Case("notebook-changed-cells", {"03-present.ipynb": _worked(_run_here, marker)})
    yield Case(
        "notebook-takes-points", {"03-present.ipynb": _worked(_forge_points, marker, empty=True)}
    )
    yield Case("notebook-no-outputs", {"03-present.ipynb": as_notebook(finished()).replace(
        PROFILE_MIME.encode(), b"text/x")}, "holds no profile")  # fmt: skip
    camille = as_notebook(finished())
    yield Case("notebook-of-somebody-else", {"03-present.ipynb": camille})
    crowd = [_output({"basics": {"label": "x"}})] * 100_000
    many = json.dumps({"cells": [_code("1") | {"outputs": crowd}], "nbformat": 4}).encode()
    yield Case("notebook-100000-outputs", {"03-present.ipynb": many}, "graded|too many parts")
    empties = b'{"nbformat": 4, "cells": [' + b"{}," * 6_000_000 + b"{}]}"
    yield Case("notebook-6000000-cells", {"03-present.ipynb": empties}, "too many parts")
    deep = b'{"nbformat": 4, "cells": ' + b"[" * 90_000
    yield Case("notebook-deep", {"03-present.ipynb": deep}, "cut short")
    bundle = json.dumps(_output(None)).encode()
    inside = b'{"a":' * 500 + b"1" + b"}" * 500
    nested = b'{"nbformat": 4, "cells": [{"outputs": [' + bundle.replace(b"null", inside) + b"]}]}"
    yield Case("notebook-deep-profile", {"03-present.ipynb": nested}, "nested")
    number = nested.replace(inside, b'{"x": NaN}')
    yield Case("notebook-nan", {"03-present.ipynb": number}, "not a JSON value")
    digits = nested.replace(inside, b"9" * 10**6)
    yield Case("notebook-a-million-digits", {"03-present.ipynb": digits}, "cut short")
    widget = as_notebook(finished()).replace(
        b'"metadata": {}, "nbformat"',
        b'"metadata": {"widgets": {"application/vnd.jupyter.widget-state+json": {"state": '
        b'{"a": {"model_module": "' + address.encode() + b'/evil.js"}}}}}, "nbformat"',
    )
    yield Case("notebook-widget-state", {"03-present.ipynb": widget})

    # Take-home pages
    page = as_page(finished())
    head = f'<script type="application/json" id="{ELEMENT_ID}">'.encode()
    script = f"<script src={address}/page.js></script><img src={address}/p>".encode()
    yield Case("page-scripts", {"profil.html": page.replace(b"<main>", script + b"<main>")})
    yield Case(
        "page-two-profiles",
        {"profil.html": page.replace(head, head + b"{}</script>" + head)},
        "Not a profile",
    )
    yield Case("page-unclosed-tags", {"profil.html": b"<script " * 900_000}, "holds no profile")
    yield Case(
        "page-unclosed-profile", {"profil.html": b"<p>" + head + b'{"basics": '}, "Not a profile"
    )
    entities = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(20)
    ) + b"]><x>&t;</x>"  # fmt: skip
    yield Case("page-entity-bomb", {"profil.html": entities}, "another program")
    yield Case("page-external-entity", {"profil.html": b"<!DOCTYPE x [<!ENTITY a SYSTEM "
        b"'file:///etc/passwd'>]><html>&a;</html>"}, "holds no profile")  # fmt: skip
    yield Case("page-10-mb", {"profil.html": b"<p>" * 3_300_000}, "holds no profile")
    yield Case("page-svg", {"profil.html": b"<svg onload=alert(1)></svg>"}, "picture")

    # Texts
    yield Case("text-control", {"profile.json": _profile_with("\x1b]0;x\x07\x1b[31m\x08\x9b2J")})
    yield Case("text-bidi", {"profile.json": everywhere("\u202e\u2066evil\u2069\u200b\ufeff")})
    yield Case("text-formula", {"profile.json": _profile_with('=HYPERLINK("x")\n+1\n-1\n@x')})
    yield Case("text-null-character", {"profile.json": _profile_with("\0")})
    for index, text in enumerate(markup(address)):
        yield Case(f"markup-{index + 1:02}", {"profile.json": everywhere(text)})

    # Names
    yield Case("=1+1", {"profile.json": good})
    yield Case("@SUM(A1)", {"profile.json": good})
    yield Case("<script>alert(1)<", {"profile.json": good})
    yield Case("nul", {"profile.json": good})
    yield Case("n" * 200, {"profile.json": good})
    yield Case("\x1b[31mrouge\u202e", {"profile.json": good})
    yield Case("'; DROP TABLE student; --", {"profile.json": good})

    long = f"Zoé_{'1' * 200}_assignsubmission_file_"
    yield Case(long, {"profile.json": good})
    yield Case(f"{'é' * 100}_1_assignsubmission_file_", {"profile.json": good})
    yield Case("moodles_77_assignsubmission_file_", {
        "moodles_78_assignsubmission_file_/profile.json": good,
    })  # fmt: skip

    # Not files
    yield Case("other-kind", {"cv.exe": b"MZ\x90"}, "Not a profile")
    yield Case("honest", {"profile.json": good})


def _profile_with(text: str) -> bytes:
    profile = finished()
    profile.basics.summary += text
    profile.basics.name = f"{text}{profile.basics.name}"
    profile.course.answers["03-goal"] += text
    return as_json(profile)


def _hand_in(case: Case, below: Path) -> None:
    if case.suffix:
        data = case.files.get("") or zipped(dict(case.files))
        (below / f"{case.name}{case.suffix}").write_bytes(data)
        return
    for name, data in case.files.items():
        path = below / case.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server that remembers who asks."""
    asked: list[str] = []

    class Remember(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Remember)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def attack(folder: Path) -> tuple[tuple[Case, ...], Outcome]:
    """Hand everything in, grade it and give it back, with limits on memory and time.

    Parameters
    ----------
    folder : pathlib.Path
        An empty one; also the home of the commands.
    """
    marker = folder / "learners-code-ran"
    handed = folder / "handed-in"
    handed.mkdir()
    with listener() as (address, asked):
        cases = tuple(_cases(str(marker), address))
        for case in cases:
            _hand_in(case, handed)
        (handed / "linked.json").symlink_to("/etc/passwd")
        (handed / "linked-folder").symlink_to("/etc")
        os.mkfifo(handed / "pipe.json")
        start = time.perf_counter()
        graded = _command(folder, "grade", str(handed), "--json", "--verify", "0")
        said = json.loads(graded.stdout) if graded.stdout.startswith("{") else {}
        back = _command(folder, "return", "--out", str(folder / "back"))
        printed = _command(folder, "grade", str(handed), "--verify", "0").stdout
        peaks = [int(line) for line in (folder / "peaks").read_text().split()]
        seconds = time.perf_counter() - start
    results = said.get("results", [])
    names = {slug: case.name for case in cases for slug in [_id(case)]}
    outcome = Outcome(
        {names.get(id, id) for id in said.get("graded", [])},
        {
            trouble["file"]: trouble["message"]
            for trouble in (*said.get("notes", []), *said.get("problems", []))
        },
        asked,
        marker.exists() or (Path.cwd() / "MARKER").exists(),
        seconds,
        max(peaks) / 1024,
        graded.returncode if back.returncode == 1 else 99,
        graded.stderr + back.stderr,
        folder,
        printed,
        {names.get(one["learner"], one["learner"]): one["auto"] for one in results},
    )
    return cases, outcome


def _id(case: Case) -> str:
    from pathlib import PurePosixPath

    from beyondcv.grading.people.learners import learner_of

    # Each learner's folder holds one hand-in, and so names it.
    name = next(iter(case.files))
    path = PurePosixPath(case.name, name or "x").with_name("profile.json")
    return learner_of(path, finished()).id


# What the kernel tells a parent of its child's memory counts the parent's own, from before exec.
_MEASURED = """
import re, sys
from pathlib import Path
from beyondcv.cli import main
status = main(sys.argv[2:])
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
with Path(sys.argv[1]).open("a") as stream:
    stream.write(f"{peak[1]}\\n")
sys.exit(status)
"""


def _command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _MEASURED, str(folder / "peaks"), *words, "--assignment", UNIT,
         "--course",
         str(ROOT / "exercises" / "fr"), "--lang", "en"],
        env=os.environ | {"BEYONDCV_CLASS_DIR": str(folder / "class"), "HOME": str(folder)},
        cwd=folder, capture_output=True, text=True, check=False, preexec_fn=_limited,
    )  # fmt: skip


def main() -> int:
    """Print the table; the status is 1 if something got anything else than stated."""
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        cases, outcome = attack(Path(name).resolve())
    write = sys.stdout.write
    for case in cases:
        got = outcome.of(case)
        ok = any(word in got for word in case.got.split("|"))
        wrong += not ok
        shown = ascii(case.name)[1:-1][:32]
        write(f"{'  ' if ok else '! '}{shown:32} | {ascii(got)[1:-1][:150]}\n")
    write(
        f"\n{len(cases)} inputs, {wrong} otherwise than stated; executed: {outcome.executed}; "
        f"fetched: {len(outcome.asked)}; {outcome.seconds:.1f} s, {outcome.megabytes:.0f} MB at "
        "most, grade and return together\n"
    )
    if outcome.errors.strip():
        write(outcome.errors[-2000:])
    return 1 if wrong or outcome.executed or outcome.asked else 0


if __name__ == "__main__":
    sys.exit(main())
