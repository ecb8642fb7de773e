"""Each story once: which articles print one text, which tell one news, and who of them speaks for himself.

    article ──fingerprint──▶ CopyIndex ──────┐
                                             ├─ links ─▶ find_stories ─▶ Story
    reading ──(vector)──profile─▶ StoryIndex ┘

Pure functions and two indexes that hold nothing but what was added; whoever keeps articles keeps a
fingerprint and a profile with each.
"""

from communique.stories.accounts import StoryIndex
from communique.stories.accounts import compare as compare_accounts
from communique.stories.copies import CopyIndex
from communique.stories.copies import compare as compare_copies
from communique.stories.differences import Difference, differences, shared
from communique.stories.fingerprint import Fingerprint, fingerprint, keys
from communique.stories.lent import LentDate, as_doubt, lent_dates
from communique.stories.likeness import likelihood
from communique.stories.link import Anchor, Link, Method, link
from communique.stories.profile import Profile, profile
from communique.stories.story import Report, Story, find_stories, independent, report
from communique.stories.vectors import vector

__all__ = [
    "Anchor",
    "CopyIndex",
    "Difference",
    "Fingerprint",
    "LentDate",
    "Link",
    "Method",
    "Profile",
    "Report",
    "Story",
    "StoryIndex",
    "as_doubt",
    "compare_accounts",
    "compare_copies",
    "differences",
    "find_stories",
    "fingerprint",
    "independent",
    "keys",
    "lent_dates",
    "likelihood",
    "link",
    "profile",
    "report",
    "shared",
    "vector",
]
