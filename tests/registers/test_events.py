"""Events: those that other registers tell, and those coded from sentences."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Event
from communique.model.plover import EventModality, event_types


def events(text: str) -> list[tuple[str, str, str, str, str | None]]:
    return [(one.event_type, one.source, one.target, str(one.modality), one.mode) for one in found(Event, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Prime Minister Kari Berg paid an official visit to Iceland on 3 June 2024.",
            ("CONSULT", "NOR", "ISL", "happened", "visit"),
        ),
        (
            "Norwegian Prime Minister Kari Berg will pay an official visit to Iceland in September 2024.",
            ("AGREE", "NOR", "ISL", "future", "visit"),
        ),
        (
            "Norwegian Foreign Minister Kari Berg spoke by telephone with Icelandic Foreign Minister Jon Olafsson on Monday.",
            ("CONSULT", "ISL", "NOR", "happened", "phone"),
        ),
        (
            "Norway and Iceland signed an agreement on fisheries in Oslo on Monday.",
            ("SUPPORT", "ISL", "NOR", "happened", None),
        ),
    ],
)
def test_what_another_register_tells_becomes_its_event(
    text: str, expected: tuple[str, str, str, str, str | None]
) -> None:
    assert expected in events(text)
    assert all(one.derived_from for one in found(Event, text) if (one.event_type, one.source) == expected[:2])


def test_a_held_meeting_is_told_once() -> None:
    text = "Norwegian Prime Minister Kari Berg met Icelandic President Jon Olafsson in Oslo on Monday."
    assert [one[0] for one in events(text)] == ["CONSULT"]


def test_an_accusation_is_coded_from_its_sentence() -> None:
    (one,) = found(Event, "Norway accused Iceland on Monday of seizing two trawlers in disputed waters.")
    assert (one.event_type, one.source, one.target) == ("ACCUSE", "NOR", "ISL")
    assert one.derived_from is None
    assert one.date == "2024-06-10"
    assert (one.source_name, one.target_name) == ("Norway", "Iceland")
    assert one.quad == 3
    assert one.intensity < 0


def test_numbers_agree_with_the_table() -> None:
    text = (
        "Norway accused Iceland on Monday of seizing two trawlers.\n"
        "Norwegian Prime Minister Kari Berg will visit Iceland in September 2024.\n"
        "Norway and Iceland signed a protocol on search and rescue on Tuesday."
    )
    assert found(Event, text)
    for one in found(Event, text):
        kind = event_types()[one.event_type]
        assert one.quad == kind.quad
        assert one.intensity == kind.intensity(one.mode)
        assert one.source != one.target
        assert set(one.states) >= {one.source, one.target}
        assert isinstance(one.modality, EventModality)


def test_two_states_side_by_side_do_nothing_to_each_other() -> None:
    assert events("Norway and Iceland both export fish to the whole of Europe.") == []


def test_one_act_of_a_sentence_is_told_once() -> None:
    text = "Norway on Monday accused Iceland, and above all Reykjavik, of seizing two trawlers."
    assert [one[:3] for one in events(text)] == [("ACCUSE", "NOR", "ISL")]
