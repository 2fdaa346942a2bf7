"""What is built for the in-page workshop, and its JavaScript where no browser is needed."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from beyondcv.book import _node, _site_files, inpage
from beyondcv.datasets import PERSONAS, ads
from beyondcv.i18n import LANGS

PAGE = Path(inpage.__file__).parent / "page"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The assets, built as `make site` does, of files that stay the same meanwhile."""
    site = _site_files.site_files()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inpage, "site_files", lambda: site)
        yield build_into(root, tmp_path_factory)


def build_into(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build, and return the folder."""
    out = tmp_path_factory.mktemp("built") / "page"
    inpage.build(out, root / "_build" / "page")
    return out


def _npm_name() -> str:
    """What the folder of the npm packages is called in the cache."""
    return inpage._short((PAGE / "package-lock.json").read_bytes())


def run_js(code: str, tmp_path: Path) -> object:
    """Run a module that prints JSON."""
    script = tmp_path / "script.mjs"
    script.write_text(code, encoding="utf-8")
    return json.loads(_node.run(script))


@pytest.mark.slow
def test_everything_a_click_needs_is_there(built: Path) -> None:
    """Is the folder complete, with all large files under one name for their content?"""
    (folder,) = [path for path in built.iterdir() if path.is_dir()]
    assert re.fullmatch(r"[0-9a-f]{12}", folder.name)
    names = {path.name for path in folder.iterdir()}
    assert {
        "worker.js", "manager.js", "form.css", "runtime.js", "runtime.0.bin", "wasm.0.bin",
        "snapshot.0.bin", "data.0.bin", "site.0.bin", "library.0.bin",
    } <= names  # fmt: skip
    assert folder.name in (built / "page.js").read_text(encoding="utf-8")
    assert folder.name == inpage.name_of(built)


@pytest.mark.slow
def test_a_dropped_connection_costs_little(built: Path) -> None:
    """Is what a click fetches cut in parts, none left out, that make one file again?"""
    for name, magic in (("snapshot", b""), ("wasm", b"\0asm"), ("runtime", b"async function ")):
        parts = sorted(built.glob(f"*/{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))
        assert [path.name for path in parts] == [f"{name}.{n}.bin" for n in range(len(parts))]
        assert all(path.stat().st_size <= 500_000 for path in parts)
        whole = gzip.decompress(b"".join(path.read_bytes() for path in parts))
        assert whole.startswith(magic)


@pytest.mark.slow
def test_licences_go_along(built: Path) -> None:
    """Is the licence of every bundled package and library served beside them?"""
    (file,) = built.glob("*/licences.txt")
    text = file.read_text(encoding="utf-8")
    for name in (
        "@jupyter-widgets/controls",
        "@lumino/widgets",
        "Python",
        "pyodide",
        "python_stdnum",
        "traitlets",
    ):
        assert re.search(rf"^{re.escape(name)}[ -]\d", text, re.MULTILINE), name
    for one in text.split("-" * 78):
        assert len(one) > 500, f"no text: {one}"


@pytest.mark.slow
def test_second_build_is_taken_from_the_cache(
    built: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does an unchanged build start no node?"""
    monkeypatch.setattr(_node, "run", lambda *_args, **_keys: pytest.fail("node was started"))
    inpage.build(tmp_path / "again", root / "_build" / "page")
    assert sorted(p.name for p in built.iterdir()) == sorted(
        p.name for p in (tmp_path / "again").iterdir()
    )


@pytest.mark.slow
def test_the_same_commit_builds_the_same_bytes(built: Path, root: Path, tmp_path: Path) -> None:
    """Does a build elsewhere, at another hour, leave a returning learner nothing to fetch?"""
    checkout = tmp_path / "a longer name, far away"
    for name in ("src", "data"):
        shutil.copytree(root / name, checkout / name)
    (npm,) = (root / "_build" / "page").glob(f"npm-{_npm_name()}")
    shutil.copytree(npm, checkout / "cache" / npm.name, symlinks=True, copy_function=os.link)
    out = checkout / "out"
    done = subprocess.run(
        [sys.executable, "-m", "beyondcv.book.inpage", "--out", out, "--cache", checkout / "cache"],
        env=os.environ | {"PYTHONPATH": str(checkout / "src"), "TZ": "Asia/Tokyo"},
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    def content(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    here, there = content(built), content(out)
    assert list(here) != []
    assert [name for name in here.keys() | there if here.get(name) != there.get(name)] == []


@pytest.mark.slow
def test_no_address_of_another_host_is_asked(built: Path) -> None:
    """Is there no style sheet or module of ours that would fetch from elsewhere?"""
    for path in [*built.rglob("*.css"), *built.rglob("page.js"), *built.rglob("worker.js")]:
        # Pyodide names its own address as a default; ours is given to it, and the page's policy
        # lets nothing else be asked.
        other = r"https?://(?!www\.w3\.org|cdn\.jsdelivr\.net/pyodide/)\w"
        assert not re.search(other, path.read_text(encoding="utf-8")), path


def test_browser_gets_only_what_it_can_run() -> None:
    """Do the parts that need Sphinx, pandas or nbgrader stay behind?"""
    names = set(_site_files.site_files())
    assert {"beyondcv/widgets/page.py", "bcv_bridge.py", "IPython/__init__.py"} <= names
    assert not [
        name
        for name in names
        if name.startswith(("beyondcv/book/", "beyondcv/grading/", "beyondcv/figures/"))
    ]
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pyc", ".po"))]


def test_browser_gets_the_people_and_ads_that_a_form_shows() -> None:
    """Are the ads and Camille there, and nobody whom no form offers?"""
    names = set(_site_files.site_files())

    assert {name for name in names if "_data/personas/" in name} == {
        f"beyondcv/_data/personas/{name}.{lang}.json"
        for name in PERSONAS
        if name.startswith("camille-")
        for lang in LANGS
    }
    assert {name for name in names if "_data/ads/" in name} == {
        f"beyondcv/_data/ads/{lang}/{ad.id}.json" for lang in LANGS for ad in ads(lang)
    }


def test_libraries_are_those_of_the_environment() -> None:
    """Does every library come with its licence?"""
    names = set(_site_files.site_files())
    for library in _site_files.LIBRARIES:
        folder = library.replace("-", "_")
        assert [name for name in names if name.startswith(folder) and "dist-info" in name], library


def test_lock_file_holds_hashes_and_no_host() -> None:
    """Is every npm package pinned by its content, wherever it is fetched from?"""
    lock = json.loads((PAGE / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((PAGE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {name: data for name, data in lock["packages"].items() if name}
    assert all("integrity" in data and "resolved" not in data for data in packages.values())
    assert wanted == lock["packages"][""]["dependencies"]
    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted.values())


def test_messages_say_the_same_in_both_languages(tmp_path: Path) -> None:
    """Has every message a French and an English text with the same fields?"""
    code = f"import {{MESSAGES}} from {json.dumps((PAGE / 'i18n.js').as_uri())};"
    messages = run_js(code + "console.log(JSON.stringify(MESSAGES));", tmp_path)
    assert isinstance(messages, dict)
    assert list(messages["fr"]) == list(messages["en"])
    for key, english in messages["en"].items():
        french = messages["fr"][key]
        assert sorted(re.findall(r"{\w+}", french)) == sorted(re.findall(r"{\w+}", english)), key
        assert french.strip()
        assert not re.search(r"[^\u00a0\u202f][:;!?»]", french), key


def test_every_message_is_used() -> None:
    """Is no message left over, and none asked for that does not exist?"""
    scripts = [path for path in PAGE.glob("*.js") if path.name != "i18n.js"]
    code = "".join(path.read_text(encoding="utf-8") for path in scripts)
    table = (PAGE / "i18n.js").read_text(encoding="utf-8")
    defined = set(re.findall(r"^    (\w+): '", table, re.MULTILINE))
    asked = set(re.findall(r"\b(?:say|translator\([^)]*\))\('(\w+)'", code))
    # Why a copy was made, what has been done, and the state of saving are handed on by name.
    reasons = (PAGE / "store.js", *(PAGE.parents[1] / "widgets").rglob("*.py"))
    named = code + "".join(path.read_text(encoding="utf-8") for path in reasons)
    handed_on = {
        name
        for name in defined
        if re.search(rf"""(?<!: )['"]{name.removeprefix("why_")}['"]""", named)
    }
    assert asked <= defined
    assert defined <= asked | handed_on


def test_container_gives_back_what_was_put_in(tmp_path: Path) -> None:
    """Do empty files, accents and binary content survive?"""
    code = f"""
    import {{pack, unpack}} from {json.dumps((PAGE / "container.js").as_uri())};
    const files = [["é/a.py", new Uint8Array([1, 0, 255])], ["empty", new Uint8Array()]];
    console.log(JSON.stringify([...unpack(pack(files))].map(([name, data]) => [name, [...data]])));
    """
    assert run_js(code, tmp_path) == [["é/a.py", [1, 0, 255]], ["empty", []]]


def test_failed_step_says_why(tmp_path: Path) -> None:
    """Does a script of node that fails raise with what it said?"""
    script = tmp_path / "broken.mjs"
    script.write_text("throw new Error('because');", encoding="utf-8")
    with pytest.raises(_node.NodeError, match="because"):
        _node.run(script)
