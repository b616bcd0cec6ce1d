"""Errors that a caller can mend. An ugly page is never one of these: it gives an empty article with a reason."""


class CleancopyError(Exception):
    """Base of all errors that cleancopy raises on purpose; the message is one line and says what to do."""


class UsageError(CleancopyError):
    """An argument, option or setting is wrong or missing."""


class InputError(CleancopyError):
    """A file or stream that the caller named cannot be read as what it was said to be."""


class Stopped(InputError):
    """Work ends for a cause that may be gone next time, such as want of memory; what was done can be gone on from."""


class StoreError(CleancopyError):
    """A store cannot be opened, read or written; what it had committed is as it was."""


class NoStore(StoreError):
    """A folder is no store, or none yet: the run that was making it did not get so far."""


class StoreBusy(StoreError):
    """Another run is working on the store."""


class LeaseLost(StoreError):
    """Another worker has taken over a site; nothing of the transaction that found out counts."""
