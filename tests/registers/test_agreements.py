from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement, Stage


def told(one: Agreement) -> str:
    """Stage, kind, date and parties in one line: "signed treaty 2024-06-11 NOR+SWE"."""
    return f"{one.stage} {one.kind} {one.date} {'+'.join(one.parties)}"


SIGNED = [
    (
        "Kenya and Uganda signed a memorandum of understanding on livestock trade in Kampala on 4 June 2024.",
        "signed memorandum 2024-06-04 KEN+UGA",
        "memorandum livestock trade",
    ),
    (
        "Norway and Iceland concluded a treaty on maritime boundaries on 11 March 1998.",
        "signed treaty 1998-03-11 ISL+NOR",
        "treaty maritime boundaries",
    ),
    (
        "On Monday the defence ministers of Estonia and Finland signed an agreement on joint procurement of ammunition.",
        "signed agreement 2024-06-10 EST+FIN",
        "agreement joint procurement",
    ),
    (
        "Chile and Peru adopted a joint declaration on the protection of the oceans in Lima on 9 May 2023.",
        "signed declaration 2023-05-09 CHL+PER",
        "declaration protection oceans",
    ),
    (
        "Nepal and Qatar signed a protocol on seasonal labour on 24 April 2024.",
        "signed protocol 2024-04-24 NPL+QAT",
        "protocol seasonal labour",
    ),
    (
        "A double taxation agreement between Oman and Hungary was signed in Budapest on 2 June 2016.",
        "signed agreement 2016-06-02 HUN+OMN",
        "double taxation agreement",
    ),
    (
        "South Korea and Tanzania signed a loan agreement worth $163 million on 2 June 2024.",
        "signed loan 2024-06-02 KOR+TZA",
        "loan agreement",
    ),
    (
        "Serbia and Azerbaijan ratified the agreement on gas supplies in 2022.",
        "signed agreement None AZE+SRB",
        "agreement gas supplies",
    ),
]

OTHER_STAGES = [
    (
        "The free trade agreement between Georgia and Turkey entered into force on 1 November 2008.",
        "in_force agreement 2008-11-01 GEO+TUR",
        "free trade agreement",
    ),
    (
        "A visa waiver agreement between Mongolia and Thailand took effect on 1 March 2024.",
        "in_force agreement 2024-03-01 MNG+THA",
        "visa waiver agreement",
    ),
    (
        "Ghana and Togo are negotiating an agreement on their maritime border.",
        "in_preparation agreement None GHA+TGO",
        "agreement maritime border",
    ),
    (
        "Colombia and Ecuador will sign an energy agreement in Quito in August 2024.",
        "in_preparation agreement 2024-08 COL+ECU",
        "energy agreement",
    ),
    (
        "Malaysia and Thailand discussed a memorandum of understanding on halal certification.",
        "considered memorandum None MYS+THA",
        "memorandum halal certification",
    ),
    (
        "Armenia has proposed a peace treaty to Azerbaijan.",
        "considered treaty None ARM+AZE",
        "peace treaty",
    ),
    (
        "Paraguay and Taiwan are considering a free trade agreement.",
        "considered agreement None PRY+TWN",
        "free trade agreement",
    ),
    (
        "An investment protection treaty between Croatia and Kosovo is ready for signature.",
        "in_preparation treaty None HRV+XKX",
        "investment protection treaty",
    ),
]

NO_AGREEMENT = [
    "Malaysia said any agreement to be reached with Brunei would respect the sovereignty of both countries.",
    "There is broad agreement between Sweden and Denmark that the strait must remain open.",
    "The minister signed the visitors' book at the museum in Riga, Latvia.",
    "Canada and Mexico failed to reach an agreement on tomatoes.",
]


@pytest.mark.parametrize(("text", "expected", "title"), [*SIGNED, *OTHER_STAGES])
def test_one_agreement_is_told(text: str, expected: str, title: str) -> None:
    agreements = found(Agreement, text)
    assert [told(one) for one in agreements] == [expected]
    assert set(title.split()) <= set(agreements[0].title.split())


@pytest.mark.parametrize("text", NO_AGREEMENT)
def test_no_agreement_is_told(text: str) -> None:
    assert [told(one) for one in found(Agreement, text)] == []


def test_a_list_of_matters_is_a_list_of_agreements() -> None:
    text = (
        "During a visit on 18 May 2023 Egypt and Jordan signed agreements on electricity, on tourism and "
        "on maritime transport."
    )
    agreements = found(Agreement, text)
    assert {one.title for one in agreements} == {"electricity", "tourism", "maritime transport"}
    assert {told(one) for one in agreements} == {"signed agreement 2023-05-18 EGY+JOR"}


def test_bodies_that_sign_are_the_parties() -> None:
    text = (
        "Investors from Poland and Lithuania gathered in Vilnius on 5 June 2024.\n"
        "Orlen and Ignitis signed a contract on the supply of gas."
    )
    (one,) = found(Agreement, text)
    assert one.parties == ("Orlen", "Ignitis")
    assert one.kind == "contract"


def test_an_agreement_told_twice_is_one() -> None:
    text = (
        "Kenya and Uganda signed a memorandum of understanding on livestock trade on 4 June 2024.\n"
        "The memorandum on livestock trade was signed by the agriculture ministers."
    )
    assert len(found(Agreement, text)) == 1


def test_a_list_under_a_heading_is_read_line_by_line() -> None:
    text = (
        "Japan and Laos signed the following documents on 7 March 2022:\n"
        "- Memorandum of understanding on clean water\n"
        "- Agreement on technical cooperation"
    )
    assert {("memorandum", "signed"), ("agreement", "signed")} <= {
        (one.kind, one.stage) for one in found(Agreement, text)
    }


def test_fields_of_counted_papers_are_no_papers() -> None:
    text = "Norway and Iceland signed 15 agreements in the fields of trade, energy and culture on Monday."
    assert len(found(Agreement, text)) == 1


def test_the_papers_of_one_list_are_of_one_day() -> None:
    text = "The following were exchanged on Monday: (i) an MoU between Norway and Iceland on fishing; (ii) an MoU on youth affairs."
    assert {one.date for one in found(Agreement, text)} == {"2024-06-10"}


def test_what_was_signed_during_a_session_is_not_of_the_day_of_the_story() -> None:
    text = "On Monday Norway and Iceland met. The visit follows the second session of the commission, during which three memoranda were signed."
    assert [one.date for one in found(Agreement, text)] == [None]


def test_a_short_form_in_brackets_is_not_another_paper() -> None:
    text = "Norway and Iceland signed a memorandum of understanding (MoU) on fishing on Monday."
    assert len(found(Agreement, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian minister said the work in Iceland would start as soon as the loan was approved.",
        "If the loan were signed, work on the Norwegian road to Iceland could start in May.",
    ],
)
def test_what_something_waits_for_is_not_signed(text: str) -> None:
    assert [one.stage for one in found(Agreement, text)] == []


def test_a_note_at_the_foot_of_the_page_is_no_paper() -> None:
    text = 'The "Norway-Iceland Fisheries Agreement" (Note 2) was signed on Monday.'
    assert len(found(Agreement, text)) == 1


def test_offices_are_no_parties() -> None:
    text = "Norway's Attorney-General and Minister of Justice Kari Berg signed the agreement on fishing with Iceland on Monday."
    assert {one.parties for one in found(Agreement, text)} == {("ISL", "NOR")}


def test_letters_of_intent_are_papers_with_a_matter() -> None:
    text = "An MoU on cyber security and a letter of intent on hydrogen were exchanged by Norway and Iceland on Monday."
    assert [one.title for one in found(Agreement, text)] == ["MoU on cyber security", "letter of intent on hydrogen"]


def test_what_a_state_left_is_not_signed() -> None:
    assert found(Agreement, "Norway withdrew on Monday from the 1998 accord on whaling with Iceland.") == []


def test_the_place_of_signing_is_no_part_of_the_title() -> None:
    (one,) = found(Agreement, "Norway and Iceland signed the fisheries accord in Oslo on Monday.")
    assert one.title == "fisheries accord"


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Iceland signed agreements on cooperation in politics, trade, agriculture, education and health on Monday, the ministry said.",
        "The agreements, signed in the presence of Norwegian and Icelandic ministers on June 10, covered trade, food and consular services.",
    ],
)
def test_fields_of_cooperation_are_no_papers(text: str) -> None:
    assert len(found(Agreement, text)) <= 1


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Two papers were signed in Suva: one on disaster relief, under which Fiji will send nurses to Tonga, the other on sea freight.",
            ["disaster relief", "sea freight"],
        ),
        ("Chile and Peru signed two memoranda, one on fisheries and another on tourism.", ["fisheries", "tourism"]),
        ("Kenya and Uganda signed two agreements, one on trade; the second is on defence.", ["defence", "trade"]),
        (
            "Ghana and Togo signed three agreements: one on trade, another on visas and a third on customs.",
            ["customs", "trade", "visas"],
        ),
        (
            "The ministers of Peru and Brazil signed four memoranda in Lima, one on health, a second on space, a third on sport and the last on tourism.",
            ["health", "space", "sport", "tourism"],
        ),
        (
            "Two accords were signed by Oman and Iran, the first on fisheries, the second on customs.",
            ["customs", "fisheries"],
        ),
        (
            "Mali and Niger signed two agreements on Tuesday, one on security and one on grazing.",
            ["grazing", "security"],
        ),
    ],
)
def test_one_and_the_other_are_two(text: str, titles: list[str]) -> None:
    assert sorted(one.title for one in found(Agreement, text)) == titles


STAGES = [
    ("The trade agreement between Kenya and Uganda is to be signed in Nairobi.", "in_preparation"),
    ("The trade agreement between Kenya and Uganda is going to be signed in Nairobi.", "in_preparation"),
    ("The ministers of Kenya and Uganda met so that the trade agreement can be signed.", "in_preparation"),
    ("The trade agreement between Kenya and Uganda has not been signed so far.", "in_preparation"),
    ("Kenya will work with Uganda for an early conclusion of the trade agreement.", "in_preparation"),
    ("Kenya has been urging Uganda to proceed to the signing of a trade agreement.", "in_preparation"),
    ("The signing of the trade agreement between Kenya and Uganda has been postponed.", "in_preparation"),
    ("First on the agenda is the signing of a trade agreement between Kenya and Uganda.", "in_preparation"),
    ("Once signed, the trade agreement between Kenya and Uganda will cut duties.", "in_preparation"),
    ("Kenya and Uganda signed a protocol under which Kenyan railways will work with Uganda Railways.", "signed"),
    ("The ministers of Kenya and Uganda put their signatures to a trade agreement.", "signed"),
]


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_what_is_to_be_signed_is_not_signed(text: str, stage: str) -> None:
    assert {one.stage for one in found(Agreement, text)} == {stage}


DAYS = [
    ("On Monday Kenya and Uganda marked the Lake Pact, which the two countries signed in 1952.", "1952"),
    ("Kenya and Uganda mark 70 years since the Lake Pact was signed.", None),
    ("Kenya and Uganda on Monday ended talks on a trade agreement, which is to be signed soon.", None),
    ("Kenya and Uganda will sign a trade agreement on 4 July.", "2024-07-04"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_another_deed_is_not_that_of_the_signing(text: str, day: str | None) -> None:
    assert {one.date for one in found(Agreement, text, "2024-06-12")} == {day}


MATTERS = [
    (
        "Minister Jan Novak of Slovakia and Luka Babic of Croatia signed an MOU on expanding trade.",
        "MOU on expanding trade",
    ),
    ("An accord is to be signed by Slovakia and Croatia on marking out the river.", "accord on marking out the river"),
    ("A memorandum was signed by Slovakia and Croatia on Monday on rail safety.", "memorandum on rail safety"),
    ("The accord which Slovakia and Croatia signed on border trade was praised.", "accord on border trade"),
    ("An agreement was reached by Slovakia and Croatia to revive the ferry.", "agreement to revive the ferry"),
    (
        "Agreement of the governments of Slovakia and Croatia on fishing was signed.",
        "Agreement of the governments of Slovakia and Croatia on fishing",
    ),
    (
        "A protocol was signed under which Slovakia sends Croatia salt.",
        "protocol under which Slovakia sends Croatia salt",
    ),
    ("Slovakia and Croatia signed an agreement on Monday.", "agreement"),
    ("An agreement was signed by Slovakia and Croatia on the sidelines of the summit.", "agreement"),
    (
        "An agreement was signed for the Slovak government by Minister Jan Novak and for Croatia by Luka Babic.",
        "agreement",
    ),
]


@pytest.mark.parametrize(("text", "title"), MATTERS)
def test_what_an_instrument_is_on_though_it_stands_apart(text: str, title: str) -> None:
    assert [one.title for one in found(Agreement, text)] == [title]


SIGNED_LATER = [
    "The Kenyan cabinet approved the signing of an agreement on visas with Uganda.",
    "The Kenyan cabinet gave the green light to the signing of an agreement on visas with Uganda.",
    "The signing of the agreement on visas between Kenya and Uganda was put off on Tuesday.",
    "The signing of the agreement on visas between Kenya and Uganda was called off.",
    "Talks on the signing of an agreement on visas between Kenya and Uganda continue.",
    "The Kenyan government approved the draft agreement on visas with Uganda.",
    "The Kenyan side handed over a draft agreement on visas to Uganda.",
    "Kenya and Uganda agreed on Tuesday to sign an agreement on visas.",
]


@pytest.mark.parametrize("text", SIGNED_LATER)
def test_a_signing_that_is_allowed_or_put_off_lies_ahead(text: str) -> None:
    assert [(one.stage, one.date) for one in found(Agreement, text)] == [(Stage.IN_PREPARATION, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The signing of the agreement on visas between Kenya and Uganda was welcomed by the ministers.",
        "The visit ended with the signing of an agreement on visas between Kenya and Uganda.",
    ],
)
def test_a_signing_that_was_seen_is_signed(text: str) -> None:
    assert [one.stage for one in found(Agreement, text)] == [Stage.SIGNED]


TITLES_OF = [
    (
        "Kenya prepared a draft Memorandum of Understanding (MoU) and sent it to Uganda.",
        ["draft Memorandum of Understanding (MoU)"],
    ),
    (
        "A Memorandum of Understanding (MoU) was signed by Kenya and Uganda for cooperation in green technology.",
        ["Memorandum of Understanding (MoU) for cooperation in green technology"],
    ),
    (
        "Kenya and Uganda signed a Declaration on stronger relations as well as a Comprehensive Programme for trade.",
        ["Declaration on stronger relations", "Comprehensive Programme for trade"],
    ),
    (
        "Kenya and Uganda signed an agreement on fishing as well as the processing of fish.",
        ["agreement on fishing as well as the processing of fish"],
    ),
]


@pytest.mark.parametrize(("text", "titles"), TITLES_OF)
def test_a_title_has_whole_brackets_and_no_other_instrument(text: str, titles: list[str]) -> None:
    assert [one.title for one in found(Agreement, text)] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Uganda on Tuesday of failing to implement the 2019 agreement on fishing.",
        "Kenya and Uganda discussed on Tuesday how to carry out the 2019 agreement on fishing.",
    ],
)
def test_an_instrument_called_by_its_year_is_of_that_year(text: str) -> None:
    assert [one.date for one in found(Agreement, text)] == ["2019"]


def test_what_is_amended_lends_neither_its_year_nor_its_day() -> None:
    text = "Croatia and Italy signed a protocol amending the double taxation convention of 1998."
    assert [(one.kind.value, one.date) for one in found(Agreement, text)] == [("protocol", None)]


def test_an_instrument_is_signed_and_comes_into_force() -> None:
    text = "The extradition treaty that Chile and Peru signed in 1932 came into force in 1936."
    assert {(one.stage.value, one.date) for one in found(Agreement, text)} == {("signed", "1932"), ("in_force", "1936")}
    text = "The pact signed by Kenya and Uganda on Monday has not entered into force."
    assert [one.stage.value for one in found(Agreement, text)] == ["signed"]


def test_where_an_instrument_works_is_not_where_it_was_signed() -> None:
    text = "Under the memorandum signed by Kenya and Uganda, nurses will be trained in Singapore."
    assert [one.place for one in found(Agreement, text)] == [None]
