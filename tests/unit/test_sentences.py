"""Sentences of a page's text, in the six languages, as a voice should say them."""

import re
from itertools import pairwise

import pytest

from sme_desktop.library.library import Library
from sme_desktop.reader.sentences import LONGEST, sentences, spoken

PARTED = {
    "en": [
        "Ask first.|Then file.",
        "Is it new?|Yes!|It costs 3.5 per cent.",
        "See Art. 5 of the Convention, No. 12, p. 4.|It is short.",
        "Did you tell anyone?|No.|Ask first.",
        "Use a lock, e.g. Yale, i.e. Something strong.|Keep the key.",
        "Mr. Smith and J. R. Jones sell bread, jam, etc. in Amman.|They met Dr. Lee.",
        "Bread, jam, etc.|The mark covers them.",
        "He said “It is mine.”|She did not agree (he was wrong).|So they signed.",
        "‘Stop!’ she said.|He did.",
        "It was filed in 2026.|The fee was 1,000.50 dollars.",
        "4. The names of goods",
        "The law (35 U.S.C. 102) varies in the U.S.|It is long.",
        "Wait …|Then go on… if you must.",
        "The 1st edition cost 5.|Each one.",
        "Visit www.example.com today.|It is free.",
    ],
    "fr": [
        "Est-ce nouveau ?|Oui !|Déposez d’abord ; publiez ensuite.",
        "Elle dit : « C’est à moi. »|Il n’est pas d’accord.",
        "« Pourquoi ? » demande Amina.|Elle attend.",
        "Voir l’art. 4 et le par. 2 de l’accord.|La loi varie.",
        "Un signe, p. ex. Lunavi, se dépose.|M. Diallo et Mme. Roy le savent.",
        "À lire : 4. Les noms",
        "La taxe est de 2,5 % (env. 300 euros).|Payez-la.",
        "L’issue est moins sûre, cf. Tokyo.|Fin.",
    ],
    "es": [
        "¿Es nuevo?|¡Sí!|¿Y la tasa?|Se paga.",
        "No.|Una marca no basta.",
        "La Sra. Pérez y el Sr. Gil firman, p. ej. Hoy mismo.|Ud. también.",
        "Reglamento (CE) n.º 6/2002, art. 7.2.|Es breve.",
        "Dijo: «Es mío.»|Nadie lo cree.",
        "Cuesta 1.000,50 pesos.|Pague (véase pág. 3).",
    ],
    "ar": [
        "هل هذا جديد؟|نعم!|سجّل أولاً، ثم انشر.",
        "الرسم 3.5 في المئة.|ادفع الآن.",
    ],
    "zh": [
        "这是新的吗？|是的！|请先申请。|然后公开。",
        "他说：“这是我的。”|她不同意。",
        "费用为3.5元。|请缴费。",
    ],
    "ru": [
        "Это новое?|Да!|Подайте заявку.",
        "См. ст. 5 и п. 2 закона.|Это важно.",
        "Знак, т. е. Имя товара, и др. обозначения.|А. С. Попов согласен.",
        "Он сказал: «Это моё.»|Она против.",
    ],
}


@pytest.mark.parametrize(("language", "parts"), [(code, row) for code, rows in PARTED.items() for row in rows])
def test_a_paragraph_is_parted_where_a_reader_would_take_breath(language: str, parts: str) -> None:
    wanted = parts.split("|")
    text = ("" if language == "zh" else " ").join(wanted)

    found = [text[start:end] for start, end in sentences(text, language)]

    assert found == wanted


def test_headings_list_lines_and_cells_are_sentences_of_their_own() -> None:
    text = "In short\n✓  Ask first. Then file\n\n \n\ufffc\n• Bread\u2028Jam\nWhat it costs\n"

    found = [text[start:end] for start, end in sentences(text, "en")]

    assert found == ["In short", "Ask first.", "Then file", "Bread", "Jam", "What it costs"]


def test_an_over_long_sentence_is_cut_at_a_comma_and_never_in_a_number() -> None:
    text = "The fee, " + "which is 1,000 or 2,500 in all the countries of the union, " * 12 + "is due."

    found = [text[start:end] for start, end in sentences(text, "en")]

    assert len(found) > 1
    assert all(len(part) <= LONGEST for part in found)
    assert all(part.endswith((",", ".")) for part in found)
    assert " ".join(found) == text


@pytest.mark.parametrize("text", ["x" * 1000, "汉字" * 500, "word " * 300])
def test_a_text_without_any_stop_is_cut_all_the_same(text: str) -> None:
    spans = sentences(text, "en")

    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "\n\n", "✓ ", "\ufffc", "· › …", "?!", "______", "[ ]"])
def test_nothing_is_read_where_there_are_no_words(text: str) -> None:
    assert sentences(text, "fr") == ()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_word_of_the_handbook_is_lost(library: Library, language: str) -> None:
    for topic in library.topics(language):
        for entry in topic.entries:
            for section in library.page(entry.id, language).sections:
                spans = sentences(section.text, language)

                read = " ".join(section.text[start:end] for start, end in spans)
                assert re.findall(r"[^\W_]+", read) == re.findall(r"[^\W_]+", section.text), (entry.id, section.id)
                assert all(end <= start for (_, end), (start, _) in pairwise(spans))
                assert all(end - start <= LONGEST for start, end in spans)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("✓  Ask\u00a0first.", "Ask first."),
        ("a\0b\tc\x1b[31m", "a b c [31m"),
        ("say [[slnc 9999]] [[[x", "say [ [slnc 9999]] [ [ [x"),
        ("7 minutes · Edition › Home", "7 minutes, Edition, Home"),
        ("Name: ________ [ ] yes", "Name: yes"),
        ("--help $(rm) \"q\" 'q'", "--help $(rm) \"q\" 'q'"),
    ],
)
def test_what_only_the_eye_needs_is_not_said(text: str, said: str) -> None:
    assert spoken(text) == said
