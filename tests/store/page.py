"""Plan → Reading: the text of a made-up article, and the records that a reader would give of it."""

from hashlib import sha256
from typing import TYPE_CHECKING

from communique.kb import knowledge_base
from communique.records import (
    Article,
    Claim,
    Contact,
    Cue,
    Date,
    Doubt,
    Entity,
    Event,
    Evidence,
    Mention,
    Part,
    Quote,
    Reading,
    RuledOut,
    Span,
    Voice,
    record_id,
)
from store.world import Actor

if TYPE_CHECKING:
    from store.generated import Act, Plan, Saying

SAYS = {"de": "sagte", "en": "said", "fr": "dit", "es": "dijo", "ru": "сказал", "uk": "сказав"}


def page(plan: "Plan") -> Reading:
    """Write an article, and what is read in it."""
    return _Page(plan).reading()


class _Page:
    """A text that grows, and the records on its words."""

    def __init__(self, plan: "Plan") -> None:
        self._plan = plan
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._dates: list[Date] = []
        self._entities: dict[str, Entity] = {}
        self._mentions: list[Mention] = []
        self._quotes: list[Quote] = []
        self._events: list[Event] = []
        self._claims: list[Claim] = []
        self._doubts: list[Doubt] = []

    def reading(self) -> Reading:
        """Write all of it."""
        self._headline()
        acts, sayings = list(self._plan.acts), list(self._plan.sayings)
        while acts or sayings:
            begin = self._length
            for act in acts[:3]:
                self._act(act)
            for saying in sayings[:4]:
                self._saying(saying)
            del acts[:3], sayings[:4]
            self._close("body", begin)
        return Reading(
            article=self._article(),
            dates=tuple(self._dates),
            entities=tuple(self._entities.values()),
            mentions=tuple(self._mentions),
            quotes=tuple(self._quotes),
            events=tuple(self._events),
            claims=tuple(self._claims),
            doubts=tuple(self._doubts),
        )

    # -------------------------------------------------------------------------------------------- text

    def _write(self, words: str) -> Span:
        span = Span(start=self._length, end=self._length + len(words))
        self._pieces.append(words)
        self._length = span.end
        return span

    def _headline(self) -> None:
        self._write(self._plan.headline)
        self._close("headline", 0)

    def _close(self, role: str, begin: int) -> None:
        """End a paragraph."""
        end = self._length
        self._write("\n\n")
        self._parts += [
            Part(
                span=Span(start=begin, end=end),
                role="headline" if role == "headline" else "body",
                reason="article.paragraph",
            ),
            Part(span=Span(start=end, end=self._length), role="blank", reason="article.white_space"),
        ]

    def _article(self) -> Article:
        plan, text = self._plan, "".join(self._pieces)
        seal = sha256(text.encode()).hexdigest()
        return Article(
            id=record_id(seal, "article"),
            language=plan.language,
            title=plan.headline,
            published=None if plan.published is None else plan.published.isoformat(),
            published_from="unknown" if plan.published is None else "caller",
            agency=plan.agency,
            url=plan.url,
            sha256=seal,
            text=text,
            parts=tuple(self._parts),
            foreign=(),
        )

    def _id(self, kind: str, *parts: object) -> str:
        return record_id(self._plan.key, kind, *parts)

    # ----------------------------------------------------------------------------------------- records

    def _mention(self, actor: Actor) -> Mention:
        span = self._write(actor.name(self._plan.language))
        self._know(actor)
        made = Mention(
            id=self._id("mention", span.start),
            span=span,
            name=span,
            entity=actor.id,
            acts_for=actor.body,
            role=actor.role,
            via="name",
            rivals=(),
            evidence=(Evidence(of="entity", span=span),),
            rule="actors.person" if actor.kind == "person" else "actors.state",
        )
        self._mentions.append(made)
        return made

    def _know(self, actor: Actor) -> None:
        language, kb = self._plan.language, knowledge_base()
        if actor.id not in self._entities:
            self._entities[actor.id] = Entity(
                id=actor.id,
                name=actor.name(language),
                kind=actor.kind,
                country=actor.state,
                sector="GOV",
                qid=actor.id if actor.id.startswith("Q") else None,
            )
        if actor.body is not None and actor.body not in self._entities:
            self._entities[actor.body] = Entity(
                id=actor.body,
                name=f"{kb.name('.' + actor.body.partition('.')[2], language)} ({actor.state})",
                kind="body",
                country=actor.state,
                sector="GOV",
                qid=None,
            )

    def _date(self, words: str, days: tuple[str | None, str | None], *, since: bool = False) -> Date:
        span = self._write(words)
        made = Date(
            id=self._id("date", span.start),
            span=span,
            type="DATE",
            value=words,
            mod=None,
            edtf=words,
            earliest=days[0],
            latest=days[1],
            relation="SINCE" if since else None,
            anchor="none",
            certainty="certain",
            unresolved=words,
            evidence=(Evidence(of="span", span=span),),
            rule="dates.day_of_month",
        )
        self._dates.append(made)
        return made

    def _date_of(self, act: "Act") -> Date | None:
        day = act.deed.day.isoformat()
        if act.when == "none":
            return None
        if act.when == "day":
            return self._date(day, (day, day))
        if act.when == "month":
            return self._date(day[:7], (f"{day[:7]}-01", f"{day[:7]}-28"))
        return self._date(day[:4], (f"{day[:4]}-01-01", f"{day[:4]}-12-31"), since=True)

    def _act(self, act: "Act") -> None:
        deed = act.deed
        one = self._mention(deed.sides[0])
        self._write(" ")
        trigger = self._write(act.words[0])
        self._write(" ")
        other = self._mention(deed.sides[1])
        self._write(f" {act.words[1]} ")
        date = self._date_of(act)
        self._write(". ")
        evidence = [Evidence(of="trigger", span=trigger)]
        evidence += [Evidence(of="actor", span=mention.span) for mention in (one, other)]
        evidence += [] if date is None else [Evidence(of="date", span=date.span)]
        is_visit = deed.channel == "in_person"
        sides = (one.id, other.id)
        made = Event(
            id=self._id("event", trigger.start),
            type=deed.type,
            mode=None,
            contexts=("diplomatic",),
            actors=sides if deed.type == "CONSULT" and not is_visit else sides[:1],
            recipients=() if deed.type == "CONSULT" and not is_visit else sides[1:],
            status=act.status,
            date=None if date is None else date.id,
            place=other.id if is_visit else None,
            channel=deed.channel,
            casualties=(),
            reported_by=(),
            contact=self._contact(act, one.id, other.id) if deed.type == "CONSULT" else None,
            evidence=tuple(sorted(evidence, key=lambda each: each.span)),
            ruled_out=(RuledOut(of="sense", span=trigger, reason="another sense of the word"),),
            rule=f"events.trigger/{deed.type.lower()}",
        )
        self._events.append(made)
        self._doubt(made, trigger)
        if self._plan.since is not None and len(self._events) == 1:
            self._claim(made, act, (one.id, other.id))

    def _contact(self, act: "Act", one: str, other: str) -> Contact:
        is_visit = act.deed.channel == "in_person"
        return Contact(
            initiator=None if is_visit else one,
            visitor=one if is_visit else None,
            host=other if is_visit else None,
            mediator=None,
            format="bilateral",
            level=act.deed.level,
            count="one",
            topics=(),
            claims=(),
            quotes=(),
        )

    def _doubt(self, event: Event, span: Span) -> None:
        if event.date is None:
            self._doubts.append(
                Doubt(
                    id=self._id("doubt", span.start),
                    about=event.id,
                    kind="undated",
                    words="The sentence names no day.",
                    evidence=(Evidence(of="trigger", span=span),),
                    rule="events.undated",
                )
            )

    def _claim(self, event: Event, act: "Act", between: tuple[str, str]) -> None:
        month = (self._plan.since or act.deed.day).isoformat()[:7]
        date = self._date(month, (f"{month}-01", f"{month}-28"))
        self._write(". ")
        self._claims.append(
            Claim(
                id=self._id("claim", date.span.start),
                kind="first_since",
                between=between,
                level=act.deed.level,
                date=date.id,
                event=event.id,
                evidence=(Evidence(of="date", span=date.span),),
                rule="events.first_since",
            )
        )

    def _saying(self, saying: "Saying") -> None:
        mention = self._mention(saying.speaker)
        self._write(" ")
        cue = self._write(SAYS[self._plan.language])
        self._write(": ")
        said = self._write(f"“{saying.words}”" if saying.is_direct else saying.words)
        if saying.about is not None:
            self._write(" ")
            self._mention(saying.about)
        self._write(". ")
        self._quotes.append(
            Quote(
                id=self._id("quote", said.start),
                type="direct" if saying.is_direct else "indirect",
                spans=(said,),
                fragments=(said,) if saying.is_direct else (),
                speaker=Voice(
                    spans=(mention.span,), mention=mention.id, entity=mention.entity, via="same_sentence"
                ),
                cue=Cue(spans=(cue,), lemma=SAYS[self._plan.language], cue_class="say"),
                addressee=None,
                medium=None,
                said_on=None,
                hedge=None,
                parent=None,
                evidence=(Evidence(of="frame", span=Span(start=mention.span.start, end=cue.end)),),
                rule="quotes.verb",
            )
        )
