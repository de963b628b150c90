"""The starter on a disc's Linux side: what a reader meets at the first start, at later ones, and when things go wrong."""

import hashlib
import io
import os
import re
import resource
import shutil
import signal
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard
from starter_support import BUILT, DATA, PACKING, Disc, Told, told, wait_until, write_program
from tests_support import ROOT

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disc, packed once; the starter is built first, with what finds errors of memory."""
    subprocess.run(["make", "-s", "-C", str(PACKING), "tests"], check=True)
    folder = tmp_path_factory.mktemp("packed")
    Disc(folder / "disc", folder / "home").pack()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A reader's home, in memory where that starts programs: the starter waits until a drive has written all."""
    memory = Path("/dev/shm")
    is_usable = os.access(memory, os.W_OK) and not os.statvfs(memory).f_flag & os.ST_NOEXEC
    with tempfile.TemporaryDirectory(dir=memory if is_usable else tmp_path) as folder:
        home = Path(folder, "höme")
        home.mkdir()
        yield home


@pytest.fixture
def disc(packed: Path, tmp_path: Path, home: Path) -> Disc:
    disc = Disc(tmp_path / "a disc", home)
    for path in (packed / "disc" / "linux").glob("*pack*"):
        shutil.copy2(path, disc.place)
    return disc


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def is_from_copy(disc: Disc, start: Told) -> bool:
    return start.programs == [disc.copy / "sme-desktop"]


def is_from_disc(disc: Disc, start: Told) -> bool:
    return start.programs == [disc.loose / "sme-desktop"]


# The first start and later ones


def test_the_first_start_makes_a_copy_and_runs_it(disc: Disc) -> None:
    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)
    assert start.err == ""
    for path in disc.loose.rglob("*"):
        if path.is_file():
            assert (disc.copy / path.relative_to(disc.loose)).read_bytes() == path.read_bytes()
    assert names_in(disc.base) == {disc.copy.name, f"{disc.copy.name}.lock", "unpack.lock"}


def test_a_later_start_needs_no_archive(disc: Disc) -> None:
    disc.start()
    disc.archive.unlink()

    assert is_from_copy(disc, disc.start())


def test_the_program_is_told_where_things_are_and_gets_its_arguments_as_they_are(disc: Disc) -> None:
    wanted = ["--page", "right patents#costs", "", "été", 'a "quoted" \\ one', "--", "--from-disc"]

    start = disc.start(*wanted)

    arguments = ["--edition", str(disc.folder / "edition"), *wanted]
    assert start.lines("argument") == [f"<{argument}>" for argument in arguments]
    assert start.lines("cache") == [str(disc.base)]
    assert start.lines("disc") == [str(disc.loose)]


def test_the_starter_ends_as_the_program_does(disc: Disc) -> None:
    start = disc.start(CODE="5")

    assert start.code == 5
    assert len(start.programs) == 1


def test_from_the_disc_on_wish_nothing_is_written(disc: Disc) -> None:
    start = disc.start("--from-disc", "--page", "home")

    assert is_from_disc(disc, start)
    assert start.lines("cache") == ["none"]
    assert "<--from-disc>" not in start.lines("argument")
    assert names_in(disc.home) == set()


def test_a_disc_without_an_archive_runs_as_it_lies(disc: Disc) -> None:
    disc.archive.unlink()
    disc.description.unlink()

    start = disc.start()

    assert is_from_disc(disc, start)
    assert start.err == ""


def test_without_a_cache_of_its_own_the_system_has_one_in_the_home(disc: Disc) -> None:
    start = disc.start(XDG_CACHE_HOME="relative/counts/not", HOME=str(disc.home))

    assert start.lines("cache") == [str(disc.home / ".cache" / "sme-desktop" / "program")]


def test_the_script_at_the_top_of_the_disc_starts_the_starter(disc: Disc) -> None:
    shutil.copy(ROOT / "packaging" / "linux" / "start-linux.sh", disc.folder)
    (disc.place / "glibc-floor").write_text("2.17\n", "utf-8")

    command = ["sh", str(disc.folder / "start-linux.sh"), "--page", "home"]
    found = subprocess.run(command, env=disc.environment, capture_output=True, text=True, check=True)

    start = Told(found.returncode, found.stdout, found.stderr)
    assert is_from_copy(disc, start)
    assert start.lines("argument")[2:] == ["<--page>", "<home>"]


# Interrupted, and several at once


def begin_slowly(disc: Disc, content: bytes) -> tuple[subprocess.Popen[str], io.BufferedWriter]:
    """Start with an archive that comes in slowly, and go on when half of it was read and files are being written."""
    process = disc.begin()
    pipe = disc.archive.open("wb")
    pipe.write(content[: len(content) // 2])
    pipe.flush()
    wait_until(lambda: list(disc.base.glob("*.part-*/*")))
    return process, pipe


def test_a_start_that_was_killed_leaves_nothing_that_is_taken_for_whole(disc: Disc) -> None:
    content = disc.trickle()
    process, pipe = begin_slowly(disc, content)
    process.kill()
    process.communicate()
    pipe.close()
    assert list(disc.base.glob("*.part-*"))

    disc.archive.unlink()
    disc.archive.write_bytes(content)
    start = disc.start()

    assert is_from_copy(disc, start)
    assert not list(disc.base.glob("*.part-*"))


def test_a_start_that_is_told_to_end_tidies_up(disc: Disc) -> None:
    content = disc.trickle()
    process, pipe = begin_slowly(disc, content)

    process.terminate()
    pipe.close()
    start = told(process)

    assert start.code == 128 + signal.SIGTERM
    assert start.programs == []
    assert not list(disc.base.glob("*.part-*"))


def test_of_four_starts_at_once_one_unpacks_and_all_run(disc: Disc) -> None:
    content = disc.trickle()
    first, pipe = begin_slowly(disc, content)
    others = [disc.begin() for _ in range(3)]

    pipe.write(content[len(content) // 2 :])
    pipe.close()

    for start in map(told, (first, *others)):
        assert start.code == 0
        assert is_from_copy(disc, start)
    assert names_in(disc.base) == {disc.copy.name, f"{disc.copy.name}.lock", "unpack.lock"}


def test_four_starts_at_once_from_a_fast_disc_are_safe(disc: Disc) -> None:
    starts = [told(process) for process in [disc.begin() for _ in range(4)]]

    assert all(start.code == 0 and is_from_copy(disc, start) for start in starts)


def test_who_waits_takes_over_when_the_first_is_killed(disc: Disc) -> None:
    content = disc.trickle()
    first, pipe = begin_slowly(disc, content)
    first.send_signal(signal.SIGSTOP)
    pipe.close()
    second = disc.begin()
    first.kill()
    first.communicate()

    with disc.archive.open("wb") as again:
        again.write(content)

    assert is_from_copy(disc, told(second))


# Damage


def test_a_file_that_was_cut_is_noticed_before_the_start(disc: Disc) -> None:
    disc.start()
    os.truncate(disc.copy / DATA, 100)

    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)


@pytest.mark.parametrize("name", ["files.txt", DATA, "version.txt"])
def test_a_file_that_is_gone_comes_back(disc: Disc, name: str) -> None:
    disc.start()
    (disc.copy / name).unlink()

    assert is_from_copy(disc, disc.start())

    assert (disc.copy / name).exists()


def test_a_list_that_was_cut_is_no_list(disc: Disc) -> None:
    disc.start()
    listing = disc.copy / "files.txt"
    whole = listing.read_bytes()
    os.truncate(listing, whole.index(b"\n", 200) + 1)

    assert disc.start().code == 0

    assert listing.read_bytes() == whole


def spoil(path: Path) -> None:
    """Change the last byte of a file."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_a_program_that_fails_for_a_changed_byte_is_renewed_and_started_once_more(disc: Disc) -> None:
    disc.start()
    spoil(disc.copy / DATA)

    start = disc.start()

    assert start.code == 0
    assert start.programs == [disc.copy / "sme-desktop"] * 2
    assert (disc.copy / DATA).read_bytes() == (disc.loose / DATA).read_bytes()


def test_a_program_file_that_cannot_be_started_any_more_is_renewed(disc: Disc) -> None:
    disc.start()
    program = disc.copy / "sme-desktop"
    program.write_bytes(b"#!/none" + program.read_bytes()[7:])

    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)


@pytest.mark.parametrize("place", [20, -2000, -1])
def test_a_damaged_archive_gives_way_to_the_program_on_the_disc(disc: Disc, place: int) -> None:
    content = bytearray(disc.archive.read_bytes())
    content[place] ^= 8
    disc.archive.write_bytes(content)

    start = disc.start()

    assert start.code == 0
    assert is_from_disc(disc, start)
    assert "packed program on this disc is damaged" in start.err
    assert not list(disc.base.glob("*.part-*"))


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data[:900], lambda data: data + b"x", lambda _data: b""]
)
def test_an_archive_of_another_length_is_damaged(disc: Disc, change: Callable[[bytes], bytes]) -> None:
    disc.archive.write_bytes(change(disc.archive.read_bytes()))

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "damaged" in start.err


@pytest.mark.parametrize("text", ["", "format 2\n", "format 1\nsha256 xyz\nsize 1\nunpacked 1\n", "\0" * 5000])
def test_a_description_that_says_nothing_is_damaged(disc: Disc, text: str) -> None:
    disc.description.write_text(text, "utf-8")

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "damaged" in start.err


# Places that take no copy


def test_without_room_the_program_runs_from_the_disc_and_says_so(disc: Disc) -> None:
    described = disc.description.read_text("utf-8")
    disc.description.write_text(re.sub(r"unpacked \d+", f"unpacked {10**15}", described), "utf-8")

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err
    assert "1000000000 MB" in start.err.replace("\u00a0", " ")


def test_a_drive_that_fills_up_meanwhile_is_one_without_room(disc: Disc) -> None:
    def allow_small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    process = subprocess.Popen(
        [disc.place / "starter"],
        env=disc.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=allow_small_files_only,
    )
    start = told(process)

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err
    assert not list(disc.base.glob("*.part-*"))


def mounted(disc: Disc, options: str) -> tuple[str, ...]:
    """Give what to start the starter with, so that the home is a drive of its own; skip where that is not allowed."""
    script = f'mount -t tmpfs -o {options} tmpfs "$0" && exec "$@"'
    prefix = ("unshare", "-rm", "sh", "-c", script, str(disc.home))
    if (
        shutil.which("unshare") is None
        or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no drive can be mounted here")
    return prefix


def test_a_small_drive_has_no_room(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "size=40m"))

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err


def test_a_home_that_cannot_be_written_takes_no_copy(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "ro"))

    assert is_from_disc(disc, start)
    assert "may not be kept" in start.err


def test_a_home_that_starts_no_programs_takes_no_copy(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "noexec"))

    assert is_from_disc(disc, start)
    assert "does not let programs start" in start.err


@pytest.mark.parametrize("cache", ["/proc/nowhere", "/dev/null"])
def test_a_cache_that_is_no_folder_takes_no_copy(disc: Disc, cache: str) -> None:
    start = disc.start(XDG_CACHE_HOME=cache)

    assert is_from_disc(disc, start)
    assert "may not be kept" in start.err


def test_without_any_program_the_browser_edition_is_named(disc: Disc) -> None:
    shutil.rmtree(disc.loose)
    disc.archive.unlink()

    start = disc.start()

    assert start.code == 1
    assert "START.html" in start.err


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "endommagé\u202f;"),
        ({"LANGUAGE": "de:es:fr", "LANG": "fr_FR.UTF-8"}, "está dañado"),
        ({"LC_ALL": "es", "LANG": "fr_FR.UTF-8"}, "está dañado"),
        ({"LANGUAGE": "fr", "LC_ALL": "C"}, "is damaged"),
        ({"LANG": "de_DE.UTF-8"}, "is damaged"),
    ],
)
def test_sentences_come_in_the_language_of_the_system(disc: Disc, variables: dict[str, str], words: str) -> None:
    disc.archive.write_bytes(b"")

    assert words in disc.start(prefix=("env", *(f"{name}={value}" for name, value in variables.items()))).err


# Newer discs, and removal


@pytest.fixture
def newer(disc: Disc, tmp_path: Path) -> Disc:
    newer = Disc(tmp_path / "newer", disc.home, version="2")
    newer.pack()
    return newer


def test_a_newer_disc_takes_the_place_of_the_older(disc: Disc, newer: Disc) -> None:
    disc.start()

    start = newer.start()

    assert is_from_copy(newer, start)
    assert not disc.copy.exists()
    assert names_in(newer.base) == {newer.copy.name, f"{newer.copy.name}.lock", "unpack.lock"}


def run_to_gate(disc: Disc, gate: Path) -> subprocess.Popen[str]:
    """Start a program that stays open until a line comes through the gate."""
    os.mkfifo(gate)
    return disc.begin(GATE=str(gate))


def test_an_older_program_in_use_stays_until_it_is_closed(disc: Disc, newer: Disc, tmp_path: Path) -> None:
    older = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w") as gate:
        newer.start()
        assert (disc.copy / DATA).exists()
        gate.write("go\n")
    assert told(older).code == 0

    newer.start()

    assert not disc.copy.exists()


def test_a_program_removes_its_copy_by_ending_with_77(disc: Disc) -> None:
    start = disc.start(CODE="77")

    assert start.code == 0
    assert "was removed" in start.err
    assert names_in(disc.home / "cache") == set()


def test_the_copy_can_be_removed_without_the_program(disc: Disc) -> None:
    disc.start()

    start = disc.start("--remove-from-this-pc")

    assert (start.code, start.programs) == (0, [])
    assert names_in(disc.home / "cache") == set()
    assert "no copy" in disc.start("--remove-from-this-pc").err


def test_a_copy_in_use_is_not_removed(disc: Disc, tmp_path: Path) -> None:
    reading = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w") as gate:
        start = disc.start("--remove-from-this-pc")
        gate.write("go\n")

    assert start.code == 1
    assert "still open" in start.err
    assert told(reading).code == 0
    assert (disc.copy / DATA).exists()


def test_removal_leaves_what_is_not_ours(disc: Disc, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    write_program(precious)
    disc.start()
    (disc.base / "letter.odt").write_text("mine", "utf-8")
    (disc.base / "0123456789abcdef").symlink_to(precious)
    (disc.copy / "link").symlink_to(precious)

    disc.start("--remove-from-this-pc")

    assert names_in(disc.base) == {"letter.odt"}
    assert (precious / DATA).exists()


# Signals


def test_a_signal_reaches_the_program(disc: Disc, tmp_path: Path) -> None:
    process = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w"):
        process.terminate()
        start = told(process)

    assert start.code == 128 + signal.SIGTERM
    assert len(start.programs) == 1


def test_the_program_does_not_outlive_a_starter_that_was_killed(disc: Disc, tmp_path: Path) -> None:
    process = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w"):
        process.kill()
        # Its end of standard output is closed when the program has ended too.
        process.communicate(timeout=20)


# Hostile archives


def craft(
    disc: Disc, members: list[tuple[tarfile.TarInfo, bytes]], *, listing: str | None = None, unpacked: int | None = None
) -> None:
    """Write an archive and a description that fit each other, whatever is in them."""
    lines = [line(len(data), name=member.name, data=data) for member, data in members]
    text = listing if listing is not None else f"sme-desktop-files 1 {len(lines)}\n" + "".join(lines)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for member, data in [(tarfile.TarInfo("files.txt"), text.encode()), *members]:
            member.size = len(data) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(data))
    describe(disc, buffer.getvalue(), sum(len(data) for _member, data in members) if unpacked is None else unpacked)


def describe(disc: Disc, tar: bytes, unpacked: int, **settings: int) -> None:
    parameters = zstandard.ZstdCompressionParameters(**settings)
    content = zstandard.ZstdCompressor(compression_params=parameters).compress(tar)
    disc.archive.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    text = f"format 1\nsha256 {digest}\nsize {len(content)}\nunpacked {unpacked}\n"
    disc.description.write_text(text, "utf-8")


def file(name: str, data: bytes = b"x") -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), data


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tuple[tarfile.TarInfo, bytes]:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member, b""


def assert_refused(disc: Disc, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "damaged" in start.err
    assert {path for path in disc.base.rglob("*") if path.suffix != ".lock"} == set()
    assert set(tmp_path.rglob("*")) - before <= set(disc.home.rglob("*"))
    assert set(disc.home.glob("*/*/*")) <= {disc.base}


def test_an_archive_made_by_hand_is_taken_when_it_is_right(disc: Disc) -> None:
    craft(disc, [file("sme-desktop", b"no program"), file("a/b", b"")])

    disc.start()

    assert (disc.copy / "a" / "b").exists()


@pytest.mark.parametrize(
    "name",
    [
        "/etc/stolen", "../stolen", "a/../../stolen", "a//b", "./a", "a/.", "C:stolen", "a\\b", "..\\stolen", "a\nb", "dots.",
        "space ", "files.txt", "nul\x01", "a/",
    ],
)  # fmt: skip
def test_paths_that_lead_elsewhere_are_refused(disc: Disc, tmp_path: Path, name: str) -> None:
    craft(disc, [file("first"), file(name)])

    assert_refused(disc, tmp_path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_links_and_devices_are_refused(disc: Disc, tmp_path: Path, kind: bytes) -> None:
    craft(disc, [file("first"), link("way", "/etc", kind)])
    assert_refused(disc, tmp_path)

    craft(disc, [file("first"), link("way", "/etc", kind), file("way/stolen")])
    assert_refused(disc, tmp_path)


@pytest.mark.parametrize(
    "members",
    [
        [file("same"), file("same")],
        [file("a"), file("a/b")],
        [file("a/b"), file("a")],
    ],
)
def test_files_in_each_other_s_place_are_refused(
    disc: Disc, tmp_path: Path, members: list[tuple[tarfile.TarInfo, bytes]]
) -> None:
    craft(disc, [(tarfile.TarInfo(member.name), data) for member, data in members])

    assert_refused(disc, tmp_path)


def line(size: object = 1, mode: object = 644, name: str = "a", data: bytes = b"x") -> str:
    return f"{hashlib.sha256(data).hexdigest()} {size} {mode} {name}\n"


@pytest.mark.parametrize(
    "listing",
    [
        "",
        "sme-desktop-files 1 1\n",
        "sme-desktop-files 1 2\n" + line(),
        "sme-desktop-files 1 0\n",
        "sme-desktop-files 1 -1\n" + line(),
        "sme-desktop-files 1 99999999999\n" + line(),
        "sme-desktop-files 2 1\n" + line(),
        "sme-desktop-files 1 1\n" + line().rstrip("\n"),
        "sme-desktop-files 1 1\n" + line() + line(name="b"),
        "sme-desktop-files 1 1\n" + line(size=-1),
        "sme-desktop-files 1 1\n" + line(size="1" * 30),
        "sme-desktop-files 1 1\n" + line(size=2),
        "sme-desktop-files 1 1\n" + line(mode=4755),
        "sme-desktop-files 1 1\n" + line(name="b"),
        "sme-desktop-files 1 1\n" + line()[1:],
        "sme-desktop-files 1 1\n\0" + line(),
    ],
)
def test_a_list_that_does_not_fit_the_files_is_refused(disc: Disc, tmp_path: Path, listing: str) -> None:
    craft(disc, [file("a")], listing=listing)

    assert_refused(disc, tmp_path)


def test_more_files_than_listed_and_fewer_are_refused(disc: Disc, tmp_path: Path) -> None:
    craft(disc, [file("a"), file("b")], listing="sme-desktop-files 1 1\n" + line(), unpacked=1)
    assert_refused(disc, tmp_path)

    craft(disc, [file("a")], listing="sme-desktop-files 1 2\n" + line() + line(name="b"), unpacked=2)
    assert_refused(disc, tmp_path)


def test_more_bytes_than_the_description_says_are_refused(disc: Disc, tmp_path: Path) -> None:
    """A bomb: little on the disc, and no end of it on the reader's drive."""
    craft(disc, [file("bomb", bytes(60_000_000))], unpacked=1000)
    assert disc.archive.stat().st_size < 10_000

    assert_refused(disc, tmp_path)


def test_a_bomb_behind_the_end_of_the_archive_is_refused(disc: Disc, tmp_path: Path) -> None:
    craft(disc, [file("a")])
    tar = zstandard.ZstdDecompressor().decompress(disc.archive.read_bytes(), max_output_size=1 << 20)

    describe(disc, tar + bytes(60_000_000), 1)

    assert_refused(disc, tmp_path)


def test_an_archive_that_was_cut_before_it_was_described_is_refused(disc: Disc, tmp_path: Path) -> None:
    craft(disc, [file("a", b"abc"), file("b", b"def")])
    tar = zstandard.ZstdDecompressor().decompress(disc.archive.read_bytes(), max_output_size=1 << 20)
    for length in (0, 100, 512, 1024, 2048, 2049, 3000, 3584):
        describe(disc, tar[:length], 6)

        assert_refused(disc, tmp_path)


def test_an_archive_that_needs_more_memory_than_an_old_pc_has_is_refused(disc: Disc, tmp_path: Path) -> None:
    craft(disc, [file("a")])
    tar = zstandard.ZstdDecompressor().decompress(disc.archive.read_bytes(), max_output_size=1 << 20)

    # Without the size in its head a frame asks for its whole window.
    compressor = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27, write_content_size=False)
    ).compressobj()
    content = compressor.compress(tar) + compressor.flush()
    disc.archive.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    disc.description.write_text(f"format 1\nsha256 {digest}\nsize {len(content)}\nunpacked 1\n", "utf-8")

    assert_refused(disc, tmp_path)


# Packing, sums and words


def test_the_same_folder_packs_to_the_same_bytes(disc: Disc, packed: Path) -> None:
    before = disc.archive.read_bytes()
    for path in disc.loose.rglob("*"):
        os.utime(path, (1, 1))

    disc.pack()

    assert disc.archive.read_bytes() == before


@pytest.mark.parametrize("name", ["files.txt", "a:b", "x" * 200 + "/" + "y" * 100, "end."])
def test_what_the_starter_would_refuse_is_not_packed(disc: Disc, name: str) -> None:
    path = disc.loose / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", "utf-8")

    with pytest.raises(subprocess.CalledProcessError):
        disc.pack()


def test_links_are_not_packed(disc: Disc) -> None:
    (disc.loose / "link").symlink_to("version.txt")

    with pytest.raises(subprocess.CalledProcessError):
        disc.pack()


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"a" * 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ],
)
@pytest.mark.parametrize("piece", [1, 63, 64, 65, 4096])
def test_sums_are_those_of_the_standard(packed: Path, text: bytes, sum_: str, piece: int) -> None:
    """The examples that NIST publishes for FIPS 180-4."""
    found = subprocess.run([BUILT / "sums", str(piece)], input=text, capture_output=True, check=True)

    assert found.stdout.decode().strip() == sum_


def test_sums_of_all_lengths_around_a_block_are_right(packed: Path) -> None:
    for length in range(50, 70):
        found = subprocess.run([BUILT / "sums", "7"], input=bytes(length), capture_output=True, check=True)

        assert found.stdout.decode().strip() == hashlib.sha256(bytes(length)).hexdigest()


def test_every_sentence_is_there_in_three_languages() -> None:
    names = re.findall(r"^    ([A-Z_]+),", (PACKING / "words.h").read_text("utf-8"), re.MULTILINE)
    source = (PACKING / "words.c").read_text("utf-8")
    table = source[source.index("{\n", source.index("TEXTS[WORDS]")) : source.index("void words_choose")]
    entries = dict(re.findall(r"\[([A-Z_]+)\] = \{(.*?)\},\n(?=    \[|\};)", table, re.DOTALL))
    assert [*entries, "WORDS"] == names
    for name, body in entries.items():
        texts = [part.replace('"\n        "', "") for part in re.findall(r'"((?:[^"]|"\s*\n\s*")*)"', body)]

        assert len(texts) == 3, name
        assert len({text.count("%s") for text in texts}) == 1, name
        assert not re.search(r"[ ][;:!?»]|'", texts[1]), name
