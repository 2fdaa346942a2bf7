"""Hand-ins of every kind, as learners and their tools make them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from beyondcv.datasets import persona
from beyondcv.grading.handins.extract import PROFILE_MIME
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, Skill, dumps

MOODLE = "{name}_{number}_assignsubmission_file_"


def finished(lang: Lang = "fr") -> Profile:
    """Camille's profile at the end of the unit, with one more skill, an ad and the answers."""
    profile = persona("camille-after", lang)
    profile.skills.append(Skill(name="Excel", keywords=["TCD"]))
    profile.course.ad.id = "logistics-coordinator"
    profile.course.answers = {
        "03-goal": "Sept ans de stocks mènent à la logistique.",
        "03-proof": "La casse a baissé de 18 % en un an.",
        "03-voice": "Je dis ce que j’ai fait, sans m’excuser.",
    }
    return profile


def little(lang: Lang = "fr") -> Profile:
    """Camille as she is handed out, with a first word in every unit: hardly any points."""
    profile = persona("camille-before", lang)
    profile.course.answers = dict.fromkeys(
        ("01-limit", "02-reason", "03-goal", "04-link", "05-give"), "Début."
    )
    return profile


def as_json(profile: Profile) -> bytes:
    """The file of the form."""
    return dumps(profile).encode()


def as_notebook(profile: Profile, code: str = "1 + 1") -> bytes:
    """A saved notebook that carries the profile in an output, and any code."""
    bundle = {PROFILE_MIME: profile.to_dict(), "text/plain": "…"}
    output = {"output_type": "display_data", "metadata": {}, "data": bundle}
    cells = [
        {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 1,
         "source": code, "outputs": []},
        {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": 2,
         "source": "form", "outputs": [output]},
    ]  # fmt: skip
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook).encode()


def as_page(profile: Profile, lang: Lang = "fr") -> bytes:
    """The take-home page."""
    from beyondcv.exports import takehome

    return takehome(profile, lang).encode()


def moodle(name: str, number: int, file: str) -> str:
    """The path that Moodle gives a handed-in file."""
    return f"{MOODLE.format(name=name, number=number)}/{file}"


def zipped(files: dict[str, bytes], year: int = 2026) -> bytes:
    """A zip of these files, last changed in the October of that year."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (year, 10, 1, 12, 0, 0))
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def write_zip(path: Path, files: dict[str, bytes], year: int = 2026) -> Path:
    """Write a zip of these files."""
    path.write_bytes(zipped(files, year))
    return path
