"""Instruments told in pairs, lists and second sentences: each keeps its own day, kind, title and signers."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement

DAY = "2016-05-12"  # a Thursday
PAIRS = [
    (
        "Uganda and Cuba signed a labour agreement in 2005 and an investment treaty in 2007.",
        {("labour agreement", "2005"), ("investment treaty", "2007")},
    ),
    (
        "A trade agreement with Uganda was signed in 1998 and a tax treaty in 2004.",
        {("trade agreement with Uganda", "1998"), ("tax treaty", "2004")},
    ),
    (
        "Nepal and Qatar, which signed a labour agreement in 2005 and a bilateral investment accord in 2007, agreed on Thursday to revise the former.",
        {("labour agreement", "2005"), ("bilateral investment accord", "2007")},
    ),
    (
        "The two countries have concluded an Investment Protection Agreement (1993), a Double Taxation Convention (1994) and a Memorandum on Defence Cooperation (Prague, 2006).",
        {
            ("Investment Protection Agreement", "1993"),
            ("Double Taxation Convention", "1994"),
            ("Memorandum on Defence Cooperation", "2006"),
        },
    ),
    (
        "Kenya and Malawi signed an agreement on mining on Tuesday.",
        {("agreement on mining", "2016-05-10")},
    ),
]


@pytest.mark.parametrize(("text", "rows"), PAIRS)
def test_each_of_a_row_has_its_own_day(text: str, rows: set[tuple[str, str]]) -> None:
    assert {(one.title, one.date) for one in found(Agreement, text, DAY)} == rows


LISTS = [
    (
        "After the talks, officials of Nepal and Sri Lanka signed four instruments, namely a Memorandum of Understanding on tourism, a treaty on extradition and a protocol on rubber.",
        {"memorandum", "treaty", "protocol"},
        "signed",
    ),
    (
        "The agreements to be signed include a Treaty on Seabed Boundaries, an Agreement on Special Areas and a Memorandum of Understanding on Surveillance between Tonga and Samoa.",
        {"treaty", "agreement", "memorandum"},
        "in_preparation",
    ),
    (
        "The documents expected to be signed by Georgia and Bulgaria include an agreement on road transport and a memorandum on energy.",
        {"agreement", "memorandum"},
        "in_preparation",
    ),
]


@pytest.mark.parametrize(("text", "kinds", "stage"), LISTS)
def test_the_parts_of_a_list_are_of_their_own_kind_and_stage(text: str, kinds: set[str], stage: str) -> None:
    rows = [one for one in found(Agreement, text, DAY) if one.kind.value != "other"]
    assert ({one.kind.value for one in rows}, {one.stage.value for one in rows}) == (kinds, {stage})


def test_an_inventory_is_read_line_by_line() -> None:
    text = (
        "Agreements between Portugal and the Czech Republic:\n"
        "Agreement on the Promotion of Investments (12 November 1993)\n"
        "Convention on Double Taxation, signed in Lisbon on 24 May 1994\n"
        "Memorandum on Defence Cooperation (Prague, 2006)"
    )
    assert [(one.title, one.date) for one in found(Agreement, text, DAY)] == [
        ("Agreement on the Promotion of Investments", "1993-11-12"),
        ("Convention on Double Taxation", "1994-05-24"),
        ("Memorandum on Defence Cooperation", "2006"),
    ]


AGAIN = [
    (
        "A memorandum on youth and sport was signed in Vilnius on Tuesday. The document was signed by Ministers Jurgita Kazlauskiene of Lithuania and Giorgi Lomidze of Georgia.",
        ("2016-05-10", ("Jurgita Kazlauskiene", "Giorgi Lomidze"), None),
    ),
    (
        "The Senate considered the ratification of the agreement between Kazakhstan and Mongolia on the transfer of sentenced persons. The document was signed in Astana on March 29, 2015.",
        ("2015-03-29", (), "Astana"),
    ),
    (
        "Ethiopia and Morocco signed on Tuesday an agreement on a fertiliser plant. The accord was signed by Finance Minister Abebe Tadesse.",
        ("2016-05-10", ("Abebe Tadesse",), None),
    ),
    (
        "Ethiopia and Morocco signed on Tuesday an agreement on a fertiliser plant. It was signed by Finance Minister Abebe Tadesse.",
        ("2016-05-10", ("Abebe Tadesse",), None),
    ),
]


@pytest.mark.parametrize(("text", "told"), AGAIN)
def test_a_second_sentence_adds_to_the_instrument(text: str, told: tuple[str, tuple[str, ...], str | None]) -> None:
    rows = found(Agreement, text, DAY)
    assert [(one.date, one.signatories, one.place) for one in rows][:1] == [told]
    assert len(rows) == 1


SIGNERS = [
    (
        "An air services agreement was signed by Minister Paul Camara and Ambassador Ole Lund, and a treaty on health by Minister Awa Diop and State Secretary Nina Dahl.",
        {("Paul Camara", "Ole Lund"), ("Awa Diop", "Nina Dahl")},
    ),
    (
        "The memorandum was signed on Monday by Ali Hamieh for the Lebanese side and by Andreas Georgiou for Cyprus.",
        {("Ali Hamieh", "Andreas Georgiou")},
    ),
    (
        "Foreign Minister Ana Sousa signed a maritime agreement with her Tongan counterpart, Sione Fifita, on Monday.",
        {("Ana Sousa", "Sione Fifita")},
    ),
]


@pytest.mark.parametrize(("text", "signers"), SIGNERS)
def test_who_signed_what(text: str, signers: set[tuple[str, ...]]) -> None:
    assert {one.signatories for one in found(Agreement, text, DAY)} == signers


def test_who_signed_with_whom() -> None:
    text = "Japanese Ambassador Kae Mori signed a contract with Mr. Christopher Banda of Malawi on Tuesday."
    (one,) = found(Agreement, text, DAY)
    assert (one.title, one.date, one.signatories) == ("contract", "2016-05-10", ("Kae Mori", "Christopher Banda"))


def test_a_counterpart_is_no_part_of_a_title() -> None:
    text = "Minister Jonas Holm signed a memorandum with his Latvian counterpart on Tuesday."
    assert [(one.title, one.date) for one in found(Agreement, text, DAY)] == [("memorandum", "2016-05-10")]


RENEWALS = [
    "The agreement of Norway and Kenya, which is due to run out in December, was renewed on Tuesday.",
    "Norway and Kenya on Tuesday renewed their fisheries agreement.",
]


@pytest.mark.parametrize("text", RENEWALS)
def test_a_renewal_is_a_signing(text: str) -> None:
    assert [(one.stage.value, one.date) for one in found(Agreement, text, DAY)] == [("signed", "2016-05-10")]


FOLLOWING = "Norway and Kenya signed a joint declaration on the rail project on Tuesday and the intergovernmental agreement is to follow in July."


def test_what_is_to_follow_is_not_signed() -> None:
    assert {(one.kind.value, one.stage.value) for one in found(Agreement, FOLLOWING, DAY)} == {
        ("declaration", "signed"),
        ("agreement", "in_preparation"),
    }


def test_the_parties_of_a_listed_instrument_are_no_further_one() -> None:
    text = (
        "Nepal and Qatar signed two documents on Tuesday. These include a Memorandum of Understanding for Cooperation in Culture "
        "between the Ministry of Culture, Tourism and Civil Aviation of Nepal and the Ministry of Culture of Qatar, as well as an Agreement on sports."
    )
    assert {one.kind.value for one in found(Agreement, text, DAY)} == {"other", "memorandum", "agreement"}
    assert len(found(Agreement, text, DAY)) == 3
