"""Spanish articles taken apart: days, datelines, authors, leftovers."""

import pytest

from article.apart import agencies, parts, published, roles, split

SENTENCE = "Los ministros se reunieron el miércoles en Riga."
TITLE = "Los ministros de la costa se reúnen en Riga"


@pytest.mark.parametrize(
    "line",
    [
        "Publicado el 3 de abril de 2024, 14:05",
        "Publicado el:\n\n3 de abril de 2024",
        "Publicado: 03/04/2024 14:05",
        "03 ABR 2024 - 14:05 CEST",
        "Miércoles, 3 de abril de 2024",
        "2024-04-03",
        "Fecha: 3.4.2024",
        "Abril 3 de 2024",
        "Por Ana Ejemplo, 3 de abril del 2024",
        "Publicado el 3 de abril de 2024. Actualizado el 5 de abril de 2024",
        "Riga - 03 abr 2024 - 14:05 CEST",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    assert published("es", f"{TITLE} ¶ {line} ¶ {SENTENCE}") == ("2024-04-03", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Publicado: 3 de abril", "“3 de abril” names no year"),
        ("Actualizado a 5 de abril de 2024 14:05", "is the day of a change"),
        ("Publicado el:", "nothing stands behind"),
        ("Publicado el 31 de febrero de 2024", "the text names none"),
        ("Publicado: 03/04/24", "the text names none"),
        ("© 2024 Gaceta Ejemplo", "the text names none"),
        ("Foto: Ana Ejemplo, 3 de abril de 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    day, doubt = published("es", f"{TITLE} ¶ {line} ¶ {SENTENCE}")
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(
    ("opening", "day", "ids"),
    [
        ("París, 3 abr (EFE).- ", None, ("EFE",)),
        ("París, 3 abr. 2024 (EFE/AFP).- ", "2024-04-03", ("EFE", "AFP")),
        ("MADRID, 3 Abr. (EUROPA PRESS) - ", None, ("EuropaPress",)),
        ("Ciudad de México, 3 de abril de 2024 (AFP) – ", "2024-04-03", ("AFP",)),
        ("Kiev (Ucrania), 3 abr (EFE).- ", None, ("EFE",)),
        ("La Habana, 3 abr (Prensa Latina) ", None, ("PrensaLatina",)),
        ("Madrid.- ", None, ()),
        ("Bogotá, abril 3 de 2024 (AFP) – ", "2024-04-03", ("AFP",)),
        ("Madrid, 3 de abril de 2024 – ", "2024-04-03", ()),
        ("Madrid, a 3 de abril de 2024\n\n", "2024-04-03", ()),
    ],
)
def test_no_word_of_a_dateline_is_body(opening: str, day: str | None, ids: tuple[str, ...]) -> None:
    text = f"{opening}{SENTENCE}"
    assert split("es", text)[1] == SENTENCE
    assert (published("es", text)[0], agencies("es", text)) == (day, ids)


@pytest.mark.parametrize(
    "text",
    [
        "Ejemplo – la ministra – habló el lunes en Riga.",
        "El ministro (PSOE) – así lo dijo – llegó el lunes a Riga.",
        "En mayo – y en junio – los ministros se vieron otra vez.",
        "Riga (Letonia) – eso es lo que dijo – es una meta.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles("es", text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "Por Ana Ejemplo",
        "Por Ana Ejemplo y José del Modelo",
        "Por Ana Ejemplo, corresponsal en Riga",
        "Por Ana Ejemplo con EFE",
        "Autora: Ana Ejemplo",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles("es", f"{TITLE} ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Compartir artículo", "share_bar"),
        ("Facebook X WhatsApp Correo", "share_bar"),
        ("Tiempo de lectura: 3 min", "reading_time"),
        ("Utilizamos cookies para mejorar este sitio.", "cookie_notice"),
        ("Suscríbete a nuestra newsletter", "ad"),
        ("Publicidad", "ad"),
        ("Foto: Ana Ejemplo", "caption"),
        ("Los invitados ante el castillo (archivo)", "caption"),
        ("Lea también: Nueva disputa por la pesca", "related_link"),
        ("Deja un comentario", "comment_form"),
        ("© 2024 Gaceta Ejemplo", "copyright_line"),
        ("Fuente: gaceta.example", "source_note"),
        ("Inicio > Internacional > Europa", "navigation"),
    ],
)
def test_a_leftover_says_its_reason(line: str, reason: str) -> None:
    role, rule, words = parts("es", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "Se sirvieron galletas mientras los ministros hablaban.",
        "Van a compartir la foto del castillo con sus invitados.",
        "Leer más libros es un placer, dijo la ministra a los niños.",
        "El boletín del ministerio no dijo nada de esto.",
        "Habló con la agencia EFE en Riga.",
        "Por la tarde, los dos firmaron un acuerdo de pesca.",
    ],
)
def test_a_sentence_that_looks_like_a_leftover_is_body(line: str) -> None:
    assert roles("es", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1] == ("body", line)


def test_an_agencys_credit_is_split_off() -> None:
    found = roles("es", f"{SENTENCE} ¶ {SENTENCE} (EFE y AFP)")
    assert found[-1] == ("agency", "(EFE y AFP)")
    assert agencies("es", f"{SENTENCE} ¶ {SENTENCE} (EFE y AFP)") == ("EFE", "AFP")


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    assert (
        published("es", "Los ministros se vieron por última vez el 1 de octubre de 2022 en Riga.")[0] is None
    )


def test_the_days_of_a_chronicle_are_not_the_publication_day() -> None:
    text = f"{TITLE} ¶ 3 de abril de 2024 ¶ {SENTENCE} ¶ 5 de abril de 2024 ¶ {SENTENCE}"
    assert published("es", text)[0] is None
