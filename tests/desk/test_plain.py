from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from communique.desk.notes import web_address
from communique.desk.plain import BREAK, LONGEST_WORD, breakable, isolated, plain, plain_piece, right_to_left


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a\x00b\tc \n", "a b c"),
        ("a\u202eb\u202c\u2067c\u2069", "abc"),
        ("\ud800 \ufffe\uffff", "\ufffd \ufffd\ufffd"),
        ("a\u2028b\x85c\xa0d", "a b c d"),
        ("co\xadop \u200dx", "co\xadop \u200dx"),
    ],
)
def test_nothing_that_steers_is_left(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_title_is_cut() -> None:
    assert plain("word " * 100, 20) == "word word word word…"
    assert len(plain("x" * 400, 300)) == 300


@given(st.text())
def test_every_text_fits_into_xml(text: str) -> None:
    made = etree.Element("t")
    made.text = plain_piece(text)
    assert etree.fromstring(etree.tostring(made)).text in {plain_piece(text), None}


@pytest.mark.parametrize(
    ("text", "turned"),
    [("12 שלום", True), ("مذكرة MoU", True), ("MoU مذكرة", False), ("123, 4", False), ("", False)],
)
def test_the_first_letter_gives_the_direction(text: str, turned: bool) -> None:  # noqa: FBT001
    assert right_to_left(text) is turned


def test_text_of_another_direction_stands_apart() -> None:
    assert isolated("plain") == "plain"
    assert isolated("MoU مذكرة") == "\u2068MoU مذكرة\u2069"


def test_long_words_may_be_broken_and_short_ones_not() -> None:
    assert breakable("a short line, and-a-half") == "a short line, and-a-half"
    long = breakable("https://www.example.org/a/" + "x" * 99)
    assert max(map(len, long.split(BREAK))) <= LONGEST_WORD
    assert long.replace(BREAK, "") == "https://www.example.org/a/" + "x" * 99


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ('HTTP://example.org/a b"<', "HTTP://example.org/a%20b%22%3C"),
        ("https://example.org/ж", "https://example.org/%D0%B6"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("http://[bad", ""),
        ("https://example.org/\ud800", ""),
        ("https://example.org/" + "x" * 3000, ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(address: str | None, linked: str) -> None:
    assert web_address(address) == linked
