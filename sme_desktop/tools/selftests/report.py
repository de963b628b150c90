"""Sheets of a self-test: the result with explanations, the questions to be printed, and the key to them."""

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.selftests.sitting import Sitting, score, wrong_ones
from sme_desktop.tools.selftests.tests import Question, SelfTest, SelfTests
from sme_desktop.tools.sheet import Block, Item, Link, Paragraph, Part, Points, Sheet, TitleOf
from sme_desktop.tools.texts import words

RIGHT = N_("{right} of {n} right: {verdict}.")
KEY = N_("{title}: the answers")
ANSWER = N_("You said: {given}. Right: {right}.")
BOX = "\N{BALLOT BOX}"


def result(
    tests: SelfTests, test: SelfTest, sitting: Sitting, title: str, catalogue: Catalogue, title_of: TitleOf
) -> Sheet:
    """Give the result of a sitting: the score, what was wrong and why, and the pages to read."""
    _, language = catalogue.gettext, catalogue.language
    right, answered = score(test, sitting)
    verdict = tests.verdict(right, answered, language).lower()
    lead = catalogue.fill(RIGHT, {"right": right, "n": answered, "verdict": verdict})
    missed = [question for name in wrong_ones(test, sitting) if (question := test.question(name))]
    if not missed:
        part = Part("wrong", _("Nothing was wrong"), (Paragraph(_("Go on to your own firm, with the check-up.")),))
        return Sheet(test.page, language, title, lead, (part,))
    items = tuple(_explained(tests, question, sitting, catalogue, title_of) for question in missed)
    return Sheet(test.page, language, title, lead, (Part("wrong", _("What to read about"), (Points(items),)),))


def questions(tests: SelfTests, test: SelfTest, order: tuple[str, ...], title: str, catalogue: Catalogue) -> Sheet:
    """Give the questions as a sheet to be filled in with a pen, in the order of a sitting."""
    _, language = catalogue.gettext, catalogue.language
    items = []
    for question in _in_order(test, order):
        choices = "   ".join(f"{BOX} {_choice(tests, question, option, language)}" for option in question.options)
        items.append(Item(f"{words(question.stem, language)}\n{choices}"))
    part = Part("questions", _("The questions"), (Points(tuple(items), is_numbered=True),))
    return Sheet(test.page, language, title, _("Tick one answer for each question."), (part,))


def key(tests: SelfTests, test: SelfTest, order: tuple[str, ...], title: str, catalogue: Catalogue) -> Sheet:
    """Give the right answers with their explanations, on a sheet of its own."""
    _, language = catalogue.gettext, catalogue.language
    items = tuple(
        Item(f"{_choice(tests, each, each.answer, language)}. {words(each.explanation, language)}")
        for each in _in_order(test, order)
    )
    block: Block = Points(items, is_numbered=True)
    return Sheet(
        test.page, language, catalogue.fill(KEY, {"title": title}), "", (Part("key", _("The right answers"), (block,)),)
    )


def _in_order(test: SelfTest, order: tuple[str, ...]) -> list[Question]:
    return [question for name in order if (question := test.question(name))]


def _choice(tests: SelfTests, question: Question, option: str, language: str) -> str:
    text = tests.option_words(question, option, language)
    return f"{option}) {text}" if question.choices else text


def _explained(tests: SelfTests, question: Question, sitting: Sitting, catalogue: Catalogue, title_of: TitleOf) -> Item:
    language = catalogue.language
    facts = {
        "given": tests.option_words(question, sitting.given[question.id], language),
        "right": tests.option_words(question, question.answer, language),
    }
    # Lines of their own: many a question ends in the middle of a sentence.
    text = f"{words(question.stem, language)}\n{catalogue.fill(ANSWER, facts)}\n{words(question.explanation, language)}"
    titles = [(page, title_of(page)) for page in question.pages]
    return Item(text, tuple(Link(f"page:{page}", name) for page, name in titles if name))
