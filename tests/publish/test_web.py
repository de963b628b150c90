"""The browser edition: whole, linked, readable without scripts, and the same bytes each time."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from mirror_support import search_data
from pseudo import write_pseudo
from tests_support import ARABIC, ROOT, sources_of

from sme_desktop.cli import publish
from sme_desktop.errors import OutputFolderError
from sme_desktop.publish.edition import Sources
from sme_desktop.publish.web.site import WebEdition, write_web
from sme_desktop.qt.themes import THEMES


@dataclass
class Html(HTMLParser):
    """What one file leads to, and the places in it."""

    path: Path
    language: str = ""
    direction: str = ""
    places: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language, self.direction = facts["lang"], facts.get("dir", "ltr")
        self.places += [facts["id"]] if "id" in facts else []
        self.addresses += [facts[name] for name in ("href", "src", "action") if name in facts]
        self.handlers += [name for name in facts if name.startswith("on")]


def dead_links(folder: Path) -> list[str]:
    """Give each address that leads to no file, or to no place in it, with the file that has it."""
    pages = {path: Html(path) for path in sorted(folder.rglob("*.html"))}
    dead = []
    for page in pages.values():
        for address in page.addresses:
            file, place = urldefrag(address)
            target = (page.path.parent / unquote(file)).resolve() if file else page.path
            is_there = target.is_file() and (not place or target.suffix != ".html" or place in pages[target].places)
            if not is_there:
                dead.append(f"{page.path.relative_to(folder)}: {address}")
    return dead


def write(sources: Sources, folder: Path) -> WebEdition:
    return write_web(sources, folder, lambda *_: None)


@pytest.fixture
def web(tiny: Path, tmp_path: Path) -> Path:
    ours = sources_of(tiny)
    sources = Sources(ours.content, ours.search_data, ROOT / "translations")
    return write(sources, tmp_path / "web").folder


def test_every_address_leads_to_a_file_of_the_folder_and_a_place_in_it(web: Path) -> None:
    assert dead_links(web) == []

    (web / "fr" / "right-marks.html").unlink()

    assert any(line.startswith("en/right-marks.html: ../fr/right-marks.html") for line in dead_links(web))


@pytest.mark.slow
def test_no_address_of_the_handbook_is_dead(tmp_path: Path) -> None:
    web = write(sources_of(ROOT), tmp_path / "web")

    assert web.pages > 300
    assert dead_links(web.folder) == []


def test_each_page_stands_in_its_language_with_the_words_of_the_handbook(web: Path) -> None:
    for language in ("en", "fr", "es"):
        page = Html(web / language / "right-marks.html")

        assert page.language == language
        assert {"in-short", "what-to-do"} <= set(page.places)
    assert "Accueil" in (web / "fr" / "right-marks.html").read_text("utf-8")


def test_the_door_leads_to_every_language(web: Path) -> None:
    assert {"en/index.html", "fr/index.html", "es/index.html"} <= set(Html(web / "index.html").addresses)


def test_a_page_needs_nothing_from_elsewhere_and_no_script_to_be_read(web: Path) -> None:
    for path in web.rglob("*.html"):
        page = Html(path)
        assert not page.handlers
        assert not [address for address in page.addresses if re.match(r"[a-z]+:|//", address)]
        assert not re.search(r"<script(?![^>]*\bsrc=)", path.read_text("utf-8"))
    for path in [*web.rglob("*.js"), *web.rglob("*.css")]:
        assert not re.search(
            r"\bfetch\(|XMLHttpRequest|new Worker|\bimport\b.*from|@import|url\(\"?(https?:)?//",
            path.read_text("utf-8"),
        ), path


def test_drawings_take_the_colours_of_the_theme(web: Path) -> None:
    page = next(path for path in sorted(web.glob("en/*.html")) if "<svg xmlns" in path.read_text("utf-8"))

    assert "var(--ink)" in page.read_text("utf-8")
    assert not re.search(r"@\w+@", page.read_text("utf-8"))


@pytest.mark.parametrize(
    ("theme", "selector"),
    [("light", ":root {"), ("dark", ':root[data-theme="dark"] {'), ("dark", ':root:not([data-theme="light"]) {')],
)
def test_colours_are_those_of_the_program(theme: str, selector: str) -> None:
    style = (ROOT / "sme_desktop" / "templates" / "web" / "style.css").read_text("utf-8")
    block = style[style.index(selector) :].partition("}")[0]
    colours = dict(re.findall(r"--(\w+): (#\w{6});", block))

    soft = colours.pop("soft")
    assert len(colours) > 25
    assert colours == {name: THEMES[theme].colours[name] for name in colours}
    assert soft == THEMES[theme].colours["key"]


def test_the_same_sources_give_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    first = write(sources_of(tiny), tmp_path / "first").folder
    second = write(sources_of(tiny), tmp_path / "second").folder

    files = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*") if path.is_file()}


def test_a_page_that_a_language_lacks_leads_to_the_start_of_that_language(tiny: Path, tmp_path: Path) -> None:
    (tiny / "content" / "es" / "faq" / "faq-marks.md").unlink()
    plan = tiny / "content" / "edition.yaml"
    plan.write_text(re.sub(r"languages: .*", "languages: [en, fr]", plan.read_text("utf-8")), "utf-8")

    web = write(sources_of(tiny), tmp_path / "web").folder

    assert "../es/index.html" in Html(web / "en" / "faq-marks.html").addresses
    assert "../en/faq-marks.html" in Html(web / "es" / "contents.html").addresses
    assert dead_links(web) == []


def test_arabic_runs_from_right_to_left(tmp_path: Path) -> None:
    write_pseudo(ROOT / "translations" / "sme_desktop.pot", tmp_path / "translations", "ar")
    sources = Sources(ARABIC, search_data(tmp_path / "index"), tmp_path / "translations")

    web = write(sources, tmp_path / "web").folder

    page = Html(web / "ar" / "biz-trademarks.html")
    assert (page.language, page.direction) == ("ar", "rtl")
    assert dead_links(web) == []


@pytest.mark.parametrize("place", ["content", "content/en", "."])
def test_nothing_is_written_into_the_sources(tiny: Path, place: str) -> None:
    with pytest.raises(OutputFolderError):
        write(sources_of(tiny), tiny / place)


def test_a_folder_with_other_things_is_never_replaced(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("mine")

    with pytest.raises(OutputFolderError):
        write(sources_of(tiny), tmp_path / "site")

    assert (tmp_path / "site" / "index.html").read_text() == "mine"


def test_problems_of_the_content_stop_it_and_the_last_good_one_stays(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["web", str(tiny / "content"), "--output", str(tmp_path / "web")]
    assert publish(arguments) == 0
    assert "browser edition stands in" in capsys.readouterr().out
    page = tiny / "content" / "en" / "rights" / "right-marks.md"
    page.write_text(page.read_text("utf-8").replace("lang: en", "lang: xx"), "utf-8")

    assert publish(arguments) == 1

    assert "right-marks.md" in capsys.readouterr().err
    assert (tmp_path / "web" / "en" / "right-marks.html").exists()
    assert not (tmp_path / "web.new").exists()
