"""The table of PLOVER's types."""

from __future__ import annotations

import pytest

from communique.model.plover import NONE, EventModality, contexts, counted, event_types, modes


def test_the_table_has_the_types_and_contexts_of_the_manual() -> None:
    assert len(event_types()) == 16
    assert len(contexts()) == len(set(contexts())) == 37
    assert {one.quad for one in event_types().values()} == {1, 2, 3, 4}
    assert len(modes()) == len(set(modes()))


@pytest.mark.parametrize("name", list(event_types()))
def test_intensities_lie_on_the_side_of_their_quad(name: str) -> None:
    kind = event_types()[name]
    scores = [kind.intensity(None), *(kind.intensity(mode) for mode in kind.modes)]
    assert all(-10 <= score <= 10 for score in scores)
    if kind.quad <= 2:
        assert min(scores) > 0
    else:
        assert max(scores) <= 0.5  # an appeal for help is the mildest of conflict


@pytest.mark.parametrize("name", list(event_types()))
def test_every_modality_counts_as_a_type_or_as_nothing(name: str) -> None:
    assert counted(name, EventModality.HAPPENED) == name
    assert {counted(name, modality) for modality in EventModality} <= {*event_types(), NONE}


@pytest.mark.parametrize(
    ("act", "modality", "root"),
    [
        ("CONSULT", EventModality.FUTURE, "AGREE"),
        ("CONSULT", EventModality.NEGATED, "REJECT"),
        ("RETREAT", EventModality.FUTURE, "CONCEDE"),
        ("ASSAULT", EventModality.FUTURE, "THREATEN"),
        ("ACCUSE", EventModality.FUTURE, "ACCUSE"),
        ("ACCUSE", EventModality.NEGATED, NONE),
        (NONE, EventModality.HAPPENED, NONE),
    ],
)
def test_an_act_to_come_counts_as_the_promise_or_the_threat_of_it(act: str, modality: EventModality, root: str) -> None:
    assert counted(act, modality) == root


def test_a_mode_has_its_own_intensity() -> None:
    assert event_types()["CONSULT"].intensity("visit") == 4.0
    assert event_types()["CONSULT"].intensity("unheard-of") == event_types()["CONSULT"].score
