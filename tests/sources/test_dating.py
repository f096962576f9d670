from __future__ import annotations

import pytest

from communique.model.documents import DateBasis
from communique.sources.datelines import dateline_of
from communique.sources.dates import find_dates, parse_given
from communique.sources.dating import date_of
from communique.sources.furniture import blocks_of

TITLE = "Lee and Ray agree to build a bridge across the strait"
STORY = "President Ann Lee and Prime Minister Bob Ray met in Port Salt and agreed to build a bridge across the strait."


def dated(text: str, *, url: str | None = None) -> str | None:
    return date_of(text, blocks_of(text), url=url).value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("26 January 2021", "2021-01-26"),
        ("Published: 05/10/2019 14:32", "2019-10-05"),
        ("Posted on 5 October, 2019", "2019-10-05"),
        ("October 5, 2019", "2019-10-05"),
        ("Oct. 5, 2019 | 08:31 am GMT+7", "2019-10-05"),
        ("2019-10-05", "2019-10-05"),
        ("05.10.2019", "2019-10-05"),
        ("13/10/2019", "2019-10-13"),
        ("10/13/2019", "2019-10-13"),
        ("Sat, 5 Oct 2019", "2019-10-05"),
        ("Saturday, 10/05/2019", "2019-10-05"),
        ("Dated 12 Nov 2003", "2003-11-12"),
        ("Tokyo, 17th June, 2009", "2009-06-17"),
        ("TOKYO, June 17, 2009 (NTA)", "2009-06-17"),
        ("TOKYO, 17 June 2009 (NTA) --", "2009-06-17"),
        ("Date: Tuesday, July 28, 2009, 11:10 a.m.", "2009-07-28"),
        ("By Ann Roe | Published: 9 December 2020", "2020-12-09"),
        ("Дата публикации: 5 октября 2019", "2019-10-05"),
        ("(February 2024)", "2024-02"),
        ("On air 5 December 2023. Abridged.", "2023-12-05"),
        ("OPINION | Friday, 5 December 2025", "2025-12-05"),
        ("By our economics editor, 10 April 2024", "2024-04-10"),
        ("Embassy news, 30 November 2012", "2012-11-30"),
        ("Comment by our correspondent for the north, 26 January 2008", "2008-01-26"),
        ("Warsaw, 17 November 2025 (from our correspondent)", "2025-11-17"),
        ("The two met on the island, 10 April 2024", None),
        ("(as of 15 November 2023)", None),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_date_lines(line: str, value: str | None, *, above: bool) -> None:
    head = (line, TITLE) if above else (TITLE, line)
    assert dated("\n\n".join((*head, STORY, STORY))) == value


@pytest.mark.parametrize(
    ("lead", "value"),
    [
        ("HANOI, 12 December 2018 (VNA) - ", "2018-12-12"),
        ("SOCHI, Russia, Sept 4, 2023 - ", "2023-09-04"),
        ("ISLAMABAD, Feb 18 (2019) - ", "2019-02-18"),
        ("(MOFA - 8/2/2012) - ", "2012-02-08"),
        ("ASTANA. 5 October 2010. KazTAG - ", "2010-10-05"),
        ("MINSK, 28 February (BelTA) – ", None),
        ("MOSCOW, SEPT 2: ", None),
        ("On 5 October 2019, President Lee said that ", None),
        ("In Minsk, 5 October 2019 was a holiday and ", None),
        ("LIMA, Jul 1997 (IPN) - ", "1997-07"),
        ("IZMIR (own report), 10 March 2016 - ", "2016-03-10"),
        ("In Lima, July 1997 was a time of rain and ", None),
        ("Today (Tuesday), 26.10.99, was quiet. ", "1999-10-26"),
        ("This afternoon (Monday), 18 June 2007, it rained. ", "2007-06-18"),
        ("It is five years today, 26 October 1999, that a treaty was signed. ", "1999-10-26"),
        ("Until today, 3 May 2010 was thought to be the day. ", None),
    ],
)
def test_datelines(lead: str, value: str | None) -> None:
    assert dated(f"{TITLE}\n\n{lead}{STORY}\n\n{STORY}") == value


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Border briefing, 25 February 2016", "2016-02-25"),
        ("Briefing at the Ministry, Abuja, 17 September 2019 (summary)", "2019-09-17"),
        ("Briefing of the Ministry, Astana, 12 November 2018: notes", "2018-11-12"),
        ("West desk: the week of 13 to 19 March 2017", None),
        ("A treaty of 12 March 1999, and what is left of it", None),
    ],
)
def test_a_title_that_ends_with_its_day(title: str, value: str | None) -> None:
    assert dated(f"{title}\n\n{STORY}\n\n{STORY}") == value


@pytest.mark.parametrize(
    ("lead", "is_one"),
    [
        ("MINSK, 28 February (BelTA) – ", True),
        ("Baku, October 5, AZERTAC - ", True),
        ("ASTANA, October 5 /Kazinform/ ", True),
        ("Hanoi, Vietnam, September 15 - ", True),
        ("BEIJING, Feb. 3 (Xinhua) -- ", True),
        ("On 5 May, the President of Saltland - ", False),
        ("President Lee will on 5 May go to Port Sand - ", False),
        ("President Lee, 5 May 2010 in mind, said ", False),
    ],
)
def test_what_is_a_dateline(lead: str, is_one: bool) -> None:  # noqa: FBT001
    assert (dateline_of(lead + STORY) is not None) is is_one


@pytest.mark.parametrize(
    ("text", "value", "span"),
    [
        pytest.param(
            f"Flag Tuesday, 6 June 2023\nMinsk Sun and clouds +19°C\nAll news\n28 February 2023, 11:57\n\n{TITLE}\n\n"
            f"MINSK, 28 February (SNA) – {STORY}", "2023-02-28", "28 February 2023", id="the crawl and the dateline"),
        pytest.param(f"Tuesday, 6 June 2023\n\n{TITLE}\n\nMINSK, 28 February (SNA) – {STORY}", None, None, id="contradiction"),
        pytest.param(f"Thursday, 4 January 2024 | Hanoi 19°C\n\n{TITLE}\n\n{STORY}", None, None, id="weather"),
        pytest.param(f"1 January 2021, 00:10\n\n{TITLE}\n\nMINSK, 31 December (SNA) – {STORY}", "2020-12-31", "31 December",
                     id="over new year"),
        pytest.param(f"{TITLE}\n\n03/02/2021\n\nBEIJING, Feb. 3 (SNA) – {STORY}", "2021-02-03", "03/02/2021", id="order"),
        pytest.param(f"{TITLE}\n\n02/03/2021\n\nBEIJING, Feb. 3 (SNA) – {STORY}", "2021-02-03", "02/03/2021", id="other order"),
        pytest.param(f"{TITLE}\n\nDone at Kyiv on 12 May 2003 in two copies.", "2003-05-12", "12 May 2003", id="done at"),
        pytest.param(f"Sunday, 21 May, 2023, 6:41 PM\n{TITLE}\n\nPublished : Saturday, 20 May, 2023 at 12:00 AM\n\n{STORY}",
                     "2023-05-20", "Saturday, 20 May, 2023", id="a label beats the head"),
        pytest.param(f"{TITLE}\n\n{STORY}\n\nRelated news\nFerry fares to rise\n12.03.2022", None, None, id="other stories"),
        pytest.param(f"Bilateral brief of the two\n\n(as on 15 November 2023)\n\n{STORY}\n\nPolicy | Last updated 02-02-2024", None,
                     None, id="a footer far from the day of the brief"),
    ],
)  # fmt: skip
def test_which_date_wins(text: str, value: str | None, span: str | None) -> None:
    found = date_of(text, blocks_of(text))
    assert found.value == value
    assert (found.span.of(text) if found.span else None) == span
    assert found.basis is (DateBasis.TEXT if value else DateBasis.UNKNOWN)


def test_american_addresses_put_the_month_first() -> None:
    text = f"{TITLE}\n\n03/02/2021\n\n{STORY}"
    assert dated(text) == "2021-02-03"
    assert dated(text, url="https://office.gov/a") == "2021-03-02"


def test_given_and_metadata() -> None:
    text = f"{TITLE}\n\nHANOI, 12 December 2018 (VNA) - {STORY}"
    blocks = blocks_of(text)
    assert date_of(text, blocks, given="2018-12-13").basis is DateBasis.GIVEN
    assert date_of(text, blocks, metadata="2018-12-13").basis is DateBasis.METADATA
    moved = date_of(text, blocks, metadata="2022-01-01")
    assert (moved.value, moved.basis) == ("2018-12-12", DateBasis.TEXT)
    assert "2022-01-01" in moved.note
    garbage = date_of(text, blocks, given="soonish")
    assert garbage.value == "2018-12-12"
    assert "soonish" in garbage.note


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2019", "2019"), ("2019-10", "2019-10"), ("2019-10-05", "2019-10-05"), ("20191005", "2019-10-05"),
        ("2019-10-05T14:32:00Z", "2019-10-05"), ("2019-10-05 14:32", "2019-10-05"), ("28 February 2023", "2023-02-28"),
        ("Feb 28, 2023", "2023-02-28"), ("Sat, 05 Oct 2019 14:32:00 GMT", "2019-10-05"), ("1570285920", "2019-10-05"),
        ("2019-10-05/2019-10-07", "2019-10-05/2019-10-07"), ("../2019", "../2019"), ("soonish", None), ("2019-13-45", None),
        ("2023-02-30", None), ("", None), ("/", None), ("../..", None), (None, None),
    ],
)  # fmt: skip
def test_given_dates(given: str | None, value: str | None) -> None:
    assert parse_given(given)[0] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from 25-28 July 2018", 0), ("you may 5 times", 0), ("31 February 2019", 0), ("1,234.56.78", 0),
        ("12th of November 2003 and Dec 3", 2), ("the 5th day of May 2009", 1), ("version 1.2.3.4", 0),
    ],
)  # fmt: skip
def test_what_is_no_date(text: str, found: int) -> None:
    assert len(find_dates(text)) == found
