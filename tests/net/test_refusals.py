"""Sites that refuse are slowed down, and come back to their pace when they answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from cleancopy.net.refusals import SLOWEST, RefusalMiddleware

URL = "https://example.org/a"


def asked(slot: Any, *statuses: int, throttle: bool = False, steady: bool = False) -> list[float]:
    """The delays of a site after answers with these statuses."""
    engine = SimpleNamespace(downloader=SimpleNamespace(slots={"example.org": slot}))
    crawler: Any = SimpleNamespace(settings=Settings({"AUTOTHROTTLE_ENABLED": throttle}), engine=engine, stats=None)
    stage = RefusalMiddleware(crawler)
    meta = {"download_slot": "example.org", "autothrottle_dont_adjust_delay": steady}
    delays = []
    for status in statuses:
        stage.process_response(Request(URL, meta=dict(meta)), Response(URL, status=status))
        delays.append(slot.delay)
    return delays


@pytest.mark.parametrize(("throttle", "steady"), [(False, False), (True, True)])
def test_a_site_that_answers_again_comes_back_to_its_pace(throttle: bool, steady: bool) -> None:
    slot = SimpleNamespace(delay=1.5)
    assert asked(slot, 200, 403, 403, 404, 304, 200, 200, throttle=throttle, steady=steady) == [
        1.5,
        3,
        6,
        6,
        3,
        1.5,
        1.5,
    ]
    assert asked(slot, *[429] * 9, throttle=throttle, steady=steady)[-1] == SLOWEST


def test_what_autothrottle_takes_back_is_left_to_it() -> None:
    assert asked(SimpleNamespace(delay=1.5), 403, 200, 200, throttle=True) == [3, 3, 3]
