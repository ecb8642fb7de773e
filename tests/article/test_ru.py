"""Russian articles taken apart: days, datelines, authors, leftovers."""

import pytest

from article.apart import agencies, parts, published, roles, split

SENTENCE = "Министры обсудили в среду рыболовство."
TITLE = "Министры прибрежных стран съехались в Ригу"


@pytest.mark.parametrize(
    "line",
    [
        "Опубликовано 3 апреля 2024 г.",
        "Опубликовано:\n\n3 апреля 2024",
        "Дата публикации: 03.04.2024, 14:05",
        "Опубликовано: 03.04.24",
        "14:05, 3 апреля 2024",
        "Среда, 3 апреля 2024 года",
        "2024-04-03",
        "03.04.2024 14:05",
        "Автор: Ирина Примерова, 3 апр. 2024",
        "Опубликовано: 03 апреля 2024 14:05 (обновлено: 5 апреля 2024)",
        "03 апреля 2024 14:05 | Обновлено: 5 апреля 2024",
        "Рига, 3 апреля 2024 года",
    ],
)
def test_a_day_with_its_year_in_the_head_is_the_publication_day(line: str) -> None:
    assert published("ru", f"{TITLE} ¶ {line} ¶ {SENTENCE}") == ("2024-04-03", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Опубликовано: 3 апреля", "“3 апреля” names no year"),
        ("Обновлено 5 апреля 2024", "is the day of a change"),
        ("Опубликовано:", "nothing stands behind"),
        ("Опубликовано 31 февраля 2024", "the text names none"),
        ("© 2024 Газета «Пример»", "the text names none"),
        ("Фото: Ирина Примерова, 3 апреля 2024", "the text names none"),
    ],
)
def test_without_a_day_the_doubt_says_why(line: str, why: str) -> None:
    day, doubt = published("ru", f"{TITLE} ¶ {line} ¶ {SENTENCE}")
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(
    ("opening", "day", "ids"),
    [
        ("МОСКВА, 3 апреля. /ТАСС/. ", None, ("TASS",)),
        ("МОСКВА, 3 апреля 2024 года. /Корр. ТАСС/. ", "2024-04-03", ("TASS",)),
        ("МОСКВА, 3 апр — РИА Новости. ", None, ("RIA",)),
        ("МОСКВА, 3 апр 2024 - РИА Новости, Иван Примеров. ", "2024-04-03", ("RIA",)),
        ("Москва. 3 апреля. ИНТЕРФАКС.RU - ", None, ("Interfax",)),
        ("Киев. 3 апреля 2024 г. УНН. ", "2024-04-03", ("UNN",)),
        ("3 апреля (Рейтер) - ", None, ("Reuters",)),
        ("НЬЮ-ЙОРК/МОСКВА, 3 апреля (АП/АФП) — ", None, ("AP", "AFP")),
        ("Рига, 3 апреля 2024 – ", "2024-04-03", ()),
    ],
)
def test_no_word_of_a_dateline_is_body(opening: str, day: str | None, ids: tuple[str, ...]) -> None:
    text = f"{opening}{SENTENCE}"
    assert split("ru", text)[1] == SENTENCE
    assert (published("ru", text)[0], agencies("ru", text)) == (day, ids)


@pytest.mark.parametrize(
    "text",
    [
        "Москва — столица России и не меньше двух других стран.",
        "Россия — РИА Новости, а не ТАСС, сообщило об этом в среду.",
        "Примеров — министр — говорил в понедельник в Риге.",
        "В мае — и в июне — министры встретились снова.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles("ru", text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "Автор: Ирина Примерова",
        "Авторы: Ирина Примерова и Иван Образцов",
        "Подготовила Ирина Примерова",
        "Текст: Иван Образцов, Рига",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles("ru", f"{TITLE} ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Поделиться новостью", "share_bar"),
        ("ВКонтакте Одноклассники Telegram", "share_bar"),
        ("Время чтения: 3 минуты", "reading_time"),
        ("Мы используем файлы cookie, чтобы сайт был лучше.", "cookie_notice"),
        ("Подпишитесь на нашу рассылку", "ad"),
        ("Реклама", "ad"),
        ("Фото: Ирина Примерова", "caption"),
        ("Гости перед замком (архивное фото)", "caption"),
        ("Читайте также: Новый спор о рыбе", "related_link"),
        ("Оставить комментарий", "comment_form"),
        ("© 2024 Газета «Пример»", "copyright_line"),
        ("Источник: gazeta.example", "source_note"),
        ("Главная > Политика > Европа", "navigation"),
    ],
)
def test_a_leftover_says_its_reason(line: str, reason: str) -> None:
    role, rule, words = parts("ru", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "Министры решили поделиться фото замка с гостями.",
        "Читайте больше книг, сказала министр детям в Риге.",
        "Реклама рыбы в городе не понравилась министру.",
        "Источник в министерстве об этом ничего не сказал.",
        "Она говорила в Риге с агентством ТАСС.",
        "Встреча прошла в Риге 3 апреля 2024 г.",
    ],
)
def test_a_sentence_that_looks_like_a_leftover_is_body(line: str) -> None:
    assert roles("ru", f"{TITLE} ¶ {SENTENCE} ¶ {line}")[-1] == ("body", line)


def test_an_agencys_credit_is_split_off() -> None:
    found = roles("ru", f"{SENTENCE} ¶ {SENTENCE} (ТАСС и АФП)")
    assert found[-1] == ("agency", "(ТАСС и АФП)")
    assert agencies("ru", f"{SENTENCE} ¶ {SENTENCE} (ТАСС и АФП)") == ("TASS", "AFP")


def test_a_year_in_the_body_is_never_the_publication_day() -> None:
    assert published("ru", "Министры в последний раз виделись 1 октября 2022 года в Риге.")[0] is None


def test_the_days_of_a_chronicle_are_not_the_publication_day() -> None:
    text = f"{TITLE} ¶ 3 апреля 2024 ¶ {SENTENCE} ¶ 5 апреля 2024 ¶ {SENTENCE}"
    assert published("ru", text)[0] is None
