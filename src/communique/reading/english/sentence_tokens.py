"""A sentence word by word, with the countries that it names: what titles and names are looked for in."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.annotations import CountryMention, Sentence


class SentenceTokens:
    """A sentence's tokens with the countries that cover them."""

    def __init__(self, sentence: Sentence, named: Sequence[CountryMention]) -> None:
        """``named`` are the countries inside the sentence."""
        self.sentence = sentence
        self.tokens = sentence.words
        self.country: dict[int, CountryMention] = {}
        starts = [sentence.base + token.idx for token in self.tokens] if named else []
        for mention in named:
            for place, start in enumerate(starts):
                if mention.span.start <= start < mention.span.end:
                    self.country[place] = mention
                elif start < mention.span.start < start + len(self.tokens[place].text):
                    self.country.setdefault(place, mention)

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, place: int) -> str:
        """The word at a place in lower case, "" outside the sentence."""
        return self.sentence.lower[place] if 0 <= place < len(self.tokens) else ""

    def lemma(self, place: int) -> str:
        """The lemma of the word at a place, "" outside the sentence."""
        return self.sentence.lemmas[place].lower() if 0 <= place < len(self.tokens) else ""

    def text(self, first: int, last: int) -> str:
        """The text from one token to another, inclusive."""
        return str(self.sentence.tokens[first : last + 1].text)

    def capital(self, place: int) -> bool:
        """Does the word at a place begin with a capital letter?"""
        return 0 <= place < len(self.tokens) and self.tokens[place].text[:1].isupper()

    def hyphened(self, place: int) -> bool:
        """Is the word at a place tied by a hyphen to one with a capital letter: "Amir-Abdollahian"?"""
        return (
            self.lower(place + 1) == "-"
            and not self.tokens[place].whitespace_
            and not self.tokens[place + 1].whitespace_
            and self.capital(place + 2)
        )
