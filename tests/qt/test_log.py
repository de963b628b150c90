"""The log can be found, and stays small however long the program runs."""

import logging
from pathlib import Path

from sme_desktop.qt.log_file import LOG, MOST_BYTES, LogFile, log_path


def test_a_log_that_grows_is_put_aside_while_the_program_runs(log: LogFile) -> None:
    logger = logging.getLogger("scratches")

    for number in range(3000):
        logger.warning("%s %s", number, "x" * 400)

    sizes = {path.name: path.stat().st_size for path in log.path.parent.iterdir()}
    assert set(sizes) == {LOG, f"{LOG}.1", f"{LOG}.2"}
    assert max(sizes.values()) < MOST_BYTES + 1000
    assert " 2999 " in log.path.read_text("utf-8")


def test_the_log_tells_where_it_is(log: LogFile) -> None:
    assert log_path() == log.path


def test_a_log_that_cannot_be_written_does_not_disturb(tmp_path: Path) -> None:
    file = LogFile(tmp_path / "nowhere" / LOG)

    file.handle(logging.LogRecord("scratches", logging.WARNING, "", 1, "words", (), None))

    assert not (tmp_path / "nowhere").exists()
