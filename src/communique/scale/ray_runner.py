"""Shards on Ray: Ray Data streams them to actors, each of which loads the models once.

This process reads the inputs and notes what is done, as with the other runners; so only the folder must be
visible to all machines, under one path.
"""

import logging
import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from socket import create_connection
from threading import Event, Semaphore, Thread
from typing import Any

from communique.errors import CommuniqueError, MissingExtra
from communique.scale.folder import Result
from communique.scale.runners import MOST_TRIES, ONE_THREAD, Work, undone
from communique.scale.shards import Shard

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
"""Ray is to send nothing to its makers; what it says to us of its own inside is not the user's concern."""


SECONDS = 10
"""So long a cluster has to answer."""


def on_ray(shards: Iterable[Shard], work: Work, workers: int | None) -> Iterator[Result]:
    """Do shards on Ray: on the cluster that RAY_ADDRESS names, else on this machine.

    ``workers`` is how many actors there are: at most one fewer than the CPUs, so that Ray's own work finds
    one. Raises `MissingExtra`, `CommuniqueError` where Ray breaks down, and what the work raises.
    """
    ray = _ray()
    address = os.environ.get("RAY_ADDRESS") or "local"
    _check_address(address)
    with _told_by(ray):
        ray.init(
            address=address,  # else Ray would take any cluster that was last begun on this machine
            include_dashboard=False,
            log_to_driver=False,
            logging_level="error",
            runtime_env={"env_vars": ONE_THREAD},
        )
        try:
            room = max(1, int(ray.cluster_resources().get("CPU", 1)) - 1)
            yield from _done(shards, work, min(workers or room, room))
        finally:
            ray.shutdown()


def _check_address(address: str) -> None:
    """See that somebody answers where a cluster is to be: Ray itself would try for minutes."""
    host, _, port = address.rpartition(":")
    if "/" in host or not host or not port.isdigit():
        return
    try:
        create_connection((host.strip("[]"), int(port)), timeout=SECONDS).close()
    except OSError as err:
        raise CommuniqueError(
            f"no Ray answers at {address}, which RAY_ADDRESS names ({err}). Start one there with "
            "`ray start --head`, or unset RAY_ADDRESS to do without a cluster."
        ) from err


@contextmanager
def _told_by(ray: Any) -> Iterator[None]:  # noqa: ANN401 - Ray's types are its own
    """Say what to do where Ray breaks down."""
    try:
        yield
    except (ray.exceptions.RayError, ConnectionError, RuntimeError) as err:
        first = str(err).strip().partition("\n")[0]
        raise CommuniqueError(
            f"Ray broke down: {type(err).__name__}: {first}. See that all machines of the cluster run, "
            "with the same version and token. What is finished stays, and the same command goes on from "
            "there."
        ) from err


def _done(shards: Iterable[Shard], work: Work, actors: int) -> Iterator[Result]:
    """Stream shards through actors; what got lost with a machine that broke down goes through once more."""
    left = shards
    for _ in range(MOST_TRIES):
        feed = _Feed(left, most=4 * actors + 4)
        yield from _streamed(feed, work, actors)
        left = feed.left()
        if not left:
            return
    yield from map(undone, left)


def _streamed(feed: "_Feed", work: Work, actors: int) -> Iterator[Result]:
    try:
        for row in _dataset(feed.queue, work, actors).iter_rows():
            result = pickle.loads(row["result"])  # noqa: S301 - our own actors wrote it
            if isinstance(result, CommuniqueError):
                raise result
            feed.done(result.shard)
            yield result
    finally:
        feed.stop()


def _dataset(queue: Any, work: Work, actors: int) -> Any:  # noqa: ANN401 - as above
    """Give the stream of results; nothing is done before they are asked for."""
    import ray  # noqa: PLC0415 - an extra
    from ray import data  # noqa: PLC0415 - an extra

    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # a block a shard: none is kept back until there are more
    tries = ray.remote(num_cpus=0)(_Tries).remote()
    return data.read_datasource(_source()(queue), override_num_blocks=1, num_cpus=0).map_batches(
        _Actor,
        fn_constructor_args=[work, tries],
        batch_size=1,
        batch_format="pyarrow",
        compute=data.ActorPoolStrategy(size=actors),
        num_cpus=1,
    )


class _Tries:
    """Counts how often each shard was begun: Ray would try one that ends its actor without end."""

    def __init__(self) -> None:
        self._begun: Counter[int] = Counter()

    def begin(self, number: int) -> int:
        """Count a shard that is begun; say the how manieth time it is."""
        self._begun[number] += 1
        return self._begun[number]


class _Actor:
    """Does shards, one at a time; the models stay where they were loaded."""

    def __init__(self, work: Work, tries: Any) -> None:  # noqa: ANN401 - as above
        self._work, self._tries = work, tries

    def __call__(self, batch: Any) -> dict[str, list[bytes]]:  # noqa: ANN401 - a table of one row
        shard = pickle.loads(batch["shard"][0].as_py())  # noqa: S301 - the driver wrote it
        return {"result": [pickle.dumps(self._result(shard))]}

    def _result(self, shard: Shard) -> Result | CommuniqueError:
        import ray  # noqa: PLC0415 - an extra

        if ray.get(self._tries.begin.remote(shard.number)) > MOST_TRIES:
            return undone(shard)
        try:
            return self._work(shard)
        except CommuniqueError as err:
            return err


class _Feed:
    """Hands shards to Ray as fast as they are done, never more than ``most`` of them in advance."""

    def __init__(self, shards: Iterable[Shard], *, most: int) -> None:
        from ray.util.queue import Queue  # noqa: PLC0415 - an extra

        self._shards, self.queue = shards, Queue(actor_options={"num_cpus": 0})
        self._room = Semaphore(most)
        self._given: dict[int, Shard] = {}
        self._is_over = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for shard in self._shards:
                self._room.acquire()
                if self._is_over.is_set():
                    return
                self._given[shard.number] = shard
                self.queue.put(pickle.dumps(shard))
        except BaseException as err:  # noqa: BLE001 - handed to whoever waits for the results
            self._error = err
        finally:
            with suppress(Exception):  # Ray may have ended before us
                self.queue.put(None)

    def done(self, number: int) -> None:
        """Make room for the next."""
        del self._given[number]
        self._room.release()

    def stop(self) -> None:
        """Give no more."""
        self._is_over.set()
        self._room.release()

    def left(self) -> list[Shard]:
        """Give the shards that nobody finished; raises what the input raised."""
        if self._error is not None:
            raise self._error
        return list(self._given.values())


def _source() -> Any:  # noqa: ANN401 - as above
    """Give the class of a source that gives what a queue holds, a row a shard."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from ray.data.block import BlockMetadata  # noqa: PLC0415 - as above
    from ray.data.datasource import Datasource, ReadTask  # noqa: PLC0415 - as above

    class Shards(Datasource):  # type: ignore[misc]
        def __init__(self, queue: Any) -> None:  # noqa: ANN401 - as above
            super().__init__()
            self._queue = queue

        def estimate_inmemory_data_size(self) -> None:
            """Nobody knows how much there is."""

        def get_read_tasks(self, *_: object, **__: object) -> list[Any]:
            """One task: it waits for the queue."""
            queue = self._queue

            def read() -> Iterator[pa.Table]:
                for shard in iter(queue.get, None):
                    yield pa.table({"shard": pa.array([shard], pa.large_binary())})

            unknown = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
            return [ReadTask(read, unknown)]

    return Shards


def _ray() -> Any:  # noqa: ANN401 - as above
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray  # noqa: PLC0415 - an extra
        import ray.data  # noqa: PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra('the runner "ray" needs the extra "ray": pip install "communique[ray]".') from err
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray
