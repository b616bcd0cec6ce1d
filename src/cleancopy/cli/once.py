"""Commands whose options are given once: of two files to write to, the first would be left out without a word."""

from __future__ import annotations

import click


class Once(click.Command):
    """A command that refuses an option with a value where it stands twice, except those that may be repeated."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; raises ``click.UsageError`` for what is given twice."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        seen: set[str] = set()
        for option in order:
            if not isinstance(option, click.Option) or option.multiple or option.is_flag or option.count:
                continue
            name = option.name or ""
            if name in seen and not ctx.resilient_parsing:
                raise click.UsageError(f"{' / '.join(option.opts)} is given twice; give it once", ctx)
            seen.add(name)
        return super().parse_args(ctx, args)
