"""Items in, a folder of tables out: what is done already is passed over, what is new is noted."""

from collections.abc import Generator, Iterable, Iterator
from functools import partial

from communique.intake import Item
from communique.scale.folder import Record, Result, do_shard
from communique.scale.manifest import Line
from communique.scale.runners import Runner
from communique.scale.shards import Shard, shards_of


def run(
    items: Iterable[Item], record: Record, runner: Runner, *, workers: int | None = None
) -> Generator[Result, None, None]:
    """Do the shards that an open folder does not have; give each as soon as it is kept, or given up.

    Raises `UsageError` where the folder was made of another input or cannot be written.
    """
    work = partial(do_shard, folder=record.folder, head=record.head)
    for result in runner(_left(items, record), work, workers):
        if isinstance(result, Line):
            record.add(result)
        yield result


def _left(items: Iterable[Item], record: Record) -> Iterator[Shard]:
    return (shard for shard in shards_of(items, record.head.shard_size) if not record.has(shard))
