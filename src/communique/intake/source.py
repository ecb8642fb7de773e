from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    text: str
    published: str | None = None
    url: str | None = None
