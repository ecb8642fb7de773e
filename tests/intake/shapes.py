"""Pages in the shapes of real sites, made of our own words: newspapers, agencies, ministries, blogs.

Each shape is a function that writes a page; what its words are is known from the writing. The markup follows
what such sites have in common (tags, classes, metadata, boxes between paragraphs), not any one of them.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from intake.sheet import Made, Sheet, Words

HERE = Path(__file__).parent / "pages"
DAY = "2024-04-03"
LATER = "2024-04-05T09:12:00+02:00"
Shape = Callable[[Sheet, str], Made]


def pages() -> Iterator[Made]:
    """Give each shape in each language, each with one of the language's articles in turn."""
    for path in sorted(HERE.glob("*.toml")):
        words = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, shape in enumerate(SHAPES):
            articles = words["article"]
            yield shape(Sheet(words, articles[number % len(articles)]), path.stem)


def json_ld(words: Words, article: Words, **more: object) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "description": article["lead"],
        "datePublished": f"{DAY}T14:05:00+02:00",
        "dateModified": LATER,
        "author": [{"@type": "Person", "name": words["author"]}],
        "publisher": {"@type": "Organization", "name": words["site"]},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def newspaper(s: Sheet, language: str) -> Made:  # noqa: PLR0915 - a page is a list of what stands on it
    """A daily: kicker and title in one heading, a share bar, boxes between paragraphs, many teasers."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} | {w['site']}")
    s.raw(f'<meta property="og:title" content="{a["title"]}"><meta property="og:type" content="article">')
    s.raw(
        f'<meta name="description" content="{a["lead"]}">',
        json_ld(w, a),
        "<style>p{margin:0}</style></head><body>",
    )
    s.raw('<header class="site-header"><div class="topbar">')
    s.put("leftover", "span", w["today"])
    s.raw("</div>")
    s.put("leftover", "div", w["site"], 'class="logo"', link=True)
    s.rest("button", w["tools"][:2])
    s.raw('<nav class="main-nav">')
    s.list_of(w["sections"])
    s.raw(
        '</nav></header><main><article class="article"><header class="article-header"><h1 class="headline">'
    )
    s.put("headline", "span", w["kicker"], 'class="headline__kicker"')
    s.raw("\n")
    s.put("headline", "span", a["title"], 'class="headline__title"')
    s.raw("</h1>")
    s.put("summary", "p", a["lead"], 'class="article-header__intro"')
    s.raw('<div class="metadata">')
    s.put("byline", "span", w["byline"], 'class="author"')
    s.raw(" ")
    s.put("byline", "time", w["dated"][0], f'datetime="{DAY}T14:05:00+02:00" class="date"')
    s.raw("</div>")
    s.put("leftover", "div", w["reading"], 'class="reading-time"')
    s.raw('<div class="sharing-bar">')
    s.rest("button", w["share"])
    s.raw("</div></header><figure><img src='a.jpg' alt=''>")
    s.put("leftover", "figcaption", w["caption"])
    s.raw('</figure><div class="article-body">')

    def box() -> None:
        s.raw('<aside class="related-box">')
        s.put("leftover", "h3", w["more"])
        s.list_of(w["related"][:3])
        s.raw("</aside>")

    def advert() -> None:
        s.raw('<div class="ad-slot" data-ad="mid">')
        s.put("leftover", "div", w["ad"])
        s.raw("</div>")

    s.body(between={2: box, 4: advert})
    s.raw("</div>")
    s.put("leftover", "p", w["standards"], 'class="article-note"')
    s.raw('<section class="tags">')
    s.rest("span", w["tags"], link=True)
    s.raw('</section></article><section class="newsletter-box"><h3>')
    s.raw("</h3>")
    s.rest("h3", w["newsletter"][:1])
    s.rest("p", w["newsletter"][1:2])
    s.rest("button", w["newsletter"][2:])
    s.raw('</section><section class="teasers">')
    s.put("leftover", "h2", w["most_read"])
    for title, teaser in zip(w["related"][3:], [*w["teasers"], w["teasers"][0]], strict=False):
        s.raw('<article class="teaser">')
        s.put("leftover", "h3", title, link=True)
        s.put("leftover", "p", teaser, 'class="teaser__text"')
        s.put("leftover", "time", w["short"], f'datetime="{DAY}"')
        s.raw("</article>")
    s.raw('</section></main><footer class="site-footer">')
    s.list_of(w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("newspaper", language, url=f"https://news.example/{language}/a-1234.html", published=DAY)


def wire(s: Sheet, language: str) -> Made:
    """An agency's site: little around it, the dateline in the first paragraph, no JSON-LD."""
    w, a = s.words, s.article
    s.raw(
        f'<!doctype html><html lang="{language}-XX"><head><meta charset="UTF-8"><title>{a["title"]}</title>'
    )
    s.raw(f'<meta property="article:published_time" content="{DAY}T12:05:00Z"></head><body><div id="__next">')
    s.raw('<header><div class="bar">')
    s.rest("a", [w["site"], *w["sections"][:5]], 'class="nav-item"')
    s.raw('</div></header><div class="layout"><div class="column">')
    s.put("headline", "h1", a["title"], 'data-testid="Heading" class="text__heading__1a2b"')
    s.put("byline", "div", w["byline"], 'class="author-name__3x"')
    s.put("byline", "div", w["dated"][1], 'class="date-line__3x"')
    s.raw('<div class="toolbar">')
    s.rest("button", w["share"][:3])
    s.raw('</div><div class="article-body__content__17Yit">')
    first, *others = a["body"]
    s.raw('<p class="text__paragraph">')
    s.put("byline", "span", w["dateline"].strip())
    s.raw(" ")
    s.put("body", "span", first)
    s.raw("</p>")
    s.article = {**a, "body": others}
    s.body(attributes='class="text__paragraph"')
    s.put("agency", "p", w["agency_line"], 'class="credit"')
    s.raw('</div><div class="trust">')
    s.put("leftover", "p", w["standards"])
    s.raw('</div></div><div class="column rail">')
    s.put("leftover", "h2", w["more"])
    for title in w["related"][:5]:
        s.raw('<div class="card">')
        s.put("leftover", "a", title, 'href="/world/x"')
        s.put("leftover", "time", w["today"], 'datetime="2024-04-05"')
        s.raw("</div>")
    s.raw("</div></div><footer>")
    s.rest("a", w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></div></body></html>")
    return s.made(
        "wire", language, url="https://wire.example/world/europe/ministers-2024-04-03/", published=DAY
    )


def old_tables(s: Sheet, language: str) -> Made:
    """A site of the nineties: tables, fonts, line breaks, an old encoding, no metadata at all."""
    w, a = s.words, s.article
    encoding = "cp1251" if language in {"ru", "uk"} else "cp1252"
    label = "windows-1251" if encoding == "cp1251" else "iso-8859-1"
    s.raw(
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={label}">'
        f"<TITLE>{w['site']}</TITLE>"
    )
    s.raw("</HEAD><BODY BGCOLOR=white><TABLE WIDTH=800><TR><TD COLSPAN=3>")
    s.rest("FONT", [w["site"]], "SIZE=6")
    s.raw("</TD></TR><TR><TD VALIGN=top WIDTH=150>")
    for section in w["sections"]:
        s.put("leftover", "A", section, 'HREF="x.htm"')
        s.raw("<BR>")
    s.raw("</TD><TD VALIGN=top>")
    s.put("headline", "H2", a["title"])
    s.put("byline", "I", w["dated"][3])
    s.raw("<BR><BR>")
    for text in a["body"]:
        plain = text.removeprefix("## ").removeprefix("- ")
        tag = "B" if text.startswith("## ") else "SPAN"
        s.put("body", tag, plain)
        s.raw("<BR><BR>\n")
    s.put("byline", "I", w["byline"])
    s.raw("</TD><TD VALIGN=top WIDTH=150>")
    s.put("leftover", "B", w["most_read"])
    s.raw("<BR>")
    for title in w["related"][:4]:
        s.put("leftover", "A", title, 'HREF="y.htm"')
        s.raw("<BR>")
    s.raw("</TD></TR><TR><TD COLSPAN=3 ALIGN=center>")
    s.put("leftover", "SMALL", w["copyright"])
    s.raw("</TD></TR></TABLE></BODY></HTML>")
    return s.made("old_tables", language, url=None, published=DAY, encoding=encoding)


def ministry(s: Sheet, language: str) -> Made:
    """A government's press release: breadcrumbs, a numeric day, contact and documents below the text."""
    w, a = s.words, s.article
    s.head(language, f"{w['site']} - {a['title']}")
    s.raw(f'<meta name="DC.date.issued" content="{DAY}"></head><body class="page-press"><div class="skip">')
    s.raw('</div><header role="banner"><div class="inner">')
    s.put("leftover", "a", w["site"], 'href="/"')
    s.raw("</div><nav>")
    s.list_of(w["sections"][:6])
    s.raw('</nav></header><div class="breadcrumb"><ol>')
    s.rest("li", w["crumbs"], link=True)
    s.raw('</ol></div><div id="content"><div class="row"><div class="col-8">')
    s.put("headline", "h1", a["title"])
    s.put("byline", "p", w["dated"][3], 'class="date"')
    s.raw('<div class="text">')
    s.body()
    s.raw("</div>")
    s.raw('<div class="downloads">')
    s.put("leftover", "h2", w["downloads"][0])
    s.list_of(w["downloads"][1:])
    s.raw('</div></div><div class="col-4"><div class="contact">')
    s.put("leftover", "h2", w["contact"][0])
    s.rest("p", w["contact"][1:])
    s.raw("</div></div></div></div><footer>")
    s.list_of(w["footer"])
    s.put("leftover", "span", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("ministry", language, url=None, published=DAY)


def broadcaster(s: Sheet, language: str) -> Made:
    """A broadcaster: hashed classes, a box for each paragraph, JSON-LD, related stories with days."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} - {w['site']}")
    other = {"@type": "NewsArticle", "headline": w["related"][0], "datePublished": "2024-03-01T08:00:00Z"}
    s.raw(json_ld(w, a, relatedLink=[other]), '</head><body><div id="root"><header><nav aria-label="main">')
    s.list_of(w["sections"], 'class="ssrc-1abc"')
    s.raw(
        '</nav></header><main id="main-content"><div class="ssrc-grid"><div data-component="headline-block">'
    )
    s.put("headline", "h1", a["title"], 'id="main-heading" class="ssrc-xyz"')
    s.raw('</div><div data-component="byline-block"><div class="ssrc-meta">')
    s.put("byline", "div", w["byline"], 'class="ssrc-by"')
    s.put("byline", "time", w["long"], f'datetime="{DAY}T13:05:00.000Z"')
    s.raw("</div></div>")
    s.raw('<div data-component="image-block"><figure><img src="x">')
    s.put("leftover", "figcaption", w["caption2"])
    s.raw("</figure></div>")
    for number, text in enumerate(a["body"]):
        s.raw('<div data-component="text-block" class="ssrc-uf6wea">')
        tag = "h2" if text.startswith("## ") else "p"
        s.put("body", tag, text.removeprefix("## ").removeprefix("- "), 'class="ssrc-1q0x"')
        s.raw("</div>")
        if number == 3:
            s.raw('<div data-component="links-block"><ul>')
            s.rest("li", w["related"][:2], link=True)
            s.raw("</ul></div>")
    s.raw('<section data-component="tag-list">')
    s.put("leftover", "h2", w["tags"][0])
    s.list_of(w["tags"][1:])
    s.raw('</section><section data-component="related-stories">')
    s.put("leftover", "h2", w["more"])
    for title in w["related"][2:]:
        s.raw("<div><a href='/y'>")
        s.put("leftover", "h3", title)
        s.raw("</a>")
        s.put("leftover", "span", w["today"])
        s.raw("</div>")
    s.raw("</section></div></main><footer>")
    s.list_of(w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></div></body></html>")
    return s.made("broadcaster", language, url="https://tv.example/news/articles/c1234", published=DAY)


def weblog(s: Sheet, language: str) -> Made:
    """A blog: posted on, share buttons by plugin, readers' comments in full sentences, a form, a sidebar."""
    w, a = s.words, s.article
    s.raw(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="UTF-8"/>'
        f"<title>{a['title']} &#8211; {w['site']}</title>"
    )
    s.raw('</head><body class="single single-post"><div id="page"><header id="masthead">')
    s.put("leftover", "p", w["site"], 'class="site-title"', link=True)
    s.raw('<nav id="site-navigation">')
    s.list_of(w["sections"][:5], 'class="menu"')
    s.raw('</nav></header><div id="content"><main id="main"><article class="post-12 post type-post hentry">')
    s.raw('<header class="entry-header">')
    s.put("headline", "h1", a["title"], 'class="entry-title"')
    s.raw('<div class="entry-meta">')
    s.put("byline", "span", w["dated"][2], 'class="posted-on"')
    s.raw(" ")
    s.put("byline", "span", w["byline"], 'class="byline"')
    s.raw('</div></header><div class="entry-content">')
    s.body()
    s.put("leftover", "p", w["source"])
    s.raw('<div class="sharedaddy sd-sharing-enabled"><div class="sd-sharing">')
    s.put("leftover", "h3", f"{w['share'][0]}:")
    s.list_of(w["share"][1:])
    s.raw('</div></div><div id="jp-relatedposts" class="jp-relatedposts">')
    s.put("leftover", "h3", w["more"], 'class="jp-relatedposts-headline"')
    s.rest("p", w["related"][:3], 'class="jp-relatedposts-post-title"', link=True)
    s.raw('</div></div><footer class="entry-footer">')
    s.rest("span", w["tags"], 'class="tags-links"', link=True)
    s.raw('</footer></article><div id="comments" class="comments-area">')
    s.put("leftover", "h2", w["comments"][0], 'class="comments-title"')
    s.raw('<ol class="comment-list">')
    for start in (1, 5):
        name, date, text, answer = w["comments"][start : start + 4]
        s.raw('<li class="comment"><div class="comment-author vcard">')
        s.put("leftover", "b", name, 'class="fn"')
        s.raw('</div><div class="comment-metadata">')
        s.put("leftover", "time", date, 'datetime="2024-04-04T08:31:00+00:00"')
        s.raw('</div><div class="comment-content">')
        s.put("leftover", "p", text)
        s.raw('</div><div class="reply">')
        s.put("leftover", "a", answer, 'href="#r"')
        s.raw("</div></li>")
    s.raw('</ol><div id="respond" class="comment-respond">')
    s.put("leftover", "h3", w["form"][0], 'class="comment-reply-title"')
    s.raw('<form id="commentform" class="comment-form">')
    s.put("leftover", "p", w["form"][1], 'class="comment-notes"')
    s.rest("label", w["form"][2:4])
    s.rest("button", w["form"][4:])
    s.raw('</form></div></div></main><aside id="secondary" class="widget-area">')
    s.put("leftover", "h2", w["most_read"], 'class="widget-title"')
    s.list_of(w["related"][3:])
    s.raw('</aside></div><footer id="colophon">')
    s.put("leftover", "div", w["copyright"])
    s.raw("</footer></div></body></html>")
    return s.made("weblog", language, url="https://blog.example/?p=12", published=DAY)


def tabloid(s: Sheet, language: str) -> Made:
    """A tabloid: a cookie dialog before all, forms and cards between paragraphs, a note on the author."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']}")
    s.raw(
        f'<meta property="og:title" content="{a["title"]}">',
        f'<meta property="og:site_name" content="{w["site"]}">',
    )
    s.raw(json_ld(w, a), '<script>window.__STATE__={"a":"<p>x</p>"}</script></head><body>')
    s.raw('<div id="cmp" class="consent-layer" role="dialog">')
    s.rest("p", w["cookie"][:2])
    s.rest("button", w["cookie"][2:])
    s.raw('</div><header class="head">')
    s.rest("a", w["tools"])
    s.raw("<nav>")
    s.list_of(w["sections"])
    s.raw('</nav></header><main><article><div class="article__header">')
    s.put("headline", "span", w["kicker"], 'class="article__kicker"')
    s.put("headline", "h1", a["title"], 'class="article__title"')
    s.raw("</div>")
    s.raw('<div class="article__meta">')
    s.put("byline", "div", w["byline"])
    s.put("byline", "div", w["dated"][0])
    s.put("byline", "div", w["changed"])
    s.raw('</div><div class="audio">')
    s.put("leftover", "button", w["listen"])
    s.raw("</div>")
    s.put("summary", "p", a["lead"], 'class="article__lead"')
    s.raw('<figure class="hero"><picture><img src="h.jpg"></picture>')
    s.put("leftover", "figcaption", w["caption"])
    s.raw('</figure><div class="article__text">')

    def form() -> None:
        s.raw('<div class="newsletter-signup"><form>')
        s.rest("h4", w["newsletter"][:1])
        s.rest("p", w["newsletter"][1:2])
        s.rest("button", w["newsletter"][2:])
        s.raw("</form></div>")

    def card() -> None:
        s.raw('<div class="embed embed--card"><a href="/other">')
        s.put("leftover", "p", w["related"][4], 'class="card__title"')
        s.raw("</a></div>")

    def pointer() -> None:
        s.raw('<p class="readmore"><strong>')
        s.put("leftover", "a", w["inline"], 'href="/z"')
        s.raw("</strong></p>")

    s.body(between={1: card, 3: form, 5: pointer})
    s.raw("</div>")
    s.put("leftover", "div", w["paywall"], 'class="paywall-teaser"')
    s.put("leftover", "div", w["bio"], 'class="author-box"')
    s.put("leftover", "p", w["app"], 'class="app-promo"')
    s.raw("</article></main><footer>")
    s.list_of(w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("tabloid", language, url="https://tabloid.example/politik/id_100.html", published=DAY)


def mobile(s: Sheet, language: str) -> Made:
    """A page for telephones (AMP): few tags, shares and advertisements as elements of their own."""
    w, a = s.words, s.article
    s.raw(
        f'<!doctype html><html amp lang="{language}"><head><meta charset="utf-8"><title>{a["title"]}</title>'
    )
    s.raw('<link rel="canonical" href="https://news.example/2024/04/03/ministers"></head><body><header>')
    s.put("leftover", "a", w["site"], 'href="/"')
    s.raw('</header><amp-sidebar id="menu" layout="nodisplay">')
    s.list_of(w["sections"])
    s.raw("</amp-sidebar><main>")
    s.put("headline", "h1", a["title"])
    s.put("summary", "p", a["lead"], 'class="lead"')
    s.put("byline", "p", w["byline"], 'class="byline"')
    s.raw('<amp-img src="a.jpg" width="1" height="1"></amp-img>')
    s.put("leftover", "figcaption", w["caption"])
    s.raw('<amp-social-share type="facebook"></amp-social-share>')
    s.body(between={2: lambda: s.put("leftover", "div", w["ad"], 'class="ad-label"')})
    s.put("agency", "p", w["agency_line"])
    s.raw("<section>")
    s.put("leftover", "h3", w["more"])
    s.rest("a", w["related"][:3])
    s.raw("</section></main><footer>")
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("mobile", language, url=None, published=DAY)


def printed(s: Sheet, language: str) -> Made:
    """The print version of an article: its text, and two lines of the site."""
    w, a = s.words, s.article
    s.raw(f"<html><head><meta charset='utf-8'><title>{a['title']}</title></head><body onload='print()'>")
    s.put("leftover", "div", w["site"], 'class="logo"')
    s.put("headline", "h1", a["title"])
    s.put("byline", "p", f"{w['dated'][1]}")
    s.body()
    s.put("byline", "p", w["byline"])
    s.raw("<hr>")
    s.put("leftover", "p", w["copyright"])
    s.put("leftover", "p", "https://www.hafen.example/print/12345")
    s.raw("</body></html>")
    return s.made("printed", language, url=None, published=DAY)


def portal(s: Sheet, language: str) -> Made:
    """A news portal: the day above the headline, pointers in the text, a channel advertised."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} - {w['site']}")
    s.raw(
        f'<meta name="description" content="{a["lead"]}"></head><body>',
        '<div class="header"><div class="container">',
    )
    s.rest("a", w["sections"])
    s.raw(
        '</div></div><div class="container"><div class="left"><div class="news-item">',
        '<div class="news-item__info">',
    )
    s.put("byline", "span", w["dated"][1], 'class="news-item__date"')
    s.raw("</div>")
    s.put("headline", "h1", a["title"], 'class="news-item__title"')
    s.put("summary", "div", a["lead"], 'class="news-item__lead"')
    s.raw('<div class="news-item__photo"><img src="p.jpg">')
    s.put("leftover", "div", w["caption"], 'class="photo-caption"')
    s.raw('</div><div class="news-item__text">')

    def pointer() -> None:
        s.raw("<div>")
        s.put("leftover", "b", w["inline"])
        s.raw("</div>")

    s.body(between={3: pointer})
    s.put("leftover", "p", w["app"])
    s.raw('</div><div class="news-item__share">')
    s.rest("a", w["share"])
    s.raw('</div><div class="news-item__tags">')
    s.rest("a", w["tags"])
    s.raw('</div></div></div><div class="right">')
    s.put("leftover", "div", w["most_read"], 'class="block-title"')
    for title in w["related"]:
        s.raw('<div class="feed-item">')
        s.put("leftover", "span", "14:20", 'class="feed-time"')
        s.put("leftover", "a", title, 'href="/news/1"')
        s.raw("</div>")
    s.raw('</div></div><div class="footer">')
    s.put("leftover", "div", w["copyright"])
    s.rest("a", w["footer"])
    s.raw("</div></body></html>")
    return s.made("portal", language, url="https://portal.example/news/12345/", published=DAY)


def boxes(s: Sheet, language: str) -> Made:
    """A page of nothing but nested boxes: no paragraph has a tag of its own, no metadata, no day."""
    w, a = s.words, s.article
    s.raw(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{a['title']}</title></head>",
        "<body><div><div class='n'>",
    )
    s.rest("div", w["sections"], link=True)
    s.raw("</div><div class='c'><div class='t'>")
    s.put("headline", "div", a["title"], "style='font-size:2em'")
    s.raw("</div><div class='b'>")
    for text in a["body"]:
        s.put("body", "div", text.removeprefix("## ").removeprefix("- "), "style='margin:1em'")
    s.raw("</div></div><div class='f'>")
    s.rest("div", w["footer"], link=True)
    s.put("leftover", "div", w["copyright"])
    s.raw("</div></div></body></html>")
    return s.made("boxes", language, url=None, published=None)


def flash(s: Sheet, language: str) -> Made:
    """A flash of two paragraphs among many teasers in full sentences."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} | {w['site']}")
    s.raw(
        f'<meta property="article:published_time" content="{DAY}T00:30:00+02:00"></head><body><header><nav>'
    )
    s.list_of(w["sections"])
    s.raw('</nav></header><main><article class="flash">')
    s.put("headline", "h1", a["title"])
    s.raw('<div class="when">')
    s.put("byline", "time", w["dated"][0], f'datetime="{DAY}T00:30:00+02:00"')
    s.raw("</div>")
    s.article = {**a, "body": a["body"][:2]}
    s.body()
    s.put("agency", "p", w["agency_line"])
    s.raw('</article><section class="stream">')
    s.put("leftover", "h2", w["most_read"])
    for title, teaser in zip(w["related"], w["teasers"] * 3, strict=True):
        s.raw('<article class="card">')
        s.put("leftover", "h3", title, link=True)
        s.put("leftover", "p", teaser)
        s.raw("</article>")
    s.raw("</section></main><footer>")
    s.list_of(w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("flash", language, url="https://news.example/eil/77.html", published=DAY)


def magazine(s: Sheet, language: str) -> Made:
    """A magazine: an initial of its own, a box of background, a note on the author, paid links."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} · {w['site']}")
    s.raw(
        f'<meta name="date" content="{DAY}T14:05:00+0200">',
        f'<meta name="last-modified" content="{LATER}"></head><body>',
    )
    s.raw('<div class="page"><div class="masthead">')
    s.put("leftover", "a", w["site"], 'href="/"')
    s.raw("</div>")
    s.list_of(w["sections"][2:])
    s.raw('<div class="story"><div class="story-head">')
    s.put("headline", "p", w["kicker"], 'class="overline"')
    s.put("headline", "h1", a["title"])
    s.put("summary", "h2", a["lead"], 'class="dek"')
    s.put("byline", "p", f"{w['byline']} | {w['long']}", 'class="credits"')
    s.raw('</div><div class="story-text">')
    first, *others = a["body"]
    s.raw(f'<p class="first"><span class="initial">{first[0]}</span>{first[1:]}</p>')
    s.shown.append((first, "body"))
    s.article = {**a, "body": others}

    def background() -> None:
        s.raw('<aside class="infobox">')
        s.put("leftover", "h4", w["info"][0])
        s.put("leftover", "p", w["info"][1])
        s.raw("</aside>")

    def picture() -> None:
        s.raw('<div class="image"><img src="k.jpg" alt="">')
        s.put("leftover", "div", w["caption"], 'class="image-caption"')
        s.raw("</div>")

    s.body(between={1: picture, 3: background})
    s.raw("</div>")
    s.put("leftover", "p", w["bio"], 'class="about-author"')
    s.raw('</div><div class="outbrain">')
    s.put("leftover", "span", w["sponsored"][0])
    s.rest("a", w["sponsored"][1:], 'href="https://ads.example"')
    s.raw('</div></div><div class="bottom">')
    s.rest("a", w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</div></body></html>")
    return s.made("magazine", language, url="https://mag.example/story/ministers", published=DAY)


def cyrillic_agency(s: Sheet, language: str) -> Made:
    """A plain agency: paragraphs are line breaks in one box, a counter, a list of the day."""
    w, a = s.words, s.article
    s.raw(
        '<!DOCTYPE html><html><head><meta charset="utf-8">',
        f"<title>{w['site']}: {a['title']}</title></head><body>",
    )
    s.raw('<div id="top">')
    s.rest("a", [w["site"], *w["sections"][:6]])
    s.raw('</div><div id="col"><div class="lenta">')
    for title in w["related"]:
        s.raw('<div class="item">')
        s.put("leftover", "span", "13:41")
        s.raw(" ")
        s.put("leftover", "a", title, 'href="/n"')
        s.raw("</div>")
    s.raw('</div></div><div id="main"><div class="article"><div class="info">')
    s.put("byline", "span", w["dated"][1])
    s.raw("</div>")
    s.put("leftover", "div", w["views"], 'class="views"')
    s.put("headline", "h1", a["title"])
    s.raw('<div class="text">')
    for text in a["body"]:
        plain = text.removeprefix("## ").removeprefix("- ")
        s.put("body", "b" if text.startswith("## ") else "span", plain)
        s.raw("<br/><br/>")
    s.raw("</div>")
    s.put("leftover", "div", w["source"], 'class="source"')
    s.raw('<div class="tags">')
    s.rest("a", w["tags"][1:])
    s.raw('</div></div></div><div id="foot">')
    s.put("leftover", "p", w["copyright"])
    s.raw("</div></body></html>")
    return s.made(
        "cyrillic_agency", language, url="https://agency.example/news/20240403/123.html", published=DAY
    )


def application(s: Sheet, language: str) -> Made:
    """A page that a script has filled: a time such as “2 hours ago”, a note for those without scripts."""
    w, a = s.words, s.article
    s.head(language, f"{w['site']}")
    s.raw("</head><body>")
    s.raw("<noscript>")
    s.put("leftover", "p", w["noscript"])
    s.raw('</noscript><div id="app"><div class="Header"><div class="Menu">')
    s.rest("span", w["sections"][:4])
    s.raw('</div></div><div class="Article"><section class="Title">')
    s.put("headline", "h1", a["title"])
    s.raw('</section><section class="Meta"><div>')
    s.put("byline", "span", w["byline"])
    s.raw("</div><div>")
    s.put("leftover", "time", w["ago"], f'datetime="{DAY}T14:05:00Z"')
    s.raw('</div><div class="Share"><svg><title>share</title><path d="M0"/></svg>')
    s.put("leftover", "span", w["share"][0])
    s.raw('</div></section><section class="Body">')
    for text in a["body"]:
        s.raw('<div class="Paragraph">')
        tag = "h3" if text.startswith("## ") else "p"
        s.put("body", tag, text.removeprefix("## ").removeprefix("- "))
        s.raw("</div>")
    s.raw('</section></div><div class="Next">')
    s.put("leftover", "h2", w["more"])
    s.rest("p", w["related"][:4], link=True)
    s.raw('</div><div class="Footer">')
    s.rest("span", w["footer"])
    s.put("leftover", "span", w["copyright"])
    s.raw("</div></div></body></html>")
    return s.made("application", language, url="https://app.example/s/99", published=DAY)


def foreign_office(s: Sheet, language: str) -> Made:
    """A foreign ministry: the release's number, a table of facts, other releases with their days."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']}")
    s.raw("</head><body>")
    s.raw('<header><div class="lang">')
    s.rest("a", w["translations"])
    s.raw("</div>")
    s.put("leftover", "a", w["site"], 'href="/"')
    s.raw("</header><main><div class='release'>")
    s.put("headline", "h1", a["title"])
    s.put("leftover", "p", w["release"], "class='number'")
    s.raw("<dl><dt>")
    s.shown.append((w["date_label"], "byline"))
    s.raw(w["date_label"], "</dt>")
    s.put("byline", "dd", w["long"])
    s.raw("</dl>")
    s.body()
    s.put("leftover", "p", "* * *")
    s.put("leftover", "h2", w["contact"][0])
    s.rest("p", w["contact"][1:])
    s.raw("</div><section class='others'>")
    s.put("leftover", "h2", w["more"])
    s.raw("<ul>")
    for title in w["related"][:4]:
        s.raw("<li>")
        s.put("leftover", "span", w["today"])
        s.raw(" ")
        s.put("leftover", "a", title, "href='/r'")
        s.raw("</li>")
    s.raw("</ul></section></main><footer>")
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("foreign_office", language, url="https://mfa.example/press/57", published=DAY)


def metered(s: Sheet, language: str) -> Made:
    """A local paper behind a wall: its own name as first heading, offers below the text, a weather box."""
    w, a = s.words, s.article
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            {"@type": ["NewsArticle"], "headline": a["title"], "datePublished": f"{DAY}T05:00:00+02:00"},
        ],
    }
    s.head(language, f"{a['title']} | {w['site']}")
    s.raw(f'<script type="application/ld+json">{json.dumps(graph)}</script></head><body><header>')
    s.put("leftover", "h1", w["site"], 'class="brand"')
    s.raw('<div class="weather">')
    s.rest("span", w["weather"])
    s.raw("</div><nav>")
    s.list_of(w["sections"][1:5])
    s.raw("</nav></header><div class='content'>")
    s.put("headline", "h2", a["title"], 'class="title"')
    s.put("summary", "p", a["lead"], 'class="teaser"')
    s.raw('<div class="meta">')
    s.put("byline", "p", w["byline"])
    s.put("byline", "p", w["dated"][0])
    s.raw("</div>")
    s.body(tag="p", attributes='class="para"')
    s.raw("</div><div class='paywall'>")
    s.rest("h3", w["offers"][:1])
    s.rest("p", w["offers"][1:2])
    s.rest("a", w["offers"][2:])
    s.raw("</div><div class='comments'>")
    s.rest("a", w["comments"][:1])
    s.raw("</div><footer>")
    s.list_of(w["footer"])
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("metered", language, url="https://local.example/region/123", published=DAY)


def archived(s: Sheet, language: str) -> Made:
    """A page as an archive of the web keeps it: the archive's bar above, its own day in the text."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']}")
    s.raw("</head><body>")
    s.raw('<div id="wm-ipp"><div id="wm-toolbar">')
    s.put("leftover", "span", "https://old.example/news/1", 'class="wm-url"')
    s.put("leftover", "a", w["captures"], 'href="/web/*/"')
    s.raw('</div></div><div class="wrap"><ul class="nav">')
    s.rest("li", w["sections"][:5], link=True)
    s.raw("</ul><div class='post'>")
    s.put("headline", "h1", a["title"])
    s.put("byline", "div", w["dated"][0], "class='meta'")
    s.body()
    s.put("agency", "p", w["agency_line"])
    s.raw("</div><div class='side'>")
    s.put("leftover", "h3", w["most_read"])
    s.list_of(w["related"][:4])
    s.raw("</div></div></body></html>")
    url = "https://archive.example/web/20190302000000/https://old.example/news/1"
    return s.made("archived", language, url=url, published=DAY)


def interview(s: Sheet, language: str) -> Made:
    """An interview: questions in bold, answers of one word, an author with her office, a correction."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} - {w['site']}")
    s.raw(json_ld(w, a, headline=a["title"]), "</head><body><header>")
    s.put("leftover", "a", w["site"], 'href="/"')
    s.raw("<nav>")
    s.rest("a", w["sections"])
    s.raw("</nav></header><main><article>")
    s.put("headline", "h1", a["title"])
    s.put("summary", "div", a["lead"], 'class="standfirst"')
    s.raw('<div class="byline-box"><img src="x.jpg" alt="">')
    s.put("byline", "p", w["byline"], 'class="name"')
    s.put("leftover", "p", w["role"], 'class="role"')
    s.put("byline", "p", w["dated"][0], 'class="date"')
    s.raw('</div><div class="body">')
    for number, line in enumerate(w["talk"]):
        s.raw("<p>")
        s.put("body", "strong" if number % 2 == 0 else "span", line)
        s.raw("</p>")
    s.raw("</div>")
    s.put("body", "p", w["correction"], 'class="correction"')
    s.put("leftover", "p", w["follow"], 'class="follow"')
    s.raw("</article></main><footer>")
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("interview", language, url="https://talk.example/interview/7", published=DAY)


def linked(s: Sheet, language: str) -> Made:
    """A page full of links within its paragraphs, the headline in two lines, page numbers at its foot."""
    w, a = s.words, s.article
    s.head(language, f"{a['title']} | {w['site']}")
    s.raw("</head><body><div id='nav'>")
    s.rest("a", w["sections"])
    s.raw("</div><div id='story'><h1>")
    middle = a["title"].index(" ", len(a["title"]) // 2)
    s.shown.append((a["title"], "headline"))
    s.raw(a["title"][:middle], "<br>", a["title"][middle + 1 :], "</h1><p class='sig'>")
    s.shown.append((f"{w['byline']}, {w['long']}", "byline"))
    s.raw(w["byline"], ", ", w["long"], "</p>")
    for text in a["body"]:
        plain = text.removeprefix("## ").removeprefix("- ")
        words = plain.split(" ")
        third = max(1, len(words) // 3)
        s.raw("<h3>" if text.startswith("## ") else "<p>")
        s.raw(" ".join(words[:third]), " <a href='/t'>", " ".join(words[third : 2 * third]), "</a> ")
        s.raw(" ".join(words[2 * third :]), "</h3>" if text.startswith("## ") else "</p>")
        s.shown.append((plain, "body"))
    s.raw("<div class='pages'>")
    s.rest("a", w["pages"], "href='?p'")
    s.raw("</div><div class='more'>")
    s.put("leftover", "h4", w["more"])
    s.rest("p", w["related"][:3], link=True)
    s.raw("</div></div><div id='foot'>")
    s.put("leftover", "p", w["copyright"])
    s.raw("</div></body></html>")
    return s.made("linked", language, url="https://links.example/2024/4/3/ministers", published=DAY)


def clip(s: Sheet, language: str) -> Made:
    """A page of a clip: a player above, what is said in it below, no headline of the first order."""
    w, a = s.words, s.article
    s.head(language, f"{w['site']}: {a['title']}")
    s.raw(f'<meta itemprop="datePublished" content="{DAY}T05:00:00Z"></head><body><div class="top">')
    s.rest("a", [w["site"], *w["sections"][:4]])
    s.raw('</div><div class="player"><video src="x.mp4">no video</video>')
    s.rest("button", w["player"])
    s.raw('</div><div class="info">')
    s.put("headline", "h2", a["title"], 'class="video-title"')
    s.put("byline", "div", w["dated"][3], 'class="video-date"')
    s.put("leftover", "div", w["views"])
    s.put("summary", "p", a["lead"])
    s.raw("</div><details open><summary>")
    s.shown.append((w["transcript"], "leftover"))
    s.raw(w["transcript"], "</summary>")
    s.body()
    s.raw('</details><ul class="clips">')
    s.rest("li", w["related"], link=True)
    s.raw('</ul><div class="foot">')
    s.rest("a", w["footer"])
    s.raw("</div></body></html>")
    return s.made("clip", language, url="https://tv.example/clip/5", published=DAY)


def column(s: Sheet, language: str) -> Made:
    """A comment in sections, its kind above the headline, a table in it, a note of where it was first."""
    w, a = s.words, s.article
    s.head(language, a["title"])
    s.raw(f'<meta property="og:title" content="{a["title"]}">')
    s.raw(
        f'<meta property="article:published_time" content="{DAY}T05:00:00Z"></head><body><header class="h">'
    )
    s.rest("span", w["tools"])
    s.raw("</header><article><header>")
    s.put("headline", "p", w["opinion"], 'class="genre"')
    s.put("headline", "h1", a["title"])
    s.put("byline", "address", w["byline"])
    s.raw("</header>")
    for number, text in enumerate(a["body"]):
        s.raw("<section>")
        s.put("body", "h2" if text.startswith("## ") else "p", text.removeprefix("## ").removeprefix("- "))
        s.raw("</section>")
        if number == 2:
            s.raw("<section><table>")
            for row in w["facts"]:
                s.raw("<tr>")
                for cell in row:
                    s.put("body", "td", cell)
                s.raw("</tr>")
            s.raw("</table></section>")
    s.put("leftover", "p", w["source"], 'class="first"')
    s.raw("</article><section class='again'>")
    s.put("leftover", "h2", w["newsletter"][0])
    s.rest("p", w["newsletter"][1:2])
    s.raw("</section><footer>")
    s.put("leftover", "p", w["copyright"])
    s.raw("</footer></body></html>")
    return s.made("column", language, url="https://comment.example/c/9", published=DAY)


SHAPES: tuple[Shape, ...] = (
    newspaper,
    wire,
    old_tables,
    ministry,
    broadcaster,
    weblog,
    tabloid,
    mobile,
    printed,
    portal,
    boxes,
    flash,
    magazine,
    cyrillic_agency,
    application,
    foreign_office,
    metered,
    archived,
    interview,
    linked,
    clip,
    column,
)
