"""One report of ours and what others made of it: `ORIGINAL` and the rest, and how they are read."""

from communique.article import read_article
from communique.records import Article, Language

ORIGINAL = """Estland und Finnland reden über Kabel

Die Außenminister Estlands und Finnlands haben am Mittwoch in Tallinn über den Schutz der Kabel in der \
Ostsee beraten. Margus Tsahkna und Elina Valtonen verlangten, dass Schiffe der sogenannten \
Schattenflotte häufiger kontrolliert werden.

Im Dezember war die Leitung Estlink 2 ausgefallen. Finnische Ermittler halten seither einen Tanker fest, \
der seinen Anker über den Meeresboden gezogen haben soll. Der Schaden wird auf 50 Millionen Euro \
geschätzt.

Valtonen sagte, beide Länder wollten im Februar gemeinsame Streifen beginnen. Tsahkna dankte ihr und \
sprach von einem Zeichen der Entschlossenheit. (dpa)
"""

COPY = """Kabel in der Ostsee: Tallinn und Helsinki wollen Streifen

Die Außenminister Estlands und Finnlands haben am Mittwoch in Tallinn über den Schutz der Kabel in der \
Ostsee beraten. Margus Tsahkna und Elina Valtonen verlangten, dass Schiffe der sogenannten \
Schattenflotte häufiger kontrolliert werden.

Im Dezember war die Leitung Estlink 2 ausgefallen. Finnische Ermittler halten seither einen Tanker fest, \
der seinen Anker über den Meeresboden gezogen haben soll. Der Schaden wird auf 60 Millionen Euro \
geschätzt.

In Riga verfolgt man die Gespräche aufmerksam. (dpa)
"""

OWN_WORDS = """Finnland und Estland gehen gegen Schattenflotte vor

Mit gemeinsamen Patrouillen ab Februar antworten Helsinki und Tallinn auf die Zerstörung der \
Stromleitung Estlink 2. Darauf verständigten sich Elina Valtonen und ihr Kollege Margus Tsahkna bei \
einem Treffen am Mittwoch. Öltanker unter fremder Flagge sollen strenger überwacht werden, sagte die \
Finnin.
"""

ELSEWHERE = """Kanada und Dänemark teilen eine Insel

Nach fast fünfzig Jahren haben Kanada und Dänemark ihren Streit um die Hans-Insel beigelegt. Die Grenze \
verläuft nun mitten über den kahlen Felsen zwischen Grönland und Ellesmere. In Ottawa unterzeichneten \
die Außenminister Mélanie Joly und Jeppe Kofod am Dienstag den Vertrag.
"""


def read(text: str, published: str | None = "2025-01-16", language: Language = "de") -> Article:
    """Take the article step alone."""
    return read_article(text, language=language, published=published)[0]
