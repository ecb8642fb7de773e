"""Records → pages: Jinja2, everything escaped, nothing of a record ever a template."""

from collections.abc import Callable
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from communique.exports import permalinks
from communique.exports.links import at_words, web_address
from communique.records import Channel, Level


class Direct(CodeGenerator):
    """Writes attributes and calls of a template as Python's own, and what it shows as text at once.

    Jinja's own way asks first whether a name might be a key, what a function wants to know of the template,
    and makes a string that knows that it is safe of each word: that takes half of the time of a page. Ours
    have attributes only, want nothing, give no arguments by name to a macro, and `shown` escapes every value.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002, N802 - Jinja's
        """Write a call."""
        self.visit(node.node, frame)
        for place, given in enumerate((*node.args, *node.kwargs)):
            self.write(", " if place else "(")
            self.visit(given, frame)
        self.write(")" if node.args or node.kwargs else "()")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - Jinja's
        """Write a macro as a function."""
        self.write(f"environment.macro(macro, {len(macro_ref.node.args)})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002 - Jinja's
        self.write("environment.shown(")


def shown(value: object) -> str:
    """Give the HTML of a value: all of it escaped, unless a template made it.

    >>> shown("<b>"), shown(3), shown(Markup("<b>"))
    (Markup('&lt;b&gt;'), Markup('3'), Markup('<b>'))
    """
    if type(value) is str:
        is_special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if is_special else value
    return value if type(value) is Markup else escape(value)


def macro(write: Callable[..., str], most: int) -> Callable[..., Markup]:
    """Make a function that gives HTML of one that writes it, and that takes so many things at most."""
    left_out = [(missing,) * (most - given) for given in range(most + 1)]

    def written(*given: object) -> Markup:
        return Markup(write(*given, *left_out[len(given)]))  # noqa: S704 - all in it is escaped

    return written


def environment() -> Environment:
    """Give the templates, with what they may call."""
    made = Environment(
        loader=PackageLoader("communique.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.code_generator_class = Direct
    made.shown, made.macro = shown, macro  # type: ignore[attr-defined] # for what `Direct` writes
    made.globals |= _functions()
    return made


def _functions() -> dict[str, Any]:
    paths = {
        name: getattr(permalinks, f"{name}_path")
        for name in ("event", "article", "between", "who", "why", "day", "story")
    }
    return {
        **{f"{name}_path": path for name, path in paths.items()},
        "at_words": at_words,
        "web_address": web_address,
        "levels": get_args(Level),
        "channels": get_args(Channel),
        "chain": lambda voices: " ← ".join(reversed(voices)),
    }
