"""The evidence on which linking rests: meanings, numbers, ways of lines, trade, bodies; with what comes of it."""

from __future__ import annotations

import pytest
from ledgers import one_record
from ledgers import one_telling as told

from communique.ledger.likeness.bodies import bodies_alike, by_initials
from communique.ledger.likeness.comparing import in_meaning
from communique.ledger.likeness.meaning import near
from communique.ledger.likeness.numbering import counts_of, numbers
from communique.ledger.likeness.routes import other_route, route, same_route
from communique.ledger.likeness.titles import kinds_of_work, weights
from communique.ledger.likeness.trade import flow
from communique.ledger.linking import link


@pytest.mark.parametrize(
    ("a", "b", "kin"),
    [
        ("electricity", "electrical", True),
        ("loan", "lending", True),
        ("ratified", "ratification", True),
        ("bridge", "port", False),
    ],
)
def test_words_of_one_meaning_stand_near_each_other(a: str, b: str, *, kin: bool) -> None:
    assert (near(a, b) > 0.3) is kin
    assert near(a, "zzyzx") == 0.0


def test_names_are_never_compared_by_meaning() -> None:
    def alike(a: str, b: str) -> float:
        left, right = weights(a), weights(b)
        return in_meaning(left, right, left, right)[1].overlap

    assert alike("housing for farmers", "homes for farmers") > 0.7
    assert alike("the town of Apple", "the town of Orange") == alike("the town of Apple", "the town of Zamin")


@pytest.mark.parametrize(
    ("name", "counted", "numbered"),
    [
        ("six reactors at a second site", {6.0}, {"": {"2"}}),
        ("fifty thousand houses", {50000.0}, {}),
        ("the 500 kV line", {500.0}, {}),
        ("units three and four", set(), {"unit": {"3", "4"}}),
        ("next leg of the gas line", set(), {"stage": {"2", "3", "4", "5"}}),
        ("seventeen papers", {17.0}, {}),
    ],
)
def test_what_is_counted_is_not_what_is_numbered(name: str, counted: set[float], numbered: dict[str, set[str]]) -> None:
    assert counts_of(name) == counted
    assert numbers(name) == numbered


def test_projects_that_count_other_things_are_others() -> None:
    eight = told("projects", "2015-06-01", name="eight crossings on the Syr river")
    assert not one_record(eight, told("projects", "2016-06-01", name="four crossings on the Syr river"))
    assert one_record(eight, told("projects", "2016-06-01", name="eight new crossings on the Syr river"))


def test_the_way_of_a_line_under_other_spellings_and_by_other_towns() -> None:
    assert same_route("railway from Baku to Kars by way of Tbilisi", "Baku-Tbilisi-Kars line")
    assert same_route("pipe from Iğdır to Naxçıvan", "Igdir-Nakhchivan pipeline")
    assert other_route("railway from Osh to Kashgar", "railway from Kashgar to Kokand")
    assert not other_route("railway to Osh", "railway from Andijan to Osh")
    assert not route("power line between Kazakhstan and Uzbekistan").places
    assert not other_route("railway from Aktau to KSK", "railway from Aktau to Kaskelen")


def test_a_power_line_is_no_railway_and_a_gas_line_is_a_pipeline() -> None:
    assert kinds_of_work("power line to Osh") == {"interconnector"}
    assert kinds_of_work("gas line to Osh") == {"pipeline"}
    assert not kinds_of_work("line to Osh")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Kazakh exports to Uzbekistan", "KAZ>UZB"),
        ("imports of Uzbekistan from Kazakhstan", "KAZ>UZB"),
        ("gas bought by Uzbekistan from Kazakhstan", "KAZ>UZB"),
        ("sales of Uzbekistan to Kazakhstan", "UZB>KAZ"),
        ("trade of Uzbekistan and Kazakhstan", ""),
    ],
)
def test_what_one_exports_the_other_imports(text: str, way: str) -> None:
    assert flow(text) == way


def test_trade_of_one_year_from_both_ends() -> None:
    sold = told("figures", "2021-02-01", indicator="Kazakh exports to Uzbekistan", value=2.9e9, period="2020")
    bought = {"indicator": "Uzbek imports from Kazakhstan", "value": 2.9e9, "period": "2020"}
    back = {"indicator": "Uzbek exports to Kazakhstan", "value": 2.9e9, "period": "2020"}
    assert one_record(sold, told("figures", "2021-03-01", **bought))
    assert not one_record(sold, told("figures", "2021-03-01", **back))


def test_bodies_by_initials_and_in_spite_of_the_states_in_their_names() -> None:
    assert by_initials("JEC", "Joint Economic Commission")
    assert not by_initials("UNO", "Joint Economic Commission")
    assert bodies_alike("Kazakh-Uzbek border council", "Border Council of Uzbekistan and Kazakhstan") == 1.0
    assert bodies_alike("intergovernmental consultations", "Intergovernmental Commission on Water") < 0.5


def test_a_sitting_put_off_is_the_one_held_later() -> None:
    body = {"kind": "session", "body": "border council", "session_no": 7}
    off = told("contacts", "2020-06-01", modality="cancelled", **body)
    assert one_record(off, told("contacts", "2023-03-02", modality="held", date="2023-03-01", **body))
    other = {**body, "session_no": 8}
    assert not one_record(off, told("contacts", "2023-03-02", modality="held", date="2023-03-01", **other))


def test_two_ceremonies_of_one_day_are_for_two_works() -> None:
    opened = {"kind": "ceremony", "modality": "held", "date": "2020-06-01", "place": "Sarbaz"}
    bridge = told("contacts", "2020-06-02", "They opened the bridge at Sarbaz", **opened)
    assert not one_record(bridge, told("contacts", "2020-06-03", "They opened the school at Sarbaz", **opened))
    assert one_record(bridge, told("contacts", "2020-06-03", "The bridge was opened there", **opened))


def test_a_link_says_what_speaks_for_it() -> None:
    first = told("projects", "2020-06-01", name="Sarbaz railway station", sector="transport")
    later = told("projects", "2020-07-01", name="station of the railway at Sarbaz", sector="transport")
    (record,) = link("projects", (first, later))
    assert {one.reason for one in record.links} != {"alone"}
    assert all(one.reason for one in record.links)
