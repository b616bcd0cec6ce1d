"""A configuration says what it means, and a mistake in it is named with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleancopy.cli import main
from cleancopy.cli.dataset import COMMANDS, dataset
from cleancopy.dataset.config import Config, parse_config


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("nam = 'x'", "line 1: 'nam' is unknown; known are name, "),
        ("name = 'x'\n\n[consent]\npolicy = 'maybe'", "line 4: policy is one of skip, record, ignore, not 'maybe'"),
        ("[split]\nvalidation = 1.5", "line 2: validation is between 0 and 0.9, not 1.5"),
        ("[split]\nvalidation = '1%'", "line 2: validation is a number, not '1%'"),
        ("[language]\nkeep = 'en'", "line 2: keep is a list of texts"),
        ("[files]\nshard_size = '1 PB'", "line 2: shard_size: '1 PB' is no size"),
        ("[quality]\noff = ['gopher']", "line 2: off: no rule gopher; there are "),
        ("[quality.thresholds]\n'c4.x' = 'many'", "line 1: thresholds is a table of numbers"),
        ("[pii]\nmask = ['names']", "line 2: mask: names is none of email, ip, phone"),
        ("[quality]\nfamilies = ['gopher']", "line 2: families: no set of rules gopher"),
        ("\n[quality.thresholds]\n'c4.x' = 1", "line 2: thresholds: no rule c4.x"),
        ("[language]\nkeep = ['en', 'german']", "line 2: keep: 'german' is no code of ISO 639"),
        ("consent = 'skip'", "line 1: consent is a table: write [consent]"),
        ("[duplicates]\nnear = 1", "line 2: near is a true or false, not 1"),
        ("[split]\nby =\n[files]", "at line 2"),
        ("[[split]]\nby = 'site'", "split is a table"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        parse_config(text)


def test_a_mistake_is_one_line_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dataset.toml").write_text("[files]\nparquet = 'yes'\n")
    (tmp_path / "a.jsonl").write_text("{}\n")
    arguments = ["dataset", "build", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--config"]
    assert main([*arguments, str(tmp_path / "dataset.toml")]) == 2
    assert main([*arguments, str(tmp_path / "missing.toml")]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("dataset.toml: line 2: parquet is a true or false, not 'yes'")
    assert "missing.toml" in second
    assert not (tmp_path / "out").exists()


def test_the_help_shows_the_settings_as_they_are() -> None:
    text = CliRunner().invoke(dataset, ["build", "--help"]).output
    shown = text[text.index('name = "articles"') : text.index("The folder gets")]
    assert parse_config("\n".join(line.strip() for line in shown.splitlines())) == Config()


def test_every_command_is_there() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(dataset, [name, "--help"])
        assert result.exit_code == 0
        assert "Exit codes" in result.output


def test_the_configuration_in_the_docs_works(root: Path) -> None:
    text = (root / "docs/dataset.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    config = parse_config(example)
    assert config != Config()
    tables = {name for name, value in tomllib.loads(example).items() if isinstance(value, dict)}
    assert tables <= set(Config.__dataclass_fields__)
