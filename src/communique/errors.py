"""What can go wrong outside an article; inside one, trouble becomes a `Doubt`.

::

    CommuniqueError
    ├── UsageError            asked for something that is none: a date, a language, an option
    ├── InputError            a file or text that cannot be read
    │   ├── EmptyInput        nothing in it
    │   ├── NotText           binary, or an encoding other than the named one
    │   ├── TooLarge          beyond the limit
    │   └── NotFetched        an address that may not or cannot be fetched
    ├── LanguageNotRead       a language we do not read
    ├── NothingToRead         text, but no article in it: only leftovers of a page
    ├── NothingKnown          asked for somebody or something that we hold nothing of
    ├── KnowledgeBaseError    tables of states, people or words that cannot be read or contradict themselves
    ├── MissingExtra          a part of the package that was not installed with it
    └── BrokenInstallation    the model or a table of the package is missing or damaged

Every message says what happened and where, the usual cause, and what to do.
"""


class CommuniqueError(Exception):
    """Base of all errors the package raises on purpose."""


class UsageError(CommuniqueError):
    """A setting that is none, such as a date that no calendar has."""


class InputError(CommuniqueError):
    """An input that cannot be read."""


class EmptyInput(InputError):
    """An input without a single visible character."""


class NotText(InputError):
    """Bytes that are no text in the named encoding."""


class TooLarge(InputError):
    """An input beyond the limit."""


class NotFetched(InputError):
    """An address that may not be fetched, or did not answer with what was asked for."""


class LanguageNotRead(CommuniqueError):
    """A language that the package does not read, or that cannot be told.

    ``language`` is its code, the likeliest where ``is_sure`` is false, none where there was too little to
    tell by.
    """

    def __init__(self, words: str, *, language: str | None = None, is_sure: bool = False) -> None:
        super().__init__(words)
        self.language, self.is_sure = language, is_sure


class NothingToRead(CommuniqueError):
    """A text in which no sentence of an article was found."""


class NothingKnown(CommuniqueError):
    """A question to what we hold that finds nothing there."""


class KnowledgeBaseError(CommuniqueError):
    """Tables of the knowledge base, ours or a user's, that cannot be read or contradict themselves."""


class MissingExtra(CommuniqueError):
    """A part of the package that needs a library which was not installed with it."""


class BrokenInstallation(CommuniqueError):
    """A file of the package that is missing or damaged."""
