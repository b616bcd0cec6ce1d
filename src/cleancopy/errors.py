"""Errors that a caller can mend. An ugly page is never one of these: it gives an empty article with a reason."""


class CleancopyError(Exception):
    """Base of all errors that cleancopy raises on purpose; the message is one line and says what to do."""


class UsageError(CleancopyError):
    """An argument, option or setting is wrong or missing."""


class InputError(CleancopyError):
    """A file or stream that the caller named cannot be read as what it was said to be."""
