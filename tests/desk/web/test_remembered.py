from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from communique.desk.web.desk import Remembered


def test_what_many_ask_for_at_once_is_made_once() -> None:
    remembered, begun, go_on, made = Remembered(3), Event(), Event(), []

    def make() -> str:
        made.append(1)
        begun.set()
        assert go_on.wait(10)
        return "briefing"

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(remembered.get, "key", make)
        assert begun.wait(10)
        others = [pool.submit(remembered.get, "key", make) for _ in range(4)]
        go_on.set()
        assert {one.result(10) for one in (first, *others)} == {"briefing"}
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    remembered = Remembered(3)
    with pytest.raises(ZeroDivisionError):
        remembered.get("key", lambda: 1 // 0)
    assert remembered.get("key", lambda: 2) == 2


def test_the_oldest_are_forgotten() -> None:
    remembered = Remembered(2)
    for number in range(3):
        remembered.get(number, lambda number=number: number)  # type: ignore[misc]
    assert [remembered.get(number, lambda: "anew") for number in (2, 1, 0)] == [2, 1, "anew"]
