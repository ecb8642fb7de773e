from importlib.resources import files

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, nodes
from markupsafe import Markup, escape

from communique.web.templates import environment, shown

TEMPLATES = {
    one.name: Environment(autoescape=True).parse(one.read_text("utf-8"))
    for one in files("communique.web").joinpath("templates").iterdir()
}
HOSTILE = "<b a=\"1\" b='2'>&amp;</b>"


def _rendered(source: str, **values: object) -> str:
    made = environment()
    made.loader = DictLoader({"page": source})
    return made.get_template("page").render(**values)


@pytest.mark.parametrize("value", [HOSTILE, "&", "<", ">", '"', "'", "plain", "", 3, 2.5, None, ("<",)])
def test_a_value_is_shown_as_jinja_would_show_it(value: object) -> None:
    assert shown(value) == escape(value)


def test_what_a_template_made_is_not_escaped_again() -> None:
    assert shown(Markup("<b>")) == "<b>"
    assert shown(type("Kind", (str,), {})("<b>")) == "&lt;b&gt;"


def test_hostile_words_are_escaped_once_however_many_macros_hand_them_on() -> None:
    source = (
        '{% macro inner(told) %}<i title="{{ told }}">{{ told }}</i>{% endmacro %}'
        "{% macro outer(told) %}{{ inner(told) }}{% endmacro %}{{ outer(told) }}"
    )
    safe = escape(HOSTILE)
    assert _rendered(source, told=HOSTILE) == f'<i title="{safe}">{safe}</i>'


def test_what_a_macro_is_not_given_has_its_default() -> None:
    made = "{% macro both(one, other='none') %}{{ one }} {{ other }}{% endmacro %}"
    assert _rendered(made + "{{ both(1) }}, {{ both(1, 2) }}") == "1 none, 1 2"


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ nobody.name }}", "{{ nobody() }}"])
def test_a_name_that_nothing_has_is_a_fault_and_not_a_blank(source: str) -> None:
    with pytest.raises(UndefinedError):
        _rendered(source)


def test_templates_use_only_what_can_be_written_directly() -> None:
    macros = {one.name for each in TEMPLATES.values() for one in each.find_all(nodes.Macro)}
    for name, template in TEMPLATES.items():
        assert not list(template.find_all(nodes.CallBlock)), name
        for call in template.find_all(nodes.Call):
            assert call.dyn_args is None, name
            assert call.dyn_kwargs is None, name
            is_macro = isinstance(call.node, nodes.Name) and call.node.name in macros
            assert not (is_macro and call.kwargs), f"{name}: {call.node}"
