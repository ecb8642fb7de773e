"""What can go wrong outside an article; inside one, trouble becomes a `Doubt`.

::

    CommuniqueError
    ├── UsageError            asked for something that is none: a date, a language, an option
    │   └── NotOne            a name that several have
    ├── InputError            a file or text that cannot be read
    │   ├── EmptyInput        nothing in it
    │   ├── NotText           binary, or an encoding other than the named one
    │   ├── TooLarge          beyond the limit
    │   └── NotFetched        an address that may not or cannot be fetched
    ├── LanguageNotRead       a language we do not read
    ├── NothingToRead         text, but no article in it: only leftovers of a page
    ├── NothingKnown          asked for somebody or something that we hold nothing of
    ├── LedgerError           a ledger that cannot be read or written
    │   ├── NoLedger          there is none, or it is something else
    │   ├── LedgerBusy        somebody else is writing to it
    │   ├── LedgerFull        no room left where it is kept
    │   ├── LedgerDamaged     its file, or a record in it, is not what was written
    │   ├── LedgerNewer       written by a later version of this program
    │   └── LedgerNotReached  its server does not answer, or does not let us in
    ├── KnowledgeBaseError    tables of states, people or words that cannot be read or contradict themselves
    ├── MissingExtra          a part of the package that was not installed with it
    └── BrokenInstallation    the model or a table of the package is missing or damaged

Every message says what happened and where, the usual cause, and what to do.
"""


class CommuniqueError(Exception):
    """Base of all errors the package raises on purpose."""


class UsageError(CommuniqueError):
    """A setting that is none, such as a date that no calendar has."""


class NotOne(UsageError):
    """A name that several people or things have, so that one must be named more fully."""


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


class LedgerError(CommuniqueError):
    """A ledger that cannot be read or written; what it held before stands."""


class NoLedger(LedgerError):
    """No ledger where one was named."""


class LedgerBusy(LedgerError):
    """A ledger to which somebody else has been writing for too long."""


class LedgerFull(LedgerError):
    """No room left for a ledger to grow."""


class LedgerDamaged(LedgerError):
    """A ledger whose file, or a record in it, is not what was written."""


class LedgerNewer(LedgerError):
    """A ledger that a later version of this program wrote."""


class LedgerNotReached(LedgerError):
    """A ledger's server that does not answer, or does not let us in."""


class KnowledgeBaseError(CommuniqueError):
    """Tables of the knowledge base, ours or a user's, that cannot be read or contradict themselves."""


class MissingExtra(CommuniqueError):
    """A part of the package that needs a library which was not installed with it."""


class BrokenInstallation(CommuniqueError):
    """A file of the package that is missing or damaged."""
