"""What each language asks of search, on texts made for the purpose."""

from pathlib import Path

import pytest
from tests_support import ROOT

from sme_desktop.search import Document, SearchIndex, open_index, write_index
from sme_desktop.search.analysis import WordLists

DOCUMENTS = (
    Document("mark", "ar", "العلامات التجارية", "العلامة التجارية تميّز منتجات المؤسسة عن غيرها."),
    Document("patent", "ar", "البراءات", "تحمي البراءة الاختراع عشرين سنة من تاريخ الإيداع."),
    Document("secret", "ar", "الأسرار", "السر التجاري معلومات تُحفظ داخل الشركة."),
    Document("mark", "zh", "商标", "商标使消费者认出商品的来源。先查询，再注册。"),
    Document("patent", "zh", "专利", "专利自申请日起保护发明二十年。"),
    Document("secret", "zh", "商业秘密", "商业秘密是企业保密的信息，例如配方。"),
    Document("mark", "ru", "Товарные знаки", "Товарный знак отличает товары фирмы. Регистрируйте его заранее."),
    Document("patent", "ru", "Патенты", "Патент охраняет изобретение двадцать лет со дня подачи заявки."),
    Document("secret", "ru", "Секреты", "Секрет производства ещё не раскрыт: учёт ведёт сам владелец."),
)

FOUND_FIRST = (
    ("ar", "علامة تجارية", "mark"),
    ("ar", "العَلامَة التِّجارِيَّة", "mark"),
    ("ar", "والعلامات", "mark"),
    ("ar", "براءه", "patent"),
    ("ar", "اختراعات", "patent"),
    ("ar", "الاسرار", "secret"),
    ("ar", "شـــركة", "secret"),
    ("zh", "商标", "mark"),
    ("zh", "如何注册商标", "mark"),
    ("zh", "专利保护多少年", "patent"),
    ("zh", "密", "secret"),
    ("zh", "企业的配方", "secret"),
    ("ru", "товарного знака", "mark"),
    ("ru", "регистрация знаков", "mark"),
    ("ru", "сколько лет охраняется изобретение", "patent"),
    ("ru", "учет", "secret"),
    ("ru", "секретами", "secret"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder: Path = tmp_path_factory.mktemp("index")
    lists = {code: WordLists.from_toml(ROOT / "index" / f"{code}.toml") for code in ("ar", "zh", "ru")}
    write_index(folder, DOCUMENTS, word_lists=lists)
    return open_index(folder)


@pytest.mark.parametrize(("language", "query", "document"), FOUND_FIRST)
def test_the_right_document_comes_first(index: SearchIndex, language: str, query: str, document: str) -> None:
    assert index.search(query, language=language)[0].document_id == document


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [("ar", "علامة", "العلامة"), ("zh", "专利", "专利"), ("ru", "учет", "учёт"), ("ru", "знаки", "знак")],
)
def test_marks_show_the_original_spelling(index: SearchIndex, language: str, query: str, marked: str) -> None:
    snippet = index.search(query, language=language)[0].snippet

    assert marked in [snippet.text[start:end] for start, end in snippet.marks]


def test_short_i_is_a_letter_of_its_own(index: SearchIndex) -> None:
    assert index.search("краи", language="ru") == ()


def test_a_question_of_stop_words_finds_nothing(index: SearchIndex) -> None:
    assert index.search("في على من", language="ar") == ()
    assert index.search("что это", language="ru") == ()
