"""How far a run is, on a terminal's standard error: articles, rate, time left."""

import sys
from typing import Any, Self

from communique.intake import Meter


class Progress:
    """A bar that moves with the bytes read; nothing where there is no terminal."""

    def __init__(self, meter: Meter, *, is_wanted: bool = True) -> None:
        self._meter = meter
        self._is_shown = is_wanted and sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> Self:
        if self._is_shown:
            self._bar, self._task = _bar()
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, read: int, failed: int) -> None:
        """Show how many articles were read, how many not, and how much of the bytes is done."""
        if self._bar is None:
            return
        elapsed = max(self._bar.get_time() - self._bar.tasks[0].start_time, 0.001)
        total = self._meter.total or None
        words = f"{read} read, {failed} failed, {read / elapsed:.1f}/s"
        self._bar.update(
            self._task,
            completed=min(self._meter.done, total or self._meter.done),
            total=total,
            description=words,
        )


def _bar() -> tuple[Any, Any]:
    from rich.console import Console  # noqa: PLC0415 - for terminals only
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.description}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    return bar, bar.add_task("", total=None)
