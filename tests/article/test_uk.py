"""Ukrainian articles taken apart: days, datelines, authors, leftovers."""

import pytest

from article.apart import agencies, parts, published, roles, split

SENTENCE = "Міністри обговорили в середу рибальство."
TITLE = "Міністри прибережних країн зібралися в Ризі"


@pytest.mark.parametrize(
    "line",
    [
        "Опубліковано 3 квітня 2024 р.",
        "Опубліковано:\n\n3 квітня 2024",
        "Дата публікації: 03.04.2024, 14:05",
        "Опубліковано: 03.04.24",
        "14:05, 3 квітня 2024",
        "Середа, 3 квітня 2024 року",
        "2024-04-03",
        "03.04.2024 14:05",
        "Авторка: Ірина Приклад, 3 квіт. 2024",
        "Опубліковано: 3 квітня 2024 14:05 (оновлено: 5 квітня 2024)",
        "3 квітня 2024, 14:05 | Оновлено: 5 квітня 2024",
        "Рига, 3 квітня 2024 року",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    assert published("uk", f"{TITLE} ¶ {line} ¶ {SENTENCE}") == ("2024-04-03", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Опубліковано: 3 квітня", "“3 квітня” names no year"),
        ("Оновлено 5 квітня 2024", "is the day of a change"),
        ("Опубліковано:", "nothing stands behind"),
        ("Опубліковано 31 лютого 2024", "the text names none"),
        ("© 2024 Газета «Приклад»", "the text names none"),
        ("Фото: Ірина Приклад, 3 квітня 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    day, doubt = published("uk", f"{TITLE} ¶ {line} ¶ {SENTENCE}")
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(
    ("opening", "day", "ids"),
    [
        ("КИЇВ, 3 квітня. /Укрінформ/. ", None, ("Ukrinform",)),
        ("Київ, 3 квітня 2024 року (Інтерфакс-Україна) – ", "2024-04-03", ("Interfax-Ukraine",)),
        ("КИЇВ. 3 квітня 2024 р. УНН. ", "2024-04-03", ("UNN",)),
        ("Київ • УНН - ", None, ("UNN",)),
        ("Київ, 3 квітня – Укрінформ. ", None, ("Ukrinform",)),
        ("3 квітня (Ройтерс) - ", None, ("Reuters",)),
        ("ІВАНО-ФРАНКІВСЬК, 3 квітня (УНІАН/АФП) — ", None, ("UNIAN", "AFP")),
        ("Рига, 3 квітня 2024 – ", "2024-04-03", ()),
    ],
)
def test_no_word_of_a_dateline_is_body(opening: str, day: str | None, ids: tuple[str, ...]) -> None:
    text = f"{opening}{SENTENCE}"
    assert split("uk", text)[1] == SENTENCE
    assert (published("uk", text)[0], agencies("uk", text)) == (day, ids)


@pytest.mark.parametrize(
    "text",
    [
        "Київ — столиця України і не менше двох інших країн.",
        "Україна — УНІАН, а не Укрінформ, повідомив про це в середу.",
        "Приклад — міністр — говорив у понеділок у Ризі.",
        "У травні — і в червні — міністри зустрілися знову.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles("uk", text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "Автор: Іван Зразок",
        "Автори: Ірина Приклад та Іван Зразок",
        "Підготувала Ірина Приклад",
        "Текст: Іван Зразок, Рига",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles("uk", f"{TITLE} ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Поділитися новиною", "share_bar"),
        ("Facebook Telegram Viber", "share_bar"),
        ("Час читання: 3 хвилини", "reading_time"),
        ("Ми використовуємо файли cookie, щоб сайт був кращим.", "cookie_notice"),
        ("Підпишіться на нашу розсилку", "ad"),
        ("Реклама", "ad"),
        ("Фото: Ірина Приклад", "caption"),
        ("Гості перед замком (архівне фото)", "caption"),
        ("Читайте також: Нова суперечка про рибу", "related_link"),
        ("Залишити коментар", "comment_form"),
        ("© 2024 Газета «Приклад»", "copyright_line"),
        ("Джерело: hazeta.example", "source_note"),
        ("Головна > Політика > Європа", "navigation"),
    ],
)
def test_a_leftover_says_its_reason(line: str, reason: str) -> None:
    role, rule, words = parts("uk", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "Міністри вирішили поділитися фото замку з гостями.",
        "Читайте більше книжок, сказала міністерка дітям у Ризі.",
        "Реклама риби в місті не сподобалася міністрові.",
        "Джерело в міністерстві про це нічого не сказало.",
        "Вона говорила в Ризі з агентством Укрінформ.",
        "Зустріч пройшла в Ризі 3 квітня 2024 р.",
    ],
)
def test_a_sentence_that_looks_like_a_leftover_is_body(line: str) -> None:
    assert roles("uk", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1] == ("body", line)


def test_an_agencys_credit_is_split_off() -> None:
    found = roles("uk", f"{SENTENCE} ¶ {SENTENCE} (Укрінформ та АФП)")
    assert found[-1] == ("agency", "(Укрінформ та АФП)")
    assert agencies("uk", f"{SENTENCE} ¶ {SENTENCE} (Укрінформ та АФП)") == ("Ukrinform", "AFP")


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    assert published("uk", "Міністри востаннє бачилися 1 жовтня 2022 року в Ризі.")[0] is None


def test_the_days_of_a_chronicle_are_not_the_publication_day() -> None:
    text = f"{TITLE} ¶ 3 квітня 2024 ¶ {SENTENCE} ¶ 5 квітня 2024 ¶ {SENTENCE}"
    assert published("uk", text)[0] is None
