"""What is said around a frame that stands behind or amid it: "…, sagte Paris", "…, so der Minister"."""

from communique.quotes.finds import Scene, pieces
from communique.quotes.marks import Pair
from communique.records import QuoteType, Span
from communique.syntax.document import Token
from communique.syntax.tree import children, is_finite


def content_around(scene: Scene, verb: Token, frame: tuple[Token, ...]) -> tuple[QuoteType, tuple[Span, ...]]:
    """Give what is said before an aside and, where the aside cuts it, what goes on behind."""
    begin, end = scene.region(frame[0])
    marked = _marked_before(scene, frame[0], begin)
    follower = _marked_after(scene, frame[-1])
    goes_on = _goes_on(scene, verb, frame)
    if marked is not None and (follower is not None or not goes_on):
        return "direct", (marked.span,) if follower is None else (marked.span, follower.span)
    around = scene.marks.innermost(frame[0].idx)
    if around is not None and scene.words.aside_in_marks:
        return "direct", _marked_around(scene, around, frame)
    stop = end if goes_on else frame[0].i
    return "indirect", pieces(
        scene, begin, stop, without={*frame, *scene.asides} - _aside_before(scene, frame[0])
    )


def _aside_before(scene: Scene, first: Token) -> set[Token]:
    """Give the words of an aside right before another, which passes it on: "…, | X said, | TASS reported"."""
    before = scene.before(first)
    while before is not None and before.is_punct:
        before = scene.before(before)
    found: set[Token] = set()
    while before is not None and before in scene.asides:
        found.add(before)
        before = scene.before(before)
    return found


def _marked_before(scene: Scene, first: Token, begin: int) -> Pair | None:
    """Give the pair that ends just before the frame, if it is all that is said there."""
    before = scene.before(first)
    while before is not None and before.text in {",", "–", "—", "-", "."}:
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
    while after is not None and after.text in {",", ".", "–", "—", "-", ":"}:
        after = scene.after(after)
    return scene.marks.opened_at(after.idx) if after is not None and scene.is_opening(after) else None


def _goes_on(scene: Scene, verb: Token, frame: tuple[Token, ...]) -> bool:
    """Say whether the sentence that the frame cuts has its predicate behind the frame."""
    after = scene.after(frame[-1])
    if after is not None and after.text == ":":
        return True
    if after is None or after.text not in {",", "–", "—", "-"}:
        return False
    last, first = frame[-1].i, frame[0].i
    begin, end = scene.region(frame[0])
    if not any(map(is_finite, scene.doc[begin:first])) and any(map(is_finite, scene.doc[last + 1 : end])):
        return True
    cut = (child for child in children(verb, "ccomp") if child.i > last)
    if any(token.i < first and not token.is_punct for child in cut for token in child.subtree):
        return True
    return verb.relation != "root" and verb.head.i > last


def _marked_around(scene: Scene, pair: Pair, frame: tuple[Token, ...]) -> tuple[Span, ...]:
    """Give the two parts of speech whose marks hold the frame too: "« Oui, | a-t-il dit, | mais … »"."""
    text = scene.doc.text
    before, behind = (
        text[pair.span.start : frame[0].idx],
        text[frame[-1].idx + len(frame[-1]) : pair.span.end],
    )
    begin = pair.span.end - len(behind.lstrip(" ,.–—-\u00a0\u202f"))
    head = Span(start=pair.span.start, end=pair.span.start + len(before.rstrip(" ,–—-\u00a0\u202f")))
    tail = Span(start=begin, end=pair.span.end)
    return (head, tail) if any(letter.isalnum() for letter in text[begin : pair.span.end]) else (head,)
