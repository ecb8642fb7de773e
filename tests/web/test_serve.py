import socket
from pathlib import Path

import pytest

from communique.errors import NoLedger, UsageError
from communique.web.serve import serve, usual_workers


@pytest.mark.parametrize(
    ("cores", "edit", "workers"), [(1, False, 1), (2, False, 2), (16, False, 2), (16, True, 1)]
)
def test_two_processes_answer_where_there_are_cores_and_one_those_who_judge(
    cores: int,
    edit: bool,  # noqa: FBT001 - a case
    workers: int,
) -> None:
    assert usual_workers(cores=cores, edit=edit) == workers


def test_a_port_that_is_taken_is_said_before_anything_begins(
    told: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        with pytest.raises(
            UsageError, match=f"127.0.0.1:{port}: nothing can listen there .* --port {port + 1}"
        ):
            serve(str(told), host="127.0.0.1", port=port, edit=False, workers=None)
    assert capfd.readouterr().out == ""


def test_a_ledger_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoLedger):
        serve(str(tmp_path / "none.db"), host="127.0.0.1", port=8000, edit=False, workers=1)
