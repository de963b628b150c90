"""Compiles the interface texts of `translations/` for an edition."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from sme_desktop.i18n import DOMAIN, sealed
from sme_desktop.model import Problem
from sme_desktop.publish.files import write_bytes


def po_files(translations: Path) -> tuple[tuple[str, Path], ...]:
    """Give (language, file) of each translation, in alphabetical order."""
    return tuple((path.parent.parent.name, path) for path in sorted(translations.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def write_texts(translations: Path, folder: Path) -> tuple[Problem, ...]:
    """Write `<language>.mo` for each translation; give what is wrong with those that cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    for language, path in po_files(translations):
        try:
            with path.open("rb") as source:
                catalogue = read_po(source, locale=language, abort_invalid=True)
        except (PoFileError, ValueError, OSError) as error:
            problems.append(Problem(str(path), getattr(error, "lineno", 1), f"the translation cannot be read: {error}"))
            continue
        # Dates of translation differ from run to run; readers never see them.
        catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), *_plural_header(catalogue)]
        texts = BytesIO()
        write_mo(texts, catalogue)
        with write_bytes(folder / f"{language}.mo") as target:
            target.write(sealed(texts.getvalue()))
    return tuple(problems)


def _plural_header(catalogue: object) -> list[tuple[str, str]]:
    return [("Plural-Forms", str(getattr(catalogue, "plural_forms", "nplurals=2; plural=(n != 1);")))]
