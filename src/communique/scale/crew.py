"""Processes that prepare shards beside the one that writes."""

import gc
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from communique.scale.end import end_after
from communique.scale.prepared_shard import ShardFile, prepare_shard

SELDOM = 100_000, 20, 100
"""How often Python looks for garbage in circles, of which records make none."""


class Crew:
    """Processes that prepare shards; one that was ended is replaced."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=begin_worker)

    def begin(self, files: Mapping[str, ShardFile]) -> Future[bytes]:
        """Hand out a shard, by its files."""
        try:
            return self._pool.submit(prepare_shard, files)
        except BrokenProcessPool:
            self.end()
            self._pool = self._begun()
            return self._pool.submit(prepare_shard, files)

    def end(self) -> None:
        """End the processes, once they are done with what they have in hand."""
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage in circles now and then only: else a quarter of the time of preparing goes into it."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def begin_worker() -> None:
    """Make ready a worker, whose end is that of the process that writes."""
    gc.set_threshold(*SELDOM)
    parent = parent_process()
    if parent is not None:
        end_after(parent.join)
