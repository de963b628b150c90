"""The commands as others script against them."""

import json
from pathlib import Path

import pytest

from sme_desktop.cli import publish


def test_check_prints_problems_and_ends_with_one(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny / "content" / "en" / "faq" / "faq-marks.md"
    path.write_text(path.read_text("utf-8").replace("related: [right-marks]", "related: [gone]"), "utf-8")

    code = publish(["check", str(tiny / "content")])

    assert code == 1
    assert "en/faq/faq-marks.md:1: related: the site map has no page “gone”" in capsys.readouterr().out


def test_check_of_sound_content_ends_with_zero(tiny: Path) -> None:
    assert publish(["check", str(tiny / "content")]) == 0


def test_build_search_and_verify_work_together(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = str(tmp_path / "edition")

    assert publish(["build", str(tiny / "content"), "--output", output]) == 0
    assert publish(["verify", output]) == 0
    capsys.readouterr()
    assert publish(["search", output, "marque", "--language", "fr", "--json"]) == 0

    rows = json.loads(capsys.readouterr().out)
    assert {"page", "section", "language", "title", "snippet", "score"} == set(rows[0])
    assert len({row["page"] for row in rows}) == len(rows)


def test_search_takes_a_query_that_begins_with_a_dash(tiny: Path, tmp_path: Path) -> None:
    publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])

    assert publish(["search", str(tmp_path / "e"), "--language", "en", "--", "-mark"]) == 0


def test_verify_names_what_is_damaged(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])
    (tmp_path / "e" / "index" / "fr" / "lexicon.txt").write_text("spoilt")
    capsys.readouterr()

    code = publish(["verify", str(tmp_path / "e")])

    assert code == 1
    assert "index/fr/lexicon.txt" in capsys.readouterr().out


def test_status_counts_pages_and_missing_twins(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "content" / "es" / "faq" / "faq-marks.md").unlink()

    publish(["status", str(tiny / "content"), "--json"])

    status = json.loads(capsys.readouterr().out)
    assert status["pages"]["fr"] == ["right-marks", "faq-marks"]
    assert status["missing_twins"] == [["faq-marks", "es"]]
    assert status["outdated"] == []
    assert status["words"]["en"] > 20


def test_a_missing_edition_is_one_sentence_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = publish(["search", str(tmp_path / "nothing"), "mark", "--language", "en"])

    assert code == 1
    assert capsys.readouterr().err.startswith("There are no guides in")


def test_status_in_words_names_what_is_missing_and_outdated(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "content" / "es" / "faq" / "faq-marks.md").unlink()
    english = tiny / "content" / "en" / "faq" / "faq-marks.md"
    english.write_text(english.read_text("utf-8").replace("rev: 1", "rev: 2"), "utf-8")

    publish(["status", str(tiny / "content")])

    lines = capsys.readouterr().out.splitlines()
    assert "missing: faq-marks in es" in lines
    assert "outdated: faq-marks in fr" in lines
    assert any(line.startswith("en: 2 pages") for line in lines)


def test_search_in_words_shows_title_place_and_snippet(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])
    capsys.readouterr()

    publish(["search", str(tmp_path / "e"), "feria", "--language", "es"])

    out = capsys.readouterr().out
    assert out.startswith("Las marcas › Qué hacer  [right-marks#what-to-do]\n")
    assert "antes de la feria" in out


def test_a_build_of_faulty_content_lists_the_faults(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "content" / "fr" / "faq" / "faq-marks.md").unlink()

    code = publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])

    assert code == 1
    assert "en/faq/faq-marks.md:1: the page is missing in fr" in capsys.readouterr().err


def test_a_search_that_got_worse_keeps_the_last_edition(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = tiny / "index" / "judged"
    judged.mkdir()
    rows = "".join(f"- {{id: q{n}, lang: en, query: zebra, relevant: {{right-marks: 2}}}}\n" for n in range(4))
    (judged / "queries.yaml").write_text(f"queries:\n{rows}", "utf-8")

    code = publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])

    assert code == 1
    assert "finds only 0 of 4 judged pages" in capsys.readouterr().err
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize(("least", "code"), [(0.5, 0), (0.6, 1)])
def test_a_set_of_questions_names_the_share_that_must_be_answered(
    tiny: Path, tmp_path: Path, least: float, code: int
) -> None:
    judged = tiny / "index" / "judged"
    judged.mkdir()
    rows = "".join(
        f"- {{id: q{n}, lang: en, query: {word}, relevant: {{right-marks: 2}}}}\n"
        for n, word in enumerate(("marks", "zebra"))
    )
    (judged / "queries.yaml").write_text(f"meta: {{least: {least}}}\nqueries:\n{rows}", "utf-8")

    assert publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")]) == code


def test_a_stopped_command_says_so(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sme_desktop.publish.edition.swap_folder", interrupt)

    code = publish(["build", str(tiny / "content"), "--output", str(tmp_path / "e")])

    assert code == 130
    assert "Stopped" in capsys.readouterr().err
