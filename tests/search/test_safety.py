"""An index that was changed is never opened, and one that was crafted runs nothing."""

import hashlib
import io
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
import whoosh.filedb.structfile
import whoosh.index
from tests_support import ROOT

from sme_desktop.errors import IndexUnreadableError
from sme_desktop.search import Concept, Document, open_index, write_index
from sme_desktop.search.safety import LOADER, UntrustedIndexError, guard_whoosh

DOCUMENTS = [Document(f"d{n}", "en", f"Page {n}", "Marks and patents " * 50) for n in range(40)]


class Bomb:
    """Runs a command when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.target}",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_index(tmp_path / "index", DOCUMENTS)
    return tmp_path / "index"


def checksums_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_flipped_byte_in_any_file_is_noticed_before_the_index_is_opened(folder: Path) -> None:
    checksums = checksums_of(folder)
    for path in sorted((folder / "en").iterdir()):
        sound = path.read_bytes()
        damaged = bytearray(sound)
        damaged[len(damaged) // 2] ^= 1
        path.write_bytes(damaged)

        with pytest.raises(IndexUnreadableError):
            open_index(folder, checksums=checksums).search("marks", language="en")

        path.write_bytes(sound)
    assert open_index(folder, checksums=checksums).search("marks", language="en")


def test_a_file_that_does_not_belong_to_the_index_is_noticed(folder: Path) -> None:
    checksums = checksums_of(folder)
    (folder / "en" / "_MAIN_2.toc").write_bytes(b"newer")

    with pytest.raises(IndexUnreadableError):
        open_index(folder, checksums=checksums).search("marks", language="en")


def test_what_systems_leave_on_a_stick_does_no_harm(folder: Path) -> None:
    checksums = checksums_of(folder)
    for name in (".DS_Store", "._words.json", "Thumbs.db"):
        (folder / "en" / name).write_bytes(b"left behind")

    assert open_index(folder, checksums=checksums).search("marks", language="en")


def test_a_missing_language_is_told_not_shown_as_nothing_found(folder: Path) -> None:
    with pytest.raises(IndexUnreadableError):
        open_index(folder).search("marque", language="fr")


@pytest.mark.parametrize("length", [0, 1, 100, 900])
def test_a_cut_file_is_told(folder: Path, length: int) -> None:
    for path in (folder / "en").iterdir():
        path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(IndexUnreadableError):
        open_index(folder).search("marks", language="en")


def test_a_crafted_table_of_contents_runs_nothing(folder: Path, tmp_path: Path) -> None:
    toc = folder / "en" / "_MAIN_1.toc"
    data = toc.read_bytes()
    start = data.rindex(b"\x80\x05") if b"\x80\x05" in data else data.rindex(b"\x80\x04")
    toc.write_bytes(data[:start] + pickle.dumps([Bomb(tmp_path / "ran")]))

    with pytest.raises(IndexUnreadableError):
        open_index(folder).search("marks", language="en")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("place", ["structfile", "columns", "postings", "contents"])
def test_no_place_where_whoosh_unpickles_runs_code(tmp_path: Path, place: str) -> None:
    guard_whoosh()
    payload = pickle.dumps(Bomb(tmp_path / "ran"))
    loaders = {
        "structfile": lambda: getattr(whoosh.filedb.structfile, LOADER)(io.BytesIO(payload)),
        "columns": lambda: whoosh.columns.loads(payload),
        "postings": lambda: whoosh.codec.whoosh3.loads(payload),
        "contents": lambda: whoosh.index.pickle.loads(payload),
    }

    with pytest.raises(UntrustedIndexError):
        loaders[place]()
    assert not (tmp_path / "ran").exists()


def test_the_same_documents_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from sme_desktop.search import Concept, Document, write_index; "
        "write_index(sys.argv[1], [Document(f'd{n}', 'fr', 'Les marques', 'Une marque déposée ' * n) for n in range(30)])"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)

    assert checksums_of(tmp_path / "1") == checksums_of(tmp_path / "2")
    assert not list(tmp_path.rglob("*LOCK"))


@pytest.mark.parametrize("name", ["lexicon.txt", "words.json"])
def test_a_missing_list_is_told(folder: Path, name: str) -> None:
    (folder / "en" / name).unlink()

    with pytest.raises(IndexUnreadableError):
        open_index(folder).search("marks", language="en")


def test_random_damage_is_told_or_harmless(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    bomb = pickle.dumps(Bomb(tmp_path / "ran"))
    sound = {path: path.read_bytes() for path in sorted((folder / "en").iterdir())}
    outcomes = set()
    for _ in range(120):
        path = chance.choice(list(sound))
        at = chance.randrange(len(sound[path]) + 1)
        path.write_bytes(sound[path][:at] + (bomb if chance.random() < 0.5 else b"") + sound[path][at + 40 :])
        index = open_index(folder)
        try:
            index.search("trade marks", language="en")
            outcomes.add("answered")
        except IndexUnreadableError:
            outcomes.add("told")
        index.close()
        path.write_bytes(sound[path])

    assert outcomes == {"answered", "told"}
    assert not (tmp_path / "ran").exists()


def test_a_file_that_is_cut_under_the_open_index_does_not_end_the_program(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sme_desktop.search import open_index\n"
        "index = open_index(sys.argv[1]); index.search('marks', language='en')\n"
        "for path in Path(sys.argv[1]).rglob('*.*'):\n    path.write_bytes(b'')\n"
        "print(len(index.search('patents page 7', language='en')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    ended = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout) == (0, "10\n"), ended.stderr


def test_damaged_word_lists_of_another_language_are_left_aside(tmp_path: Path) -> None:
    write_index(tmp_path, DOCUMENTS, concepts=[Concept("mark", {"en": ("marks",), "fr": ("marque",)})])
    (tmp_path / "fr").mkdir()
    for words in (b"\xff", b'{"stop_words": [], "protected": [], "compounds": [2]}', b'{"stop_words": 1}'):
        (tmp_path / "fr" / "words.json").write_bytes(words)

        assert open_index(tmp_path).search("marque", language="en")
