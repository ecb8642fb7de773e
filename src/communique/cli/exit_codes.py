"""The exit codes of the command line, and which error gives which."""

from communique.errors import CommuniqueError, NothingKnown, NothingToRead, UsageError

DONE, SOME_FAILED, USAGE, UNREADABLE, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 4, 130


def exit_code(err: CommuniqueError) -> int:
    """Give the code of an error: usage, nothing found, or not to be read."""
    if isinstance(err, UsageError):
        return USAGE
    return NOTHING_FOUND if isinstance(err, NothingToRead | NothingKnown) else UNREADABLE
