"""What changes from one visit to the next: rates, prices, weather, the clock."""

from __future__ import annotations

import random
from dataclasses import dataclass

RATES = (
    ("EUR/USD", 1.1624, 4),
    ("GBP/EUR", 1.1402, 4),
    ("USD/JPY", 155.31, 2),
    ("Gold", 4071.4, 1),
    ("Brent", 63.72, 2),
)
INDICES = (("DAX", 23411.0, 2), ("FTSE 100", 9702.0, 2), ("Bitcoin", 88120.0, 0))


@dataclass(frozen=True)
class Pulse:
    """The figures of one visit; equal seeds give equal figures."""

    seed: int

    def quotes(self) -> list[tuple[str, str, str]]:
        """Return name, value and change of each line of the ticker."""
        chance = random.Random(self.seed)
        lines = []
        for name, value, digits in RATES + INDICES:
            change = chance.uniform(-1.9, 1.9)
            mark = "▲ +" if change > 0 else "▼ −"
            lines.append((name, f"{value * (1 + change / 100):,.{digits}f}", f"{mark}{abs(change):.2f}%"))
        return lines

    def weather(self) -> tuple[int, int]:
        """Return degrees and the speed of the wind."""
        chance = random.Random(self.seed + 1)
        return chance.randint(2, 14), chance.randint(5, 48)

    def clock(self) -> str:
        """Return the time of the visit."""
        chance = random.Random(self.seed + 2)
        return f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
