"""Item pipelines: one stage a file, each one call of the core."""

from .assemble import AssemblePipeline
from .commit import CommitPipeline
from .consent import ConsentPipeline
from .duplicates import DuplicatesPipeline
from .extract import ExtractPipeline
from .language import LanguagePipeline
from .processes import ProcessesPipeline
from .quality import QualityPipeline
from .since import SincePipeline
from .spans import SpansPipeline
from .teasers import TeasersPipeline
from .tickers import TickersPipeline
from .uncleaned import UncleanedPipeline

STAGES = {
    "cleancopy.pipelines.ConsentPipeline": 500,
    "cleancopy.pipelines.ProcessesPipeline": 505,
    "cleancopy.pipelines.ExtractPipeline": 510,
    "cleancopy.pipelines.TickersPipeline": 520,
    "cleancopy.pipelines.TeasersPipeline": 530,
    "cleancopy.pipelines.AssemblePipeline": 540,
}
"""The stages with their places, as ``ITEM_PIPELINES`` takes them."""

__all__ = [
    "STAGES",
    "AssemblePipeline",
    "CommitPipeline",
    "ConsentPipeline",
    "DuplicatesPipeline",
    "ExtractPipeline",
    "LanguagePipeline",
    "ProcessesPipeline",
    "QualityPipeline",
    "SincePipeline",
    "SpansPipeline",
    "TeasersPipeline",
    "TickersPipeline",
    "UncleanedPipeline",
]
