"""The description of the API is true: what it says may be asked is answered as it says, and what it forbids is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from desk.web.desks import made
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from communique.desk.web.app import create_app
from communique.desk.web.settings import Limits, Settings

EXAMPLES = {GenerationMode.POSITIVE: 10, GenerationMode.NEGATIVE: 5}  # of each address


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Any:
    ledger: Path = made(tmp_path_factory.mktemp("api") / "l.db")
    return create_app(Settings(ledger=ledger, limits=Limits(minute=10**7)))


@pytest.mark.parametrize("mode", list(EXAMPLES))
def test_every_address_answers_as_described(app: Any, mode: GenerationMode) -> None:
    proof = app.state.keys.sign("proof")
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    assert len(operations) > 20
    for operation in operations:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=EXAMPLES[mode], deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def answered(case: Any) -> None:
            case.call_and_validate(headers={"x-communique-proof": proof, "accept": "*/*"})

        with suppress(Unsatisfiable):  # where nothing that breaks the description can be sent
            answered()
