"""What a publisher says about training on its pages: opt-out signals and licences, each kept as evidence.

    response headers, markup ─┐
    robots.txt, tdmrep.json, ─┼──▶ evidence ──▶ verdict: allow, disallow, unknown
    licences, ai.txt          ─┘

Every signal has a module of its own, whose words stand in ``tokens.toml``. Bytes, headers and addresses go in; a verdict with its evidence
comes out; only ``sources`` and ``recheck`` fetch, with Scrapy. Any refusal that counts wins; what could not be fetched or read makes the
verdict ``unknown``, never ``allow``. ``docs/consent.md`` has the table of signals.
"""

from .judge import COUNTABLE, COUNTED, SIGNALS, Choice, Consent, judge
from .model import Evidence, File, Verdict
from .site import Site

__all__ = ["COUNTABLE", "COUNTED", "SIGNALS", "Choice", "Consent", "Evidence", "File", "Site", "Verdict", "judge"]
