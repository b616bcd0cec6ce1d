"""Files that hold one page each, or one text each: one article a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.aside import INLINE, Aside
from cleancopy.cli.pool import ordered
from cleancopy.cli.progress import Progress
from cleancopy.core.article import Article
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.guard import problem_of
from cleancopy.core.model import Found, Options, Page
from cleancopy.errors import InputError

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
    spans: str = ""
    """What was removed, for a file of its own."""


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
    return 0


def clean_many(names: Sequence[str], manner: Manner, out: str | None, jobs: int) -> int:
    """Clean files and write their articles in the same order, one a line; return the exit code.

    Files that cannot be read are named on stderr and left out.

    Raises:
        InputError: not one file can be read; nothing is written then.
    """
    source = iter(names)
    batches = iter(lambda: tuple(islice(source, BATCH)), ())
    articles = bad = 0
    with Progress("pages", len(names)) as progress, output.opened(out) as stream, manner.aside.opened() as aside:
        for outcomes in ordered(partial(_outcomes, manner=manner), batches, jobs):
            for outcome in outcomes:
                if outcome.problem:
                    bad += 1
                    progress.note(f"cleancopy: left out: {outcome.problem}")
                    continue
                articles += not outcome.no_article
                if outcome.no_article:
                    progress.note(f"cleancopy: {outcome.name}: no article: {outcome.no_article}")
                separator = FORM_FEED if manner.plain and progress.count > bad else ""
                stream.write(encoded(separator + outcome.text))
                if aside is not None:
                    aside.write(encoded(outcome.spans))
            progress.step(len(outcomes), progress.count + len(outcomes))
        if bad == len(names):
            raise InputError(f"none of the {bad} files can be read; nothing was written")
    if progress.shown:
        progress.note(f"{len(names) - bad:,} pages, {articles:,} articles in {progress.seconds:.1f} s")
    if bad:
        progress.note(f"cleancopy: {bad} of {len(names)} files cannot be read and were left out; mend or drop them")
    return 3 if bad else 0


def _outcomes(names: tuple[str, ...], manner: Manner) -> list[Outcome]:
    return list(_each(names, manner))


def _each(names: tuple[str, ...], manner: Manner) -> Iterator[Outcome]:
    for name in names:
        try:
            article = _article(name, manner)
        except InputError as error:
            yield Outcome(name, "", problem=str(error))
            continue
        spans = manner.aside.line(article, article.url or name)
        text = plain(article) if manner.plain else to_json(article.to_dict()) + "\n"
        yield Outcome(name, text, no_article="" if article.is_article else article.reason, spans=spans)


def _article(name: str, manner: Manner) -> Article:
    found = Found() if name == inputs.STDIN else Found(by="file")
    body = inputs.read_page(name)
    page = Page(body=body, url=manner.url, found=found, markup=manner.markup)
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
