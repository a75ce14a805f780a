"""Threads of one process make their documents one after the other, and none waits long."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from docgen import service
from docgen.web import making
from docgen.web.making import Made, make

WISH = service.Wish()
NOTHING = Made([], [], [])


class DescribeThreads:
    def they_take_turns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        at_work: list[int] = []
        most: list[int] = []

        def made(*_: object) -> Made:
            at_work.append(1)
            most.append(len(at_work))
            threading.Event().wait(0.005)
            at_work.pop()
            return NOTHING

        monkeypatch.setattr(making, "_made", made)
        monkeypatch.setattr(making, "_PATIENCE", 30)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: make([], WISH), range(12)))
        assert most == [1] * 12

    def they_do_not_wait_for_long_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        begun, over = threading.Event(), threading.Event()

        def made(*_: object) -> Made:
            if not begun.is_set():
                begun.set()
                assert over.wait(30)
            return NOTHING

        monkeypatch.setattr(making, "_made", made)
        long = threading.Thread(target=make, args=([], WISH))
        long.start()
        assert begun.wait(30)
        assert make([], WISH) is NOTHING
        assert long.is_alive(), "the short work was done beside it"
        over.set()
        long.join()

    def they_give_their_turn_back_after_a_fault(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def made(*_: object) -> Made:
            raise ValueError

        monkeypatch.setattr(making, "_made", made)
        for _ in range(2):
            with pytest.raises(ValueError):
                make([], WISH)
            assert not making._turn.locked()
