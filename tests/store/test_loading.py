from collections.abc import Sequence
from pathlib import Path

from communique.records import Reading
from communique.scale.load import Kept, finished, load
from communique.store import open_ledger
from store.contents import events, homes
from store.shards import write_folder


def test_both_databases_load_what_adding_makes(
    where: str, whole: Path, some: Sequence[Reading], tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "tables", some, 5)
    with open_ledger(where) as ledger:
        lines = list(finished(folder).lines.values())
        steps = list(load(folder, lines, ledger, batch=16))
        assert steps == [Kept(outcomes={"added": 16}), Kept(outcomes={"added": 8})]
        assert ledger.check() == ()
    assert homes(where) == homes(str(whole))
    assert events(where) == events(str(whole))
