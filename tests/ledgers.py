"""Ledgers made by hand: documents in our own words about invented people, with mentions placed by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from communique.ledger.codec import from_fields
from communique.ledger.linking import link
from communique.ledger.store import Store
from communique.ledger.telling import Telling
from communique.model.documents import DateBasis, Document, PublicationDate, document_id
from communique.model.mentions import Mention
from communique.model.spans import Span

READER = "hand/1"
PAIR = ("KAZ", "UZB")
CLOCK = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Reading:
    """What a reader gives back."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


@dataclass
class Page:
    """A document in the making."""

    name: str
    text: str
    published: str | None = None
    pair: tuple[str, ...] = PAIR
    outlet: str | None = None
    url: str | None = None
    made: list[Mention] = field(default_factory=list)

    @property
    def id(self) -> str:
        return document_id(self.text, self.url)

    def add(self, register: str, quote: str, states: tuple[str, ...] | None = None, **fields: Any) -> Self:
        start = self.text.index(quote)
        common = {
            "document": self.id,
            "start": start,
            "end": start + len(quote),
            "states": " ".join(sorted(self.pair if states is None else states)),
            "topics": fields.pop("topics", ""),
            "confidence": 0.9,
            "reader": READER,
        }
        first = next(iter(fields))
        self.made.append(from_fields(register, fields, common, {first: (Span(start, start + len(quote)),)}))
        return self

    def read(self) -> Reading:
        basis = DateBasis.GIVEN if self.published else DateBasis.UNKNOWN
        document = Document(
            id=self.id,
            name=self.name,
            text=self.text,
            blocks=(),
            published=PublicationDate(self.published, basis),
            url=self.url,
            outlet=self.outlet,
            origin=f"{self.name}.txt",
        )
        return Reading(document, sentences_of(self.text), tuple(self.made))


def sentences_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end()) for match in re.finditer(r"\S(?:[^.\n]|\.(?=\d))*\.?", text))


def fill(path: Path, pages: Iterable[Page], reader: str = READER) -> None:
    with Store.open(path, create=True, clock=lambda: CLOCK) as store:
        for page in pages:
            store.add(page.read(), reader)
        store.link()


def who(name: str | None, role: str | None, country: str) -> dict[str, str | None]:
    return {"name": name, "role": role, "country": country}


def sample() -> Iterator[Page]:
    """Four pages on Kazakhstan and Uzbekistan, one of them undated."""
    yield from (_plan(), _visit(), _trade(), _undated())


def _plan() -> Page:
    return (
        Page(
            "2020-03-plan",
            "Minister Arman Serik said on Monday that he would visit Tashkent in May 2020. "
            "Uzbekistan will open a trade house in Almaty by 2021. "
            "Trade between the two countries came to USD 3 billion in 2019.",
            "2020-03-02",
            outlet="Steppe Wire",
        )
        .add(
            "contacts",
            "he would visit Tashkent in May 2020",
            kind="visit",
            modality="planned",
            date="2020-05",
            place="Tashkent",
            participants=[who("Arman Serik", "Minister", "KAZ")],
        )
        .add(
            "commitments",
            "Uzbekistan will open a trade house in Almaty by 2021",
            who="Uzbekistan",
            what="open a trade house in Almaty",
            strength="pledge",
            due="2021",
            specific=True,
            topics="trade",
        )
        .add(
            "figures",
            "Trade between the two countries came to USD 3 billion in 2019",
            indicator="bilateral trade",
            value=3e9,
            unit="USD",
            period="2019",
            topics="trade",
        )
        .add("offices", "Minister Arman Serik", name="Arman Serik", role="Minister", country="KAZ", as_of="2020-03-02")
    )


def _visit() -> Page:
    return (
        Page(
            "2020-05-visit",
            "Arman Serik visited Tashkent on 12 May 2020 and met Minister Bobur Karim. "
            "The ministers signed a memorandum on border trade zones. "
            "“Our borders are open,” Bobur Karim said. "
            "The two states call each other strategic partners.",
            "2020-05-13",
            outlet="Steppe Wire",
        )
        .add(
            "contacts",
            "Arman Serik visited Tashkent on 12 May 2020",
            kind="official_visit",
            modality="held",
            date="2020-05-12",
            place="Tashkent",
            participants=[who("Arman Serik", "Minister", "KAZ")],
        )
        .add(
            "agreements",
            "signed a memorandum on border trade zones",
            title="memorandum on border trade zones",
            kind="memorandum",
            stage="signed",
            date="2020-05-12",
            parties=["KAZ", "UZB"],
        )
        .add("statements", "Our borders are open", speaker="Bobur Karim", quote_type="direct")
        .add("offices", "Minister Bobur Karim", name="Bobur Karim", role="Minister", country="UZB", as_of="2020-05-13")
        .add("standing", "strategic partners", term="strategic partners", as_of="2020-05-13")
    )


def _trade() -> Page:
    return (
        Page(
            "2021-02-trade",
            "Trade between the two countries grew by 10 percent to USD 3.3 billion in 2020. "
            "A cement plant near Shymkent will cost USD 200 million. "
            "The next session of the border commission is planned for June 2021.",
            "2021-02-10",
            outlet="Oasis Daily",
        )
        .add(
            "figures",
            "to USD 3.3 billion in 2020",
            indicator="bilateral trade",
            value=3.3e9,
            unit="USD",
            period="2020",
            topics="trade",
        )
        .add(
            "projects",
            "A cement plant near Shymkent will cost USD 200 million",
            name="cement plant near Shymkent",
            amount="USD 200 million",
            stage="planned",
        )
        .add(
            "contacts",
            "The next session of the border commission is planned for June 2021",
            kind="session",
            modality="planned",
            date="2021-06",
            body="border commission",
        )
    )


def _undated() -> Page:
    return Page(
        "undated-note", "The two neighbours once held a forum on water & soil <together>. Nobody recalls when."
    ).add("contacts", "held a forum on water & soil <together>", kind="forum", modality="held")


FIELDS: dict[str, dict[str, Any]] = {
    "contacts": {"kind": "meeting", "modality": "held"},
    "agreements": {"kind": "agreement", "stage": "signed"},
    "commitments": {"who": "Uzbekistan", "strength": "pledge"},
    "figures": {"unit": "USD"},
    "projects": {},
    "offices": {"role": "Minister of Trade", "country": "KAZ"},
}


def one_telling(register: str, said: str, quote: str = "", document: str = "", /, **fields: Any) -> Telling:
    """A telling published on a day, in a document of its own unless one is named."""
    quote = quote or "It is told."
    text = f"{quote} {document or said}"
    mention: Mention = Page(document or said, text).add(register, quote, **{**FIELDS[register], **fields}).made[0]
    return Telling(mention.id, mention, said=said, name=document or said, quote=quote, pair=PAIR)


def one_record(*tellings: Telling) -> bool:
    return len(link(tellings[0].mention.register, tellings)) == 1
