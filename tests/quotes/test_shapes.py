"""Shapes of attribution in six languages, each with what is said, by whom, to whom, inside what."""

import pytest

from communique import Reader
from communique.records import Language, Quote, Reading, Voice

Told = tuple[str, str, str | None, int | None]
"""What is said, who says it, to whom, and the number of the quote around it."""


def told(reading: Reading) -> list[Told]:
    places = {quote.id: place for place, quote in enumerate(reading.quotes, 1)}
    return [
        (
            words(reading, quote),
            voice(reading, quote.speaker) or "",
            voice(reading, quote.addressee),
            places[quote.parent] if quote.parent else None,
        )
        for quote in reading.quotes
    ]


def words(reading: Reading, quote: Quote) -> str:
    return " … ".join(map(reading.text, quote.spans))


def voice(reading: Reading, spoken: Voice | None) -> str | None:
    return " ".join(map(reading.text, spoken.spans)) if spoken else None


CASES: list[tuple[Language, str, list[Told]]] = [
    (
        "de",
        "Nach Angaben des Kremls dauerte das Gespräch eine Stunde; nach einer Stunde endete es.",
        [("dauerte das Gespräch eine Stunde", "Angaben des Kremls", None, None)],
    ),
    (
        "de",
        "Warschau wird vorgeworfen, die Gespräche zu verzögern.",
        [("die Gespräche zu verzögern", "", "Warschau", None)],
    ),
    (
        "de",
        "Der Sprecher sagte, der Minister habe erklärt, man sei bereit, hieß es in Rom.",
        [
            ("Der Sprecher sagte, der Minister habe erklärt, man sei bereit", "Rom", None, None),
            ("der Minister habe erklärt, man sei bereit", "Der Sprecher", None, 1),
            ("man sei bereit", "der Minister", None, 2),
        ],
    ),
    (
        "de",
        '»Wir reden«, so der Minister. "Wir reden", sagte er. „Wir reden sagte er.',
        [("»Wir reden«", "der Minister", None, None), ('"Wir reden"', "er", None, None)],
    ),
    ("de", "Die Regierung wollte sich nicht äußern.", []),
    ("de", "Moskau lehnte Gespräche nie ab.", []),
    (
        "en",
        "The call was 'frank', the Elysée said, adding that Paris had asked Tehran to stop.",
        [
            ("The call was 'frank'", "the Elysée", None, None),
            ("that Paris had asked Tehran to stop", "the Elysée", None, None),
            ("to stop", "Paris", "Tehran", 2),
        ],
    ),
    (
        "en",
        "The talks, the ministry said, are over.",
        [("The talks … are over", "the ministry", None, None)],
    ),
    (
        "en",
        "Interfax quoted Lavrov as saying that talks would resume.",
        [
            ("that talks would resume", "Interfax", None, None),
            ("that talks would resume", "Lavrov", None, 1),
        ],
    ),
    (
        "en",
        "The deal is dead, spokeswoman Maria Zakharova said, TASS reported.",
        [
            ("The deal is dead, spokeswoman Maria Zakharova said", "TASS", None, None),
            ("The deal is dead", "spokeswoman Maria Zakharova", None, 1),
        ],
    ),
    (
        "en",
        "“We cannot stay silent,” Murillo told reporters in Bogota.",
        [("“We cannot stay silent,”", "Murillo", "reporters in Bogota", None)],
    ),
    ("en", "The minister is expected to announce the date on Friday.", []),
    ("en", "If the ministers say that they agree, the guns will fall silent.", []),
    (
        "en",
        "“We are ready.\n\n“Nobody else is,” Lavrov told reporters.",
        [("“We are ready. … “Nobody else is,”", "Lavrov", "reporters", None)],
    ),
    (
        "fr",
        "« Nous restons prêts », a déclaré le ministre, selon lequel Moscou « joue la montre ».",
        [
            ("« Nous restons prêts »", "le ministre", None, None),
            ("Moscou « joue la montre »", "le ministre", None, None),
        ],
    ),
    (
        "fr",
        "« Nous voulons la paix, a-t-il ajouté, mais pas à n'importe quel prix. »",
        [("« Nous voulons la paix … mais pas à n'importe quel prix. »", "-t-il", None, None)],
    ),
    ("fr", "Le président aurait refusé.", []),
    (
        "es",
        "El canciller exigió a Caracas que libere a los detenidos, según la nota.",
        [
            ("El canciller exigió a Caracas que libere a los detenidos", "la nota", None, None),
            ("que libere a los detenidos", "El canciller", "Caracas", 1),
        ],
    ),
    (
        "es",
        "El presidente llegó a Lima. Afirmó que la puerta sigue abierta.",
        [("que la puerta sigue abierta", "El presidente", None, None)],
    ),
    (
        "ru",
        "По словам пресс-секретаря, звонок не планируется.",
        [("звонок не планируется", "словам пресс-секретаря", None, None)],
    ),
    (
        "ru",
        "«Мы готовы, — сказал министр. — Но не сегодня».",
        [("«Мы готовы … Но не сегодня»", "министр", None, None)],
    ),
    (
        "uk",
        "«Ми готові», — сказав міністр. За словами посла, зустріч відбудеться у травні.",
        [
            ("«Ми готові»", "міністр", None, None),
            ("зустріч відбудеться у травні", "словами посла", None, None),
        ],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_shape_of_attribution_is_read(
    language: Language, text: str, expected: list[Told], readers: dict[Language, Reader]
) -> None:
    assert told(readers[language](text)) == expected
