"""datatrove: an extractor for its readers of HTML, and a step that keeps URL and metadata.

``BaseExtractor`` runs ``extract`` in a child process that gets the HTML alone, ends it after ``timeout`` seconds and starts a new
one after an exception. The plain extractor therefore returns an empty text where a page cannot be cleaned, and asks for more than
the second that is usual: the first page pays for the model. Where URL, title, date and the record of what was removed matter,
take the step.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from cleancopy import Article, Options, UsageError, clean

try:
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.extractors.base import BaseExtractor
    from datatrove.utils.typeshelper import StatHints
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("this needs datatrove: pip install datatrove", name=error.name) from None

logger = logging.getLogger(__name__)


class CleancopyExtractor(BaseExtractor):  # type: ignore[misc,unused-ignore]
    """HTML in, the article's text out; empty for a page that is none, which datatrove drops."""

    name = "cleancopy"

    def __init__(self, timeout: float = 5, options: Options | None = None) -> None:
        super().__init__(timeout)
        self.options = options or Options()

    def extract(self, text: str) -> str:
        """Return the text of the article in a page; empty when there is none or it cannot be read."""
        try:
            return clean(text, options=self.options).text if text else ""
        except Exception:  # noqa: BLE001 (one costs datatrove a process)
            return ""


class CleancopyStep(PipelineStep):  # type: ignore[misc,unused-ignore]
    """Documents of HTML in, articles out, with the article's fields as metadata.

    The URL is read from ``metadata["url"]``, as datatrove's WARC reader writes it. It runs in the process of the task, without
    its time limit: a page costs milliseconds, and what it costs at most grows with its size alone.
    """

    name = "cleancopy"
    type = "EXTRAC"

    def __init__(self, options: Options | None = None, fields: Iterable[str] | None = None) -> None:
        super().__init__()
        self.options = options or Options()
        self.fields = None if fields is None else tuple(fields)
        known = Article().to_dict()
        wrong = [name for name in self.fields or () if name not in known]
        if wrong:
            raise UsageError(f"no field {', '.join(wrong)}; fields are {', '.join(known)}")

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Yield the documents that are articles."""
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                article = self._article(document)
            if article is None or not article.is_article:
                self.stat_update(
                    StatHints.dropped, f"dropped_{article.reason.partition(':')[0] if article else 'error'}"
                )
                continue
            document.text = article.text
            document.metadata |= self._metadata(article)
            self.stat_update(StatHints.forwarded)
            self.update_doc_stats(document)
            yield document

    def _article(self, document: Any) -> Article | None:
        try:
            return clean(document.text, url=document.metadata.get("url"), options=self.options)
        except Exception:
            logger.exception("cleancopy could not clean %s", document.id)
            return None

    def _metadata(self, article: Article) -> dict[str, Any]:
        fields = article.to_dict()
        del fields["text"]
        chosen = {name: value for name, value in fields.items() if self.fields is None or name in self.fields}
        return {name: value for name, value in chosen.items() if value is not None}
