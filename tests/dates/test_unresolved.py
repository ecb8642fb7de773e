import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.dates.unresolved import read, written
from communique.dates.value import Value

POINTS = some.one_of(
    some.builds(Value, unit=some.just("Y"), year=some.integers(1000, 2100)),
    some.builds(
        Value, unit=some.just("M"), month=some.integers(1, 12), lean=some.sampled_from(["future", None])
    ),
    some.builds(Value, unit=some.just("D"), weekday=some.integers(1, 7), strict=some.booleans()),
    some.builds(Value, unit=some.just("D"), month=some.integers(1, 12), day=some.integers(1, 31)),
    some.builds(Value, unit=some.just("S"), season=some.sampled_from(["SP", "SU", "FA", "WI"])),
    some.builds(
        Value, unit=some.just("DE"), decade=some.integers(100, 209), mod=some.sampled_from(["END", None])
    ),
    some.builds(
        Value, unit=some.just("W"), offset=some.sampled_from(["-1", "+2", "-X"]), offset_unit=some.just("W")
    ),
    some.builds(
        Value,
        unit=some.just("M"),
        month=some.integers(1, 12),
        offset=some.just("-1"),
        offset_unit=some.just("Y"),
    ),
)
LENGTHS = some.builds(
    Value,
    type=some.just("DURATION"),
    amount=some.sampled_from(["X", "2", "3.5"]),
    unit=some.sampled_from(["TH", "TM", "TS", "D", "W", "WE", "M", "Q", "S", "HY", "Y", "DE", "CE"]),
)
TIMES = some.builds(
    Value,
    type=some.just("TIME"),
    hour=some.integers(0, 24),
    minute=some.integers(0, 59),
    anchor=POINTS,
    base=some.sampled_from(["sentence", "previous"]),
)


@given(some.one_of(POINTS, LENGTHS, TIMES))
def test_what_is_written_is_read_back(value: Value) -> None:
    assert read(written(value)) == value


@pytest.mark.parametrize("text", ["", "Mittwoch", "2022;nonsense", "XXXX-WXX-3;weekdayX"])
def test_what_was_never_written_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(text)
