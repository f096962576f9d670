"""Reading on several cores gives what reading on one gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readings import document

from communique.model.documents import Document
from communique.registers.parallel import FEWEST, TOGETHER, _batches, cores, read_side_by_side

TEXTS = [
    f"Norwegian Foreign Minister Kari Berg met Icelandic President Jon Olafsson in Oslo on {day} June 2024. "
    f"Trade reached ${day} million in 2023."
    for day in range(1, 12)
]


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    documents = [document(text) for text in TEXTS]
    assert list(read_side_by_side(documents, 2)) == list(read_side_by_side(documents, 1))


def test_nothing_is_read_of_nothing() -> None:
    assert list(read_side_by_side([], 2)) == list(read_side_by_side([])) == []


def test_what_fails_is_raised_in_its_turn() -> None:
    def broken() -> Iterator[Document]:
        yield document(TEXTS[0])
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        list(read_side_by_side(broken(), 2))


def test_there_is_a_core() -> None:
    assert cores() >= 1


def test_the_last_documents_come_in_smaller_parts() -> None:
    documents = [document(f"Text {number}.") for number in range(3 * TOGETHER + 8)]
    batches = list(_batches(documents, 2))
    assert [one for batch in batches for one in batch] == documents
    sizes = [len(batch) for batch in batches]
    assert sizes[:2] == [TOGETHER, TOGETHER]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] <= FEWEST
    assert list(_batches(documents[:1], 4)) == [documents[:1]]
