"""Documents to sources: which of them are copies or versions of one published before.

A document's parent is the earliest published of those that it is a copy of, or whose page it is a later version of; its
source is the root of that chain. What is published later changes nothing for what was there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select

from communique.ledger import tables as t
from communique.ledger.codec import document_of
from communique.ledger.copies import body, runs, sampled, share
from communique.ledger.fetching import batched
from communique.ledger.telling import UNDATED_DAY

CANDIDATES = 100  # documents that share most sampled runs, which are compared word by word
FEWEST = 2  # sampled runs in common; one alone is a phrase
# Of two texts with enough sampled runs those that share less than this part of the fewer cannot share half of all runs: of 20 runs
# sampled from a half-copied text fewer than three are shared once in 5,000 times.
HOPELESS = 0.15
TELLING = 12
MOST = 200  # documents looked at for one run
CHUNK = 500
_WITH = "SELECT document FROM fingerprints WHERE value = ? AND document <> ? ORDER BY document LIMIT ?"


@dataclass(frozen=True, slots=True)
class _Page:
    place: tuple[str, int, str]
    url: str | None


def fingerprint(connection: Connection, key: str, text: str) -> None:
    """Note a new document's sampled runs, and that it is still to be compared."""
    values = [{"value": value, "document": key} for value in sampled(runs(text))]
    if values:
        connection.execute(insert(t.fingerprints), values)
    connection.execute(insert(t.unplaced).prefix_with("OR IGNORE"), [{"document": key}])


def forget(connection: Connection, key: str) -> None:
    """Take a document out; those that were its copies are compared again."""
    near = {*_neighbours(connection, [key]), *_kin(connection, [key])} - {key}
    if near:
        rows = [{"document": one} for one in sorted(near)]
        connection.execute(insert(t.unplaced).prefix_with("OR IGNORE"), rows)
        connection.execute(delete(t.copies).where(t.copies.c.document.in_(sorted(near))))
    connection.execute(delete(t.copies).where(t.copies.c.document == key))
    connection.execute(delete(t.similar).where(or_(t.similar.c.first == key, t.similar.c.second == key)))
    connection.execute(delete(t.fingerprints).where(t.fingerprints.c.document == key))
    connection.execute(delete(t.unplaced).where(t.unplaced.c.document == key))


def place(connection: Connection) -> int:
    """Compare the documents that are new with all others. Returns how many there were."""
    new = list(connection.execute(select(t.unplaced.c.document).order_by(t.unplaced.c.document)).scalars())
    cache: dict[str, frozenset[int]] = {}
    for key in new:
        _compare(connection, key, cache)
    changed = _connected(connection, new)
    _root(connection, changed)
    connection.execute(delete(t.unplaced))
    return len(new)


def _compare(connection: Connection, key: str, cache: dict[str, frozenset[int]]) -> None:
    """The documents of which this one is a copy, or that are copies of it."""
    near = _sharing(connection, key)
    if not near:
        return
    sizes = _sizes(connection, [key, *near])
    found = []
    for candidate, count in near.items():
        fewer = min(sizes[key], sizes[candidate])
        if fewer >= TELLING and count < HOPELESS * fewer:
            continue
        value = share(_runs(connection, key, cache), _runs(connection, candidate, cache))
        if value:
            first, second = sorted((key, candidate))
            found.append({"first": first, "second": second, "share": round(value, 4)})
    if found:
        connection.execute(insert(t.similar).prefix_with("OR IGNORE"), found)


def _sharing(connection: Connection, key: str) -> dict[str, int]:
    """The documents that share most sampled runs with one, and how many they share."""
    own = select(t.fingerprints.c.value).where(t.fingerprints.c.document == key)
    counts: Counter[str] = Counter()
    for value in connection.execute(own).scalars().all():
        # Of a phrase of very many documents those of the smallest ids alone: what is copied so often hangs together by them, and a
        # phrase of 13,000 among 100,000 documents made each comparison take 50 ms.
        counts.update(row[0] for row in connection.exec_driver_sql(_WITH, (value, key, MOST)))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {document: count for document, count in ordered[:CANDIDATES] if count >= FEWEST}


def _sizes(connection: Connection, keys: list[str]) -> dict[str, int]:
    """How many sampled runs documents have."""
    own = t.fingerprints.c
    query = select(own.document, func.count().label("runs")).where(own.document.in_(keys)).group_by(own.document)
    return {row.document: int(row.runs) for row in connection.execute(query)}


def _runs(connection: Connection, key: str, cache: dict[str, frozenset[int]]) -> frozenset[int]:
    if key not in cache:
        if len(cache) >= CHUNK:
            del cache[next(iter(cache))]
        row = connection.execute(select(t.documents).where(t.documents.c.id == key)).mappings().one()
        cache[key] = runs(body(document_of(dict(row))))
    return cache[key]


def _neighbours(connection: Connection, keys: Iterable[str]) -> dict[str, dict[str, float]]:
    """For each document that is like one of these, those that it is like, with the share."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for part in batched(sorted(set(keys)), CHUNK):
        where = or_(t.similar.c.first.in_(part), t.similar.c.second.in_(part))
        for first, second, value in connection.execute(select(t.similar).where(where)):
            found[first][second] = value
            found[second][first] = value
    return found


def _kin(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The documents of the same addresses."""
    found: set[str] = set()
    for part in batched(sorted(set(keys)), CHUNK):
        urls = select(t.documents.c.url).where(t.documents.c.id.in_(part), t.documents.c.url.is_not(None))
        found |= set(connection.execute(select(t.documents.c.id).where(t.documents.c.url.in_(urls))).scalars())
    return found


def _connected(connection: Connection, new: Iterable[str]) -> set[str]:
    """The new documents with all that hang together with them."""
    seen: set[str] = set()
    waiting = set(new)
    while waiting:
        seen |= waiting
        waiting = ({*_neighbours(connection, waiting)} | _kin(connection, waiting)) - seen
    return seen


def _root(connection: Connection, keys: set[str]) -> None:
    """Write the parents and sources of these documents anew."""
    pages = _pages(connection, keys)
    near = _neighbours(connection, keys)
    by_url: dict[str, list[str]] = defaultdict(list)
    for key, page in pages.items():
        if page.url:
            by_url[page.url].append(key)
    source: dict[str, str] = {}
    rows = []
    for key in sorted(pages, key=lambda one: pages[one].place):
        page = pages[key]
        shares = dict.fromkeys(by_url.get(page.url or "", ()), 0.0) | near.get(key, {})
        earlier = [other for other in shares if other in source]
        if not earlier:
            source[key] = key
            continue
        parent = min(earlier, key=lambda one: pages[one].place)
        source[key] = source[parent]
        versions = [one for one in earlier if page.url and pages[one].url == page.url]
        kind = "version" if versions else "copy"
        parent = max(versions, key=lambda one: pages[one].place) if versions else parent
        rows.append({"document": key, "parent": parent, "source": source[key], "kind": kind, "share": shares[parent]})
    for part in batched(sorted(keys), CHUNK):
        connection.execute(delete(t.copies).where(t.copies.c.document.in_(part)))
    if rows:
        connection.execute(insert(t.copies), rows)


def _pages(connection: Connection, keys: set[str]) -> Mapping[str, _Page]:
    """When they were published. Of two versions of one day the longer is the later: pages are added to."""
    found: dict[str, _Page] = {}
    columns = (t.documents.c.id, t.documents.c.url, t.documents.c.published_last, func.length(t.documents.c.text))
    for part in batched(sorted(keys), CHUNK):
        for key, url, said, length in connection.execute(select(*columns).where(t.documents.c.id.in_(part))):
            found[key] = _Page((said or UNDATED_DAY, length, key), url)
    return found
