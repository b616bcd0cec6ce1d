"""``cleancopy explain``: a page that shows what was kept of a page, what was removed, and why."""

from __future__ import annotations

import click

from cleancopy.cli import fetching, formats, inputs, output
from cleancopy.cli.once import Once
from cleancopy.cli.pages import encoded
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.model import Found, Options, Page
from cleancopy.counting import counted
from cleancopy.errors import InputError

BAD = 400  # status from which a page only says what is wrong
EXAMPLES = """\b
Examples:
  cleancopy explain page.html                            writes explain.html
  cleancopy explain https://www.example.org/news/1.html  fetches the page first
  cleancopy explain --text dump.txt -o why.html          text that lost its markup
  curl -s URL | cleancopy explain --url URL -            a page from standard input

The result is one file that needs no network: on the left the article as kept, on the right every block of the page
with its kind, the reason, who decided, and the path of its element. Open it in a browser.

\b
Exit codes: 0 all went well; 1 the input cannot be read; 2 the command line is wrong; 130 interrupted.
"""


@click.command(cls=Once, epilog=EXAMPLES, short_help="Show what was removed from a page, and why, as a page.")
@click.argument("name", metavar="INPUT")
@click.option("--text", is_flag=True, help="The input is text that lost its markup, not HTML.")
@click.option("--url", metavar="URL", help="Where the page came from.")
@click.option("-o", "--output", "out", metavar="FILE", default="explain.html", show_default=True, help="Write here.")
def explain(name: str, text: bool, url: str | None, out: str) -> int:
    """Show what is kept of a page, what is removed, and why.

    INPUT is a file, the address of a page, or - for standard input; a file may be packed with gzip or zstd.
    """
    from cleancopy.report.explain import explain as render

    output.check(out)
    if fetching.is_address(name):
        page = fetching.fetch(name)
        page.markup = not text
        if page.status is not None and page.status >= BAD:
            click.echo(f"the server answers {page.status}: this is its page for that, not the one you want", err=True)
    else:
        (file,) = inputs.expand([name], inputs.TEXTS if text else inputs.PAGES)[:1]
        found = Found() if file == inputs.STDIN else Found(by="file", file=file)
        body = inputs.read_page(file)
        other = formats.another(file, body, markup=not text)
        if other:
            raise InputError(other)
        page = Page(body=body, url=url, found=found, markup=not text)
    options = Options(any_page=True)
    page = judge_page(page, options)
    article = assemble(page, options)
    with output.opened(out) as stream:
        stream.write(encoded(render(page, article, options)))
    if out != "-":
        kept = sum(verdict.kind.is_copy for verdict in page.verdicts)
        click.echo(f"{counted(len(page.blocks), 'block')}, {kept} kept: wrote {out}", err=True)
    return 0
