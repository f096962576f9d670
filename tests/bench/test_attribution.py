from __future__ import annotations

from bench.attribution import run

TEXT = "Talks in Lomé.\n\n“The road is open to all,” the envoy said. The minister warned that the road might close."


def test_rows_come_back_with_offsets_of_their_own_text() -> None:
    (row,) = run([{"id": "a", "text": TEXT}])
    assert row["id"] == "a"
    told = [
        tuple(" ".join(TEXT[start:end] for start, end in one[part]) for part in ("source", "cue", "content"))
        for one in row["attributions"]
    ]
    assert told == [
        ("the envoy", "said", "“The road is open to all,”"),
        ("The minister", "warned", "that the road might close"),
    ]
    assert [one["type"] for one in row["attributions"]] == ["direct", "indirect"]


def test_no_text_no_attributions() -> None:
    assert run([{"id": "a", "text": ""}]) == [{"id": "a", "text": "", "attributions": []}]
    assert run([]) == []
