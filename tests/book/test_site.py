"""The built site, as files: languages, links, weight."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from beyondcv.book.site import main
from beyondcv.book.verify import link_problems, read_page
from beyondcv.widgets.units import UNITS

pytestmark = pytest.mark.slow

# Words of the interfaces of Sphinx, its themes and extensions, Plotly, and our own English.
ENGLISH = (
    "Search", "Skip to", "Contents", "Table of", "Previous", "Next", "Home", "Menu bar", "Toggle",
    "Click to", "Copy", "Copied", "Back to top", "On this page", "Last updated", "Powered by",
    "Created using", "Built with", "Show source", "Hide", "Close", "Open", "Loading", "Warning",
    "Caution", "See also", "Hint", "Tip", "Download", "Print to", "Fullscreen", "Zoom", "Pan",
    "Autoscale", "Reset axes", "Check", "Answer", "Start", "Workshop", "Recall", "In short",
    "For trainers", "Source code", "Permalink", "Link to this", "Edit", "Language", "Light", "Dark",
    "Read more", "Fictional data", "Table {", "Limits", "Who was studied", "read on", "Results",
)  # fmt: skip
FRENCH = (
    "Chercher", "Aller au", "Sommaire", "Précédent", "Suivant", "Accueil", "Lire", "Vérifier",
    "Commencer", "Atelier", "Rappel", "Population", "Limites", "lu le", "Données fictives",
    "Astuce", "Avertissement", "Voir aussi", "Recherche", "Réponse", "formatrices", "L’essentiel",
)  # fmt: skip
# Two of them in a text: it is no borrowed word any more. “Journal of … and …” is a name.
SMALL_WORDS = {
    "fr": "the|with|your|from|is|are|this|that|to",
    "en": "les|des|du|une|un|est|et|dans|qui|que|pour|sur",
}
ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-bs-title", "summary", "value")


class _Texts(HTMLParser):
    """What a reader of one language sees or hears of a page."""

    def __init__(self, lang: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lang = lang
        self.stack: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        foreign = (at.get("lang") or self.lang) != self.lang or tag in ("script", "style", "code")
        if not foreign and not self.foreign:
            self.texts += [text for name in ATTRIBUTES if (text := at.get(name))]
            self.texts += [text for name, text in attrs if name.startswith("data-bcv-") and text]
        if tag not in ("meta", "link", "input", "img", "br", "hr", "path", "circle", "rect"):
            self.stack.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.foreign and data.strip():
            self.texts.append(data.strip())

    @property
    def foreign(self) -> bool:
        return any(foreign for _, foreign in self.stack)


def _pages(site: Path, lang: str) -> Iterator[Path]:
    return (path for path in sorted((site / lang).rglob("*.html")) if "_static" not in path.parts)


def _interface(path: Path, lang: str) -> list[str]:
    """Short texts only: a sentence of a chapter may name an English word."""
    reader = _Texts(lang)
    reader.feed(path.read_text(encoding="utf-8"))
    return [text for text in reader.texts if len(text) < 40]


@pytest.mark.parametrize(("lang", "others"), [("fr", ENGLISH), ("en", FRENCH)])
def test_no_word_of_the_other_language_is_left(
    site: Path, lang: str, others: tuple[str, ...]
) -> None:
    """Is every button, label and title in the page's own language?"""
    pattern = re.compile("|".join(rf"(?:^|\W){re.escape(word)}(?:$|\W)" for word in others))
    left = {
        f"{path.relative_to(site)}: {text}"
        for path in _pages(site, lang)
        for text in _interface(path, lang)
        if pattern.search(text)
    }
    assert not left


@pytest.mark.parametrize(("lang", "others"), SMALL_WORDS.items())
def test_what_is_in_another_language_says_so(site: Path, lang: str, others: str) -> None:
    """Does a screen reader change its voice for a quotation?"""
    found = []
    for path in _pages(site, lang):
        reader = _Texts(lang)
        reader.feed(path.read_text(encoding="utf-8"))
        found += [
            f"{path.name}: {text[:80]}"
            for text in reader.texts
            if len(set(re.findall(rf"\b(?:{others})\b", text))) > 1
        ]
    assert found == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_box_around_a_table_has_a_name_of_its_own(site: Path, lang: str) -> None:
    """Can the tables of a page be told apart by ear?"""
    for path in _pages(site, lang):
        text = path.read_text(encoding="utf-8")
        names = re.findall(r'class="bcv-scroll"[^>]*aria-label="([^"]*)"', text)
        assert all(len(name) > 10 for name in names), path.name
        assert len(set(names)) == len(names), path.name


@pytest.mark.parametrize(("lang", "other"), [("fr", "en"), ("en", "fr")])
def test_each_page_says_its_language_and_leads_to_the_other(
    site: Path, lang: str, other: str
) -> None:
    """Does the switch lead to the same page, by a relative address that works from a file?"""
    for path in _pages(site, lang):
        page = read_page(path)
        assert page.lang == lang
        target = f"../{other}/{path.name}"
        assert target in page.links, path
        text = path.read_text(encoding="utf-8")
        assert f'href="{target}" lang="{other}" hreflang="{other}"' in text


def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(site: Path) -> None:
    """Is the built site whole, and its own?"""
    assert link_problems(site) == []


def test_no_style_or_script_names_another_host(site: Path) -> None:
    """Could one of our styles or scripts fetch from outside?"""
    address = re.compile(r"""(?:@import|url\(|fetch\(|src\s*=)\s*["'(]*\s*(https?:)?//""")
    files = [*site.glob("*/_static/*.css"), *site.glob("*/_static/*.js")]

    assert {"beyondcv.css", "explore.js"} <= {path.name for path in files}
    assert [p for p in files if address.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_weighs_less_than_500_kB(site: Path, lang: str) -> None:
    """Is a page light without the figures' and the workshop's engines?"""
    for path in _pages(site, lang):
        own = [
            (path.parent / address.split("?")[0]).resolve()
            for address in read_page(path).loads
            if "../page/" not in address
        ]
        weight = path.stat().st_size + sum(file.stat().st_size for file in own)
        assert weight < 500_000, (path, weight)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_loads_only_what_it_uses(site: Path, lang: str) -> None:
    """Do the quiz's, figures' and workshop's scripts come only where they have work?"""
    for path in _pages(site, lang):
        page = read_page(path)
        scripts = {Path(address.split("?")[0]).name for address in page.loads}
        kinds = {directive for directive, _ in page.marks}
        assert ("quiz.js" in scripts) == ("quiz" in kinds), path
        assert ("page.js" in scripts) == ("workshop" in kinds), path
        assert ("page.css" in scripts) == ("workshop" in kinds), path
        assert ("figures.js" in scripts) == bool(page.plots), path
        controls = 'class="bcv-controls"' in path.read_text(encoding="utf-8")
        assert ("explore.js" in scripts) == controls, path


@pytest.mark.parametrize("unit", list(UNITS))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_workshop_can_be_read_before_it_starts(site: Path, lang: str, unit: str) -> None:
    """Is its outline in the page, its button hidden until a script can start it?"""
    text = (site / lang / f"{unit}.html").read_text(encoding="utf-8")
    section = text[text.index('<section class="bcv-workshop"') :]
    section = section[: section.index('<div class="bcv-form">')]
    assert f'data-bcv-unit="{unit}" data-bcv-lang="{lang}" data-bcv-assets="../page/"' in section
    assert '<button type="button" class="bcv-start" hidden>' in section
    assert '<p class="bcv-progress" role="status"></p>' in section
    assert "<noscript>" in section
    outline = section[section.index("bcv-workshop-outline") :]
    assert len(re.sub(r"<[^>]+>", "", outline).split()) > 10
    assert text.count('class="bcv-profile-bar"') == 1


def test_a_faulty_chapter_leaves_the_old_site(
    site: Path, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does a build with one wrong id fail, name the line, and keep what was there?"""
    assert site.exists()  # the workshop is in the cache by now
    shutil.copytree(root / "book", tmp_path / "book")
    shutil.copyfile(root / "_config.yml", tmp_path / "_config.yml")
    with (tmp_path / "book/fr/about.md").open("a", encoding="utf-8") as page:
        page.write("\n```{evidence} nobody-1900\n```\n")
    out = tmp_path / "out"
    out.mkdir()
    (out / "old").touch()
    options = {"--root": tmp_path, "--out": out, "--cache": root / "_build/page"}
    assert main([str(part) for pair in options.items() for part in pair]) == 1
    said = capsys.readouterr().err
    assert "no evidence 'nobody-1900'" in said
    assert "fr/about.md" in said
    assert [path.name for path in out.iterdir()] == ["old"]


def test_plotly_is_there_once(site: Path) -> None:
    """Is there one copy of plotly.js for the whole site?"""
    assert [site / "vendor/plotly.min.js"] == list(site.rglob("plotly*.js"))


def test_the_choice_of_language_marks_both(site: Path) -> None:
    """Is each language named in itself, and marked for screen readers?"""
    text = (site / "index.html").read_text(encoding="utf-8")
    assert '<li lang="fr"><a href="fr/index.html" hreflang="fr"><strong>Français' in text
    assert '<li lang="en"><a href="en/index.html" hreflang="en"><strong>English' in text
    assert "<script" not in text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_front_page_leads_to_what_proves_it(site: Path, lang: str) -> None:
    """Does its text, and not the menu alone, lead to the sources and to the common ideas?"""
    text = (site / lang / "index.html").read_text(encoding="utf-8")
    text = text[text.index("<article>") : text.index("</article>")]
    assert 'href="bibliography.html"' in text
    assert 'href="misconceptions.html"' in text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_controls_stand_hidden_and_named(site: Path, lang: str) -> None:
    """Are controls hidden until a script works them, each with a label or a legend?"""
    text = (site / lang / "01-cv-or-network.html").read_text(encoding="utf-8")
    panels = re.findall(r'<div class="bcv-controls" role="group" aria-label="[^"]+" hidden>', text)
    assert len(panels) == 2
    labels = set(re.findall(r'<label id="([^"]+)" for="[^"]+">[^<]+</label>', text))
    assert len(labels) == 5
    assert labels == set(re.findall(r'<input type="range" aria-labelledby="([^"]+)"', text))
    assert len(re.findall(r'<p class="bcv-say" role="status">[^<]{20,}</p>', text)) == 2
    choice = (site / lang / "04-first-network.html").read_text(encoding="utf-8")
    assert re.search(r'<fieldset class="bcv-choose"[^>]*>\s*<legend>[^<]+</legend>', choice)


@pytest.mark.parametrize("name", ["index", "04-first-network"])
def test_the_menu_gives_units_their_numbers(site: Path, name: str) -> None:
    """Can a reader of "unit 07" find it in the menu, on its own page too?"""
    text = (site / "fr" / f"{name}.html").read_text(encoding="utf-8")
    numbers = re.findall(r'bcv-unit-number">(\d\d)</span>', text)
    assert numbers == [unit[:2] for unit in UNITS]
