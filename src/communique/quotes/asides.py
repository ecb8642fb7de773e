"""What is said around a frame that stands behind or amid it: "…, sagte Paris", "…, so der Minister"."""

from spacy.tokens import Token

from communique.quotes.finds import Scene, pieces
from communique.quotes.marks import Pair
from communique.records import QuoteType, Span
from communique.syntax.tree import relation


def content_around(scene: Scene, verb: Token, frame: tuple[Token, ...]) -> tuple[QuoteType, tuple[Span, ...]]:
    """Give what is said before an aside and, where the aside cuts it, what goes on behind."""
    begin, end = scene.region(frame[0])
    marked = _marked_before(scene, frame[0], begin)
    if marked is not None:
        follower = _marked_after(scene, frame[-1])
        return "direct", (marked.span,) if follower is None else (marked.span, follower.span)
    stop = end if _goes_on(scene, verb, frame) else frame[0].i
    return "indirect", pieces(scene, begin, stop, without={*frame, *scene.asides})


def _marked_before(scene: Scene, first: Token, begin: int) -> Pair | None:
    """Give the pair that ends just before the frame, if it is all that is said there."""
    before = scene.before(first)
    if before is not None and before.text in {",", "–", "—", "-", "."}:
        before = scene.before(before)
    if before is None or not scene.is_closing(before):
        return None
    pair = scene.marks.closed_at(before.idx)
    if pair is None:
        return None
    head = [t for t in scene.doc[begin : before.i] if not t.is_space and t.idx < pair.span.start]
    return pair if not head or head[-1].text == ":" else None


def _marked_after(scene: Scene, last: Token) -> Pair | None:
    """Give the pair that goes on behind the frame."""
    after = scene.after(last)
    if after is not None and after.text in {",", "–", "—", "-", ":"}:
        after = scene.after(after)
    return scene.marks.opened_at(after.idx) if after is not None and scene.is_opening(after) else None


def _goes_on(scene: Scene, verb: Token, frame: tuple[Token, ...]) -> bool:
    """Say whether the sentence that the frame cuts has its predicate behind the frame."""
    after = scene.after(frame[-1])
    if after is not None and after.text == ":":
        return True
    if after is None or after.text not in {",", "–", "—", "-"}:
        return False
    head = verb.head
    return relation(verb) != "root" and head.i > frame[-1].i
