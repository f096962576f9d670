"""The tables of a ledger, as SQLAlchemy Core.

Offsets count Unicode characters of ``documents.text``. Days are ISO 8601 text so that no database shifts them; EDTF
values are kept as read, with their first and last day beside them. Hashes are SHA-256 in hexadecimal digits.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 3
APPLICATION_ID = 0x434D4E51  # "CMNQ" in the header of the file tells a ledger from any other SQLite file

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("language", String, nullable=False),
    Column("published", String),  # EDTF
    Column("published_first", String),
    Column("published_last", String, index=True),
    Column("published_basis", String, nullable=False),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("published_note", Text, nullable=False),
    Column("title", Text),
    Column("url", Text, index=True),
    Column("outlet", Text),
    Column("origin", Text, nullable=False),
    Column("blocks", Text, nullable=False),  # JSON [[start, end, kind], ...]
    Column("origin_map", Text),  # JSON [[target, length, source, source_length], ...]
    Column("reader", String, nullable=False),
    Column("learned", String, nullable=False),  # when this ledger first stored it, UTC
)

# Which pairs of states a document's mentions concern. ``principal`` is 1 for the pair of most mentions (ties share it).
document_pairs = Table(
    "document_pairs",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("first", String, nullable=False),
    Column("second", String, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("principal", Integer, nullable=False),
    PrimaryKeyConstraint("document", "first", "second"),
    Index("ix_document_pairs_pair", "first", "second"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),  # the row of the full-text index
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),  # from 1
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    UniqueConstraint("document", "number"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("register", String, nullable=False),
    Column("block", String, nullable=False),  # only mentions of one block can be one record
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Column("states", String, nullable=False),  # "BLR CHN"
    Column("topics", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reader", String, nullable=False),
    Column("fields", Text, nullable=False),  # JSON, the register's own fields
    Index("ix_mentions_block", "register", "block"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("mention", ForeignKey("mentions.id"), nullable=False),
    Column("field", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    PrimaryKeyConstraint("mention", "field", "start", "end"),
)

# ``placed`` is the day by which lists are ordered, ``first`` and ``last`` bound when the matter is told to be; "9999" and NULL where
# no text says. ``said`` is the first day on which a document told of it.
records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("register", String, nullable=False),
    Column("block", String, nullable=False),
    Column("placed", String, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("said", String, nullable=False),
    Column("status", String, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("hidden", Integer, nullable=False),  # 1 where a person rejected it
    Index("ix_records_block", "register", "block"),
    Index("ix_records_placed", "register", "placed", "id"),
)

# Which pairs of states a record concerns, with what a list of them is ordered by.
record_pairs = Table(
    "record_pairs",
    metadata,
    Column("pair", String, nullable=False),  # "BLR CHN"
    Column("register", String, nullable=False),
    Column("placed", String, nullable=False),
    Column("record", ForeignKey("records.id"), nullable=False, index=True),
    PrimaryKeyConstraint("pair", "register", "placed", "record"),
    sqlite_with_rowid=False,
)

record_mentions = Table(
    "record_mentions",
    metadata,
    Column("record", ForeignKey("records.id"), nullable=False, index=True),
    Column("mention", ForeignKey("mentions.id"), primary_key=True),
    Column("reason", Text, nullable=False),
)

# Blocks whose records no longer follow from their mentions; linking empties this table.
stale = Table(
    "stale",
    metadata,
    Column("register", String, nullable=False),
    Column("block", String, nullable=False),
    PrimaryKeyConstraint("register", "block"),
)

rejected = Table(
    "rejected",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
)

# Sampled runs of words of a document's body, by which copies of it are found; see ``copies.py``.
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("value", Integer, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    PrimaryKeyConstraint("value", "document"),
    sqlite_with_rowid=False,
)

# Documents of which one is, by its words, a copy of the other; each pair once, the smaller id first.
similar = Table(
    "similar",
    metadata,
    Column("first", ForeignKey("documents.id"), nullable=False),
    Column("second", ForeignKey("documents.id"), nullable=False, index=True),
    Column("share", Float, nullable=False),  # of the shorter one's runs of words that stand in the longer
    PrimaryKeyConstraint("first", "second"),
)

# The documents that are copies or later versions of one published before; all others are sources of their own.
copies = Table(
    "copies",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("parent", ForeignKey("documents.id"), nullable=False),
    Column("source", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),  # "copy" or "version"
    Column("share", Float, nullable=False),
)

# Documents not yet compared with the others; linking empties this table.
unplaced = Table("unplaced", metadata, Column("document", String, primary_key=True))

# What a user says of outlets beside the table that comes with the program.
outlets = Table(
    "outlets",
    metadata,
    Column("key", String, primary_key=True),  # host or name, lower case
    Column("country", String),
    Column("kind", String, nullable=False),
)

# What people decided. Rows are only ever added; see ``judging``.
judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("made", String, nullable=False, index=True),  # UTC
    Column("by", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("register", String, nullable=False),
    Column("document", String, nullable=False, index=True),  # where the target stands; kept when the document is gone
    Column("body", Text, nullable=False),  # JSON: targets, field, value, note
)

# Sentences that bear on a promise or a plan, as proposed; see ``following``.
bearings = Table(
    "bearings",
    metadata,
    Column("record", String, nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("bearing", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("record", "document", "start"),
)

# What the network of following answered, by a name for the question; kept because asking anew is dear.
answers = Table(
    "answers",
    metadata,
    Column("question", String, primary_key=True),
    Column("network", String, nullable=False),
    Column("shares", Text, nullable=False),  # JSON, of the answers in their order
)

CREATE_SEARCH = "CREATE VIRTUAL TABLE sentence_index USING fts5(text, tokenize='unicode61 remove_diacritics 2')"
