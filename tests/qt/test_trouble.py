"""What a reader sees when something is damaged or missing: a sentence, a way on, and the rest works."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reader_support import Reader
from tests_support import ROOT

from sme_desktop.errors import EditionNotFoundError, EditionTooNewError
from sme_desktop.library.manifest import PAGES
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.look import Look
from sme_desktop.qt.no_edition import NoEditionWindow
from sme_desktop.qt.themes import THEMES


def flip(path: Path, needle: str) -> None:
    data = path.read_bytes()
    place = data.index(needle.encode())
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


def test_a_damaged_page_is_named_and_its_twin_offered(
    qtbot: QtBot, own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    flip(own_edition / PAGES, "Toutes les boulangeries ont besoin")
    reader = open_reader(own_edition, "fr")
    trouble = reader.window.later.trouble

    reader.presenter.open_place(Place(PageId("biz-trademarks")))

    assert trouble.isVisible()
    assert "Pourquoi les marques comptent" in trouble.words.text()
    button, link = trouble._links[0]
    assert link == "language:en"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reader.window.article.isVisible)
    assert reader.window.article.view.accessibleName() == "Why trade marks matter to your success"


def test_after_a_damaged_page_the_others_open(own_edition: Path, open_reader: Callable[..., Reader]) -> None:
    flip(own_edition / PAGES, "Toutes les boulangeries ont besoin")
    reader = open_reader(own_edition, "fr")
    reader.presenter.open_place(Place(PageId("biz-trademarks")))

    reader.presenter.open_place(Place(PageId("right-patents")))

    assert reader.window.article.isVisible()


def test_a_damaged_index_is_told_and_pages_can_be_read(
    qtbot: QtBot, own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    segment = next((own_edition / "index" / "fr").glob("*.seg"))
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    reader = open_reader(own_edition, "fr")

    reader.presenter.submit_query("marque")

    results = reader.window.later.results
    qtbot.waitUntil(lambda: "indisponible" in results.head.title.text())
    assert "index est endommagé" in results._advice.text()
    reader.presenter.open_place(Place(PageId("right-patents")))
    assert reader.window.article.isVisible()


def test_the_other_languages_can_still_be_searched(
    qtbot: QtBot, own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    (own_edition / "index" / "fr" / "lexicon.txt").unlink()
    reader = open_reader(own_edition, "es")

    reader.presenter.submit_query("marca")

    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 0)


def test_an_unknown_page_is_a_notice_and_the_reader_stays(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="es")

    reader.presenter.open_place(Place(PageId("no-such-page"), SectionId("x")))

    assert "no hay ninguna página llamada «no-such-page»" in reader.window.notice.words.text()
    assert reader.window.later.home.isVisible()


def test_a_page_without_its_twin_is_shown_in_english_with_a_word_in_the_new_language(
    tiny: Path, tmp_path: Path, open_reader: Callable[..., Reader]
) -> None:
    from sme_desktop.publish.edition import Sources, build_edition

    plan = tiny / "content" / "edition.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[en, fr, es]", "[en, es]"), "utf-8")
    (tiny / "content" / "fr" / "faq" / "faq-marks.md").unlink()
    sources = Sources(tiny / "content", tiny / "index", ROOT / "translations")
    build_edition(sources, tmp_path / "e", lambda *_: None)
    reader = open_reader(tmp_path / "e", "en")
    reader.presenter.open_place(Place(PageId("faq-marks")))

    reader.presenter.switch_language("fr")

    assert (
        reader.window.notice.words.text() == "Cette page n’existe pas encore en français. Elle est affichée en anglais."
    )
    assert reader.window.article.view.accessibleName() == "Questions on marks"
    assert reader.window.bar.language.text() == "Français"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EditionNotFoundError(folder="D:"), "Il n’y a pas de guides dans «\u00a0D:\u00a0»."),
        (EditionTooNewError(folder="D:"), "demandent une version plus récente"),
    ],
)
def test_without_guides_the_window_says_what_to_do(
    qtbot: QtBot, faces: None, edition: Path, error: EditionNotFoundError, words: str
) -> None:
    window = NoEditionWindow(Look(THEMES["light"]), edition / "texts", "fr", error)
    qtbot.addWidget(window)

    assert words in window.words.text()
    with qtbot.waitSignal(window.retried):
        window.show()
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)


def run_reader(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "sme_desktop", *arguments],
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_display_one_sentence_says_so(tmp_path: Path) -> None:
    ended = run_reader("--profile", str(tmp_path))

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "screen" in ended.stderr or "écran" in ended.stderr


def test_with_a_display_that_does_not_answer_one_sentence_says_so(tmp_path: Path) -> None:
    ended = run_reader("--profile", str(tmp_path), DISPLAY=":987")

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1


def test_an_unforeseen_picture_in_a_page_is_never_fetched(reader: Reader, tmp_path: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QImage

    picture = tmp_path / "private.png"
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))

    for address in (picture.as_uri(), "https://example.org/x.png", str(picture)):
        found = reader.window.article.view.loadResource(2, QUrl(address))
        assert isinstance(found, QImage)
        assert found.isNull()
