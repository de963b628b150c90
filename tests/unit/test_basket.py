"""The basket of pages to print."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.basket import MOST, Basket
from sme_desktop.reader.profile import Profile

ONE, TWO, THREE = PageId("biz-trademarks"), PageId("right-patents"), PageId("tool-deadlines")


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(tmp_path / "mine")
    yield profile
    profile.close()


@pytest.fixture
def basket(profile: Profile, library: Library) -> Basket:
    basket = Basket(profile, library)
    for page in (ONE, TWO, THREE):
        assert basket.add(page)
    return basket


def test_pages_stay_in_the_order_in_which_they_were_put_in(basket: Basket, profile: Profile, library: Library) -> None:
    assert basket.pages == (ONE, TWO, THREE)
    assert Basket(profile, library).pages == (ONE, TWO, THREE)


def test_a_page_is_put_in_once_and_an_unknown_one_never(basket: Basket) -> None:
    assert not basket.add(ONE)
    assert not basket.add(PageId("nix"))

    assert basket.pages == (ONE, TWO, THREE)


def test_pages_move_until_they_reach_an_end(basket: Basket) -> None:
    basket.move(THREE, -1)
    assert basket.pages == (ONE, THREE, TWO)

    basket.move(THREE, -9)
    basket.move(ONE, 9)
    assert basket.pages == (THREE, TWO, ONE)

    basket.move(PageId("nix"), 1)
    assert basket.pages == (THREE, TWO, ONE)


def test_pages_are_taken_out_one_by_one_or_all_at_once(basket: Basket) -> None:
    basket.remove(TWO)
    assert list(basket.pages) == [ONE, THREE]

    basket.clear()
    assert not basket.pages


def test_pages_of_another_edition_are_skipped_but_kept(profile: Profile, library: Library) -> None:
    profile.set("basket", '["other-page", "right-patents", "biz-trademarks"]')
    basket = Basket(profile, library)
    assert list(basket.pages) == [TWO, ONE]

    basket.move(ONE, -1)
    basket.remove(TWO)

    assert list(basket.pages) == [ONE]
    assert "other-page" in profile.get("basket", "")


def test_a_damaged_basket_is_empty(profile: Profile, library: Library) -> None:
    for damaged in ("{", '{"a": 1}', "[1, 2]", "null"):
        profile.set("basket", damaged)
        assert Basket(profile, library).pages == ()


def test_a_full_basket_takes_no_more(profile: Profile, library: Library) -> None:
    profile.set("basket", str([f"other-{number}" for number in range(MOST)]).replace("'", '"'))

    assert not Basket(profile, library).add(ONE)
