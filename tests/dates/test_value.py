import pytest

from communique.dates.value import Value, edtf, interval, timex


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            Value(unit="D", year=2024, month=4, day=3),
            ("2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03"),
        ),
        (Value(unit="M", year=2024, month=2), ("2024-02", "2024-02", "2024-02-01", "2024-02-29")),
        (Value(unit="Y", year=2022), ("2022", "2022", "2022-01-01", "2022-12-31")),
        (Value(unit="DE", decade=196), ("196", "196X", "1960-01-01", "1969-12-31")),
        (Value(unit="CE", century=14), ("14", "14XX", "1400-01-01", "1499-12-31")),
        (
            Value(unit="W", year=2014, week=8),
            ("2014-W08", "2014-02-17/2014-02-23", "2014-02-17", "2014-02-23"),
        ),
        (
            Value(unit="WE", year=2014, week=8),
            ("2014-W08-WE", "2014-02-22/2014-02-23", "2014-02-22", "2014-02-23"),
        ),
        (Value(unit="Q", year=2009, quarter=3), ("2009-Q3", "2009-07/2009-09", "2009-07-01", "2009-09-30")),
        (Value(unit="HY", year=2014, half=2), ("2014-H2", "2014-07/2014-12", "2014-07-01", "2014-12-31")),
        (Value(unit="S", year=2015, season="WI"), ("2015-WI", "2015-24", "2015-12-01", "2016-02-29")),
        (Value(unit="Y", year=2022, mod="START"), ("2022", "2022-01~/2022-04~", "2022-01-01", "2022-04-30")),
        (
            Value(unit="M", year=2022, month=2, mod="END"),
            ("2022-02", "2022-02-21~/2022-02-28~", "2022-02-21", "2022-02-28"),
        ),
    ],
    ids=str,
)  # fmt: skip
def test_three_faces_of_what_is_known(value: Value, expected: tuple[str, str, str, str]) -> None:
    days = interval(value)
    assert days is not None
    assert (timex(value), edtf(value), days[0].isoformat(), days[1].isoformat()) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value(unit="D", weekday=3), ("XXXX-WXX-3", None)),
        (Value(unit="M", month=3), ("XXXX-03", "XXXX-03")),
        (Value(unit="D", month=4, day=3), ("XXXX-04-03", "XXXX-04-03")),
        (Value(type="TIME", hour=18, minute=0), ("T18:00", None)),
        (Value(type="DURATION", amount="X", unit="Y"), ("PXY", None)),
        (Value(type="DURATION", amount="68", unit="TS"), ("PT68S", None)),
        (Value(type="SET", unit="D", weekday=1), ("XXXX-WXX-1", None)),
        (Value(reference="PAST_REF"), ("PAST_REF", None)),
        (Value(unit="D", year=2023, month=2, day=31), ("2023-02-31", "2023-02-31")),
    ],
    ids=str,
)
def test_no_day_is_named_that_is_not_known(value: Value, expected: tuple[str, str | None]) -> None:
    assert (timex(value), edtf(value), interval(value)) == (*expected, None)
