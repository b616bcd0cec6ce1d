"""Item pipelines: one stage a file, each one call of the core."""

from .assemble import AssemblePipeline
from .commit import CommitPipeline
from .extract import ExtractPipeline
from .since import SincePipeline
from .spans import SpansPipeline
from .teasers import TeasersPipeline
from .tickers import TickersPipeline

STAGES = {
    "cleancopy.pipelines.ExtractPipeline": 500,
    "cleancopy.pipelines.TickersPipeline": 520,
    "cleancopy.pipelines.TeasersPipeline": 530,
    "cleancopy.pipelines.AssemblePipeline": 540,
}
"""The stages with their places, as ``ITEM_PIPELINES`` takes them."""

__all__ = [
    "STAGES",
    "AssemblePipeline",
    "CommitPipeline",
    "ExtractPipeline",
    "SincePipeline",
    "SpansPipeline",
    "TeasersPipeline",
    "TickersPipeline",
]
