"""Opening the file: what makes it a ledger, and how its transactions begin."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool, QueuePool

from communique.ledger.migrating import migrate
from communique.ledger.tables import APPLICATION_ID, CREATE_SEARCH, SCHEMA_VERSION, meta, metadata
from communique.model.errors import LedgerError

BUSY_SECONDS = 60
WRITE = {"write": True}


def open_engine(path: Path, *, create: bool, kept: bool = False) -> Engine:
    """The engine of the ledger at ``path``, made there first when ``create`` allows; its connections are ``kept`` for others or
    closed after use. Raises LedgerError.
    """
    _look_at(path, create=create)
    writable = create or os.access(path.parent, os.W_OK)
    engine = _engine(URL.create("sqlite", database=str(path)) if writable else _to_read(path), kept=kept)
    return _prepared(engine, path, create=create)


def open_reading(path: Path) -> Engine:
    """The engine of the ledger at ``path`` for reading alone: nothing can be written by it, and a ledger of an earlier version
    is not brought up to date but refused. Another process may write meanwhile. Raises LedgerError.
    """
    _look_at(path, create=False)
    return _prepared(_engine(_to_read(path)), path, create=False, migrating=False)


def _engine(address: URL, *, kept: bool = False) -> Engine:
    pool: dict[str, Any] = {"poolclass": QueuePool, "max_overflow": -1} if kept else {"poolclass": NullPool}
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, **pool)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _prepared(engine: Engine, path: Path, *, create: bool, migrating: bool = True) -> Engine:
    try:
        _prepare(engine, path, create=create, migrating=migrating)
    except DatabaseError as error:
        engine.dispose()
        raise LedgerError(cause(path, error)) from error
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _to_read(path: Path) -> URL:
    """Where SQLite finds a file that may only be read; in a folder that cannot be written without its log's files."""
    alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    query = {"mode": "ro", "uri": "true"} | ({"immutable": "1"} if alone else {})
    return URL.create("sqlite", database=path.absolute().as_uri(), query=query)


def _look_at(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; a ledger is one file, such as {path / 'ledger.db'}")
    if path.exists():
        return
    if not create:
        raise LedgerError(f"there is no ledger at {path}; `communique read PATH --ledger {path}` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"the folder {path.parent} for the ledger does not exist")


def cause(path: Path, error: DatabaseError) -> str:
    """Why the database refused, in words that name the ledger."""
    words = str(error.orig)
    if "not a database" in words:
        return f"{path} is not a ledger (not a SQLite file)"
    if "locked" in words:
        return f"the ledger {path} is being written by another program, and was still after {BUSY_SECONDS} seconds"
    if "readonly" in words or "unable to open" in words:
        return f"the ledger {path} cannot be written ({words})"
    return f"the ledger {path} cannot be used ({words})"


def _on_connect(connection: Any, _record: Any) -> None:
    # The driver's own transactions would leave table creation outside; here every transaction is begun by hand.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")  # with the write-ahead log a killed process loses nothing committed
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A writer takes its lock at once: a transaction that begins by reading could not take it later without failing.
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, path: Path, *, create: bool, migrating: bool) -> None:
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if tables and mark != APPLICATION_ID:
        raise LedgerError(f"{path} is a SQLite file but not a ledger")
    if tables:
        _check_version(engine, path, migrating=migrating)
        return
    if not create:
        raise LedgerError(f"{path} is empty; `communique read PATH --ledger {path}` fills it")
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
    with engine.connect().execution_options(**WRITE) as connection, connection.begin():
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            return  # another process was first
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        metadata.create_all(connection)
        connection.exec_driver_sql(CREATE_SEARCH)
        connection.execute(meta.insert().values(key="schema", value=str(SCHEMA_VERSION)))


def _check_version(engine: Engine, path: Path, *, migrating: bool) -> None:
    with engine.connect() as connection:
        found = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
    if found is None or not found.isdigit():
        raise LedgerError(f"{path} does not say which version of the ledger it is")
    if int(found) < SCHEMA_VERSION and not migrating:
        raise LedgerError(
            f"{path} was written by an older program; `communique list documents --ledger {path}` brings it up to date"
        )
    if int(found) < SCHEMA_VERSION:
        try:
            with engine.connect().execution_options(**WRITE) as connection, connection.begin():
                migrate(connection)
        except OperationalError as error:
            raise LedgerError(
                f"{path} was written by an older program and must be brought up to date once where it can be written"
            ) from error
    if int(found) > SCHEMA_VERSION:
        raise LedgerError(
            f"{path} was written by a newer program (ledger version {found}; this one knows up to {SCHEMA_VERSION})"
        )
