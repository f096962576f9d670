"""Days at the head of a text whose year its own words tell."""

from __future__ import annotations

import pytest
from readings import reading

from communique.reading.english.dating_head import head_day
from communique.reading.normalise import normalise

HEADED = [
    # a stretch of days with its year around the day of the dateline
    (
        (
            "OSLO, 14 May (NTA) - Norway and Iceland raised their ties on Monday.\n"
            "The Icelandic president is on a state visit to Norway from 13 to 16 May 2018."
        ),
        "2018-05-14",
    ),
    # the year of what is celebrated, and its anniversary
    (
        (
            "CAIRO, Oct. 6 (ENA) - Egypt and Sudan opened a committee.\n"
            "The minister spoke of the 43rd anniversary of the war of October 1973."
        ),
        "2016-10-06",
    ),
    # those in office and the day of the week leave one year
    (
        "Friday, Jan. 27\nAmerican President Donald Trump and Mexican President Enrique Peña Nieto spoke by telephone.",
        "2017-01-27",
    ),
    # the same without the day of the week leaves several
    ("MEXICO CITY, Jan. 27 (MTA) - Mexican President Enrique Peña Nieto opened a school in Mexico City.", None),
    # an old plan in a lead that names another day of the week
    (
        (
            "BRUSSELS, February 10 (BNA) - The alliance will admit Poland and Hungary next month, an official said on Wednesday.\n"
            "Both were invited in July 1997."
        ),
        None,
    ),
    # the very day of another year is its anniversary
    (
        "OSLO, 14 May (NTA) - Norway and Iceland marked their treaty, which was signed on 14 May 2003.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "value"), HEADED)
def test_the_year_of_a_day_at_the_head(text: str, value: str | None) -> None:
    assert reading(text, published=None).date == value


def test_a_date_given_with_the_document_is_not_touched() -> None:
    assert reading(HEADED[0][0]).date == "2024-06-12"


def test_the_day_is_that_of_the_dateline_with_its_weekday() -> None:
    text, _, blocks = normalise(reading("Friday, Jan. 27, 7:05 a.m.\nGood morning.", published=None).document)
    day = head_day(text, blocks)
    assert day is not None
    assert (day.month, day.day, day.weekdays) == (1, 27, frozenset({4}))
    assert day.span.of(text) == "Friday, Jan. 27"


def test_a_full_date_at_the_head_is_no_day_alone() -> None:
    text, _, blocks = normalise(reading("27 January 2017\nGood morning.", published=None).document)
    assert head_day(text, blocks) is None


def test_a_weekday_before_the_day_is_no_month() -> None:
    head = "Midday news, Tuesday 26 February\n\n"
    told = reading(f"{head}The minister of education of Namibia met her German colleague on Tuesday 26 February.", None)
    assert told.date is None or told.date.endswith("-02-26")


@pytest.mark.parametrize(
    "text",
    [
        "The thirty-sixth of March is no day, said President Ana Silva of Portugal in Lisbon.",
        "Prime Minister Al Bin and Minister De La met in Muscat. Bin said so.",
    ],
)
@pytest.mark.parametrize("published", [None, "2001", "2024-06-12"])
def test_what_is_no_day_or_no_name_stops_no_reader(text: str, published: str | None) -> None:
    assert reading(text, published).sentences
