"""Proofs are read as a person does: spelling, ease, terms, passages that stand twice, and what is accepted with a reason."""

import shutil
from pathlib import Path

import pytest
from tests_support import sources_of

from sme_desktop.publish.edition import ContentError, proofread_content
from sme_desktop.sources.readability import reading_ease, syllables

EN = "content/en/rights/right-marks.md"
FR = "content/fr/rights/right-marks.md"
ES = "content/es/rights/right-marks.md"
FAQ = "content/en/faq/faq-marks.md"

needs_hunspell = pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not installed")


def proofs(tiny: Path) -> list[str]:
    return [str(problem) for problem in proofread_content(sources_of(tiny))[1]]


def spoil(tiny: Path, file: str, old: str, new: str) -> None:
    path = tiny / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@needs_hunspell
def test_sound_content_needs_no_mending(tiny: Path) -> None:
    assert proofs(tiny) == []


@needs_hunspell
@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        (EN, "Ask before you pay.", "Ask befor you pay.", "befor"),
        (EN, "Ask before you pay.", "Ask about the color.", "color"),
        (FR, "Demandez avant de payer.", "Demandez a l’entrepise.", "l'entrepise"),
        (ES, "Pregunte antes de pagar.", "Pregunte antes de la inscripcion.", "inscripcion"),
    ],
)
def test_an_unknown_word_is_told_at_its_line(tiny: Path, file: str, old: str, new: str, word: str) -> None:
    spoil(tiny, file, old, new)
    line = (tiny / file).read_text("utf-8").splitlines().index(new) + 1

    assert f"{file.removeprefix('content/')}:{line}: unknown word: “{word}”" in proofs(tiny)


@needs_hunspell
def test_a_word_of_the_own_list_is_known_with_article_possessive_and_capital(tiny: Path) -> None:
    spoil(tiny, EN, "Ask before you pay.", "Ask Mirolu’s people. Sublicences cost.")
    spoil(tiny, FR, "Demandez avant de payer.", "Demandez l’avis d’Mirolu.")
    (tiny / "content/spelling").mkdir()
    (tiny / "content/spelling/names.txt").write_text("Mirolu  # an invented mark\n", "utf-8")
    (tiny / "content/spelling/en.txt").write_text("sublicences\n", "utf-8")

    assert proofs(tiny) == []


def test_a_machine_without_dictionaries_says_so(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert any("spelling in fr was not checked: install hunspell" in line for line in proofs(tiny))


def test_a_page_too_hard_for_its_level_is_told(tiny: Path) -> None:
    hard = (
        "Notwithstanding aforementioned considerations, international intellectual property organisations administer. "
    )
    spoil(tiny, EN, "Ask before you pay.", hard * 5)

    assert any("reading ease" in line and "level A asks for 60" in line for line in proofs(tiny))


def test_a_very_long_sentence_is_told(tiny: Path) -> None:
    spoil(tiny, EN, "Ask before you pay.", "Ask " + "and ask " * 20 + "again.")

    assert any("a sentence of 42 words" in line for line in proofs(tiny))


@pytest.mark.parametrize(
    ("word", "count"),
    [("mark", 1), ("license", 2), ("property", 3), ("intellectual", 5), ("used", 1), ("uses", 2), ("protected", 3)],
)
def test_syllables_are_counted_by_ear(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_plain_sentences_are_easy_and_long_learned_ones_hard() -> None:
    easy = reading_ease(["The cat sat on the mat."])
    hard = reading_ease(["Intellectual property organisations administer international registration applications."])

    assert easy > 100 > 0 > hard


def test_a_passage_on_two_pages_is_told(tiny: Path) -> None:
    passage = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyzäöüßéè") + "."
    spoil(tiny, EN, "Ask before you pay.", passage)
    text = (tiny / FAQ).read_text("utf-8")
    place = text.rindex("\n## Next")
    (tiny / FAQ).write_text(f"{text[:place]}\n{passage}\n{text[place:]}", "utf-8")

    assert any("stands also in en/faq/faq-marks.md" in line for line in proofs(tiny))


def test_a_translation_that_avoids_the_established_term_is_told(tiny: Path) -> None:
    glossary = tiny / "content/glossary.yaml"
    text = glossary.read_text("utf-8")
    assert "trade mark" in text
    for language, old in (("fr", "marque"), ("es", "marca")):
        path = tiny / f"content/{language}/rights/right-marks.md"
        path.write_text(path.read_text("utf-8").replace(old, "label").replace(old.title(), "Label"), "utf-8")

    found = " ".join(proofs(tiny))

    assert "the English page says “trade mark”; this one never says “marque”" in found
    assert "the English page says “trade mark”; this one never says “marca”" in found


def accept(tiny: Path, page: str, says: str, because: str) -> None:
    rows = f"accepted:\n  - page: {page}\n    says: {says}\n    because: {because}\n"
    (tiny / "content/accepted.yaml").write_text(rows, "utf-8")


def test_an_accepted_warning_is_not_told_again(tiny: Path) -> None:
    spoil(tiny, EN, "Ask before you pay.", "Ask " + "and ask " * 20 + "again.")
    assert any("a sentence of" in line for line in proofs(tiny))

    accept(tiny, "right-marks", "a sentence of 42 words", "it is a list")

    assert not any("a sentence of" in line for line in proofs(tiny))


def test_an_acceptance_that_is_not_needed_or_has_no_reason_is_told(tiny: Path) -> None:
    accept(tiny, "right-marks", "a sentence of 42 words", "''")

    found = " ".join(proofs(tiny))

    assert "no longer needed: right-marks" in found
    assert "no reason is given: right-marks" in found


def test_a_damaged_list_of_accepted_warnings_is_told(tiny: Path) -> None:
    (tiny / "content/accepted.yaml").write_text("accepted: [", "utf-8")

    with pytest.raises(ContentError) as caught:
        proofread_content(sources_of(tiny))

    assert "accepted.yaml" in str(caught.value.problems[0])
