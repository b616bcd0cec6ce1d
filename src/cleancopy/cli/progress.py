"""Progress on stderr: silent for two seconds, then a bar on a terminal and a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from cleancopy.counting import counted

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0  # seconds without a word
EVERY = 10.0  # seconds between two plain lines
FEW = 10  # of which no pace can be told, when processes have hardly begun


class Progress:
    """Counts what is done and shows it, with the rate and the time left.

    ``total`` is the size of the whole in any unit, None when unknown; ``unit`` names what is counted.
    """

    def __init__(self, unit: str, total: int | None) -> None:
        self.unit = unit
        self.total = total
        self.count = 0
        self.position = 0
        self._before = (0, 0)
        self.started = time.monotonic()
        self._next = self.started + PATIENCE
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """Time since the start."""
        return time.monotonic() - self.started

    @property
    def shown(self) -> bool:
        """Whether there was time to show anything."""
        return self.seconds >= PATIENCE

    def step(self, count: int, position: int) -> None:
        """Note that ``count`` more are done and that the reading stands at ``position`` of ``total``."""
        self.count += count
        self.position = position
        now = time.monotonic()
        few = self.count - self._before[0] < FEW and now < self.started + EVERY
        if now < self._next or few:
            return
        if sys.stderr.isatty():
            self._next = now + 0.2
            self._draw()
        else:
            self._next = now + EVERY
            click.echo(self.line(), err=True)

    def go_on(self, count: int, position: int) -> None:
        """Begin where another run was stopped; rate and time left are those of this one."""
        self._before = (count, position)
        self.count, self.position = count, position

    def note(self, message: str) -> None:
        """Say something on stderr without spoiling the bar."""
        if self._bar is None:
            click.echo(message, err=True)
        else:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)

    def line(self) -> str:
        """The state in one line: ``12,000 records, 41%, 5,900 records/s, 0:15 left``."""
        parts = [counted(self.count, self.unit.removesuffix("s"))]
        if self.total:
            parts.append(f"{min(self.position / self.total, 1):.0%}")
        parts.append(f"{self.rate:,.{0 if self.rate >= 10 else 1}f} {self.unit}/s")
        left = self.left
        if left is not None:
            parts.append(f"{clock(left)} left")
        return ", ".join(parts)

    @property
    def rate(self) -> float:
        """Count per second since the start."""
        return (self.count - self._before[0]) / max(self.seconds, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds left at the pace so far; None when the total is unknown."""
        read = self.position - self._before[1]
        if not self.total or read <= 0:
            return None
        return self.seconds * max(self.total - self.position, 0) / read

    def _draw(self) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("", total=self.total)
            self._bar.start()
        assert self._task is not None
        self._bar.update(self._task, completed=self.position, description=self.line())


def clock(seconds: float) -> str:
    """Write a length of time as minutes and seconds.

    >>> clock(75), clock(3675)
    ('1:15', '1:01:15')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
