"""Which titles name one office: "the premier" is the prime minister, "the head of Spanish diplomacy" the foreign minister."""

from __future__ import annotations

import re

LEADERS = frozenset({"pm", "president", "head of state", "leader", "premier", "prime minister", "chancellor", "king", "head of government", "emir", "sultan",
                      "crown prince", "emperor", "supreme leader", "taoiseach", "state counsellor", "state counselor"})  # fmt: skip
_DIPLOMACY = re.compile(
    r"(?:(?:head|chief) of (?:the )?(?:[\w-]+ ){0,2}diplomacy|(?:top|chief) diplomat|diplomacy chief)", re.IGNORECASE
)


def plain_office(role: str) -> str:
    """The office that a by-name stands for; any other as it is."""
    return "foreign minister" if _DIPLOMACY.fullmatch(role.strip()) else role


_SHORT = {"pm": "prime minister", "fm": "foreign minister", "eam": "external affairs minister"}


def same_office(asked: str, held: str) -> bool:
    """May somebody be spoken of by the office asked when he holds the other: "the premier" who is prime minister?"""
    asked, held = plain_office(asked).casefold(), plain_office(held).casefold()
    asked, held = _SHORT.get(asked, asked), _SHORT.get(held, held)
    if asked in {"leader", "head of state", "head of government"}:
        top = (
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "king",
            "emir",
            "sultan",
            "crown prince",
            "emperor",
            "leader",
            "head of",
            "state counsel",
        )
        return held.startswith(top) or held == "president"
    if asked == "president":
        return held.startswith("president") or held == "head of state"
    if asked in {"premier", "prime minister"}:
        return held in {"premier", "prime minister"} or held.startswith(("prime minister", "premier"))
    a, b = (set(re.findall(r"[\w-]+", words)) - {"of", "for", "and", "the", "affairs"} for words in (asked, held))
    if len(a) == 1:
        return a <= b and "prime" not in b
    return a <= b or b <= a or len(a & b) > 1
