from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeKind, TimeMention
from communique.reading.english.dating import infer_date
from communique.reading.english.parse import load_pipeline, sentences
from communique.reading.english.times import find_times


def read(text: str) -> tuple[Sentence, ...]:
    places: list[tuple[Span, BlockKind]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            places.append((Span(at, at + len(line)), BlockKind.BODY))
        at += len(line) + 1
    nlp = load_pipeline()
    return sentences([nlp(span.of(text)) for span, _ in places], places)


def found(text: str, anchor: str | None) -> list[tuple[str, str | None]]:
    return [
        (mention.span.of(text), mention.value)
        for mention in find_times(read(text), anchor)
        if mention.kind is TimeKind.DATE
    ]


def only(mentions: Sequence[TimeMention], kind: TimeKind) -> list[TimeMention]:
    return [mention for mention in mentions if mention.kind is kind]


STATED = [
    ("The treaty was signed on 18 August 2016 in Minsk.", "18 August 2016", "2016-08-18"),
    ("The treaty was signed on August 18, 2016, in Minsk.", "August 18, 2016", "2016-08-18"),
    ("It was signed on Thursday, 18 August 2016.", "Thursday, 18 August 2016", "2016-08-18"),
    ("It was signed on the 18th of August, 2016.", "the 18th of August, 2016", "2016-08-18"),
    ("It was signed on the eighteenth of August 2016.", "the eighteenth of August 2016", "2016-08-18"),
    ("Published 18.08.2016 by the ministry.", "18.08.2016", "2016-08-18"),
    ("Published 08/18/2016 by the ministry.", "08/18/2016", "2016-08-18"),
    ("Published 2016-08-18T10:30:00Z by the ministry.", "2016-08-18T10:30:00Z", "2016-08-18"),
    ("A forum was held in May 2015.", "May 2015", "2015-05"),
    ("They met in late September 2016.", "late September 2016", "2016-09-21/2016-09-30"),
    ("They met in early February 2016.", "early February 2016", "2016-02-01/2016-02-10"),
    ("They met in mid-May 2016.", "mid-May 2016", "2016-05-11/2016-05-20"),
    ("They met at the end of February 2016.", "the end of February 2016", "2016-02-21/2016-02-29"),
    ("They met in the first half of June 2019.", "the first half of June 2019", "2019-06-01/2019-06-15"),
    ("They met in the first week of June 2019.", "the first week of June 2019", "2019-06-01/2019-06-07"),
    ("Work ended in late 2016.", "late 2016", "2016-10/2016-12"),
    ("Work began in early 2016.", "early 2016", "2016-01/2016-03"),
    ("Work began in mid-2016.", "mid-2016", "2016-05/2016-08"),
    ("The plant will open by the end of 2025.", "the end of 2025", "2025-12"),
    ("The plant opened at the end of 2025.", "the end of 2025", "2025-10/2025-12"),
    ("Exports grew in the first nine months of 2023.", "the first nine months of 2023", "2023-01/2023-09"),
    ("Exports grew in January-September 2023.", "January-September 2023", "2023-01/2023-09"),
    ("Exports grew in January and February 2023.", "January and February 2023", "2023-01/2023-02"),
    ("Exports grew in the third quarter of 2023.", "the third quarter of 2023", "2023-07/2023-09"),
    ("Exports grew in Q3 2023.", "Q3 2023", "2023-07/2023-09"),
    ("Exports grew in the first half of 2023.", "the first half of 2023", "2023-01/2023-06"),
    ("The plan for 2021-2022 was agreed.", "2021-2022", "2021/2022"),
    ("The plan for 2021–22 was agreed.", "2021–22", "2021/2022"),
    ("It ran from 2019 to 2023.", "2019 to 2023", "2019/2023"),
    ("It ran between 2019 and 2023.", "2019 and 2023", "2019/2023"),
    ("They held talks on 28 February - 2 March 2023.", "28 February - 2 March 2023", "2023-02-28/2023-03-02"),
    ("They held talks on 12-14 May 2017.", "12-14 May 2017", "2017-05-12/2017-05-14"),
    ("They held talks on May 12-14, 2017.", "May 12-14, 2017", "2017-05-12/2017-05-14"),
    ("They held talks on 5 and 6 October 2017.", "5 and 6 October 2017", "2017-10-05/2017-10-06"),
    ("They held talks between May 12 and 14, 2017.", "May 12 and 14, 2017", "2017-05-12/2017-05-14"),
    (
        "They met from 30 December 2016 to 2 January 2017.",
        "30 December 2016 to 2 January 2017",
        "2016-12-30/2017-01-02",
    ),
    ("Ties grew in the 1990s.", "the 1990s", "1990/1999"),
    ("Ties grew in the early 1990s.", "the early 1990s", "1990/1993"),
    ("Trade rose in fiscal year 2022-23.", "fiscal year 2022-23", "2022-04/2023-03"),
    ("Trade rose in FY2022-23.", "FY2022-23", "2022-04/2023-03"),
    ("Trade rose in the winter of 2019-20.", "winter of 2019-20", "2019-12/2020-02"),
    ("Trade rose in spring 2020.", "spring 2020", "2020-03/2020-05"),
    ("The 2015 treaty is in force.", "2015", "2015"),
]


@pytest.mark.parametrize(("text", "words", "value"), STATED)
def test_stated(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text, "2024-06-12")


# 12 June 2024 is a Wednesday.
RESOLVED = [
    ("They met yesterday.", "yesterday", "2024-06-11"),
    ("They will meet tomorrow.", "tomorrow", "2024-06-13"),
    ("They are meeting today.", "today", "2024-06-12"),
    ("The minister arrived on Monday.", "Monday", "2024-06-10"),
    ("The minister arrived on Friday.", "Friday", "2024-06-07"),
    ("The minister will arrive on Friday.", "Friday", "2024-06-14"),
    ("The minister will arrive next Wednesday.", "next Wednesday", "2024-06-19"),
    ("The minister arrived last Wednesday.", "last Wednesday", "2024-06-05"),
    ("The minister arrived on 16 May.", "16 May", "2024-05-16"),
    ("The minister arrived on 16 September.", "16 September", "2023-09-16"),
    ("The minister will arrive on 16 September.", "16 September", "2024-09-16"),
    ("The minister will arrive on 16 March.", "16 March", "2025-03-16"),
    ("The president plans a state visit in September.", "September", "2024-09"),
    ("The president paid a state visit in September.", "September", "2023-09"),
    ("A visit, planned for the end of September, was discussed.", "the end of September", "2024-09-21/2024-09-30"),
    ("The minister came on 16 May last year.", "16 May last year", "2023-05-16"),
    ("Trade grew last year.", "last year", "2023"),
    ("Trade grew last month.", "last month", "2024-05"),
    ("A round is due next month.", "next month", "2024-07"),
    ("They met last week.", "last week", "2024-06-03/2024-06-09"),
    ("They met earlier this month.", "earlier this month", "2024-06"),
    ("They met late last year.", "late last year", "2023-10/2023-12"),
    ("They met this spring.", "this spring", "2024-03/2024-05"),
    ("They met last winter.", "last winter", "2023-12/2024-02"),
    ("Trade doubled over the past five years.", "the past five years", "2019/2024"),
    ("They will build it in the next three years.", "the next three years", "2024/2027"),
    ("Trade fell in the last three months.", "the last three months", "2024-03/2024-06"),
    ("They met two years ago.", "two years ago", "2022"),
    ("They met three days ago.", "three days ago", "2024-06-09"),
    ("It will open by the end of the year.", "the end of the year", "2024-12"),
    ("Trade grew in the first five months of this year.", "the first five months of this year", "2024-01/2024-05"),
    ("Trade grew in the first quarter.", "the first quarter", "2024-01/2024-03"),
    ("He took office in May.", "May", "2024-05"),
    ("He will be in Tokyo from 21 to 23 June.", "21 to 23 June", "2024-06-21/2024-06-23"),
    ("The minister takes part in a summit on Friday.", "Friday", "2024-06-14"),
    ("It has had a facility since February.", "February", "2024-02"),
]


@pytest.mark.parametrize(("text", "words", "value"), RESOLVED)
def test_resolved_against_the_document(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text, "2024-06-12")


DISCOURSE = [
    ("They met on 5 May 2015. The following day they signed a treaty.", "The following day", "2015-05-06"),
    ("They met on 5 May 2015. Two days later they signed a treaty.", "Two days later", "2015-05-07"),
    ("They met on 5 May 2015. In September they met again.", "September", "2015-09"),
    ("They met on 5 May 2015. The same month they signed a treaty.", "The same month", "2015-05"),
    ("They met on 5 May 2015. That year trade doubled.", "That year", "2015"),
    ("They met in May 2015. The following year they signed a treaty.", "The following year", "2016"),
    ("They met on 5 November 2015. In January they met again.", "January", "2016-01"),
    ("They met on 5 May and 7 June 2015.", "5 May", "2015-05-05"),
    ("Trade was $5 billion in FY2023-24, up from $4 billion a year earlier.", "a year earlier", "2022-04/2023-03"),
    ("Trade grew in January-April, against the same period of last year.", "last year", "2023-01/2023-04"),
    ("He spoke in Ankara on Wednesday (June 5).", "Wednesday", "2024-06-05"),
    ("2015: They met on 5 May.\nOn 3 June they met again.", "3 June", "2024-06-03"),
    ("2015: The leaders opened a plant. They met on 5 September.", "5 September", "2015-09-05"),
]


@pytest.mark.parametrize(("text", "words", "value"), DISCOURSE)
def test_resolved_against_the_text(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text, "2024-06-12")


NOT_TIMES = [
    "The two sides may meet again.",
    "Theresa May received the guest.",
    "Protesters march through the city.",
    "The second session of the committee was fruitful.",
    "They discussed Vision 2030 and Agenda 2063.",
    "The COVID-19 pandemic was discussed at the G20.",
    "It bought a Boeing 737 and an Airbus 320.",
    "The park employs 2000 people.",
    "It costs $2016 and weighs 2020 kg.",
    "The general is a 65-year-old veteran.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_not_a_time(text: str) -> None:
    assert find_times(read(text), "2024-06-12") == ()


@pytest.mark.parametrize(
    ("text", "words", "duration"),
    [
        ("They agreed on 30-day visa-free entry.", "30-day", "P30D"),
        ("They celebrated 25 years of relations.", "25 years", "P25Y"),
        ("He is on a three-day visit.", "three-day", "P3D"),
        ("It took two and a half years.", "two and a half years", "P30M"),
        ("The loan runs for two decades.", "two decades", "P20Y"),
        ("They spoke for 90 minutes.", "90 minutes", "PT90M"),
    ],
)
def test_durations(text: str, words: str, duration: str) -> None:
    (mention,) = only(find_times(read(text), "2024-06-12"), TimeKind.DURATION)
    assert (mention.span.of(text), mention.duration) == (words, duration)


def test_sets_and_hours() -> None:
    mentions = find_times(read("They meet every year at 3 p.m. in Minsk."), "2024-06-12")
    assert [mention.kind for mention in mentions] == [TimeKind.SET, TimeKind.TIME]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They met on 5 May 2015.", "on"),
        ("It will open by 2030.", "by"),
        ("It is valid until 2030.", "until"),
        ("It has worked since 2010.", "since"),
        ("It was built before 2010.", "before"),
        ("It was built after 2010.", "after"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    (mention,) = find_times(read(text), "2024-06-12")
    assert mention.relation == relation


def test_without_a_document_date() -> None:
    text = "They met on 18 August. In late September 2016 the president plans a visit. The visit is planned for the end of September."
    values = {mention.span.of(text): (mention.value, mention.basis) for mention in find_times(read(text), None)}
    assert values["18 August"] == (None, "year unknown")
    assert values["the end of September"] == ("2016-09-21/2016-09-30", "previous date in the text")


INFERRED = [
    (
        "The president received the guest on August 18. In late September 2016 the president plans a state visit to China.",
        ("BLR", "CHN"),
        "2016-08-18",
    ),
    (
        "The leaders held talks on 16 May. This year the countries celebrate 25 years of diplomatic relations.",
        ("BLR", "CHN"),
        "2017-05-16",
    ),
    (
        "The ministers met on 20 March in the year of the 50th anniversary of the establishment of diplomatic relations.",
        ("CHN", "PHL"),
        "2025-03-20",
    ),
    (
        "The minister was received on 12 August. China is preparing to host the G20 and he wished it a successful Hangzhou summit.",
        ("BLR", "CHN"),
        "2016-08-12",
    ),
    ("Relations in brief\n(as of May 2011)\nTrade was $25 billion in 2010.", ("RUS", "TUR"), "2011-05"),
    ("The company was created in 2007. The ministers met on 5 May.", ("BLR", "CHN"), None),
    ("In 2020 exports rose. Last spring aid came from twenty provinces.", ("BLR", "CHN"), None),
    ("They met on 5 May 2015.", ("BLR", "CHN"), "2015-05/2015-06"),
    ("They met on 5 May 2015. In June 2017 the bridge was opened.", ("BLR", "CHN"), None),
    ("The ministers met. The pact, which was signed on 5 May 2015, is old.", ("BLR", "CHN"), None),
    ("The embassy was opened on 5 May 2015.", ("BLR", "CHN"), None),
]


@pytest.mark.parametrize(("text", "pair", "value"), INFERRED)
def test_inferred_date(text: str, pair: tuple[str, str], value: str | None) -> None:
    parsed = read(text)
    inferred = infer_date(parsed, find_times(parsed, None), [pair])
    assert (inferred.value if inferred else None) == value
    if inferred:
        assert all(span.of(text) for span in inferred.spans)


def test_a_holiday_alone_is_a_day() -> None:
    found = find_times(read("The delegations met at Easter in Norway."), "2024-06-12")
    assert [one.value for one in found] == ["2024-03-31"]


BARE = [
    ("He met them from 10:00 a.m. on the 28th at the office.", "2016-05-29", "the 28th", "2016-05-28"),
    (
        "The visit runs from 17th to 19th of the month.",
        "2014-09-16",
        "17th to 19th of the month",
        "2014-09-17/2014-09-19",
    ),
    ("He was there on the 28th and 29th.", "2018-09-02", "the 28th and 29th", "2018-08-28/2018-08-29"),
    ("On August 14 they met and on the 16th they left.", "2018-09-20", "the 16th", "2018-08-16"),
    ("They will hold drills later in the year.", "2018-09-20", "later in the year", "2018"),
    ("A trip before the year is out was proposed.", "2018-09-20", "before the year is out", "2018"),
    ("Exports grew in January-August 2018. On the 14th they met.", "2018-09-20", "the 14th", "2018-09-14"),
]


@pytest.mark.parametrize(("text", "anchor", "words", "value"), BARE)
def test_a_day_of_a_month_that_is_not_named(text: str, anchor: str, words: str, value: str) -> None:
    assert (words, value) in found(text, anchor)


def test_a_number_in_a_row_is_no_day() -> None:
    assert found("They met on the 18th floor in the 5th round of the 19th session.", "2018-09-20") == []


NEAR = [
    ("They had been getting ready for a visit from Nov 29 to Dec 1.", "2022-11-24", "2022-11-29/2022-12-01"),
    ("He should have been in Islamabad on May 2-3.", "2016-08-10", "2016-05-02/2016-05-03"),
    ("He was in Delhi on December 12.", "2016-06-20", "2015-12-12"),
    ("He will be in Delhi on February 12.", "2016-06-20", "2017-02-12"),
]


@pytest.mark.parametrize(("text", "anchor", "value"), NEAR)
def test_a_day_beside_the_text_s_own_is_of_that_year(text: str, anchor: str, value: str) -> None:
    assert [one for _, one in found(text, anchor)] == [value]
