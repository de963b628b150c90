"""SME Desktop beside Kiwix Desktop and Qt Assistant on one machine: start, memory, files, key to results; one table.

    python bench/beside_peers.py --harness DIR --work DIR [--edition build/edition] [--runs 5] [--cold 3] [--interact 5]
    python bench/beside_peers.py --harness DIR --work DIR --only-corpus

The pages of the edition become a ZIM file and a Qt help collection in the work folder, so that all three programs hold
the same text. Then startup.py of the harness starts the programs in turn, one start each per round, and interact.py
types the same letters into each. Every start has an empty HOME; Qt Assistant, which indexes the texts at its first
start, is measured a second time with a HOME that it keeps. The work folder keeps the JSON of every run and a picture of
its last screen: look at the pictures before you believe the table.

Needs root (cold runs drop the caches), Xvfb, openbox, xdotool and strace; kiwix-desktop; assistant and qhelpgenerator
of Qt 6; and, in the Python that runs this file, the package libzim:

    python3 -m venv DIR/venv && DIR/venv/bin/pip install libzim
    DIR/venv/bin/python bench/beside_peers.py …
"""

import argparse
import html
import json
import os
import re
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

try:
    import libzim
    from libzim.writer import Creator, Hint, Item, StringProvider
except ImportError:  # the corpus may be there from an earlier time
    libzim = None
    Item = object

ROOT = Path(__file__).parent.parent
NAMESPACE = "desktop.sme.handbook"
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
COLOURS = {"paper": "#ffffff", "ink": "#1d2b33", "soft": "#d9e6ec", "accent": "#14607a"}
STYLE = (
    "body{font-family:sans-serif;line-height:1.5;max-width:46em;margin:1em auto;color:#1d2b33}"
    "h1,.h2,.h3{color:#14607a}.h2{font-size:1.4em}.h3{font-size:1.15em}"
    ".data td,.key,.card{border:1px solid #ccd;padding:6px}"
)


@dataclass(frozen=True)
class Page:
    """One page of the corpus: its path without the language's folder, its title and its whole HTML."""

    language: str
    name: str
    title: str
    topic: str
    html: str

    @property
    def path(self) -> str:
        return f"{self.language}/{self.name}.html"


@dataclass
class Program:
    """One program of the comparison and what was measured."""

    key: str
    name: str
    command: str
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    keeps_home: bool = False
    warm: list[dict] = field(default_factory=list)
    cold: list[dict] = field(default_factory=list)
    files: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)

    def figures(self) -> tuple[float | None, ...]:
        """The medians, in the order of the table's columns."""

        def median(values: list[float | None]) -> float | None:
            known = [value for value in values if value is not None]
            return statistics.median(known) if known else None

        return (
            median([run.get("ready") for run in self.warm]),
            median([run.get("ready") for run in self.cold]),
            median([run.get("cpu_s") for run in self.warm]),
            median([run["memory"]["pss_kb"] / 1024 for run in self.warm if "memory" in run]),
            self.files.get("opened"),
        )


def document(title: str, language: str, body: str) -> str:
    """A small HTML page; it reads the same in a web engine and in Qt's text browsers."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body><h1>{html.escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def plain_links(text: str, language: str) -> str:
    """Turn the edition's own links (page:, term:, figure:) into relative addresses."""
    text = re.sub(r'(<a [^>]*href=")page:([^"#]*)', r"\1\2.html", text)
    text = re.sub(r'(<a [^>]*href=")term:([^"]*)', r"\1help-glossary.html#term-\2", text)
    return re.sub(r'src="figure:([^"]*)"', rf'src="../figures/{language}-\1.svg"', text)


def read_pages(edition: Path) -> list[Page]:
    """All pages of all languages, in reading order; the glossary page gets the words that the program shows there."""
    connection = sqlite3.connect(f"file:{edition / 'pages.sqlite'}?mode=ro&immutable=1", uri=True)
    rows = connection.execute(
        "SELECT p.language, p.id, p.title, t.title, p.summary, b.html FROM page p "
        "JOIN body b ON b.page = p.id AND b.language = p.language "
        "JOIN topic t ON t.id = p.topic AND t.language = p.language ORDER BY p.language, t.position, p.position"
    ).fetchall()
    terms: dict[str, list[str]] = {}
    for language, name, words, meaning in connection.execute("SELECT language, id, name, definition FROM term"):
        entry = f'<p><a name="term-{name}"></a><b>{html.escape(words)}</b>: {html.escape(meaning)}</p>'
        terms.setdefault(language, []).append(entry)
    connection.close()
    made = []
    for language, name, title, topic, summary, body in rows:
        text = f"<p><i>{html.escape(summary or '')}</i></p>\n{plain_links(body, language)}"
        if name == "help-glossary":
            text += "\n".join(terms.get(language, ()))
        made.append(Page(language, name, title, topic, document(title, language, text)))
    return made


def read_figures(edition: Path) -> dict[str, str]:
    """The drawings by path, in the colours of the light look."""
    connection = sqlite3.connect(f"file:{edition / 'pages.sqlite'}?mode=ro&immutable=1", uri=True)
    rows = connection.execute("SELECT language, name, svg FROM figure").fetchall()
    connection.close()
    return {
        f"figures/{language}-{name}.svg": re.sub(r"@(\w+)@", lambda match: COLOURS.get(match[1], "#5b6b74"), svg)
        for language, name, svg in rows
    }


def front_page(title: str, pages: list[Page]) -> str:
    """The first page of both collections: every page of every language as a link, under its topic."""
    parts = []
    for code, name in LANGUAGES.items():
        parts.append(f'<p class="h2">{name}</p>')
        topic = None
        for page in pages:
            if page.language != code:
                continue
            if page.topic != topic:
                parts.append(("</ul>" if topic else "") + f'<p class="h3">{html.escape(page.topic)}</p><ul>')
                topic = page.topic
            parts.append(f'<li><a href="{page.path}">{html.escape(page.title)}</a></li>')
        parts.append("</ul>" if topic else "")
    return document(title, "en", "\n".join(parts))


class ZimItem(Item):
    """One file of the ZIM."""

    def __init__(self, path: str, title: str, mime: str, content: str, is_front: bool) -> None:
        super().__init__()
        self._facts = (path, title, mime)
        self._content = content
        self._is_front = is_front

    def get_path(self) -> str:
        """Where the file is in the ZIM."""
        return self._facts[0]

    def get_title(self) -> str:
        """The words that suggestions look at."""
        return self._facts[1]

    def get_mimetype(self) -> str:
        """The kind of file."""
        return self._facts[2]

    def get_contentprovider(self) -> "StringProvider":
        """The text of the file."""
        return StringProvider(self._content)

    def get_hints(self) -> dict:
        """Only pages are offered by suggestions."""
        return {Hint.FRONT_ARTICLE: self._is_front}


def write_zim(path: Path, title: str, made: str, pages: list[Page], figures: dict[str, str]) -> None:
    """Write a ZIM file with a front page and a full-text index."""
    if libzim is None:
        raise SystemExit("The Python that runs this file needs the package libzim (see the top of the file).")
    path.unlink(missing_ok=True)
    with Creator(path).config_indexing(True, "eng").set_mainpath("index.html") as creator:
        creator.add_item(ZimItem("index.html", title, "text/html", front_page(title, pages), True))
        for page in pages:
            creator.add_item(ZimItem(page.path, page.title, "text/html", page.html, True))
        for name, svg in figures.items():
            creator.add_item(ZimItem(name, "", "image/svg+xml", svg, False))
        facts = {"Title": title, "Name": NAMESPACE, "Language": "eng,fra,spa", "Creator": "SME Desktop"}
        facts |= {"Publisher": "SME Desktop", "Description": title, "Date": made}
        for name, value in facts.items():
            creator.add_metadata(name, value)


def write_help(folder: Path, title: str, pages: list[Page], figures: dict[str, str], generator: str) -> Path:
    """Write the pages as files, a .qch with contents, index and all texts, and the collection that shows it."""
    shutil.rmtree(folder, ignore_errors=True)
    texts = {"index.html": front_page(title, pages)} | {page.path: page.html for page in pages} | figures
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    sections = "".join(f"<section title={quoteattr(page.title)} ref={quoteattr(page.path)}/>\n" for page in pages)
    keywords = "".join(f"<keyword name={quoteattr(page.title)} ref={quoteattr(page.path)}/>\n" for page in pages)
    files = "".join(f"<file>{name}</file>\n" for name in texts)
    (folder / "handbook.qhp").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<QtHelpProject version="1.0">'
        f"<namespace>{NAMESPACE}</namespace><virtualFolder>doc</virtualFolder>\n<filterSection><toc>"
        f"<section title={quoteattr(title)} ref='index.html'>\n{sections}</section></toc>\n"
        f"<keywords>\n{keywords}</keywords>\n<files>\n{files}</files></filterSection></QtHelpProject>\n",
        encoding="utf-8",
    )
    first = f"qthelp://{NAMESPACE}/doc/index.html"
    (folder / "handbook.qhcp").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<QHelpCollectionProject version="1.0">'
        f"<assistant><title>{html.escape(title)}</title><startPage>{first}</startPage><homePage>{first}</homePage>"
        "</assistant><docFiles><generate><file><input>handbook.qhp</input><output>handbook.qch</output></file>"
        "</generate><register><file>handbook.qch</file></register></docFiles></QHelpCollectionProject>\n",
        encoding="utf-8",
    )
    subprocess.run(
        [generator, "handbook.qhcp", "-o", "handbook.qhc"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return folder / "handbook.qhc"


def harness(options: argparse.Namespace, script: str, program: Program, name: str, *more: str) -> dict:
    """Run one script of the harness on one program; give its JSON."""
    out = options.work / "runs" / f"{name}.json"
    out.unlink(missing_ok=True)
    call = [sys.executable, str(options.harness / script), "--cmd", program.command, "--size", options.size]
    if program.folder:
        call += ["--cwd", str(program.folder)]
    if program.keeps_home:
        call += ["--keep-home", str(options.work / "homes" / program.key)]
    for variable, value in program.environment.items():
        call += ["--env", f"{variable}={value}"]
    done = subprocess.run([*call, "--out", str(out), *more], capture_output=True, text=True, check=False)
    if not out.exists():
        raise SystemExit(f"{script} gave nothing for {program.name}:\n{done.stderr[-2000:]}")
    print(f"  {name}", "" if done.returncode == 0 else f"exit code {done.returncode}", file=sys.stderr)
    return json.loads(out.read_text(encoding="utf-8"))


def measure_starts(options: argparse.Namespace, programs: list[Program]) -> None:
    """Warm rounds, cold rounds, then one traced start each; the programs take turns within each round."""
    pictures, idle = options.work / "pictures", ("--idle", str(options.idle))
    for number in range(1, options.runs + 1):
        for program in programs:
            name = f"{program.key}-warm{number}"
            more = ["--runs", "1", *idle, "--ready", "pixels", "--shot", str(pictures / f"{name}.png")]
            if number == options.runs:
                film = options.work / "film" / program.key
                shutil.rmtree(film, ignore_errors=True)
                film.mkdir(parents=True)
                more += ["--film", str(film)]
            program.warm += harness(options, "startup.py", program, name, *more)["runs"]
    for number in range(1, options.cold + 1):
        for program in programs:
            name = f"{program.key}-cold{number}"
            more = ("--runs", "0", "--cold", "1", *idle, "--ready", "pixels", "--shot", str(pictures / f"{name}.png"))
            program.cold += harness(options, "startup.py", program, name, *more)["runs"]
    for program in programs:
        traced = harness(options, "startup.py", program, f"{program.key}-files", "--runs", "0", "--files")
        program.files = traced["files"]


def steps_for(options: argparse.Namespace, program: Program) -> list[dict]:
    """What interact.py does in one program: the harness's own steps, with words that this corpus has."""
    if program.key == "sme":
        below = [int(number) for number in options.sme_region.split(",")]
        answer = {"region": below, "min_change": 0.005}
        return [
            {"key": "ctrl+k"},
            {"still": 0.8},
            {"time": "first letter", "type": "b", **answer},
            {"time": "next letter", "type": "r", **answer},
            {"shot": "sme-suggest.png"},
            {"mem": "after search"},
        ]
    name = {"kiwix": "kiwix-en.json", "assistant": "assistant.json"}[program.key]
    steps = json.loads((options.harness / "steps" / name).read_text(encoding="utf-8"))
    for step in steps:
        if step.get("type") == "foreground color":
            step["type"] = "trade mark"
        if step.get("click") == [60, 213]:
            step["click"] = [60, 198]  # the link of the first result; the harness's point hits its snippet here
        if "time" in step:
            step["time"] = step["time"].split(" -> ")[0]
    return steps


def measure_answers(options: argparse.Namespace, programs: list[Program]) -> None:
    """Type into each program and time the answer on the screen."""
    for program in programs:
        if program.key == "assistant-first":
            continue
        steps = options.work / f"steps-{program.key}.json"
        steps.write_text(json.dumps(steps_for(options, program)), encoding="utf-8")
        more = ("--steps", str(steps), "--runs", str(options.interact), "--shots", str(options.work / "pictures"))
        program.answers = harness(options, "interact.py", program, f"{program.key}-answers", *more)["median"]


def table(programs: list[Program]) -> Iterator[str]:
    """The lines of the Markdown table, with SME Desktop as a share of each peer."""
    yield "| program | first page, warm s | first page, cold s | CPU s until still | memory PSS MB | files opened |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for program in programs:
        warm, cold, cpu, memory, files = program.figures()
        cells = [
            spread(warm, [run.get("ready") for run in program.warm]),
            spread(cold, [run.get("ready") for run in program.cold]),
            "–" if cpu is None else f"{cpu:.2f}",
            "–" if memory is None else f"{memory:.0f}",
            "–" if files is None else f"{files}",
        ]
        yield f"| {program.name} | {' | '.join(cells)} |"
    first, *peers = programs
    for peer in peers:
        ratios = [
            "–" if not mine or not theirs else f"{mine / theirs:.2f}"
            for mine, theirs in zip(first.figures(), peer.figures(), strict=True)
        ]
        yield f"| {first.name} ÷ {peer.name} | {' | '.join(ratios)} |"


def spread(median: float | None, values: list[float | None]) -> str:
    """A median with the least and the greatest value."""
    known = [value for value in values if value is not None]
    return "–" if median is None else f"{median:.2f} ({min(known):.2f}–{max(known):.2f})"


def answers_table(programs: list[Program]) -> Iterator[str]:
    """The lines of the second table: key to first change and to the finished answer."""
    yield "| program | key | first change ms | answer complete ms | runs |"
    yield "| --- | --- | --- | --- | --- |"
    for program in programs:
        for name, value in program.answers.items():
            if isinstance(value, dict):
                yield (
                    f"| {program.name} | {name} | {1000 * value['first']:.0f} | {1000 * value['ready']:.0f} "
                    f"| {value['n']} |"
                )
            elif not name.startswith("mem:"):
                yield f"| {program.name} | {name} | – | – | {value} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--harness", type=Path, required=True, help="folder with startup.py and interact.py")
    parser.add_argument("--work", type=Path, required=True, help="folder for the corpus, the runs and the pictures")
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="runs SME Desktop")
    parser.add_argument("--page", default="biz-trademarks", help="the page that SME Desktop opens")
    parser.add_argument("--kiwix", default="kiwix-desktop")
    parser.add_argument("--assistant", default="/usr/lib/qt6/bin/assistant")
    parser.add_argument("--qhelpgenerator", default="/usr/lib/qt6/libexec/qhelpgenerator")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--runs", type=int, default=5, help="warm runs of each program")
    parser.add_argument("--cold", type=int, default=3, help="runs of each program with dropped caches")
    parser.add_argument("--idle", type=float, default=5, help="seconds after the first page at which memory is read")
    parser.add_argument("--interact", type=int, default=5, help="runs of key to results; 0 leaves them out")
    parser.add_argument("--sme-region", default="400,70,680,340", help="x,y,w,h where SME Desktop shows results")
    parser.add_argument("--only-corpus", action="store_true", help="make the ZIM and the help collection, no more")
    options = parser.parse_args()
    for name in ("harness", "work", "edition"):
        setattr(options, name, getattr(options, name).resolve())
    for name in ("runs", "pictures"):
        (options.work / name).mkdir(parents=True, exist_ok=True)

    facts = json.loads((options.edition / "edition.json").read_text(encoding="utf-8"))
    title = facts["titles"]["en"]
    pages, figures = read_pages(options.edition), read_figures(options.edition)
    zim = options.work / "handbook.zim"
    write_zim(zim, title, facts["date"], pages, figures)
    collection = write_help(options.work / "help", title, pages, figures, options.qhelpgenerator)
    sizes = {path.name: path.stat().st_size for path in (zim, collection.with_suffix(".qch"))}
    print(f"{len(pages)} pages, {len(figures)} drawings;", *(f"{n} {s / 1e6:.2f} MB" for n, s in sizes.items()))
    if options.only_corpus:
        return

    arguments = ["-m", "sme_desktop", "--edition", str(options.edition), "--page", options.page]
    with_collection = shlex.join([options.assistant, "-collectionFile", str(collection)])
    programs = [
        Program(
            "sme",
            "SME Desktop",
            # absolute() and not resolve(): the link in the virtual environment is what makes Python find its packages
            shlex.join([str(options.python.absolute()), *arguments, "--language", "en", "--private"]),
            # as installed: bytecode is kept, here outside the source folder
            {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(options.work / "bytecode")},
            ROOT,
        ),
        Program(
            "kiwix",
            "Kiwix Desktop",
            shlex.join([options.kiwix, str(zim)]),
            {"QTWEBENGINE_DISABLE_SANDBOX": "1"},
        ),
        Program("assistant", "Qt Assistant", with_collection, keeps_home=True),
        Program("assistant-first", "Qt Assistant, first start", with_collection),
    ]
    shutil.rmtree(options.work / "homes", ignore_errors=True)
    for program in programs:
        if program.keeps_home:
            (options.work / "homes" / program.key).mkdir(parents=True)
    measure_starts(options, programs)
    print(*table(programs), sep="\n", flush=True)
    if options.interact:
        measure_answers(options, programs)
        print("", *answers_table(programs), sep="\n")


if __name__ == "__main__":
    main()
