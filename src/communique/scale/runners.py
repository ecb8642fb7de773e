"""Who does the shards: this process, or worker processes beside it. `ray_runner` has the third.

A runner takes shards as they come, has few of them in hand at a time, and gives what the manifest is to say
of each as soon as its files are in place, in any order.
"""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from communique.scale.end import end_after
from communique.scale.folder import Result, Undone
from communique.scale.shards import Shard

MOST_TRIES = 3
"""So often may a shard end the process that reads it before it is left undone."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""What keeps numpy to one core a process; it is looked at when numpy is first loaded."""


Work = Callable[[Shard], Result]
"""Reads a shard and writes its files; can be sent to another process."""
Runner = Callable[[Iterable[Shard], Work, int | None], Iterator[Result]]
"""Takes shards, the work, and how many are to work at once; none where that is left to the runner."""


def in_process(shards: Iterable[Shard], work: Work, _workers: int | None = None) -> Iterator[Result]:
    """Do one shard after the other, here."""
    return map(work, shards)


def processes(shards: Iterable[Shard], work: Work, workers: int | None = None) -> Iterator[Result]:
    """Do shards in worker processes, as many as there are CPUs unless said otherwise.

    One that is killed is replaced, and its shard done anew.

    Raises what the work raises. When it ends, also by Ctrl-C, the workers end with it.
    """
    os.environ.update(ONE_THREAD)
    crew = [_Worker() for _ in range(workers or cpus())]
    try:
        yield from _handed_out(iter(shards), work, crew)
    finally:
        for worker in crew:
            worker.end()


def cpus() -> int:
    """Count the CPUs that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _handed_out(shards: Iterator[Shard], work: Work, crew: Sequence["_Worker"]) -> Iterator[Result]:
    """Give each worker that is free a shard; read ahead meanwhile, so that none waits for the input."""
    ahead: deque[Shard] = deque()
    free = deque(crew)
    busy: dict[Future[Result], tuple[_Worker, Shard]] = {}
    tries: Counter[int] = Counter()
    is_more = True
    while is_more or ahead or busy:
        if is_more and len(ahead) < len(crew):
            some = list(islice(shards, 1))
            is_more = bool(some)
            ahead.extend(some)
        while free and ahead:
            worker, shard = free.popleft(), ahead.popleft()
            busy[worker.do(work, shard)] = worker, shard
        can_wait = not is_more or len(ahead) >= len(crew)
        for future in wait(busy, None if can_wait and busy else 0, FIRST_COMPLETED).done:
            worker, shard = busy.pop(future)
            free.append(worker)
            try:
                yield future.result()
            except BrokenProcessPool:
                tries[shard.number] += 1
                if tries[shard.number] < MOST_TRIES:
                    ahead.appendleft(shard)
                else:
                    yield undone(shard)


def undone(shard: Shard) -> Undone:
    """Say of a shard that it was given up: it ended each process that read it."""
    return Undone(
        shard=shard.number,
        words=f"{shard.words} were left undone: the process that reads them was ended {MOST_TRIES} times. "
        "The usual cause is too little memory: take fewer --workers. The same command tries them again.",
    )


class _Worker:
    """A process that does one shard at a time, so that it is known which one ended it.

    It holds one end of a pipe as a leash: when the other end is closed, or this process ends, so does it.
    """

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        context = get_context("spawn")
        held, self._leash = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=end_after, initargs=(held.recv,))

    def do(self, work: Work, shard: Shard) -> Future[Result]:
        """Begin a shard; in a new process where the last one was ended."""
        try:
            return self._pool.submit(work, shard)
        except BrokenProcessPool:
            self.end()
            self._begin()
            return self._pool.submit(work, shard)

    def end(self) -> None:
        """End the process, whatever it does: what it has not finished is not there."""
        self._leash.close()
        self._pool.shutdown(cancel_futures=True)
