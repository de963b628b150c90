"""The search of the browser edition gives what the search of the program gives: run by node, on the real handbook."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests_support import ROOT

from sme_desktop.errors import StemmersMissingError
from sme_desktop.library.library import Library
from sme_desktop.model import Findings, Hit, Query
from sme_desktop.publish.judged import read_judged
from sme_desktop.publish.web_search import engine, write_web_search
from sme_desktop.search import SearchIndex, open_index
from sme_desktop.search.analysis import WordLists, analyzer_for
from sme_desktop.search.folding import normal_form
from sme_desktop.sources.content import read_content

LANGUAGES = ("en", "es", "fr")
JUDGED = read_judged(ROOT / "index" / "judged")
NODE = shutil.which("node") or ""

pytestmark = pytest.mark.skipif(not NODE, reason="node is not installed, and could not be")

# Spellings on which two implementations of Unicode or of a language could part ways.
SPELLINGS = (
    "Œuvre œuvre d’auteur L'ŒUVRE",
    "İstanbul ıssız Straße STRASSE Łódź søster đ",
    unicodedata.normalize("NFD", "déposée ñandú Élan čeština Ελλάς"),
    "й Й ё Ё " + unicodedata.normalize("NFD", "й Й ё Ё") + " ещё товарный знак регистрация",
    "ΟΔΟΣ ΟΔΟΣ'Σ Σ ς",
    "العلامة التجاريّة وبالعلامات والمؤلفـون إسم أسماء مسؤولية هي وطن وقف",
    "商标注册 商 abc商标Ⅻ号 ㈱ 中文2024年",
    "know-how know\u2011how know\u2010how-to-do-it trade mark trade\u00a0mark trade\nmark trade  mark trade_mark",
    "10bis x² ½ Ⅳ ٣٤ ４２ 𝒳𝒴 ﬁne ǅ",
    "internal international interested interring interim intern inter",
    "naïve café\u0301 a\u0300\u0301b \u0301 ﷺ 🙂 \ud800 x\udc00y",
    "__proto__ constructor hasOwnProperty toString",
)

HOSTILE = (
    "",
    " ",
    "\x00\x1b\x7f",
    "-" * 300,
    "\"“„«»”'",
    '"' + " a" * 199,
    '"' + " " * 398 + "a",
    "«" * 400,
    "a" * 100_000,
    "trade mark " * 400,
    "souvent " * 50 + "zzzzzz " * 500,
    "__proto__",
    "constructor -__proto__ “hasOwnProperty”",
    "\ud800 patent \udfff\ud83d",
    "🙂" * 500,
    "\u0301" * 400,
    "İ" * 300,
    "</script><!--",
    "pa\u200btent\u202e right\u2028of priority",
)


class WebSearch:
    """The search in a page of the browser edition that has loaded some languages."""

    def __init__(self, folder: Path, languages: tuple[str, ...]) -> None:
        driver = Path(__file__).with_name("web_search_driver.js")
        scripts = [folder / f"{name}.js" for name in ("engine", "names", *languages)]
        command = [NODE, str(driver), *map(str, scripts)]
        self._node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answer()

    def call(self, name: str, *arguments: object) -> Any:
        """Give what a function of the search gives."""
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps((name, *arguments)).encode() + b"\n")
        self._node.stdin.flush()
        return self._answer()

    def ask(self, query: Query, limit: int = 10) -> Any:
        return self.call("ask", as_told(query), limit)

    def close(self) -> None:
        self._node.communicate()
        assert self._node.returncode == 0

    def _answer(self) -> Any:
        assert self._node.stdout is not None
        line = self._node.stdout.readline()
        assert line, "the scripts failed: see what node wrote"
        return json.loads(line)[0]


def as_told(query: Query) -> dict[str, object]:
    return {
        "text": query.text,
        "language": query.language,
        "isTyping": query.is_typing,
        "isExact": query.is_exact,
    }


def hit_as_told(hit: Hit) -> dict[str, object]:
    """Give a hit as a page gets it; offsets count what JavaScript counts."""
    snippet = {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]}
    score = pytest.approx(hit.score, rel=1e-6)
    return {"id": hit.document_id, "score": score, "title": hit.title, "heading": hit.heading, "snippet": snippet}


def findings_as_told(findings: Findings) -> dict[str, object]:
    return {
        "hits": list(map(hit_as_told, findings.hits)),
        "corrections": [{"typed": one.typed, "used": one.used} for one in findings.corrections],
        "expansions": [
            {"typed": one.typed, "names": list(one.used), "concept": one.term} for one in findings.expansions
        ],
        "language": findings.language,
        "hasLoosePhrases": findings.has_loose_phrases,
        "term": findings.term,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    write_web_search(folder, read_content(ROOT / "content", None), ROOT / "index")
    return folder / "search"


@pytest.fixture(scope="module")
def web(folder: Path) -> Iterator[WebSearch]:
    search = WebSearch(folder, LANGUAGES)
    yield search
    search.close()


@pytest.fixture(scope="module")
def index(edition: Path) -> Iterator[SearchIndex]:
    library = Library.open(edition)
    index = open_index(library.index_folder, checksums=library.index_checksums)
    yield index
    index.close()
    library.close()


def assert_same(web: WebSearch, index: SearchIndex, queries: list[Query]) -> None:
    """Compare pages, sections, order, scores, snippets, marks, corrections and other names."""
    different = [query for query in queries if web.ask(query) != findings_as_told(index.ask(query))]
    assert different == []


def test_judged_questions_get_the_answers_of_the_program(web: WebSearch, index: SearchIndex) -> None:
    own = [Query(judged.text, judged.language) for judged in JUDGED if judged.language in LANGUAGES]
    foreign = [Query(judged.text, "en") for judged in JUDGED if judged.language not in LANGUAGES]

    assert len(own) > 200
    assert_same(web, index, own + foreign)


def test_questions_are_answered_alike_while_they_are_typed(web: WebSearch, index: SearchIndex) -> None:
    asked = [next(judged for judged in JUDGED[20:] if judged.language == code) for code in LANGUAGES]

    assert_same(
        web, index, [Query(one.text[:end], one.language, True) for one in asked for end in range(1, len(one.text) + 1)]
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tradmark licens", "en"),  # mistyped
        ("invenshun protextion", "en"),  # mistyped twice
        ("propiété intelectuelle", "fr"),
        ("patante", "es"),
        ("marque déposée", "en"),  # in the words of another language
        ("denominación de origen", "fr"),
        ("商标注册", "es"),
        ("товарный знак", "fr"),
        ("العلامة التجارية", "en"),
        ('"freedom to operate"', "en"),  # a phrase that stands there
        ("“operate freedom” licence", "en"),  # one that does not
        ("trade mark -licence –patent", "en"),  # words left out
        ("know-how", "en"),
        ("knowhow", "fr"),
    ],
)
def test_signs_errors_and_foreign_words_are_read_alike(
    web: WebSearch, index: SearchIndex, text: str, language: str
) -> None:
    assert_same(web, index, [Query(text, language), Query(text, language, True), Query(text, language, is_exact=True)])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_a_query_here_too(web: WebSearch, index: SearchIndex, text: str) -> None:
    assert_same(web, index, [Query(text, "en"), Query(text, "fr", True)])


def test_other_languages_are_asked_alike(web: WebSearch, index: SearchIndex) -> None:
    for text in ("trade mark", "licence fee", "tradmark licens", "dsgfsdg"):
        query = Query(text, "en")

        told = web.call("askElsewhere", as_told(query), 20)

        expected = index.ask_elsewhere(query, 20)
        assert told == {code: list(map(hit_as_told, hits)) for code, hits in expected.items()}


def test_a_page_loads_other_languages_only_for_words_that_its_own_lacks(folder: Path) -> None:
    english = WebSearch(folder, ("en",))
    french, known = Query("dépôt de dessin", "en"), Query("design filing", "en")

    assert english.call("languages") == ["en"]
    assert english.call("missing") == ["es", "fr"]
    assert english.call("needsOthers", as_told(french)) is True
    assert english.call("needsOthers", as_told(known)) is False
    assert english.ask(french)["language"] == ""
    english.close()


def test_nothing_more_is_needed_once_all_languages_are_loaded(web: WebSearch) -> None:
    assert web.call("languages") == list(LANGUAGES)
    assert web.call("needsOthers", as_told(Query("dépôt de dessin", "en"))) is False
    assert web.ask(Query("dépôt de dessin", "en"))["language"] == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_of_the_handbook_give_the_same_terms(web: WebSearch, edition: Path, language: str) -> None:
    lines = (edition / "index" / language / "lexicon.txt").read_text("utf-8").splitlines()
    words = [word for line in lines for word in line.split("\t") if not word.isdigit()]
    lists = WordLists.from_json((edition / "index" / language / "words.json").read_text("utf-8"))

    assert len(words) > 4_000
    assert_same_tokens(web, language, lists, words)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "zh", "ru", "xx"])
def test_odd_spellings_give_the_same_terms(web: WebSearch, language: str) -> None:
    assert_same_tokens(web, language, WordLists.from_toml(ROOT / "index" / f"{language}.toml"), list(SPELLINGS))


def assert_same_tokens(web: WebSearch, language: str, lists: WordLists, texts: list[str]) -> None:
    analyzer = analyzer_for(language, lists)
    for is_query in (False, True):
        told = web.call("tokens", language, json.loads(lists.to_json()), texts, is_query)

        for text, tokens in zip(texts, told, strict=True):
            plain = normal_form(text)
            expected = analyzer.tokens(plain, is_query=is_query)
            assert tokens == [[plain[one.start : one.end], one.form, list(one.terms)] for one in expected]


def test_equal_content_gives_equal_bytes(tiny: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_web_search(tmp_path / name, read_content(tiny / "content", None), tiny / "index")

    first, second = (sorted((tmp_path / name / "search").iterdir()) for name in ("first", "second"))
    assert [path.name for path in first] == ["en.js", "engine.js", "es.js", "fr.js", "names.js"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_no_text_of_a_page_ends_a_script_or_a_line(tiny: Path, tmp_path: Path) -> None:
    title = "Marks </script> \u2028 and <!-- \u2029 more"
    page = tiny / "content" / "en" / "rights" / "right-marks.md"
    page.write_text(page.read_text("utf-8").replace("title: Marks", f"title: {json.dumps(title)}"), "utf-8")

    write_web_search(tmp_path, read_content(tiny / "content", None), tiny / "index")

    text = (tmp_path / "search" / "en.js").read_text("utf-8")
    assert not re.search("[<\u2028\u2029]", text)
    assert text.count("\n") == 1
    web = WebSearch(tmp_path / "search", ("en",))
    assert web.ask(Query("sign", "en"))["hits"][0]["title"] == title
    web.close()


def test_the_engine_is_for_old_browsers_and_loads_nothing() -> None:
    """Chrome 64 and Firefox 78 know ES2018; pages opened from a disc may neither fetch nor import nor evaluate."""
    modern = (
        r"\?\.[a-z(\[]|\?\?|\(\?<|\.(?:flat|flatMap|at|matchAll|replaceAll|fromEntries|trimEnd|trimStart)\(|catch \{"
    )
    forbidden = r"\b(?:fetch|import|export|eval|Worker|XMLHttpRequest|importScripts|require|new Function)\b"

    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", engine(), flags=re.DOTALL)

    assert not re.findall(modern, code)
    assert not re.findall(forbidden, code)


def test_a_machine_without_the_stemmers_says_what_is_missing() -> None:
    with pytest.raises(StemmersMissingError, match=r"no_such_package.*not installed"):
        engine(stemmers="no_such_package")
