"""The dataset card: README.md as Hugging Face reads it, with the schema, so that nobody has to guess a type."""

from __future__ import annotations

import json
from typing import Any

from .config import Config
from .rows import features, row_table
from .shards import PARQUET

SIZES = (
    (10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"),
    (10**8, "10M<n<100M"), (10**9, "100M<n<1B"),
)  # fmt: skip
MOST = 12  # lines of a table


def card(config: Config, manifest: dict[str, Any]) -> str:
    """Return the card; ``manifest`` needs the counts, the splits and the digest."""
    return f"---\n{_front(config, manifest)}---\n\n{_body(config, manifest)}"


def _front(config: Config, manifest: dict[str, Any]) -> str:
    """The YAML: names are quoted as JSON, which is YAML too."""
    languages = [name for name in manifest["languages"] if name]
    kept = manifest["documents"]["kept"]
    lines = [
        f"pretty_name: {json.dumps(config.name, ensure_ascii=False)}",
        f"license: {json.dumps(config.license)}",
        *(["language:", *(f"- {json.dumps(name)}" for name in languages)] if languages else []),
        "task_categories:\n- text-generation",
        f"size_categories:\n- {next((name for end, name in SIZES if kept < end), 'n>1T')}",
    ]
    if manifest["splits"]:
        lines += ["configs:", *_configs(config, manifest), "dataset_info:", *_info(config, manifest)]
    return "\n".join(lines) + "\n"


def _configs(config: Config, manifest: dict[str, Any]) -> list[str]:
    """Where the splits are. One form alone, Parquet if there is any: the reader is chosen once for all files named."""
    pattern = "parquet/{}-*.parquet" if config.files.parquet else "{}-*.jsonl.zst"
    lines = ["- config_name: default", "  data_files:"]
    for split in manifest["splits"]:
        lines += [f"  - split: {split}", f"    path: {json.dumps(pattern.format(split))}"]
    return lines


def _info(config: Config, manifest: dict[str, Any]) -> list[str]:
    lines = ["- config_name: default", "  features:"]
    for column in features():
        lines += [f"  - name: {column['name']}", f"    dtype: {column['dtype']}"]
    lines.append("  splits:")
    for split, each in manifest["splits"].items():
        size = sum(shard["content_bytes"] for shard in each["shards"])
        lines += [f"  - name: {split}", f"    num_bytes: {size}", f"    num_examples: {each['rows']}"]
    shards = [shard for each in manifest["splits"].values() for shard in each["shards"]]
    files = [shard[PARQUET] if config.files.parquet else shard for shard in shards]
    lines.append(f"  download_size: {sum(file['bytes'] for file in files)}")
    lines.append(f"  dataset_size: {sum(shard['content_bytes'] for shard in shards)}")
    return lines


def _body(config: Config, manifest: dict[str, Any]) -> str:
    counts = manifest["documents"]
    dates = [day[:10] for day in manifest["dates"]["date_published"]]
    policy = config.consent.policy
    parts = [
        f"# {config.name}",
        config.description or "News articles, cleaned of everything that is not the article.",
        f"{counts['kept']:,} documents with {manifest['words']:,} words from {len(manifest['sources']):,} sites"
        + (f", published from {dates[0]} to {dates[1]}." if dates[0] else "."),
        '```python\nfrom datasets import load_dataset\n\ndataset = load_dataset("path/to/this/folder")\n'
        'dataset = load_dataset("json", data_files="path/to/this/folder/*.jsonl.zst")  # the same rows, unsplit\n```',
        "## Columns\n\nEvery row has every column; what is absent is the empty text, 0 or -1, never null.\n\n"
        + row_table().rstrip(),
        "## Where it comes from\n\n"
        + _table("site", "documents", {name: each["documents"] for name, each in manifest["sources"].items()})
        + "\n\n"
        + _table("language", "documents", {name: each["documents"] for name, each in manifest["languages"].items()}),
        f"## What was left out\n\nOf {counts['read']:,} lines read, {sum(counts['dropped'].values()):,} are not in the set; "
        "`dropped/` lists each with its reason.\n\n" + _table("reason", "documents", counts["dropped"]),
        f"## Consent\n\nThe policy was `{policy}`: {_POLICY[policy]}\n\n"
        + _table("verdict", "documents", manifest["consent"]["kept"])
        + "\n\nThe articles belong to their publishers. The column `license` holds what a page names for itself.",
        f"## Made by\n\ncleancopy {manifest['versions']['cleancopy']}, rules `{manifest['rules']}`, "
        f"digest `{manifest['digest']}`. The same input and settings give the same digest; "
        "`cleancopy dataset verify` checks the files against `manifest.json`.",
    ]
    return "\n\n".join(parts) + "\n"


_POLICY = {
    "skip": "pages whose publisher reserves text and data mining, or whose signals could not be read, are left out.",
    "record": "all pages are kept, with the verdict and its evidence in each row.",
    "ignore": "the signals of publishers were not looked at.",
}


def _table(name: str, unit: str, counts: dict[str, int]) -> str:
    """The greatest counts as a table, the rest in one line."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"| {name} | {unit} |", "|---|---|"]
    lines += [f"| {(key or 'none').replace('|', chr(92) + '|')} | {count:,} |" for key, count in ordered[:MOST]]
    if len(ordered) > MOST:
        lines.append(f"| {len(ordered) - MOST} more | {sum(count for _, count in ordered[MOST:]):,} |")
    return "\n".join(lines)
