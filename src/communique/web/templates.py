"""Records → pages: Jinja2, everything escaped, nothing of a record ever a template."""

from collections.abc import Callable
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context

from communique.exports import permalinks
from communique.exports.links import at_words, web_address
from communique.records import Channel, Level


class Plain(Context):
    """What a template sees, without looking what each function wants to know of it: ours want nothing.

    Jinja's own way takes half of the time of a page.
    """

    def call(
        self,
        asked: Callable[..., Any],
        /,
        *args: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **kw: object,
    ) -> Any:  # noqa: ANN401 - whatever a template calls
        """Call what a template calls."""
        return asked(*args, **kw)


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
    made.context_class = Plain
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
