"""Where the files of the browser edition lie, seen from a page: all are neighbours in the folder of their language."""

HOME, CONTENTS, RESULTS, CHOICE = "index.html", "contents.html", "search.html", "index.html"
"""Start of a language, its contents, its search, and the choice of a language one folder above."""

START = "START.html"
"""The door at the top of a disc."""

ASSETS = "assets"


def page_file(page: str) -> str:
    """Give the file of a page, in the folder of its language."""
    return f"{page}.html"


def address(link: str, glossary: str) -> str:
    """Give the relative address of a link of the handbook, such as `page:biz-trademarks#what-to-do` or `term:patent`.

    `glossary` is the page that lists the terms.
    """
    kind, _, target = link.partition(":")
    if kind == "term":
        return f"{page_file(glossary)}#term-{target}"
    if kind != "page":
        return link
    page, sign, section = target.partition("#")
    return f"{page_file(page)}{sign}{section}"
