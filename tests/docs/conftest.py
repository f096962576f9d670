"""A ledger of the examples, read once for the pages that show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.cli.main import run

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def examples_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``ledger.db``, the ledger of the examples."""
    folder = tmp_path_factory.mktemp("examples")
    assert (
        run(["read", str(PROJECT / "examples"), "--ledger", str(folder / "ledger.db"), "--quiet", "--jobs", "1"]) == 0
    )
    return folder
