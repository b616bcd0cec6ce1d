"""The command line: ``cleancopy``. One file a command; what a caller can mend comes out as one line on stderr.

Exit codes: 0 all went well; 1 an input cannot be read; 2 the command line is wrong; 3 done, but parts of the input
were left out; 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from cleancopy import __version__
from cleancopy.cli.clean import clean
from cleancopy.cli.crawl import crawl
from cleancopy.cli.dataset import dataset
from cleancopy.cli.diff import diff
from cleancopy.cli.explain import explain
from cleancopy.cli.export import export
from cleancopy.cli.report import report
from cleancopy.cli.restore import restore
from cleancopy.cli.status import status
from cleancopy.cli.verify import verify
from cleancopy.errors import CleancopyError, UsageError

EPILOG = """Without a store, into a single file:

\b
  scrapy crawl news -a site=https://www.example.org -O articles.jsonl
  scrapy crawl stored -a path=pages/ -O articles.jsonl
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn news pages into clean text: whole articles, nothing else."""


cli.add_command(clean)
cli.add_command(diff)
cli.add_command(explain)
cli.add_command(restore)
cli.add_command(crawl)
cli.add_command(status)
cli.add_command(export)
cli.add_command(report)
cli.add_command(verify)
cli.add_command(dataset)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to stderr as one line without a traceback."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = cli.main(list(arguments) if arguments is not None else None, "cleancopy", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return _complain(_usage(error), 2)
    except CleancopyError as error:
        return _complain(str(error), 2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        _silence()
        return 1
    except OSError as error:  # a full disk, a folder that may not be written to
        return _complain(f"{error.filename or 'input or output'}: {error.strerror or error}", 1)
    except (KeyboardInterrupt, click.Abort):
        return 130
    return result if isinstance(result, int) else 0


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "cleancopy"
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{message}; see {command} --help"


def _complain(message: str, code: int) -> int:
    click.echo(f"cleancopy: {' '.join(message.split())}", err=True)
    return code


def _silence() -> None:
    """Let the interpreter flush a closed pipe at its end without a complaint."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())


def _terminate(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)  # so that unfinished output is removed on the way
