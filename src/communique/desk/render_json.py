"""A briefing as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from communique.desk.model import Briefing, Line, Reference
from communique.desk.wording import when


def render_json(briefing: Briefing) -> str:
    """The briefing as one JSON object with a last line end."""
    return json.dumps(as_object(briefing), ensure_ascii=False, indent=1) + "\n"


def as_object(briefing: Briefing) -> dict[str, Any]:
    """The briefing as plain values; ``anchor`` of a citation is that of a passage of ``sources``."""
    return {
        "pair": list(briefing.pair),
        "names": list(briefing.names),
        "as_of": briefing.as_of.isoformat() if briefing.as_of else None,
        "documents": briefing.documents,
        "undated": briefing.undated,
        "searched": briefing.searched,
        "outlets": list(briefing.outlets),
        "chosen": briefing.chosen or None,
        "prepared_by": briefing.prepared_by or None,
        "data_as_of": briefing.data_as_of,
        "read_until": briefing.read_until,
        "warnings": list(briefing.warnings),
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "empty": section.empty or None,
                "groups": [
                    {
                        "title": group.title or None,
                        "left_out": group.left_out,
                        "lines": [_line(line) for line in group.lines],
                    }
                    for group in section.groups
                ],
            }
            for section in briefing.sections
        ],
        "charts": [
            {
                "key": chart.key,
                "title": chart.title,
                "alt": chart.alt,
                "section": chart.section,
                "citations": [_citation(reference) for reference in chart.references],
                "more": chart.more,
            }
            for chart in briefing.charts
        ],
        "sources": [
            {
                "number": source.number,
                "label": source.label,
                "document": asdict(source.document),
                "passages": [
                    {
                        "anchor": passage.anchor,
                        "sentence": passage.sentence,
                        "text": passage.text,
                        "cited": [text for text, cited in passage.pieces if cited],
                    }
                    for passage in source.passages
                ],
            }
            for source in briefing.sources
        ],
    }


def _citation(reference: Reference) -> dict[str, Any]:
    return {**asdict(reference), "citation": f"[{reference}]"}


def _line(line: Line) -> dict[str, Any]:
    return {
        "date": line.date,
        "when": when(line.date) if line.date else None,
        "text": line.text,
        "mark": line.mark or None,
        "citations": [_citation(reference) for reference in line.references],
        "more": line.more,
    }
