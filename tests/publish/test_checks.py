"""Each fault of the content is told with its file and line; all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests_support import sources_of

from sme_desktop.publish.edition import ContentError, checked_content

EN = "content/en/rights/right-marks.md"
FR = "content/fr/rights/right-marks.md"
ES = "content/es/rights/right-marks.md"

FAULTS = (
    (EN, "type: sheet", "type: leaflet", "the type is “leaflet”"),
    (EN, "summary: What a mark is.\n", "", "lacks “summary”"),
    (EN, "edition: 2026-11", "edition: 2026-13", "the edition is a month"),
    (EN, "status: checked", "status: perfect", "the status is one of"),
    (EN, "facts: [F1]", "facts: [F9]", "there is no fact “F9”"),
    (EN, "related: [faq-marks]", "related: [nowhere]", "the site map has no page “nowhere”"),
    (EN, "page:faq-marks#q01", "page:nowhere", "the link leads to no page"),
    (EN, "page:faq-marks#q01", "page:faq-marks#q99", "the link leads to no section"),
    (EN, "(page:faq-marks#q01)", "(term:nothing)", "the glossary has no term"),
    (EN, "(page:faq-marks#q01)", "(https://example.org)", "a web address outside its place"),
    (EN, "(page:faq-marks#q01)", "(javascript:alert)", "a link that cannot be followed"),
    (EN, "figure:path", "figure:none", "there is no figure “none”"),
    (EN, "A way in three parts, from the sign to the register.", "A way.", "no alternative text"),
    (EN, "{{slot:fees}}", "{{slot:gifts}}", "there is no slot “gifts”"),
    (EN, "## What to do {#what-to-do}", "## What to do", "has no anchor"),
    (EN, "## What to do {#what-to-do}", "## Do {#what-to-do}", "the layouts say “What to do”"),
    (EN, "## What to do {#what-to-do}", "# What to do", "heading level 1"),
    (EN, "1. Write", "1. <b>Write</b>", "HTML in the text"),
    (EN, "| Sign | Likely answer |\n| --- | --- |", "| a | b | c | d | e |\n|---|---|---|---|---|", "five|columns"),
    (EN, "> [!WATCH]\n", "", "a block quote begins with"),
    (EN, "Ask before you pay.", "Pay 200 USD.", "a currency sign or code"),
    (EN, "Ask before you pay.", "It's free.", "a straight apostrophe"),
    (EN, "Ask before you pay.", "- a\n  - b", "a list inside a list"),
    (EN, "Ask before you pay.", "```\ncode\n```", "“fence” has no place"),
    (FR, "Demandez avant de payer.", "Vraiment ?", "narrow no-break space"),
    (FR, "Demandez avant de payer.", "Un mot : deux.", "no-break space (U+00A0) before it"),
    (FR, "Demandez avant de payer.", "« oui »", "inside « »"),
    (FR, "Demandez avant de payer.", "Un e\u0301te\u0301.", "normal form C"),
    (ES, "Pregunte antes de pagar.", "Puede pagar?", "¿ and ? are not in pairs"),
    (FR, "2. Déposez", "Déposez", "the English page has here"),
    (FR, "facts: [F1]", "facts: []", "“facts” differs"),
    (FR, "source_rev: 1", "source_rev: 2", "is ahead of the English page"),
    (FR, "## Que faire {#what-to-do}", "## Que faire {#how}", "the section “what-to-do” of the layout"),
)


def messages(tiny: Path) -> list[str]:
    return [str(problem) for problem in checked_content(sources_of(tiny))[1]]


def test_sound_content_has_no_problems(tiny: Path) -> None:
    assert messages(tiny) == []


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS, ids=[fault[3][:40] for fault in FAULTS])
def test_a_fault_is_told_at_its_file(tiny: Path, file: str, old: str, new: str, message: str) -> None:
    path = tiny / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")

    found = messages(tiny)

    words = message.split("|")
    hits = [line for line in found if any(word in line for word in words) and file.removeprefix("content/") in line]
    assert hits, found
    assert all(line.split(":")[1].isdigit() for line in found)


def test_the_line_is_that_of_the_fault(tiny: Path) -> None:
    path = tiny / EN
    lines = path.read_text("utf-8").splitlines()
    number = lines.index("Ask before you pay.") + 1
    lines[number - 1] = "It’s {a} straight' quote."
    path.write_text("\n".join(lines) + "\n", "utf-8")

    assert f"en/rights/right-marks.md:{number}: a straight apostrophe" in " ".join(messages(tiny))


def test_all_problems_come_at_once(tiny: Path) -> None:
    for file, old, new, _ in (FAULTS[0], FAULTS[4], FAULTS[24]):
        path = tiny / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    assert len(messages(tiny)) >= 3


def drop(name: str) -> Callable[[Path], None]:
    def spoil(tiny: Path) -> None:
        (tiny / "content" / name).unlink()

    return spoil


def twice(tiny: Path) -> None:
    path = tiny / "content" / "glossary.yaml"
    path.write_text(path.read_text("utf-8") + "terms: []\n", "utf-8")


def latin(tiny: Path) -> None:
    (tiny / "content" / "facts.yaml").write_bytes("facts: [é]".encode("latin-1"))


@pytest.mark.parametrize("spoil", [drop("edition.yaml"), drop("sitemap.yaml"), twice, latin])
def test_a_plan_that_cannot_be_read_is_told_and_nothing_else(tiny: Path, spoil: Callable[[Path], None]) -> None:
    spoil(tiny)

    with pytest.raises(ContentError) as caught:
        checked_content(sources_of(tiny))

    assert len(caught.value.problems) == 1


def test_a_page_that_is_not_utf8_is_told_and_the_others_are_read(tiny: Path) -> None:
    (tiny / FR).write_bytes("Été".encode("latin-1"))

    found = messages(tiny)

    assert any("fr/rights/right-marks.md:1: the file is not UTF-8" in line for line in found)


def no_texts(tiny: Path) -> None:
    (tiny / "content" / "images" / "path.yaml").unlink()


def no_licence(tiny: Path) -> None:
    path = tiny / "content" / "images" / "path.yaml"
    path.write_text(path.read_text("utf-8").replace("licence: Drawn for the tests.\n", ""), "utf-8")


def half_translated(tiny: Path) -> None:
    path = tiny / "content" / "images" / "path.yaml"
    path.write_text(path.read_text("utf-8") + "  more: {en: More}\n", "utf-8")


def unknown_text(tiny: Path) -> None:
    path = tiny / "content" / "images" / "path.svg.j2"
    path.write_text(path.read_text("utf-8").replace("{{t.title}}", "{{t.caption}}"), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (no_texts, "images/path.yaml:1: the file cannot be read"),
        (no_licence, "images/path.yaml:1: the drawing has no licence line"),
        (half_translated, "images/path.yaml:1: the text “more” is missing in es, fr"),
        (unknown_text, "images/path.svg.j2:1: the drawing: "),
    ],
)
def test_a_fault_of_a_drawing_is_told(tiny: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(tiny)

    assert any(line.startswith(message) for line in messages(tiny)), messages(tiny)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no front matter", "does not begin with a front matter"),
        ("---\nid: [\n---\n", "expected the node content"),
        ("---\nid: right-marks\nid: right-marks\n---\n", "is given twice"),
        ("---\n- a\n---\n", "a mapping (key: value) is expected"),
        ("---\nid: 7\nlang: en\n---\n", "“id” must be a text"),
    ],
)
def test_a_front_matter_that_cannot_be_read_is_told(tiny: Path, text: str, message: str) -> None:
    (tiny / EN).write_text(text, "utf-8")

    assert any(message in line and line.startswith("en/rights/right-marks.md:") for line in messages(tiny))


def test_numbers_in_a_list_of_texts_are_told(tiny: Path) -> None:
    path = tiny / EN
    path.write_text(path.read_text("utf-8").replace("keywords: [brand]", "keywords: [2026]\nmood: good"), "utf-8")

    found = " ".join(messages(tiny))

    assert "put quotes around numbers" in found
    assert "“mood” has no place" in found


def test_a_beginning_that_leads_nowhere_or_lacks_words_is_told(tiny: Path) -> None:
    path = tiny / "content" / "landing.yaml"
    text = path.read_text("utf-8").replace("      es: Tiene un nombre\n", "")
    path.write_text(text + "    - {page: nowhere, en: a, fr: b, es: c}\n", "utf-8")

    assert messages(tiny) == [
        "landing.yaml:1: the site map has no page “nowhere”",
        "landing.yaml:1: “right-marks” in “rights” has no words in es",
    ]


def test_a_drawing_of_a_topic_that_is_not_there_is_told(tiny: Path) -> None:
    path = tiny / "content" / "landing.yaml"
    path.write_text(path.read_text("utf-8") + "\nfigures:\n  rights: nowhere\n", "utf-8")

    assert "landing.yaml:1: there is no figure “nowhere”" in messages(tiny)


def test_a_page_given_twice_is_told(tiny: Path) -> None:
    copy = tiny / "content" / "en" / "faq" / "right-marks.md"
    copy.write_bytes((tiny / EN).read_bytes())

    assert any("the page is given twice, also in en/faq/right-marks.md" in line for line in messages(tiny))


def test_a_page_in_the_wrong_folder_is_told(tiny: Path) -> None:
    (tiny / EN).rename(tiny / "content" / "en" / "faq" / "right-marks.md")

    assert any("the page belongs into en/rights/right-marks.md" in line for line in messages(tiny))


def test_windows_line_ends_and_long_summaries_are_told(tiny: Path) -> None:
    path = tiny / EN
    text = path.read_text("utf-8").replace("summary: What a mark is.", "summary: " + "What a mark is. " * 12)
    path.write_bytes(text.replace("\n\n", "\n\r\n").encode())

    found = " ".join(messages(tiny))

    assert "CR LF" in found
    assert "longer than 165 characters" in found
