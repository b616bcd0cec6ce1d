"""Settings of ours with a slip of the pen, told before a crawl opens anything: a store must not note a run that could never begin."""

from __future__ import annotations

from scrapy.settings import BaseSettings, default_settings

from cleancopy import settings as defaults
from cleancopy.errors import UsageError
from cleancopy.ledger.metrics import check_name
from cleancopy.ledger.parts import known_format
from cleancopy.pipelines.consent import policy_from
from cleancopy.pipelines.processes import processes_of
from cleancopy.pipelines.quality import config_from
from cleancopy.pipelines.stage import PREFIX, options_from
from cleancopy.pipelines.uncleaned import refuse_articles_only
from cleancopy.report.live import VIEWS

LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
KINDS = {bool: "neither 1 nor 0", int: "not a whole number", float: "not a number"}


def refuse_slips(settings: BaseSettings) -> None:
    """Raise ``UsageError``, which names the setting, for one that there is not or whose value nobody understands."""
    for name, default in vars(defaults).items():
        if name.startswith(PREFIX) and isinstance(default, int | float):
            _typed(settings, name, default)
    for name, default in vars(default_settings).items():
        if type(default) in (int, float) and not name.endswith("_ENABLED"):
            _number(settings, name)
    if (level := settings.get("LOG_LEVEL")) not in LEVELS and not isinstance(level, int):
        raise UsageError(f"LOG_LEVEL: {level!r} is none of {', '.join(LEVELS)}")
    refuse_articles_only(settings)
    options_from(settings)
    policy_from(settings)
    config_from(settings)
    processes_of(settings.get("CLEANCOPY_PROCESSES"), settings.getint("CLEANCOPY_WORKERS"))
    known_format(settings.get("CLEANCOPY_PART_FORMAT", "zst"))
    if (view := settings.get("CLEANCOPY_PROGRESS", "auto")) not in VIEWS:
        raise UsageError(f"CLEANCOPY_PROGRESS: {view!r} is none of {', '.join(VIEWS)}")
    if path := settings.get("CLEANCOPY_METRICS"):
        check_name(path, "CLEANCOPY_METRICS")


def _typed(settings: BaseSettings, name: str, default: float) -> None:
    """Look whether a value can be read as what it is by default."""
    value = settings.get(name, default)
    try:
        if isinstance(default, bool):
            settings.getbool(name)
        elif not 0 <= type(default)(value) < float("inf"):
            raise ValueError
    except (TypeError, ValueError):
        raise UsageError(f"{name}: {value!r} is {KINDS[type(default)]}") from None


def _number(settings: BaseSettings, name: str) -> None:
    """Look whether a setting of Scrapy is the number it has to be: Scrapy would say what is none, and not of which setting."""
    value = settings.get(name)
    try:
        float(value) if isinstance(value, str) else None
    except ValueError:
        raise UsageError(f"{name}: {value!r} is {KINDS[float]}") from None
