"""What a page adds to an article: labels, buttons, forms, notices."""

import re
from itertools import takewhile

from communique.article.page import Page, Rule, Verdict, listed, made_of

CONTACT_LINES = 8
"""Lines below a contact's heading that belong to it."""

CAPTIONED = frozenset(["figcaption", "caption"])
MOST_LINKED, MOST_LINKED_AT_FOOT = 0.9, 0.5
"""Share of links from which on a line points elsewhere; below the last sentence a day may stand beside it."""

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
LINK = re.compile(r"\S*(?:https?://|www\.|@)\S+")


def ornament(page: Page, i: int) -> Verdict | None:
    """Take a line without a letter or number for a divider of the page.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ * * * ¶ Danach reisten sie nach Wilna.
    """
    return None if any(character.isalnum() for character in page.blocks[i].text) else Verdict("leftover")


def reading_time(page: Page, i: int) -> Verdict | None:
    """Take a line of nothing but a number of minutes for the time that reading takes.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Lesezeit: 3 Minuten
    """
    has_number = any(word.isdigit() for word in page.words[i])
    group = made_of(page, i, "reading_time") if has_number else None
    return Verdict("leftover", group.entry) if group else None


def comment_form(page: Page, i: int) -> Verdict | None:
    """Take the words of a comment form, in German or left in English, for what they are.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Kommentar schreiben
    """
    return listed(page, i, "comment_form")


def share_bar(page: Page, i: int) -> Verdict | None:
    """Take a line of nothing but names of networks and buttons for a share bar.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Facebook WhatsApp E-Mail Drucken
    """
    group = made_of(page, i, "share_bar")
    return Verdict("leftover", group.entry) if group else listed(page, i, "share_bar")


def caption(page: Page, i: int) -> Verdict | None:
    """Take a line that names a picture's source, a short text that ends with one, or a page's own caption.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Foto: Erika Beispiel
    """
    if page.blocks[i].origin in CAPTIONED:
        return Verdict("leftover")
    words = [word.casefold() for word in page.words[i]]
    for group in page.groups("caption"):
        places = [k for k in range(1, len(words)) if words[k] in group.credits]
        if (
            places
            and len(words) <= 45
            and len(words) - places[-1] <= 6
            and _is_labelled(page, i, words[places[-1]])
        ):
            return Verdict("leftover", group.entry)
    return listed(page, i, "caption")


def related_link(page: Page, i: int) -> Verdict | None:
    """Take a pointer to other articles for one; at the foot of a page, the titles under it too.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Lesen Sie auch: Neuer Streit um die Fischerei
    """
    return listed(page, i, "related_link") if i else None


def cookie_notice(page: Page, i: int) -> Verdict | None:
    """Take a request to accept cookies or other contents for a notice.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Wir verwenden Cookies, um die Seite zu verbessern.
    """
    return listed(page, i, "cookie_notice")


def ad(page: Page, i: int) -> Verdict | None:
    """Take what sells something, such as a newsletter, for an advertisement.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Jetzt abonnieren
    """
    return listed(page, i, "ad")


def copyright_line(page: Page, i: int) -> Verdict | None:
    """Take a claim of rights for one; its year says nothing about the article.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ © 2024 Beispiel Zeitung, alle Rechte vorbehalten
    """
    return listed(page, i, "copyright")


def source_note(page: Page, i: int) -> Verdict | None:
    """Take a line that names where the page has its text from for a source note.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Quelle: beispiel-zeitung.de
    """
    return listed(page, i, "source_note")


def navigation(page: Page, i: int) -> Verdict | None:
    """Take the name of a section or a path of sections for the site's navigation.

    Example: Startseite > Politik > Ausland ¶ Minister beraten ¶ Die Minister berieten am Mittwoch in Riga.
    """
    found = listed(page, i, "navigation")
    if found or not page.is_label_like(i):
        return found
    steps = [step.strip() for step in re.split(r"[>›»/|]", page.lines[i])]
    known = [group.entry for group in page.groups("navigation") if set(steps) & group.lines]
    return Verdict("leftover", known[0]) if len(steps) > 1 and known else None


def link_only(page: Page, i: int) -> Verdict | None:
    """Take a line that is nothing but an address of the web or of mail for a link.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ https://www.beispiel.example/artikel
    """
    return Verdict("leftover") if LINK.fullmatch(page.blocks[i].text) else None


def contact(page: Page, i: int) -> Verdict | None:
    """Take the heading of a press office's contact for what it is; at the foot, the lines under it too.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Pressekontakt ¶ Referat 12 ¶ Telefon: 030 1234567
    """
    found = listed(page, i, "contact")
    if found or not (page.is_tail(i) and page.is_label_like(i)):
        return found
    above = takewhile(lambda k: not page.is_sentence[k], range(i - 1, max(i - CONTACT_LINES, -1), -1))
    return next((verdict for k in above if (verdict := listed(page, k, "contact"))), None)


def label_without_value(page: Page, i: int) -> Verdict | None:
    """Take a label with nothing behind it for what is left of a page's head or foot.

    A known label counts anywhere, an unknown one of up to three words only above the article's body.

    Example: Gipfel ¶ Die Minister berieten in Riga. ¶ Ausgegeben am: ¶ Es ging um die Fischerei.
    """
    line = page.lines[i]
    for group in (*page.groups("published"), *page.groups("changed")):
        label = group.label(line) if page.is_label_like(i) else None
        if label and not line.removeprefix(label).strip(" :"):
            return Verdict("leftover", group.entry)
    is_shape = line.endswith(":") and len(page.words[i]) <= 3 and i > 0 and page.sentences_before[i] < 2
    return (
        Verdict("leftover") if is_shape and not _has_value(page, i) and page.lines.count(line) == 1 else None
    )


def repeated_line(page: Page, i: int) -> Verdict | None:
    """Take a line that has stood in the article word for word, and is no sentence, for a repetition.

    Example: Minister beraten in Riga ¶ Die Minister berieten am Mittwoch in Riga. ¶ Minister beraten in Riga
    """
    is_long = len(page.words[i]) > 3 and not page.is_sentence[i]
    return Verdict("leftover") if is_long and page.first_seen.get(page.lines[i], i) < i else None


def link_line(page: Page, i: int) -> Verdict | None:
    """Take a block of a page that is all link, and no sentence or heading, for a pointer elsewhere.

    Example: <p>Die Minister berieten in Riga.</p><p><a href="/">Neuer Streit um die Fischerei</a></p>
    """
    most = MOST_LINKED_AT_FOOT if page.is_tail(i) else MOST_LINKED
    is_link = page.blocks[i].links >= most and page.blocks[i].origin not in HEADINGS
    return Verdict("leftover") if is_link and not page.is_sentence[i] else None


def dropped_by_extractor(page: Page, i: int) -> Verdict | None:
    """Take what nobody takes for the article, of a page that has one, for what it is: around it.

    Example: <div>Beispiel Zeitung</div><h1>Gipfel</h1><p>Die Minister berieten am Mittwoch in Riga.</p>
    """
    return None if page.is_kept(i) else Verdict("leftover")


def _has_value(page: Page, i: int) -> bool:
    """Say whether the next block can be what an unknown label announces: a sentence."""
    return i + 1 < len(page.blocks) and page.is_sentence[i + 1]


def _is_labelled(page: Page, i: int, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\s*:", page.lines[i]) is not None


LEFTOVERS: tuple[Rule, ...] = (
    ornament,
    reading_time,
    label_without_value,
    link_only,
    contact,
    comment_form,
    share_bar,
    navigation,
    copyright_line,
    source_note,
    caption,
    related_link,
    cookie_notice,
    ad,
    repeated_line,
    link_line,
    dropped_by_extractor,
)
"""In the order in which they are asked; the first that speaks decides."""
