"""``cleancopy clean``: saved pages, plain texts and whole corpora, from files to files."""

from __future__ import annotations

import os
from contextlib import suppress

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.aside import INLINE, Aside
from cleancopy.cli.durable import Into
from cleancopy.cli.jobs import HTML, Fields
from cleancopy.cli.once import Once
from cleancopy.cli.pool import Limits
from cleancopy.core.model import COPY, Kind, Options
from cleancopy.errors import UsageError
from cleancopy.limits import MEMORY, SECONDS

CHAFF = sorted(kind.value for kind in Kind if kind not in COPY)

# Formats that readers choose by the name.
OTHERS = tuple(
    f"{ending}{packed}"
    for ending in (".parquet", ".csv", ".tsv", ".arrow", ".xml", ".html")
    for packed in inputs.PACKED
)

EXAMPLES = """\b
Examples:
  cleancopy clean page.html                             one page: its article as JSON
  cleancopy clean --format text page.html               title, standfirst and text alone
  cleancopy clean a.html b.html.gz pages/ -o out.jsonl  many pages: one article a line
  cleancopy clean warc/ -o out.jsonl.zst                the pages of a crawl that were kept, on all cores
  cleancopy clean dump.parquet --html-field content -o out.jsonl.zst
                                                        pages in a column of a table, or a field of JSON Lines
  curl -s URL | cleancopy clean --url URL -             a page from standard input
  cleancopy clean --text dump.txt                       text that lost its markup
  cleancopy clean corpus.jsonl.zst --field text -o clean.jsonl.zst
                                                        a corpus, on all cores

Output is JSON, indented on a terminal and one line elsewhere; several articles are JSON Lines in the order named (with
--format text they are separated by a form feed). A page that is no article gives a line with "is_article": false and
the reason.

With --field the records come out in order; the clean text takes the place of the old, every other field passes
byte for byte, and an object "cleancopy" is added with title, standfirst, reason and what was removed ("cleancopy_2"
where the record has that name already). Records without a text in the field pass unchanged; lines that are no JSON
are left out and reported. The rows of Parquet come out as JSON Lines.

With --record the articles can be turned back to what they came from: see "cleancopy restore".

A file given with -o appears when it is whole; until then, and after an error, the old one stays. A run of many pages that was
stopped, in whatever way, goes on where it was when the same command is given again; --fresh begins anew.

\b
Exit codes: 0 all went well; 1 an input cannot be read; 2 the command line is wrong;
            3 done, but parts of the input were left out; 130 interrupted.
"""


def _kinds(context: click.Context, parameter: click.Parameter, value: str) -> frozenset[Kind]:
    """Turn ``ticker,caption`` into kinds."""
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    for name in names:
        if name not in CHAFF:
            raise click.BadParameter(
                f"{name!r} is no kind of chaff; the kinds are {', '.join(CHAFF)}", context, parameter
            )
    return frozenset(Kind(name) for name in names)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(cls=Once, epilog=EXAMPLES, short_help="Clean saved pages, plain texts or a whole corpus.")
@click.argument("files", metavar="INPUT...", nargs=-1, required=True)
@click.option("--text", is_flag=True, help="The inputs are text that lost its markup, not HTML.")
@click.option(
    "--field", metavar="NAME", help="The inputs are JSON Lines or Parquet: clean the text in this field of each record."
)
@click.option(
    "--html-field",
    metavar="NAME",
    help="The field of JSON Lines, or column of Parquet, that holds the pages; html if not given.",
)
@click.option("--url-field", metavar="NAME", help="The one that holds their URLs; url, if there is one.")
@click.option("--url", metavar="URL", help="Where the page came from; for one page.")
@click.option("--record", is_flag=True, help="Also list each removed block, with kind, reason and position.")
@click.option("--record-file", metavar="FILE", help="Write what was removed to a file of its own, as dolma's spans.")
@click.option(
    "--keep",
    default="",
    callback=_kinds,
    metavar="KIND[,KIND]",
    help=f"Leave these kinds in the text: {', '.join(CHAFF)}.",
)
@click.option("--standfirst", is_flag=True, help="Begin the text with the standfirst.")
@click.option(
    "--markdown", is_flag=True, help="Make the text Markdown: headings, lists, tables, quotes and code keep their form."
)
@click.option("--any-page", is_flag=True, help="Give the text of pages that are no articles too.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="json", show_default=True)
@click.option("-o", "--output", "out", metavar="FILE", help="Write here, not to standard output; .gz and .zst pack.")
@click.option("--fresh", is_flag=True, help="Begin anew where a run that wrote the same output was stopped.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; as many as cores if not given."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="A page, or record of a corpus, that takes longer is left out.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=64),
    default=MEMORY // 2**20,
    show_default=True,
    metavar="MB",
    help="One that takes more memory is left out (on Linux).",
)
def clean(  # noqa: PLR0913, PLR0917  one for each option
    files: tuple[str, ...],
    text: bool,
    field: str | None,
    html_field: str | None,
    url_field: str | None,
    url: str | None,
    record: bool,
    record_file: str | None,
    keep: frozenset[Kind],
    standfirst: bool,
    markdown: bool,
    any_page: bool,
    form: str,
    out: str | None,
    fresh: bool,
    jobs: int | None,
    timeout: float,
    memory: int,
) -> int:
    """Take everything out of pages that is not the article.

    INPUT is a file, a folder, a pattern such as 'pages/*.html', or - for standard input; files may be packed with gzip
    or zstd. A WARC or WACZ file gives its pages of HTML, JSON Lines and Parquet those in a field or column. A folder gives its .html,
    .htm, .xhtml, .warc and .wacz files, its .txt files with --text, its .jsonl and .parquet files with --field or
    --html-field; links to folders are not followed.
    """
    for name in (out, record_file):
        output.check(name)
        _check_format(name)
    if out is not None and record_file is not None and os.path.realpath(out) == os.path.realpath(record_file):
        raise UsageError(f"-o and --record-file both name {out}; give each a file of its own")
    options = Options(
        record=record or record_file is not None,
        keep=keep,
        standfirst_in_text=standfirst,
        markdown=markdown,
        any_page=any_page,
    )
    choices = Choices(url, form, Into(out, fresh), jobs or _cores())
    choices.aside = Aside(record_file, record)
    choices.limits = Limits(timeout, memory * 2**20)
    if html_field is not None or url_field is not None:
        if text or field is not None:
            raise UsageError("--html-field and --url-field are for HTML; leave them out with --text and --field")
        choices.fields = Fields(html_field or HTML, url_field)
    if field is not None:
        return _corpus(files, field, options, choices)
    return _pages(files, text, options, choices)


def _check_format(name: str | None) -> None:
    """Refuse names of files that would hold something else than they say."""
    ending = next((ending for ending in OTHERS if name and name.lower().endswith(ending)), None)
    if ending:
        raise UsageError(
            f"{name}: what is written is JSON Lines, not {ending}; give a name that ends in .jsonl or .jsonl.zst"
        )


class Choices:
    """The rest of the command line."""

    def __init__(self, url: str | None, form: str, into: Into, jobs: int) -> None:
        self.url = url
        self.form = form
        self.into = into
        self.jobs = jobs
        self.aside = INLINE
        self.limits = Limits()
        self.fields: Fields | None = None


def _corpus(files: tuple[str, ...], field: str, options: Options, choices: Choices) -> int:
    from cleancopy.cli.corpus import Manner, clean_corpus

    if choices.url is not None:
        raise UsageError("--url is for one page; leave it out with --field")
    if choices.form != "json":
        raise UsageError("a corpus stays JSON Lines; leave out --format text with --field")
    names = inputs.expand(files, inputs.RECORDS + inputs.TABLES)
    return clean_corpus(names, Manner(field, options, choices.aside), choices.into, choices.jobs, choices.limits)


def _pages(files: tuple[str, ...], text: bool, options: Options, choices: Choices) -> int:
    from cleancopy.cli.pages import Manner, clean_many, clean_one

    names = _names(files, text, choices.fields)
    manner = Manner(
        markup=not text,
        url=choices.url,
        plain=choices.form == "text",
        options=options,
        aside=choices.aside,
        fields=choices.fields or Fields(),
    )
    if len(names) == 1 and not os.path.isdir(files[0]) and not inputs.holds_many(names[0]):
        return clean_one(names[0], manner, choices.into.file)
    if choices.url is not None:
        many = f"these are {len(names)} files" if len(names) > 1 else f"{names[0]} holds many"
        raise UsageError(f"--url is for one page, and {many}; leave it out")
    return clean_many(names, manner, choices.into, choices.jobs, choices.limits)


def _names(files: tuple[str, ...], text: bool, fields: Fields | None) -> list[str]:
    endings = inputs.TEXTS if text else inputs.PAGES if fields is None else inputs.RECORDS + inputs.TABLES
    try:
        names = inputs.expand(files, endings)
    except UsageError as error:
        raise UsageError(f"{error}{_hint(files) if endings == inputs.PAGES else ''}") from None
    for name in names:
        if text and inputs.is_records(name):
            raise UsageError(f"{name} is JSON Lines; say with --field which field holds the text, and leave out --text")
        if text and inputs.holds_many(name):
            raise UsageError(f"{name} holds HTML; leave out --text")
    if fields is not None and not any(inputs.is_records(name) or inputs.is_table(name) for name in names):
        raise UsageError(f"--html-field and --url-field are for JSON Lines and Parquet, and {names[0]} is neither")
    return names


def _hint(files: tuple[str, ...]) -> str:
    """What to do about folders without pages that hold records."""
    for folder in filter(os.path.isdir, files):
        with suppress(UsageError):
            found = inputs.expand([folder], inputs.RECORDS + inputs.TABLES)
            return f", or say with --html-field or --field what to read of {os.path.basename(found[0])}"
    return ""
