from __future__ import annotations

import pytest

from communique.model import edtf
from communique.reading.english.timex.engine import find_timexes
from communique.reading.english.timex.grammar import tokens_of
from communique.reading.english.timex.timexes import Basis, Timex, TimexType

TODAY = "2024-06-12"  # a Wednesday
HISTORY = (
    "In 1815 the envoys met. In 1821 they met again. By 1830 trade had grown. The treaty of 1839 followed. "
    "On 3 November 1848 the legation closed. In January it opened again, and {} the consul left. In 1850 and 1851 trade fell."
)


def found(text: str, dct: str | None = TODAY) -> list[tuple[str, str]]:
    return [(text[one.begin : one.end], one.value) for one in find_timexes(text, dct)]


def one(text: str, dct: str | None = TODAY) -> Timex:
    (only,) = find_timexes(text, dct)
    return only


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 3 May 2019.", "3 May 2019", "2019-05-03"),
        ("They met on May 3rd, 2019.", "May 3rd, 2019", "2019-05-03"),
        ("They met on Friday, Oct. 23, 1998.", "Friday, Oct. 23, 1998", "1998-10-23"),
        ("They met on the 3rd of May, 2019.", "the 3rd of May, 2019", "2019-05-03"),
        ("Signed 2019-05-03 in Lima.", "2019-05-03", "2019-05-03"),
        ("Signed 3.5.2019 in Lima.", "3.5.2019", "2019-05-03"),
        ("Signed 12/25/1998 in Lima.", "12/25/1998", "1998-12-25"),
        ("It began in late March 2001.", "late March 2001", "2001-03"),
        ("It began in March '98.", "March '98", "1998-03"),
        ("It began in the late 1950s.", "the late 1950s", "195"),
        ("It began in the '60s.", "the '60s", "196"),
        ("It began in the mid-eighties.", "the mid-eighties", "198"),
        ("It began in the 19th century.", "the 19th century", "18"),
        ("It began in 44 BC.", "44 BC", "BC0044"),
        ("It began in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("It began in H2 2019.", "H2 2019", "2019-H2"),
        ("It began in the second half of 2019.", "the second half of 2019", "2019-H2"),
        ("It began in the summer of 2019.", "the summer of 2019", "2019-SU"),
        ("It began in fiscal 2019.", "fiscal 2019", "2019"),
        ("It began in nineteen seventy-nine.", "nineteen seventy-nine", "1979"),
        ("It began on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22"),
        ("It began on Thanksgiving 2019.", "Thanksgiving 2019", "2019-11-28"),
        ("It began in the first week of May 2019.", "the first week of May 2019", "2019-W18"),
    ],
)
def test_stated(text: str, words: str, value: str) -> None:
    assert found(text, None) == [(words, value)]
    assert one(text, None).basis is Basis.STATED


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met yesterday.", "yesterday", "2024-06-11"),
        ("They met on Monday.", "Monday", "2024-06-10"),
        ("They will meet on Monday.", "Monday", "2024-06-17"),
        ("They met last Monday night.", "last Monday night", "2024-06-10TNI"),
        ("They met last week.", "last week", "2024-W23"),
        ("They met earlier this month.", "earlier this month", "2024-06"),
        ("They will meet next year.", "next year", "2025"),
        ("They met in December.", "December", "2023-12"),
        ("They will meet in December.", "December", "2024-12"),
        ("They met last April.", "last April", "2024-04"),
        ("They met on 9 December.", "9 December", "2023-12-09"),
        ("They met two months ago.", "two months ago", "2024-04"),
        ("They met three years ago.", "three years ago", "2021"),
        ("They met at 9:30 a.m. Tuesday.", "9:30 a.m. Tuesday", "2024-06-11T09:30"),
        ("They met at 14:30 GMT on the ship.", "14:30 GMT", "2024-06-12T14:30"),
        ("They met over the weekend.", "the weekend", "2024-W23-WE"),
        ("Profit rose in the third quarter.", "the third quarter", "2023-Q3"),
        ("They met in the spring of this year.", "the spring of this year", "2024-SP"),
        ("They will finish by year-end.", "year-end", "2024-12-31"),
        ("The minister is now in Paris.", "now", "PRESENT_REF"),
        ("The minister recently resigned.", "recently", "PAST_REF"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
    ],
)
def test_resolved_against_the_document(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It took three years.", "three years", TimexType.DURATION, "P3Y"),
        ("It took two and a half years.", "two and a half years", TimexType.DURATION, "P2Y6M"),
        ("It took more than two hours.", "more than two hours", TimexType.DURATION, "PT2H"),
        ("It took several months.", "several months", TimexType.DURATION, "PXM"),
        ("A three-month pause followed.", "three-month", TimexType.DURATION, "P3M"),
        ("It lasted for decades.", "decades", TimexType.DURATION, "PXE"),
        ("They met every two years.", "every two years", TimexType.SET, "P2Y"),
        ("They met annually.", "annually", TimexType.SET, "P1Y"),
        ("They met every Monday.", "every Monday", TimexType.SET, "XXXX-WXX-1"),
        ("They met twice a year.", "twice a year", TimexType.SET, "P1Y"),
        ("They met each March.", "each March", TimexType.SET, "XXXX-03"),
    ],
)
def test_lengths_and_sets(text: str, words: str, kind: TimexType, value: str) -> None:
    timex = one(text)
    assert (text[timex.begin : timex.end], timex.type, timex.value) == (words, kind, value)


def test_ranges_are_two_expressions() -> None:
    assert found("Held 1-3 May 2019.") == [("1", "2019-05-01"), ("3 May 2019", "2019-05-03")]
    assert found("Held from May 1 to 3.") == [("May 1", "2024-05-01"), ("3", "2024-05-03")]
    assert found("The war of 1998-2003 ended.") == [("1998", "1998"), ("2003", "2003")]
    assert found("It lasted from 499 to 493 BC.", None) == [("499", "BC0499"), ("493 BC", "BC0493")]
    assert found("Open Monday to Wednesday.") == [("Monday", "2024-06-10"), ("Wednesday", "2024-06-12")]


def test_the_story_goes_on_from_its_last_date() -> None:
    text = "On 7 March 1988 they signed. Two weeks later they met, and the following year they met again."
    assert found(text)[1:] == [("Two weeks later", "1988-03-21"), ("the following year", "1989")]
    assert {one.basis for one in find_timexes(text, TODAY)[1:]} == {Basis.DISCOURSE}


def test_a_history_is_told_from_its_own_dates() -> None:
    values = dict(found(HISTORY.format("in March")))
    assert (values["January"], values["March"]) == ("1849-01", "1849-03")
    assert dict(found("They met in January. In March the consul left."))["March"] == "2024-03"


def test_a_year_earlier_in_reports_of_quarters() -> None:
    text = "Net in the first quarter of 2023 was 5 million, against 4 million a year earlier."
    assert found(text)[1] == ("a year earlier", "2022-Q1")


@pytest.mark.parametrize(
    "text",
    [
        "It cost $1990.",
        "Some 2000 troops left.",
        "It rose 15% to 1,990.",
        "They may march on.",
        "Three quarters of them left.",
        "The talks are to last.",
        "Vision 2030 was praised.",
        "They praised the 2030 Agenda.",
        "Jan Kowal spoke.",
        "",
    ],
)
def test_not_a_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "precision", "mod"),
    [
        ("It has held since 1998.", "1998/..", "year", None),
        ("It holds until May 2030.", "../2030-05", "month", None),
        ("It began in early 2003.", "2003-01/2003-03", "year", "START"),
        ("It began about 1990.", "1990~", "year", "APPROX"),
        ("They met last week.", "2024-06-03/2024-06-09", "week", None),
        ("They met in the third quarter of 2019.", "2019-07/2019-09", "quarter", None),
        ("It grew for the past two years.", "2022/2024", "", None),
        ("It took three years.", None, "", None),
        ("It took almost three years.", None, "", "LESS_THAN"),
    ],
)
def test_edtf(text: str, value: str | None, precision: str, mod: str | None) -> None:
    timex = one(text)
    assert (timex.edtf, timex.precision, timex.mod) == (value, precision, mod)
    assert value is None or edtf.valid(value)


def test_without_a_day_of_the_document() -> None:
    assert found("They met on Monday and in May.", None) == [("Monday", "XXXX-WXX-1"), ("May", "XXXX-05")]
    assert [one.basis for one in find_timexes("They met on Monday and in May.", None)] == [Basis.UNKNOWN] * 2


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="month must be in"):
        find_timexes("They met.", "2024-13-01")


def test_tokens_keep_their_places() -> None:
    text = "On Nov. 3, 'they' met -- 1990s-style.\n\nA\tnew day"
    tokens = tokens_of(text)
    assert all(
        text[begin:end] == word for begin, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True)
    )
    assert len(tokens.classes) == len(tokens.words)


def test_runs_of_one_word_cost_no_square_of_their_length() -> None:
    assert len(find_timexes("one " * 5000, TODAY)) == 0
    assert len(find_timexes("twenty-" * 5000, TODAY)) == 0


@pytest.mark.parametrize("dct", ["0001-01-01", "9999-12-31"])
def test_a_day_of_writing_far_from_our_time_is_a_slip(dct: str) -> None:
    assert one("They met yesterday.", dct).value == "XXXX-XX-XX"
