"""``cleancopy dataset``: from articles to a training dataset. Each command is loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "build": "cleancopy.cli.dataset_build:build",
    "recheck": "cleancopy.cli.dataset_recheck:recheck",
    "stats": "cleancopy.cli.dataset_stats:stats",
    "verify": "cleancopy.cli.dataset_verify:verify",
}
"""Name of each command, and where it stands: module and function."""


class Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


EXAMPLES = """\b
Examples:
  cleancopy dataset build data/ -o dataset/ --config dataset.toml
  cleancopy dataset verify dataset/
  cleancopy dataset stats dataset/ -o stats.html
  cleancopy dataset recheck dataset/ -o withdrawn.jsonl
"""


@click.command(cls=Commands, epilog=EXAMPLES, short_help="Make a training dataset of articles, check it, show it.")
def dataset() -> None:
    """Make a training dataset of crawled articles: what may be used, once, in files that load."""
