from __future__ import annotations

import pytest
from readings import reading

LEAD = "Danish Trade Minister Mette Holm met Latvian Prime Minister Juris Ozols in Riga on Monday.\n"


def spoken(text: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and content of all speech after the lead."""
    made = reading(LEAD + text)
    return [(one.kind.value, one.speaker, one.content.of(made.text).strip('"')) for one in made.speech]


SAID = [
    (
        "Latvia has asked Denmark for help, Ozols told parliament.",
        [("indirect", "Juris Ozols", "Latvia has asked Denmark for help")],
    ),
    (
        "A spokesman for Ozols said Denmark had promised to return the ship.",
        [("indirect", "spokesman for Ozols", "Denmark had promised to return the ship")],
    ),
    (
        "Denmark opened a consulate in Daugavpils; Ozols said that Riga would support the plan.",
        [("indirect", "Juris Ozols", "that Riga would support the plan")],
    ),
    (
        '"Our trade can grow much faster," Holm said.',
        [("direct", "Mette Holm", "Our trade can grow much faster,")],
    ),
    (
        'Ozols told reporters: "The port is open to all ships."',
        [("direct", "Juris Ozols", "The port is open to all ships.")],
    ),
    (
        '"The port is open," Ozols said. "It will stay open to all."',
        [("direct", "Juris Ozols", "The port is open,"), ("direct", "Juris Ozols", "It will stay open to all.")],
    ),
    (
        "Holm said that Danish firms wanted to invest.",
        [("indirect", "Mette Holm", "that Danish firms wanted to invest")],
    ),
    (
        "Danish firms want to invest, Holm said.",
        [("indirect", "Mette Holm", "Danish firms want to invest")],
    ),
    (
        "The Danish government said that the price was fair.",
        [("indirect", "Denmark", "that the price was fair")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_speech_is_owed_to_its_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert spoken(text) == expected


def test_according_to_owes_the_sentence() -> None:
    (one,) = spoken("According to Ozols, the port needs a new terminal.")
    assert one[:2] == ("indirect", "Juris Ozols")


def test_the_speaker_brings_the_country() -> None:
    made = reading(LEAD + '"Our trade can grow much faster," Holm said.')
    assert [(one.country, one.cue) for one in made.speech] == [("DNK", "say")]
    assert made.speech[0].speaker_span is not None
    assert made.speech[0].speaker_span.of(made.text) == "Holm"


def test_paragraphs_go_on_under_a_speakers_line() -> None:
    text = "Mette Holm, Danish Trade Minister:\nI am glad to be in Latvia.\nOur ports have worked together for years."
    assert [(kind, who) for kind, who, _ in spoken(text)] == [("direct", "Mette Holm")] * 2


def test_questions_of_an_interview_are_nobodys() -> None:
    text = "Q: How are the ties of the two ports?\nHolm: They are better than ever before.\nQ: And the ferry to Riga?\nHolm: It sails again in May."
    assert [(kind, who) for kind, who, _ in spoken(text)] == [("direct", "Mette Holm")] * 2


def test_narration_is_nobodys() -> None:
    assert spoken("The two ministers visited the port. A ferry left for Denmark.") == []


def test_contents_lie_inside_the_text() -> None:
    made = reading(LEAD + '"Our trade can grow much faster," Holm said. She added that the port was open.')
    assert made.speech
    assert all(0 <= one.content.start < one.content.end <= len(made.text) for one in made.speech)


MENDED = [
    (
        "The floor was opened. Mette Holm: We thank you for the welcome. Juris Ozols: We are glad to have you here. Mette Holm: The port is open to all ships now. Juris Ozols: That is good news for both.",
        [
            ("direct", "Mette Holm", "We thank you for the welcome."),
            ("direct", "Juris Ozols", "We are glad to have you here."),
            ("direct", "Mette Holm", "The port is open to all ships now."),
            ("direct", "Juris Ozols", "That is good news for both."),
        ],
    ),
    (
        '"Our trade can grow much faster than that, Holm said. The two ministers then visited the port.',
        [("direct", "Mette Holm", "Our trade can grow much faster than that,")],
    ),
    (
        '"The port is open to all," Ozols said. "Our trade can grow much faster," he added.',
        [
            ("direct", "Juris Ozols", "The port is open to all,"),
            ("direct", "Juris Ozols", "Our trade can grow much faster,"),
        ],
    ),
    (
        "Holm said that Danish firms wanted to invest; Ozols replied that the port needed a new terminal.",
        [
            ("indirect", "Mette Holm", "that Danish firms wanted to invest"),
            ("indirect", "Juris Ozols", "that the port needed a new terminal"),
        ],
    ),
    (
        "The Danish ports, Holm said, are ready to take more ships.",
        [("indirect", "Mette Holm", "are ready to take more ships.")],
    ),
    (
        "Holm said that Danish firms wanted to invest. The ministers then visited the port.",
        [("indirect", "Mette Holm", "that Danish firms wanted to invest")],
    ),
    (
        '"Our trade can grow faster.\n"It can grow much faster than before," Holm said.',
        [
            ("direct", "Mette Holm", "Our trade can grow faster."),
            ("direct", "Mette Holm", "It can grow much faster than before,"),
        ],
    ),
    (
        "Holm said on Friday that her government no longer counted on the loan.",
        [("indirect", "Mette Holm", "that her government no longer counted on the loan")],
    ),
    (
        "Local fishermen complained that the port was too small.",
        [("indirect", "Local fishermen", "that the port was too small")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_contents_end_where_the_words_of_the_speaker_end(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert spoken(text) == expected


def test_what_was_not_said_is_no_speech() -> None:
    assert spoken("Local fishermen did not complain that the port was too small.") == []
