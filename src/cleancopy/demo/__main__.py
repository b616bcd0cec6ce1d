"""``python -m cleancopy.demo``: serve the demo newspaper, crawl it, show the articles."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import click
from rich.console import Console

from . import crawl, show
from .server import serving

WIDE = 120  # columns where the output is no terminal
FILE = "articles.jsonl"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("out"))
@click.option("--serve", is_flag=True, help="Only serve the newspaper, until Ctrl+C.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to serve on; a free one when not given.")
@click.option("--verbose", is_flag=True, help="Show what the crawl logs.")
def main(folder: Path, serve: bool, port: int, verbose: bool) -> None:
    """Crawl the bundled demo newspaper and show its articles.

    The Ostmere Courier is a small newspaper in twelve languages, written for cleancopy and full of what surrounds
    articles: rates that change, weather, cut teasers, newsletter boxes, comments, a paywall, an article in three pages.
    It is served on 127.0.0.1 and crawled with the ordinary spider; the articles go to FOLDER/articles.jsonl (FOLDER is
    "out" when not given).

    \b
    Try the spider on it yourself:
      python -m cleancopy.demo --serve --port 8000
      scrapy crawl news -a site=http://127.0.0.1:8000/ -O articles.jsonl
    """
    try:
        if serve:
            _serve(port)
        else:
            _crawl(folder, port, verbose)
    except OSError as error:
        raise click.ClickException(f"{error}: choose another --port or folder.") from error


def _serve(port: int) -> None:
    with serving(port) as server:
        click.echo(f"The Ostmere Courier is at {server.base}/ until you press Ctrl+C.")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo()


def _crawl(folder: Path, port: int, verbose: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    out = folder.resolve() / FILE
    out.unlink(missing_ok=True)  # a crawl without articles writes none, and the last one's are not this one's
    with serving(port) as server:
        click.echo(f"Crawling the Ostmere Courier at {server.base}/ ...", err=True)
        code = crawl.crawl(server.base, out, "INFO" if verbose else "WARNING")
        if code:
            sys.exit(code)
        console = Console(width=None if sys.stdout.isatty() else WIDE)
        show.show(show.read(out), out, server.base, console)


if __name__ == "__main__":
    main(prog_name="python -m cleancopy.demo")
