"""Claims against what is held."""

from communique.ledger.claims import check
from ledger.made import claim, event, report

CALL = report("call", date="2024-04-03")
HELD = event(CALL)


def test_a_contact_in_between_contradicts() -> None:
    found = check(
        claim("first_since", "2022-10", of=CALL), [HELD, event(report("x", date="2023-05-01"))], of=HELD
    )
    assert (found.verdict, found.against) == ("contradicts", ("x",))
    assert "2023-05-01" in found.words


def test_the_one_before_told_by_somebody_else_agrees() -> None:
    before = event(report("x", date="2022-10-14"))
    found = check(claim("first_since", "2022-10", of=CALL), [HELD, before], of=HELD)
    assert (found.verdict, found.agreeing) == ("agrees", ("x",))


def test_nobody_is_his_own_witness() -> None:
    before = event(report("x", date="2022-10", article=CALL.article, status="historical"))
    found = check(claim("first_since", "2022-10", of=CALL), [HELD, before], of=HELD)
    assert found.verdict == "nothing held"
    assert found.agreeing == ("x",)


def test_a_first_between_ministers_does_not_clash_with_presidents() -> None:
    ministers = report("m", ("FRA Lecornu", "RUS Shoigu"), level="ministers")
    made = claim(
        "first_since", "2022-10", of=ministers, parties=("FRA Lecornu", "RUS Shoigu"), level="ministers"
    )
    found = check(made, [event(report("x", date="2023-05-01"))], of=event(ministers))
    assert (found.verdict, found.against) == ("nothing held", ())


def test_nor_with_ministers_of_another_office() -> None:
    ministers = report("m", ("FRA Lecornu", "RUS Shoigu"), level="ministers")
    made = claim(
        "first_since", "2022-10", of=ministers, parties=("FRA Lecornu", "RUS Shoigu"), level="ministers"
    )
    foreign = event(report("x", ("FRA Colonna", "RUS Lavrov"), "2023-05-01", level="ministers"))
    assert check(made, [foreign], of=event(ministers)).verdict == "nothing held"


def test_a_call_does_not_clash_with_a_first_visit() -> None:
    visit = report("v", channel="in_person")
    found = check(
        claim("first_since", "2019", of=visit), [event(report("x", date="2023-05-01"))], of=event(visit)
    )
    assert found.verdict == "nothing held"


def test_what_may_lie_in_between_is_unclear() -> None:
    vague = event(report("x", date="2024-03/2024-05", published="2024-09-01"))
    found = check(claim("first_since", "2022-10-05", of=CALL), [vague], of=HELD)
    assert (found.verdict, found.open) == ("unclear", ("x",))


def test_states_alone_may_or_may_not_be_such_a_contact() -> None:
    states = event(report("x", ("FRA", "RUS"), "2023-05-01", level="unknown"))
    assert check(claim("first_since", "2022-10", of=CALL), [states], of=HELD).verdict == "unclear"


def test_a_last_contact_is_contradicted_by_a_later_one() -> None:
    recalled = report("r", date="2022-10", status="historical", article="article late")
    made = claim("last", "2022-10", of=recalled)
    found = check(made, [event(recalled), event(report("x", date="2023-05-01"))], of=event(recalled))
    assert (found.verdict, found.against) == ("contradicts", ("x",))


def test_a_first_ever_is_contradicted_by_any_before() -> None:
    assert check(
        claim("first_ever", None, of=CALL), [event(report("x", date="2015-01-01"))], of=HELD
    ).against == ("x",)
    assert check(claim("first_ever", None, of=CALL), [], of=HELD).verdict == "nothing held"


def test_a_rare_one_is_counted() -> None:
    year = [event(report("x", date="2023-09-01")), event(report("y", date="2021-09-01"))]
    found = check(claim("rare", None, of=CALL), year, of=HELD)
    assert found.words == "held in the twelve months before: 1 such contact"


def test_an_unknown_day_is_unclear() -> None:
    assert check(claim("first_since", None, of=CALL), [], of=HELD).verdict == "unclear"
