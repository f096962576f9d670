"""A ledger whose every word means harm: markup, handlers, addresses that run, turned writing, nulls, and far too much of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ledgers import READER, Page, Reading, who

from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.queries import Query, View
from communique.ledger.store import Store
from communique.model.errors import RejectReason, SourceRejected
from communique.model.mentions import REGISTERS

PAIR = "KAZ-UZB"
MOMENT = "2026-01-0{day}T00:00:00.000000+00:00"
TURNED = "\u202egnihtyna\u202c \u202eopen \u2066\u2067inside"  # the last ones are never closed
ATTACKS = (
    "<script>window.hostile = 1; document.title = 'taken'</script>",
    '"><img src=x onerror="window.hostile = 2">',
    "' onmouseover='window.hostile = 3' autofocus onfocus='window.hostile = 4' x='",
    "</title></style></textarea></option></script><svg onload='window.hostile = 5'>",
    "--><iframe srcdoc='<script>parent.hostile = 6</script>'></iframe><base href='https://evil.example/'>",
    "{{ 7 * 7 }}{% raise %}${7*7}<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button>x<style>*{display:none}</style>",
    f"zero\0byte {TURNED} e{chr(0x301) * 200} \ufdfd \ufeff\u200b",
)
ADDRESSES = ("javascript:window.hostile=7//", "JaVaScRiPt:window.hostile=8//", "data:text/html,<script>1</script>")
ENORMOUS = 100_000


def babble(length: int, seed: int, gaps: str = " ") -> str:
    """Letters that hardly compress."""
    chance = random.Random(seed)
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyzäöüß中文字مر" + gaps, k=length))


def _sentence(attack: str) -> str:
    # The end of a sentence is a point; a record stands in one of them.
    return f"Aru Bekova {attack.replace('.', ' ')} visited Tashkent on 14 May 2019"


def _page(number: int, attack: str) -> Page:
    sentence = _sentence(attack)
    page = Page(
        f"{attack}-{number}",
        f"{sentence}. She {attack.replace('.', ' ')} will build a {attack.replace('.', ' ')} road. Trade reached 3 billion dollars.",
        f"2019-05-1{number % 9}",
        outlet=f"{attack} Courier",
        url=f"{ADDRESSES[number % len(ADDRESSES)]}{number}",
    )
    page.add(
        "contacts",
        sentence,
        kind="visit",
        modality="held",
        date=f"2019-05-1{number % 9}",
        place=attack,
        participants=[who(f"Aru {attack}", f"{attack} Minister", "KAZ")],
    )
    own: dict[str, dict[str, Any]] = {
        "commitments": {"who": attack, "what": attack, "strength": "pledge", "due": "2019-06", "topics": "education"},
        "agreements": {
            "title": attack,
            "kind": "treaty",
            "stage": "signed",
            "date": f"20{10 + number}-05-14",
            "parties": ["KAZ", "UZB"],
        },
        "figures": {"indicator": attack, "value": 3e9, "unit": "USD", "period": "2018", "speaker": attack},
        "projects": {"name": attack, "stage": "under construction", "amount": "USD 3 million", "funder": attack},
        "offices": {"name": attack, "role": attack, "country": "KAZ", "as_of": "2019-05-14"},
        "standing": {"term": attack, "as_of": "2019-05-14"},
        "statements": {"speaker": attack, "quote_type": "direct"},
    }
    for register, fields in own.items():
        page.add(register, f"She {attack.replace('.', ' ')} will build", **fields)
    return page


def _enormous(number: int, gaps: str) -> Page:
    """Everything a hundred kilobytes long; ``gaps`` are the letters at which a line may break."""
    text = babble(ENORMOUS, number, gaps)
    sentence = f"Aru Bekova {text} visited Tashkent"
    page = Page(
        text[:ENORMOUS], f"{sentence}. Trade rose.", "2019-05-20", outlet=text, url=f"https://long.example/{text}"
    )
    page.add(
        "contacts",
        sentence,
        kind="visit",
        modality="held",
        date="2019-05-19",
        place=text,
        participants=[who(text, text, "KAZ"), *(who(f"{one}{text[:200]}", "Minister", "UZB") for one in range(40))],
    )
    page.add("commitments", sentence, who=text, what=text, strength="pledge", due="2019-06")
    page.add("figures", sentence, indicator=text, value=1e300, unit=text, period="2018", speaker=text)
    page.add("offices", sentence, name=text, role=text, country="KAZ", as_of="2019-05-14")
    page.add("agreements", sentence, title=text, kind="treaty", stage="signed", parties=["KAZ", "UZB"])
    return page


def readings() -> Iterator[Reading]:
    """The documents, with titles."""
    for number, attack in enumerate(ATTACKS):
        made = _page(number, attack).read()
        yield replace(made, document=replace(made.document, title=f"{attack} title"))
    for number, gaps in enumerate((" " * 6, "")):
        made = _enormous(number, gaps).read()
        yield replace(made, document=replace(made.document, title=babble(ENORMOUS, 10 + number, gaps)))


def _judge(store: Store, view: View) -> None:
    """People who judge with the same intent."""
    day = 1
    for register in REGISTERS:
        for place, record in enumerate(view.records(Query(register=register))[:2]):
            attack = ATTACKS[(day + place) % len(ATTACKS)]
            by = By(attack, MOMENT.format(day=day), f"{attack} {babble(1900, day)}")
            store.judge([deciding.accept(view, record.id, by), deciding.note(view, record.id, by)])
            name = {"agreements": "title", "commitments": "what", "contacts": "place"}.get(register)
            if name is not None:
                store.judge([deciding.correct(view, record.id, name, f"corrected {attack}", by)])
            day = day % 9 + 1


def made(path: Path) -> Path:
    """The ledger."""
    with Store.open(path, create=True) as store:
        for reading in readings():
            store.add(reading, READER)
        for attack in ATTACKS:
            store.reject(SourceRejected(f"{attack}.txt", RejectReason.ENCODING, attack))
        _judge(store, store.view())
        store.link()
    return path
