"""Files that hold one page each, or one text each: one article a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

import click

from cleancopy.cli import formats, inputs, output
from cleancopy.cli.aside import INLINE, Aside
from cleancopy.cli.durable import Into, Writing, mark_of, opened
from cleancopy.cli.jobs import USUAL_FIELDS, Fields, Job, Place, page_of
from cleancopy.cli.jobs import jobs as jobs_of
from cleancopy.cli.pool import USUAL, Guard, Limits, ordered
from cleancopy.cli.progress import Progress
from cleancopy.core.article import Article
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.guard import problem_of
from cleancopy.core.model import Found, Options, Page
from cleancopy.counting import counted
from cleancopy.errors import InputError

NO_PAGE = "no page of HTML in the input; nothing was written"
EVERY = 100  # pages a step of the output: a second or two of work, and half a megabyte that packs well
TOLD = 10  # pages that are no articles named one by one
BATCH = 4  # files a task: enough that handing over costs nothing beside the work
# Between articles of plain text; white space is collapsed in them, so that it occurs in none.
FORM_FEED = "\f\n"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is read and what is made of it."""

    markup: bool
    """Whether the files are HTML."""
    url: str | None
    """URL the page was fetched from."""
    plain: bool
    """Whether the output is the text alone, not JSON."""
    options: Options
    aside: Aside = INLINE
    """Where the record of removals goes."""
    fields: Fields = USUAL_FIELDS
    """Which fields of records hold a page."""

    def plainly(self) -> dict[str, Any]:
        """Return all that makes a difference to the output, as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    text: str
    """The article, as JSON or as plain text; empty when the file could not be read."""
    problem: str = ""
    """Why the file could not be read."""
    no_article: str = ""
    """Why the page is no article."""
    markup: bool = False
    """Whether a text looks like HTML."""
    spans: str = ""
    """What was removed, for a file of its own."""
    position: int = 0
    """As in the job."""
    after: Place = (0, 0)
    """As in the job."""


def clean_one(name: str, manner: Manner, out: str | None) -> int:
    """Clean one file and write its article; return the exit code.

    Raises:
        InputError: the file cannot be read.
    """
    article = _article(name, manner)
    spans = manner.aside.line(article, article.url or name)
    indented = out is None and sys.stdout.isatty()
    text = plain(article) if manner.plain else to_json(article.to_dict(), indented) + "\n"
    with output.opened(out) as stream, manner.aside.opened() as aside:
        stream.write(encoded(text))
        if aside is not None:
            aside.write(encoded(spans))
    if not article.is_article:
        click.echo(f"cleancopy: {inputs.shown(name)}: no article: {article.reason}", err=True)
    if _is_markup(article, manner):
        click.echo(
            f"cleancopy: {inputs.shown(name)} looks like HTML, and was cleaned as text; leave out --text", err=True
        )
    return 0


def _is_markup(article: Article, manner: Manner) -> bool:
    return not manner.markup and formats.looks_like_html(article.text)


def clean_many(names: Sequence[str], manner: Manner, into: Into, jobs: int, limits: Limits = USUAL) -> int:
    """Clean pages and write their articles in the same order, one a line; return the exit code.

    Pages that cannot be read, take more than ``limits`` allow or kill their process are named on stderr and left out. A run that was
    stopped is gone on with.

    Raises:
        InputError: not one page can be read; nothing is written then.
        UsageError: records have no field for pages, or a run that was stopped was another one.
    """
    mark = mark_of(names, manner.plainly())
    guard = Guard(_parts, _lost, limits.seconds, limits.memory)
    work = partial(_outcomes, manner=manner)
    with (
        Progress("pages", inputs.size_of_all(names)) as progress,
        opened(into.file, manner.aside.file, mark, into.fresh) as writing,
    ):
        many = _Many(manner, writing, progress)
        source = jobs_of(names, manner.fields, many.place)
        batches = iter(lambda: tuple(islice(source, BATCH)), ())
        for outcomes in ordered(work, batches, jobs, guard):
            for outcome in outcomes:
                many.take(outcome)
        if many.bad == progress.count:
            count = many.bad
            raise InputError(f"none of {counted(count, 'page')} can be read; nothing was written" if count else NO_PAGE)
        many.step()
    return many.close()


class _Many:
    """Pages on their way to the output, counted."""

    def __init__(self, manner: Manner, writing: Writing, progress: Progress) -> None:
        self.manner, self.writing, self.progress = manner, writing, progress
        state = writing.state
        self.bad: int = state.get("bad", 0)
        self.articles: int = state.get("articles", 0)
        self.markup: int = state.get("markup", 0)
        self.place: Place = tuple(state.get("place", (0, 0)))
        progress.go_on(state.get("pages", 0), state.get("position", 0))

    def take(self, outcome: Outcome) -> None:
        """Write what became of a page."""
        progress = self.progress
        progress.step(1, outcome.position)
        self.place = outcome.after
        if outcome.problem:
            self.bad += 1
            progress.note(f"cleancopy: left out: {outcome.problem}")
        else:
            self._write(outcome)
        if not progress.count % EVERY:
            self.step()

    def _write(self, outcome: Outcome) -> None:
        self.articles += not outcome.no_article
        self.markup += outcome.markup
        if outcome.no_article and self.others <= TOLD:
            self.progress.note(f"cleancopy: {outcome.name}: no article: {outcome.no_article}")
        separator = FORM_FEED if self.manner.plain and self.progress.count - self.bad > 1 else ""
        self.writing.out.write(encoded(separator + outcome.text))
        if self.writing.beside is not None:
            self.writing.beside.write(encoded(outcome.spans))

    @property
    def others(self) -> int:
        """How many pages are no articles."""
        return self.progress.count - self.bad - self.articles

    def step(self) -> None:
        """Put what is written on the disk for good."""
        progress = self.progress
        state = {"pages": progress.count, "position": progress.position, "place": self.place}
        state |= {"bad": self.bad, "articles": self.articles, "markup": self.markup}
        self.writing.step(state, counted(progress.count, "page"))

    def close(self) -> int:
        """Say what was done, and return the exit code."""
        bad, progress = self.bad, self.progress
        if self.others > TOLD:
            where = "" if self.manner.plain else "; the output says why"
            progress.note(f"cleancopy: {self.others:,} pages are no articles{where}")
        if self.markup:
            progress.note(
                f"cleancopy: {self.markup:,} of the texts look like HTML, and were cleaned as text; leave out --text"
            )
        if progress.shown:
            done = f"{counted(progress.count - bad, 'page')}, {counted(self.articles, 'article')}"
            progress.note(f"{done} in {progress.seconds:.1f} s")
        if bad:
            progress.note(
                f"cleancopy: {bad} of {progress.count} pages cannot be read and were left out; mend or drop them"
            )
        return 3 if bad else 0


def _parts(batch: tuple[Job, ...]) -> list[tuple[Job, ...]]:
    return [(job,) for job in batch]


def _lost(batch: tuple[Job, ...], reason: str) -> list[Outcome]:
    return [_left_out(job, f"{inputs.shown(job.name)}: {reason}") for job in batch]


def _left_out(job: Job, problem: str) -> Outcome:
    return Outcome(job.name, "", problem, position=job.position, after=job.after)


def _outcomes(batch: tuple[Job, ...], manner: Manner) -> list[Outcome]:
    return [_outcome(job, manner) for job in batch]


def _outcome(job: Job, manner: Manner) -> Outcome:
    if job.problem:
        return _left_out(job, job.problem)
    try:
        article = _article(job.name, manner, _page_in(job, manner))
    except InputError as error:
        return _left_out(job, str(error))
    spans = manner.aside.line(article, article.url or job.name)
    text = plain(article) if manner.plain else to_json(article.to_dict()) + "\n"
    no_article = "" if article.is_article else article.reason
    outcome = Outcome(job.name, text, no_article=no_article, spans=spans, position=job.position, after=job.after)
    return replace(outcome, markup=_is_markup(article, manner))


def _page_in(job: Job, manner: Manner) -> Page | None:
    if job.line is None:
        return job.page
    try:
        return page_of(job.line, manner.fields, job.name)
    except InputError as error:
        raise InputError(f"{job.name}: {error}") from None


def _article(name: str, manner: Manner, page: Page | None = None) -> Article:
    if page is None:
        found = Found() if name == inputs.STDIN else Found(by="file", file=name)
        page = Page(body=inputs.read_page(name), url=manner.url, found=found)
    page = replace(page, markup=manner.markup)
    body = page.body if isinstance(page.body, bytes) else page.body.encode("utf-8", "replace")
    other = formats.another(name, body, manner.markup)
    if other:
        raise InputError(other)
    page = judge_page(page, manner.options)
    problem = page.problem or ("" if manner.markup else _no_text(body))
    if problem:
        what = "an HTML page" if manner.markup else "a text"
        raise InputError(f"{inputs.shown(name)} cannot be read ({problem}); name the file of {what}")
    return assemble(page, manner.options)


def _no_text(body: bytes) -> str:
    """Say why bytes are no text; to the core a text has no marks of other formats, and every line is one of text."""
    problem = problem_of(body)
    return problem if problem.startswith("binary") else ""


def plain(article: Article) -> str:
    """Title, standfirst and text, separated by empty lines; the standfirst once."""
    standfirst = article.standfirst
    if standfirst and article.text.startswith(standfirst):
        standfirst = None
    parts = [part for part in (article.title, standfirst, article.text) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def to_json(value: Any, indented: bool = False) -> str:
    """Write JSON in one line, or indented for a reader."""
    return json.dumps(value, ensure_ascii=False, indent=2 if indented else None)


def encoded(text: str) -> bytes:
    """Encode as UTF-8; lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    >>> encoded("a" + chr(0xD800)).decode()
    'a�'
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
