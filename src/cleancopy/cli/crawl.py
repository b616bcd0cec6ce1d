"""``cleancopy crawl``: sites into a store, by one process or several."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleancopy.cli.once import Once
from cleancopy.errors import StoreBusy, StoreError, UsageError

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

EXAMPLES = """\b
Examples:
  cleancopy crawl https://www.example.org --into data/        a site; the same command again goes on and finds what is new
  cleancopy crawl sites.toml --into data/                     a table a site: pace, sections, selectors (docs/sites.md)
  cleancopy crawl sites.toml --into data/ --workers 4         the same by four processes
  cleancopy crawl sites.txt --into data/ --max-age 7          an address a line; only what is at most seven days old
  cleancopy crawl --urls list.txt --into data/                exactly these articles: an address a line, or JSON Lines with "url"
  cleancopy crawl example.org --into data/ -s DOWNLOAD_DELAY=2

The store keeps every article once, and each later version as a revision of its own. A run can be stopped at any
instant (Ctrl-C, SIGTERM, a crash): what is committed stays, and the same command goes on from there. Run it from cron
or a timer: a run that finds another one at work says so and stops.

\b
Exit codes: 0 complete: every site was gone through
            1 no site could be crawled, or pages were lost to an error of ours
            2 the command line or a setting is wrong; nothing was opened
            3 partial: stopped before the end, or a site or single pages could not be fetched; the next run goes on
            4 another run is working on the store; nothing was changed
            5 the store cannot be read or written (disk full, read-only, damaged); what was committed is as it was
"""
FILES = (".toml", ".txt")  # endings that no address of a site has
ARGUMENTS = ("urls", "limit", "since", "max_age", "section", "allow", "deny", "follow")


HELP = {
    "urls": "A file with the addresses of the articles that alone are fetched, in the place of SITES.",
    "follow": "Find articles in sitemaps and feeds only, not in the links of pages.",
    "store": "The store; made if it is not there.",
    "limit": "At most so many articles a site in this run.",
    "since": "Only articles from this day on, such as 2026-11-01.",
    "max_age": "Only articles of the last days; older ones are not looked at again.",
    "section": "Only addresses whose path begins so, such as /politics.",
    "allow": "Only addresses in which one of these is found; separated by spaces.",
    "deny": "No addresses in which one of these is found.",
    "workers": "Processes; each takes sites of its own.",
    "settings": "A setting of Scrapy or cleancopy (docs/settings.md).",
}


@click.command(cls=Once, epilog=EXAMPLES, short_help="Crawl sites into a store that a crash cannot tear.")
@click.argument("sites", metavar="[SITES...]", nargs=-1)
@click.option("--urls", metavar="FILE", help=HELP["urls"])
@click.option("--into", "store", metavar="FOLDER", required=True, type=click.Path(path_type=Path), help=HELP["store"])
@click.option("--limit", metavar="N", help=HELP["limit"])
@click.option("--since", metavar="DATE", help=HELP["since"])
@click.option("--max-age", "max_age", metavar="DAYS", help=HELP["max_age"])
@click.option("--section", metavar="PATH", help=HELP["section"])
@click.option("--allow", metavar="REGEX", help=HELP["allow"])
@click.option("--deny", metavar="REGEX", help=HELP["deny"])
@click.option("--no-follow", "follow", flag_value="0", help=HELP["follow"])
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), default=1, show_default=True, help=HELP["workers"])
@click.option("--check", is_flag=True, help="Exit with 3 when a site has fallen against its own past.")
@click.option("-s", "--set", "settings", metavar="NAME=VALUE", multiple=True, help=HELP["settings"])
def crawl(
    sites: tuple[str, ...], store: Path, workers: int, check: bool, settings: tuple[str, ...], **choices: str | None
) -> int:
    """Crawl SITES: addresses, a file that names one a line, or a sites.toml. Or fetch what a list names (--urls)."""
    from cleancopy.commands.workers import lead

    # The ledger keeps the figures of each site (status, report); Scrapy's dump of them is thirty lines a site, every hour,
    # and what it says of its middlewares is seventy lines a worker.
    words = [
        "crawl", "news", *_arguments(sites, choices), "-s", f"CLEANCOPY_STORE={store}", "-s", "STATS_DUMP=False",
        "-s", "CLEANCOPY_LOG_SETUP=False",
    ]  # fmt: skip
    settings = (*settings, "CLEANCOPY_CHECK_HEALTH=1") if check else settings
    for setting in settings:
        if "=" not in setting:
            raise UsageError(f"--set {setting}: write a setting as NAME=VALUE")
        words += ["-s", setting]
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "cleancopy.settings")
    chosen = _settings({**dict(s.split("=", 1) for s in settings), "CLEANCOPY_STORE": str(store)})
    try:
        return _alone(words) if workers == 1 else lead(words, store, workers, chosen)
    except StoreError as error:
        click.echo(f"cleancopy: {error}", err=True)
        return 4 if isinstance(error, StoreBusy) else 5


def _arguments(sites: tuple[str, ...], choices: dict[str, str | None]) -> list[str]:
    """The spider's arguments; what is a file is read as one."""
    from cleancopy.spiders.choices import check

    if not sites and not choices.get("urls"):
        raise UsageError(
            "say which sites: cleancopy crawl https://www.example.org --into data/ (or which articles: --urls list.txt)"
        )
    files = [site for site in sites if Path(site).is_file()]
    for site in sites:
        if site not in files and site.lower().endswith(FILES) and "://" not in site:
            raise UsageError(
                f"{site} is not there: name a file of sites, or an address such as https://www.example.org"
            )
    addresses = [site for site in sites if site not in files]
    if len(files) > 1:
        raise UsageError(f"{len(files)} files of sites: name one")
    words = []
    if addresses:
        words += ["-a", f"site={','.join(addresses)}"]
    if files:
        words += ["-a", f"sites={files[0]}"]
    for name in ARGUMENTS:
        if choices.get(name):
            words += ["-a", f"{name}={choices[name]}"]
    check(
        dict(word.split("=", 1) for word in words[1::2])
    )  # here, where nothing of Scrapy stands in front of the error
    return words


def _settings(chosen: dict[str, str]) -> BaseSettings:
    """The settings as the crawl will have them, looked at before a store is opened."""
    from scrapy.utils.project import get_project_settings

    from cleancopy.commands.slips import refuse_slips

    settings = get_project_settings()
    settings.setdict(chosen, priority="cmdline")
    refuse_slips(settings)
    return settings


def _alone(words: list[str]) -> int:
    """Crawl in this process."""
    from scrapy.cmdline import execute

    try:
        execute(["scrapy", *words])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    finally:
        sys.stdout.flush()
    return 0
