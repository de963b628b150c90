"""Drawings: an SVG template with its texts in a YAML file beside it (content/images)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from sme_desktop.model import Problem
from sme_desktop.sources.yaml_file import YamlError, read_yaml

COLOURS = ("paper", "ink", "muted", "accent", "soft", "warn")
"""Names of the theme's colours that a drawing may use, as `{{c.ink}}`."""


@dataclass(frozen=True, slots=True)
class FigureSource:
    """A drawing that can be written in each of its languages."""

    name: str
    file: str
    template: jinja2.Template
    texts: Mapping[str, Mapping[str, str]]
    facts: tuple[str, ...] = ()
    """What the drawing states; the page that shows it lists them too."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which every text of the drawing exists."""
        return frozenset.intersection(*(frozenset(text) for text in self.texts.values()))

    def svg(self, language: str) -> str:
        """Give the drawing with its texts, and `@ink@`-like places where the theme puts its colours."""
        texts = {key: text[language] for key, text in self.texts.items()}
        return self.template.render(t=texts, c={name: f"@{name}@" for name in COLOURS})


def read_figures(content: Path) -> tuple[Mapping[str, FigureSource], tuple[Problem, ...]]:
    """Read all drawings, by name, and the problems of those that cannot be used."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    figures: dict[str, FigureSource] = {}
    problems: list[Problem] = []
    for path in sorted((content / "images").glob("*.svg.j2")):
        file = path.relative_to(content).as_posix()
        name = path.name.removesuffix(".svg.j2")
        try:
            data = read_yaml(path.with_name(f"{name}.yaml"), content)
            figure = FigureSource(
                name,
                file,
                environment.from_string(path.read_text("utf-8")),
                data["texts"],
                tuple(data.get("facts", ())),
            )
            problems += _problems(figure, data)
            for language in sorted(figure.languages):
                figure.svg(language)
            figures[name] = figure
        except YamlError as error:
            problems.append(error.problem)
        except KeyError as error:
            problems.append(Problem(file, 1, f"the texts of the drawing lack {error}"))
        except jinja2.TemplateError as error:
            problems.append(Problem(file, getattr(error, "lineno", 1) or 1, f"the drawing: {error}"))
    return figures, tuple(problems)


def _problems(figure: FigureSource, data: Mapping[str, Any]) -> list[Problem]:
    file = figure.file.replace(".svg.j2", ".yaml")
    problems = []
    if not data.get("licence"):
        problems.append(Problem(file, 1, "the drawing has no licence line"))
    every = set().union(*(set(text) for text in figure.texts.values()))
    for key, text in figure.texts.items():
        missing = ", ".join(sorted(every - set(text)))
        if missing:
            problems.append(Problem(file, 1, f"the text “{key}” is missing in {missing}"))
    return problems
