"""Packs that were made to harm are refused; what we pack is right."""

import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
import zstandard
from starter_support import (
    BUILT,
    PACKING,
    Disc,
    is_from_disc,
)

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler")


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
