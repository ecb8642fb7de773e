"""An event in the making: what the steps of `find_events` fill in and hand on."""

from dataclasses import dataclass, field

from communique.events.slots import Slots
from communique.events.triggers import Trigger
from communique.records import Casualties, Channel, ClaimKind, Date, Mention, Status
from communique.syntax.document import Token

TOLD_AS_FACT = frozenset({"actual", "historical", "ongoing"})
"""Statuses of what took place or goes on."""
Roles = dict[str, list[Mention]]
Found = tuple[ClaimKind, Date | None, tuple[Token, ...]]
"""A claim in the making: its kind, the date it names, its words."""


@dataclass(frozen=True, slots=True)
class Worry:
    """A doubt in the making: a stable name, plain words, and the rule that had it."""

    kind: str
    words: str
    rule: str


@dataclass(slots=True)
class Draft:
    """One telling of one act. ``others`` are further tellings of the same act, once they are merged."""

    trigger: Trigger
    slots: Slots
    roles: Roles
    mode: str | None
    channel: Channel | None
    is_headline: bool
    status: Status = "actual"
    status_cues: tuple[Token, ...] = ()
    channel_cues: tuple[Token, ...] = ()
    when: Date | None = None
    place: Mention | None = None
    casualties: list[Casualties] = field(default_factory=list)
    reported_by: tuple[str, ...] = ()
    is_series: bool = False
    is_hearsay: bool = False
    claims: list[Found] = field(default_factory=list)
    doubts: list[Worry] = field(default_factory=list)
    signs_set_aside: tuple[tuple[str, Token], ...] = ()
    is_definite: bool = False
    others: list["Draft"] = field(default_factory=list)

    @property
    def token(self) -> Token:
        """The word that tells of the act."""
        return self.trigger.token

    @property
    def is_known_noun(self) -> bool:
        """Whether a noun tells the act as one that the reader knows already: "das Gespräch"."""
        return self.trigger.is_noun and self.is_definite

    @property
    def is_contact(self) -> bool:
        """Whether the act is a contact between parties."""
        return self.trigger.entry.type == "CONSULT"

    def doubt(self, kind: str, words: str, rule: str) -> None:
        """Note what could not be told for sure: a stable name, plain words, and the rule that had it."""
        self.doubts.append(Worry(kind, words, rule))

    def mentions(self, *roles: str) -> list[Mention]:
        """Give the mentions in some roles, in the order of the roles."""
        return [mention for role in roles for mention in self.roles.get(role, [])]

    @property
    def parties(self) -> list[Mention]:
        """All who take part, a visit's host last."""
        return self.mentions("initiator", "visitor", "party", "actor", "host", "recipient")
