"""Cases written by hand: tickers, cut teasers and lead-ins in twelve scripts and languages, and what only looks like them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleancopy.core.clean import judge_page
from cleancopy.core.model import Page

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases/text.json").read_text("utf-8"))
NOT_YET: dict[str, str] = {}
"""Cases that fail, with the reason."""


def marked(case: dict[str, Any]) -> Any:
    reason = NOT_YET.get(case["name"])
    return pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_lines_that_are_to_go_go_and_all_others_stay(case: dict[str, Any]) -> None:
    page = judge_page(Page(body="\n".join(case["lines"]), markup=False))
    gone = [block.text for block, verdict in zip(page.blocks, page.verdicts, strict=True) if not verdict.kind.is_copy]
    assert gone == [line for line in case["lines"] if line in case["drop"]]


def test_the_list_of_failing_cases_is_true() -> None:
    assert set(NOT_YET) <= {case["name"] for case in CASES}
