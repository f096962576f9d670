"""Rooms beside the model of passages: what no rule read is read where it is sure; what it doubts stands with little confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from readings import TODAY, reading

from communique.model.mentions import Agreement, Commitment, Contact, Mention
from communique.model.spans import Span
from communique.reading.annotations import Passage, Passages
from communique.registers.agreements.room import AgreementsRoom
from communique.registers.commitments.room import CommitmentsRoom
from communique.registers.contacts.room import ContactsRoom
from communique.registers.passages import DOUBTED, FOUND, beliefs, weighed
from communique.registers.room import Room
from communique.registers.view import View

ROOMS: dict[str, Room] = {one.register: one for one in (ContactsRoom(), AgreementsRoom(), CommitmentsRoom())}
CONTACT = {"kind": "visit", "modality": "held"}
PLEDGE = {"strength": "intent"}
PAPER = {"kind": "agreement", "stage": "signed"}


def seen(text: str, register: str, words: str, answers: dict[str, str], belief: float = 0.99) -> Passages:
    """What the model would say if it saw one passage."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return Passages((span.start,), (span.end,), {register: (belief,)}, (Passage(register, span, belief, answers),))


def read(text: str, register: str, words: str, answers: dict[str, str], belief: float = 0.99) -> Sequence[Mention]:
    view = View(replace(reading(text, TODAY), passages=seen(text, register, words, answers, belief)))
    return ROOMS[register].read(view)


LEFT = "President Anwar Tahir of Malaysia was among the people of Kuching on 3 May 2024. Indonesia took note."


def test_a_contact_that_no_rule_reads_is_read_where_the_model_is_sure() -> None:
    assert read(LEFT, "contacts", "Indonesia took note", CONTACT) == []
    (one,) = read(
        LEFT, "contacts", "President Anwar Tahir of Malaysia was among the people of Kuching on 3 May", CONTACT
    )
    assert isinstance(one, Contact)
    assert (one.kind, one.modality, one.date) == ("visit", "held", "2024-05-03")
    assert one.confidence < 0.7
    least = beliefs().found["contacts"]
    assert read(LEFT, "contacts", "was among the people of Kuching", CONTACT, least - 0.01) == []


def test_a_contact_without_day_place_or_person_is_not_read() -> None:
    assert read("Norway and Iceland are neighbours at sea.", "contacts", "are neighbours at sea", CONTACT) == []


def test_what_a_rule_read_is_not_read_again() -> None:
    text = "The foreign ministers of Malaysia and Thailand met in Bangkok on Monday."
    assert len(read(text, "contacts", "ministers of Malaysia and Thailand met in Bangkok", CONTACT)) == 1


COMMITMENTS = [
    (
        "In Peru's hands lies the dredging of the port; Peru stands in for its cost.",
        "Peru stands in for its cost",
        "Peru",
    ),
    (
        "More posts are opened along the border of Peru and Chile.",
        "More posts are opened along the border",
        "Chile; Peru",
    ),
]


@pytest.mark.parametrize(("text", "words", "who"), COMMITMENTS)
def test_a_commitment_that_no_rule_reads(text: str, words: str, who: str) -> None:
    found = [one for one in read(text, "commitments", words, PLEDGE) if one.confidence == FOUND]
    (one,) = found
    assert isinstance(one, Commitment)
    assert (sorted(one.who.split("; ")), one.strength) == (sorted(who.split("; ")), "intent")
    assert one.what.split()[0] in words


def test_an_agreement_that_no_rule_reads() -> None:
    text = "Asked about the agreement with Peru on fisheries, the minister of Chile smiled."
    (one,) = read(text, "agreements", "the agreement with Peru on fisheries", PAPER)
    assert isinstance(one, Agreement)
    assert (one.stage, one.confidence) == ("signed", FOUND)
    assert "fisheries" in one.title
    assert read(text, "agreements", "the minister of Chile smiled", PAPER) == []


def test_a_row_that_the_model_doubts_is_kept_with_little_confidence() -> None:
    text = "The foreign ministers of Malaysia and Thailand met in Bangkok on Monday."
    bare = View(reading(text, TODAY))
    (one,) = ROOMS["contacts"].read(bare)
    whole = Span(0, len(text))

    def with_belief(belief: float) -> float:
        told = Passages((whole.start,), (whole.end,), {"contacts": (belief,)}, ())
        return weighed(View(replace(bare.reading, passages=told)), one).confidence

    assert with_belief(0.0) == DOUBTED
    assert with_belief(0.9) == one.confidence
    assert weighed(View(replace(bare.reading, passages=None)), one) is one
