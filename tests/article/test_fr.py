"""French articles taken apart: days, datelines, authors, leftovers."""

import pytest

from article.apart import agencies, parts, published, roles, split

SENTENCE = "Les ministres se sont réunis mercredi à Riga."
TITLE = "Les ministres du littoral se retrouvent à Riga"


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 3 avril 2024 à 14h05",
        "Publié le :\n\n3 avril 2024",
        "Publié le 03/04/2024 à 14:05",
        "Mis en ligne le 3 avr. 2024",
        "Mercredi 3 avril 2024",
        "2024-04-03",
        "Date : 03.04.2024",
        "Par Jeanne Exemple, le 3 avril 2024",
        "Publié le 3 avril 2024 à 14h05, modifié le 5 avril 2024 à 10h00",
        "Publié le 3 avril 2024 - Mis à jour le 5 avril 2024",
        "14h05, 3 avril 2024",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    assert published("fr", f"{TITLE} ¶ {line} ¶ {SENTENCE}") == ("2024-04-03", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Publié le 3 avril", "“3 avril” names no year"),
        ("Mis à jour le 5 avril 2024", "is the day of a change"),
        ("Publié le :", "nothing stands behind"),
        ("Publié le 31 février 2024", "the text names none"),
        ("Publié le 03/04/24", "the text names none"),
        ("© 2024 Gazette Exemple", "the text names none"),
        ("Photo : Jeanne Exemple, 3 avril 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    day, doubt = published("fr", f"{TITLE} ¶ {line} ¶ {SENTENCE}")
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(
    ("opening", "day", "ids"),
    [
        ("Paris, 3 avr 2024 (AFP) - ", "2024-04-03", ("AFP",)),
        ("PARIS, 3 avril (Reuters) – ", None, ("Reuters",)),
        ("Kiev (Ukraine), 3 avr 2024 (AFP) - ", "2024-04-03", ("AFP",)),
        ("Washington, États-Unis (AFP) – ", None, ("AFP",)),
        ("Moscou, le 1er avril 2024 (AFP) – ", "2024-04-01", ("AFP",)),
        ("Évian (AFP/dpa) – ", None, ("AFP", "dpa")),
        ("MOSCOU, 3 avril. /TASS/. ", None, ("TASS",)),
        ("Genève, 3 avril 2024 – ", "2024-04-03", ()),
        ("Paris – ", None, ()),
        ("Paris, le mercredi 3 avril 2024\n\n", "2024-04-03", ()),
    ],
)
def test_no_word_of_a_dateline_is_body(opening: str, day: str | None, ids: tuple[str, ...]) -> None:
    text = f"{opening}{SENTENCE}"
    assert split("fr", text)[1] == SENTENCE
    assert (published("fr", text)[0], agencies("fr", text)) == (day, ids)


@pytest.mark.parametrize(
    "text",
    [
        "L’Union – la Commission – a salué mercredi cet accord.",
        "Exemple (parti du Centre) – il l’a dit – est venu à Riga.",
        "En mai – puis en juin – les ministres se sont revus.",
        "Riga (Lettonie) – c’est ce qu’il a dit – est un but.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles("fr", text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "Par Jeanne Exemple",
        "Par Jeanne Exemple et Paul d’Exemple",
        "Par Jeanne Exemple, envoyée spéciale à Riga",
        "Par Jeanne Exemple (avec AFP)",
        "Auteur : Paul Exemple",
        "Propos recueillis par Jeanne Exemple",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles("fr", f"{TITLE} ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Partager l’article", "share_bar"),
        ("Facebook X WhatsApp E-mail", "share_bar"),
        ("Temps de lecture : 3 min", "reading_time"),
        ("Nous utilisons des cookies pour améliorer ce site.", "cookie_notice"),
        ("Abonnez-vous à notre newsletter", "ad"),
        ("Publicité", "ad"),
        ("Photo : Jeanne Exemple", "caption"),
        ("Les invités devant le château (photo d’archives)", "caption"),
        ("Lire aussi : Nouvelle querelle sur la pêche", "related_link"),
        ("Laisser un commentaire", "comment_form"),
        ("© 2024 Gazette Exemple", "copyright_line"),
        ("Source : gazette.example", "source_note"),
        ("Accueil > Monde > Europe", "navigation"),
    ],
)
def test_a_leftover_says_its_reason(line: str, reason: str) -> None:
    role, rule, words = parts("fr", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "Des gâteaux ont été servis pendant que les ministres parlaient.",
        "Ils vont partager la photo du château avec leurs invités.",
        "Lire ces pages est un plaisir, a dit la ministre aux enfants.",
        "La newsletter du ministère n’en a pas dit un mot.",
        "Elle a parlé à l’agence AFP à Riga.",
        "Par ailleurs, un accord sur la pêche a été signé.",
    ],
)
def test_a_sentence_that_looks_like_a_leftover_is_body(line: str) -> None:
    assert roles("fr", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1] == ("body", line)


def test_an_agencys_credit_is_split_off() -> None:
    found = roles("fr", f"{SENTENCE} ¶ {SENTENCE} (AFP et Reuters)")
    assert found[-1] == ("agency", "(AFP et Reuters)")
    assert agencies("fr", f"{SENTENCE} ¶ {SENTENCE} (AFP et Reuters)") == ("AFP", "Reuters")


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    assert published("fr", "Les ministres se sont vus le 1er octobre 2022 à Riga.")[0] is None


def test_the_days_of_a_chronicle_are_not_the_publication_day() -> None:
    text = f"{TITLE} ¶ 3 avril 2024 ¶ {SENTENCE} ¶ 5 avril 2024 ¶ {SENTENCE}"
    assert published("fr", text)[0] is None
