from web.browser.chromium import Browser
from web.browser.steps import SAY, TOKEN, reports, show_token


def _status_of_a_judgement(browser: Browser, about: str) -> int:
    """Send what the form would, without it."""
    script = """
        const form = new URLSearchParams({about: arguments[0], verdict: "reject"});
        fetch("/judge", {method: "POST", body: form}).then((told) => arguments[1](told.status));
    """
    return int(browser.driver.execute_async_script(script, about))


def _said(browser: Browser) -> str:
    """Wait until what was judged is told."""
    browser.until(lambda: browser.all("[role=status].judged"))
    return browser.one("[role=status].judged").text


def test_without_a_token_nothing_can_be_judged(reader: Browser, known: dict[str, str]) -> None:
    reader.go("/edit")
    assert SAY("edit_off") in reader.text
    assert not reader.all("main form")
    report = reports(reader, known["event"])[0]
    assert not reader.all(".judge")
    assert _status_of_a_judgement(reader, report) == 403
    assert "403" in reader.complaints()[0]


def test_a_wrong_token_is_refused(editor: Browser, known: dict[str, str]) -> None:
    show_token(editor, TOKEN[:-1])
    assert editor.one("[role=alert]").text == SAY("edit_wrong")
    report = reports(editor, known["event"])[0]
    assert not editor.all(".judge")
    assert _status_of_a_judgement(editor, report) == 403
    assert len(editor.complaints()) == 2


def test_a_report_is_judged_wrong_by_a_key_and_why_tells_it(editor: Browser, known: dict[str, str]) -> None:
    show_token(editor)
    report = reports(editor, known["event"])[1]
    editor.press("j", "j", "n")
    assert SAY("judge_no") in _said(editor)
    editor.go(f"/why/{report}")
    assert "wrong, as read on the page" in editor.text
    assert report not in reports(editor, known["event"])


def test_a_report_is_judged_by_the_form_with_a_name_and_a_reason(
    editor: Browser, known: dict[str, str]
) -> None:
    show_token(editor)
    report = reports(editor, known["event"])[0]
    editor.type(".judge [name=who]", "Ada")
    editor.type(".judge [name=why]", "seen in the paper")
    editor.one(".judge [data-key=y]").click()
    assert "Ada" in _said(editor)
    editor.go(f"/why/{report}")
    assert "Ada" in editor.text
    assert "seen in the paper" in editor.text


def test_a_report_is_parted_from_its_event_and_put_back(editor: Browser, known: dict[str, str]) -> None:
    show_token(editor)
    *rest, last = reports(editor, known["event"])
    editor.one(f".report[data-record='{last}'] [value=split]").click()
    assert SAY.of("verdict", "split") in _said(editor)
    assert reports(editor, known["event"]) == rest
    assert reports(editor, f"/event/{last}") == [last]
    editor.type("main [name=other]", f"{editor.base}{known['event']}")
    editor.follow("main [value=merge]")
    assert editor.path == f"/event/{last}"
    assert SAY.of("verdict", "merge") in editor.one(".judgements").text
    assert set(reports(editor, known["event"])) == {*rest, last}


def test_judging_works_without_scripts_and_ends(editor: Browser, known: dict[str, str]) -> None:
    editor.scripts(on=False)
    show_token(editor)
    report = reports(editor, known["other"])[0]
    editor.follow(".judge [value=reject]")
    assert editor.path == f"/why/{report}"
    assert "wrong, as read on the page" in editor.text
    editor.go("/edit")
    editor.follow("main form button")
    editor.go(known["between"])
    assert editor.all(".report")
    assert not editor.all(".judge")
