"""Names in full and by their initials, papers known by their day, parts of works; each with one that it must not join."""

from __future__ import annotations

from typing import Any

import pytest
from ledgers import one_record
from ledgers import one_telling as told

from communique.ledger.likeness.dated import in_title
from communique.ledger.likeness.frames import other_name
from communique.ledger.likeness.titles import kinds_of_work, weights
from communique.ledger.likeness.verdict import Verdict, with_each
from communique.ledger.linking import link
from communique.ledger.telling import Telling
from communique.ledger.when import UNDATED, days
from communique.ledger.words import same_person

AGREEMENTS = [
    (
        "initials over small words",
        {"title": "Comprehensive Steppe and Water Accord", "date": "2020-08-05"},
        {"title": "CSWA", "date": "2020"},
        {"title": "CWSA", "date": "2020"},
    ),
    (
        "only its month",
        {"title": "Joint Agreement on Herd Counting", "date": "2014-06-30"},
        {"title": "agreement of June 2014", "stage": "in_force"},
        {"title": "agreement of July 2015", "stage": "in_force"},
    ),
    (
        "another month",
        {"title": "herd agreement of June 2014"},
        {"title": "agreement on herds", "date": "2014-06-30"},
        {"title": "agreement on herds", "date": "2016-06-30"},
    ),
    (
        "a paper of many",
        {"title": "Aral Lighting Accord", "parties": ["KAZ", "UZB", "KGZ"], "date": "2018-11-18"},
        {"title": "Aral Lighting Accord", "parties": ["KAZ", "UZB"]},
        {"title": "Aral Lighting Accord", "parties": ["KAZ", "TJK"]},
    ),
    (
        "an additional protocol",
        {"title": "Additional Protocol on Melon Fairs", "kind": "protocol", "date": "2018-11-18"},
        {"title": "protocol on melon fairs", "kind": "protocol", "date": "2018-11-18"},
        {"title": "agreement on melon fairs", "kind": "agreement", "date": "2018-11-18"},
    ),
]


@pytest.mark.parametrize(
    ("first", "same", "other"), [case[1:] for case in AGREEMENTS], ids=[case[0] for case in AGREEMENTS]
)
def test_agreements(first: dict[str, Any], same: dict[str, Any], other: dict[str, Any]) -> None:
    assert one_record(told("agreements", "2020-09-01", **first), told("agreements", "2020-10-01", **same))
    assert not one_record(told("agreements", "2020-09-01", **first), told("agreements", "2020-10-01", **other))


def test_the_agreement_of_another_text_is_any_of_many() -> None:
    both: dict[str, Any] = {"parties": ["KAZ", "UZB"]}
    titled = told("agreements", "2020-09-01", title="accord on melon fairs", date="2020-08-31", **both)
    later = told(
        "agreements", "2021-03-01", "gas flows under the agreement", title="agreement", stage="in_force", **both
    )
    assert not one_record(titled, later)
    assert not one_record(titled, told("agreements", "2021-03-01", "several accords", title="several accords", **both))
    assert one_record(titled, told("agreements", "2020-09-02", title="agreement", date="2020-08-31", **both))


def test_what_a_title_tells_of_its_day() -> None:
    assert in_title("agreement of June 2014") == days("2014-06")
    assert in_title("accord of 2014") == days("2014")
    assert in_title("programme for 2014 to 2019") == UNDATED
    assert in_title("accord on melons") == UNDATED


def test_a_name_that_looks_like_a_plural_is_a_name() -> None:
    mine = told("projects", "2014-08-01", name="Caserones mine", stage="operating")
    assert not one_record(mine, told("projects", "2019-01-01", name="Centinela copper mine", stage="expanding"))
    assert max(weights("Caserones mine", (), "project").values()) > max(weights("Cables mine", (), "project").values())


@pytest.mark.parametrize(
    ("register", "first", "other"),
    [
        ("projects", {"name": "Bawayo bridge"}, {"name": "Nomarlin bridge"}),
        ("projects", {"name": "bridge at Bawayo"}, {"name": "bridge at Nomarlin"}),
        ("commitments", {"what": "build a school at Bawayo"}, {"what": "build a school at Nomarlin"}),
        (
            "commitments",
            {"what": "open a bank in Bawayo", "due": "2012"},
            {"what": "open an office in Nomarlin", "due": "2017"},
        ),
        ("agreements", {"title": "agreement on fairs in Bawayo"}, {"title": "agreement on fairs in Nomarlin"}),
        (
            "figures",
            {"indicator": "exports of Bawayo", "value": 6.2e9, "period": "2014"},
            {"indicator": "exports of Nomarlin", "value": 6.4e9, "period": "2014"},
        ),
    ],
)
def test_what_is_told_alike_but_for_its_name_is_another(
    register: str, first: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not one_record(told(register, "2015-02-01", **first), told(register, "2015-03-01", **other))
    assert one_record(told(register, "2015-02-01", **first), told(register, "2015-03-01", **first))


def test_a_crossing_may_be_told_by_either_water_it_spans() -> None:
    assert not other_name("bridge across the Blue Gulf", "bridge across Tiran", ())
    assert not other_name("Star refinery", "refinery at Petkim", ())
    assert other_name("the Alpha bridge", "Beta bridge", ())


def test_small_words_join_the_row_of_a_name_but_not_of_a_passage() -> None:
    assert "hwsa" in weights("Herds, Water and Salt Accord", (), "instrument")
    assert "hwsa" not in weights("Herds, Water and Salt Accord", (), "prose")


def test_a_town_called_a_port_is_no_port() -> None:
    assert kinds_of_work("school at Port Amaro") == {"school"}
    assert kinds_of_work("Port Amaro ferry") == {"ferry"}
    assert kinds_of_work("Amaro Port City") == {"port"}
    assert kinds_of_work("the port at Amaro") == kinds_of_work("Port of Amaro") == {"port"}


def test_to_sign_is_not_to_ratify() -> None:
    made = told("commitments", "2020-06-01", what="sign the Aral Water Treaty")
    assert one_record(made, told("commitments", "2020-07-01", what="sign the Aral Water Treaty soon"))
    assert not one_record(made, told("commitments", "2020-07-01", what="ratify the Aral Water Treaty"))


def test_one_who_speaks_plainly_is_enough_but_one_who_contradicts_refuses() -> None:
    tellings = [told("projects", f"2020-06-0{n}", name="ferry") for n in range(1, 6)]
    scores: dict[str, float | None] = {tellings[0].key: 0.9, tellings[1].key: 0.0, tellings[2].key: 0.0}

    def rule(_telling: Telling, member: Telling, _known: object) -> Verdict | None:
        score = scores[member.key]
        return None if score is None else Verdict(score, "it is told")

    asked = with_each(rule)
    assert asked(tellings[3], tellings[:3], None) is not None  # type: ignore[arg-type]
    scores[tellings[0].key] = 0.6
    assert asked(tellings[3], tellings[:3], None) is None  # type: ignore[arg-type]
    scores[tellings[0].key], scores[tellings[1].key] = 0.9, None
    assert asked(tellings[3], tellings[:3], None) is None  # type: ignore[arg-type]


def test_a_thing_of_two_names_is_known_by_either() -> None:
    names = ("Friendship Express train", "Dustlik/Friendship Express train", "Dustlik Express train")
    assert len(link("projects", [told("projects", f"2020-06-0{n}", name=name) for n, name in enumerate(names, 1)])) == 1


def test_to_whom_it_is_promised_speaks_for_it() -> None:
    def of(day: str, to: str) -> Telling:
        return told("commitments", day, who="Kazakhstan", what="send melon seed", to=to)

    seed = told("commitments", "2020-06-01", who="Kazakhstan", what="deliver seed of melons", to="Uzbekistan")
    assert one_record(seed, of("2020-07-01", "Uzbekistan"))
    assert not one_record(seed, of("2020-07-01", "Turkmenistan"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ibrahim al-Jaafari", "Ebrahim Ja'fari"),
        ("Omar Tashev", "Umar Tashev"),
        ("Abdullah Serik", "Abdulla Serik"),
    ],
)
def test_given_names_in_other_spellings(one: str, other: str) -> None:
    assert same_person(one, other)
    assert not same_person(one, f"Timur {other.rsplit(maxsplit=1)[-1]}")


def test_a_place_with_a_silent_letter_is_one_end_of_one_line() -> None:
    line = told("projects", "2019-04-07", name="railway from Shalamcheh to Basra")
    assert one_record(line, told("projects", "2023-09-24", name="railway between Basra and Shalamche"))
    assert not one_record(line, told("projects", "2023-09-24", name="railway between Basra and Shiraz"))


def test_who_is_named_by_his_office_alone_may_be_who_holds_it() -> None:
    visit = {"kind": "visit", "date": "2005-10", "modality": "held"}
    king = told("contacts", "2005-04-05", **visit, participants=[_of("King Serik", "King")])
    assert one_record(king, told("contacts", "2006-10-17", **visit, participants=[_of("King", None)]))
    assert not one_record(king, told("contacts", "2006-10-17", **visit, participants=[_of("Adam Tashev", None)]))
    assert not one_record(king, told("contacts", "2006-10-17", **visit, participants=[_of("An", None)]))


def _of(name: str, role: str | None) -> dict[str, Any]:
    return {"name": name, "role": role, "country": "KAZ"}
