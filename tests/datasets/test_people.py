"""The fictional people besides Camille, each in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from beyondcv._resources import data_path, read_text, read_toml
from beyondcv.checks import check, chosen_ad, graded
from beyondcv.datasets import PERSONAS, Description, ads, describe, persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import validate

GOOD = tuple(name for name in PERSONAS if not name.startswith("camille"))

# Points of 03-present that a good profile leaves out on purpose, by (name, rule): none today.
# A person added to show a missing piece is named here, with the reason.
LOST_ON_PURPOSE: dict[tuple[str, str], float] = {}

SURNAMES = ("Exemple", "Démo", "Fictif")
EMAIL = re.compile(r"[\w.+-]+@([\w.-]+\w)")


def raw(name: str, lang: Lang) -> dict[str, Any]:
    """Return the file as it stands."""
    data: dict[str, Any] = json.loads(read_text(f"personas/{name}.{lang}.json"))
    return data


def strings(value: object) -> Iterator[str]:
    """Yield every text of a document."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from strings(item)
        case dict():
            for item in value.values():
                yield from strings(item)


def shape(value: object) -> object:
    """Return keys and counts, without the words; dates and numbers of a person stay."""
    match value:
        case list():
            return [shape(item) for item in value]
        case dict():
            return {
                key: item if key.endswith(("Date", "date", "Code")) else shape(item)
                for key, item in value.items()
            }
        case bool() | int():
            return value
        case _:
            return ""


def hosts(text: str) -> Iterator[str]:
    """Yield the hosts of addresses in a text, of e-mail and of the web."""
    yield from EMAIL.findall(text)
    if text.startswith("http"):
        yield urlsplit(text).hostname or ""


def test_names_are_the_files() -> None:
    """Is every file offered by name, and described, in both languages?"""
    files = {path.name for path in data_path("personas").glob("*.json")}
    described = {
        name for name, item in read_toml("personas/people.toml").items() if isinstance(item, dict)
    }

    assert files == {f"{name}.{lang}.json" for name in PERSONAS for lang in LANGS}
    assert described == {name.partition("-")[0] for name in PERSONAS}
    assert len(GOOD) >= 7


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PERSONAS)
def test_everybody_is_fictional_and_reachable_nowhere(name: str, lang: Lang) -> None:
    """Do names, employers and addresses say that nobody is meant?"""
    profile = persona(name, lang)
    data = raw(name, lang)
    addresses = [host for text in strings(data | {"meta": {}}) for host in hosts(text)]

    assert validate(profile) == []
    assert profile.meta.fictional
    assert profile.basics.name.endswith(SURNAMES)
    assert all(host == "example.org" or host.endswith(".example") for host in addresses)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", GOOD)
def test_employers_say_that_they_are_fictional(name: str, lang: Lang) -> None:
    """Can nobody take a made-up firm for a real one?"""
    profile = persona(name, lang)
    places = [*(x.name for x in profile.work), *(x.organization for x in profile.volunteer)]

    assert all("fict" in place for place in places)


@pytest.mark.parametrize("name", PERSONAS)
def test_both_languages_tell_the_same_life(name: str) -> None:
    """Have the French and the English profile the same sections, counts, dates and country?"""
    french, english = (raw(name, lang) for lang in LANGS)

    assert shape(french) == shape(english)
    assert french["meta"].get("beyondcv", {}).get("ad") == english["meta"].get("beyondcv", {}).get(
        "ad"
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", GOOD)
def test_a_good_profile_earns_what_it_should(name: str, lang: Lang) -> None:
    """Has each all points of the presentation, but those left out on purpose?"""
    lost = {
        (name, result.id): result.max_points - result.points
        for result in graded("03-present", persona(name, lang), lang)
        if result.points != result.max_points
    }

    assert lost == {key: value for key, value in LOST_ON_PURPOSE.items() if key[0] == name}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", GOOD)
def test_a_good_profile_keeps_private_what_is_private(name: str, lang: Lang) -> None:
    """Does nothing published tell age, family, health, papers or an address?"""
    profile = persona(name, lang)
    result = check("privacy", profile, lang)
    text = " ".join(strings(raw(name, lang)["basics"]))

    assert (result.values["flags"], result.values["fields_kept_back"]) == (
        0,
        int(bool(profile.basics.email)),
    )
    assert not profile.basics.phone
    assert not profile.basics.location.city
    assert not profile.basics.image
    assert "·" not in "".join(strings(raw(name, lang)))
    assert EMAIL.findall(text) in ([], ["example.org"], ["example.org", "artisans.example"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", GOOD)
def test_a_good_profile_reads_well_beyond_points(name: str, lang: Lang) -> None:
    """Is it within the advice too: short sentences, verbs first, no worn words, the ad's band?"""
    profile = persona(name, lang)

    for rule in ("sentence-length", "action-first", "cliches", "dates"):
        assert check(rule, profile, lang).status == "passed", rule
    assert check("inclusive", profile, lang).findings == ()
    assert 50 <= check("ad-overlap", profile, lang).values["percent"] <= 85


@pytest.mark.parametrize("lang", LANGS)
def test_every_ad_is_answered_by_somebody(lang: Lang) -> None:
    """Is no ad without a person of the trade, Camille's included?"""
    chosen = {
        found.id for name in GOOD for found in [chosen_ad(persona(name, lang), lang)] if found
    } | {persona("camille-after", lang).course.programme.ad}

    assert chosen == {item.id for item in ads(lang)}


@pytest.mark.parametrize("lang", LANGS)
def test_what_people_need_not_say_stands_beside_the_profile_alone(lang: Lang) -> None:
    """Is a first job told without a section for work, and a minimal profile without accounts?"""
    amina, jean = persona("amina", lang), persona("jean", lang)

    assert amina.work == []
    assert amina.volunteer
    assert amina.projects
    assert jean.basics.accounts == []
    assert jean.basics.email == ""
    assert jean.education == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PERSONAS)
def test_everybody_is_described(name: str, lang: Lang) -> None:
    """Does a reader learn trade, situation and lesson before choosing?"""
    described = describe(name, lang)

    assert described == Description(described.trade, described.situation, described.lesson)
    assert all((described.trade, described.situation, described.lesson))
    assert described.trade != describe(name, "en" if lang == "fr" else "fr").trade


def test_nobody_unknown_is_described() -> None:
    """Is a misspelt name refused?"""
    with pytest.raises(KeyError):
        describe("amine", "fr")


def test_ads_are_told_alike_in_both_languages() -> None:
    """Has each ad as many paragraphs, and about as many words of the trade, in each language?"""
    for french, english in zip(ads("fr"), ads("en"), strict=True):
        assert french.text.count("\n\n") == english.text.count("\n\n")
        assert french.text.count("\n") == english.text.count("\n")
        assert abs(len(french.terms) - len(english.terms)) <= 1
