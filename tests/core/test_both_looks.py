"""The judge's opinion is the mean of what it thinks at first and at second look."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.core.opinions import FIRST_SHARE, of_both_looks


@pytest.mark.parametrize(("odds", "first"), [(2.0, 0.2), (-2.0, 0.9), (0.0, 0.5)])
def test_it_lies_between_the_two(odds: float, first: float) -> None:
    second = 1 / (1 + np.exp(-odds))
    (both,) = of_both_looks(np.array([odds], np.float32), np.array([first], np.float32))
    assert min(first, second) - 1e-6 <= both <= max(first, second) + 1e-6


def test_each_counts_for_its_share() -> None:
    (both,) = of_both_looks(np.array([1.0], np.float32), np.array([0.5], np.float32))
    assert both == pytest.approx(1 / (1 + np.exp(FIRST_SHARE - 1)))


@pytest.mark.filterwarnings("error")
def test_a_first_look_that_is_certain_is_outvoted_at_most() -> None:
    both = of_both_looks(np.array([-20.0, 20.0], np.float32), np.array([1.0, 0.0], np.float32))
    assert both.tolist() == pytest.approx([0.0, 1.0], abs=0.01)
