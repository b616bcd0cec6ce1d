"""What the manifest counts: documents by reason, site, language, month and verdict, counted in the database."""

from __future__ import annotations

from typing import Any

from .work import Work

KEPT = "FROM documents WHERE reason = ''"


def summary(work: Work) -> dict[str, Any]:
    """Return the counts of a build whose copies are settled."""
    dropped = work.dropped()
    read = work.count()
    return {
        "documents": {"read": read, "kept": read - sum(dropped.values()), "dropped": dropped},
        "words": _one(work, f"SELECT coalesce(sum(json_extract(row, '$.word_count')), 0) {KEPT}"),
        "copies": _one(work, "SELECT count(*) FROM documents WHERE cluster != ''"),
        "dates": {name: _range(work, name) for name in ("date_published", "date_fetched")},
        "sources": _groups(work, "json_extract(row, '$.domain')"),
        "languages": _groups(work, "json_extract(row, '$.language')"),
        "months": _groups(work, "substr(json_extract(row, '$.date_published'), 1, 7)"),
        "consent": _verdicts(work, dropped),
        "licenses": _counts(work, "json_extract(row, '$.license')"),
        "removed": _removed(work),
    }


def _one(work: Work, query: str) -> Any:
    return work.connection.execute(query).fetchone()[0]


def _range(work: Work, name: str) -> list[str]:
    """The earliest and latest date; two empty texts when there is none."""
    value = f"nullif(json_extract(row, '$.{name}'), '')"
    query = f"SELECT coalesce(min({value}), ''), coalesce(max({value}), '') {KEPT}"
    return list(work.connection.execute(query).fetchone())


def _groups(work: Work, value: str) -> dict[str, dict[str, int]]:
    query = f"SELECT {value}, count(*), sum(json_extract(row, '$.word_count')) {KEPT} GROUP BY 1 ORDER BY 1"
    return {name: {"documents": count, "words": words} for name, count, words in work.connection.execute(query)}


def _counts(work: Work, value: str) -> dict[str, int]:
    return dict(work.connection.execute(f"SELECT {value}, count(*) {KEPT} GROUP BY 1 ORDER BY 1").fetchall())


def _verdicts(work: Work, dropped: dict[str, int]) -> dict[str, Any]:
    """Verdicts of what was kept, and how many documents the policy left out."""
    left = {reason: count for reason, count in dropped.items() if reason.startswith("consent_")}
    return {"kept": _counts(work, "json_extract(row, '$.consent')"), "left_out": left}


def _removed(work: Work) -> dict[str, int]:
    """Blocks of the kept documents' pages that were removed, by kind."""
    query = f"SELECT key, sum(value) FROM (SELECT json_extract(row, '$.removed') AS counts {KEPT}), json_each(counts) GROUP BY 1"  # noqa: S608
    return dict(work.connection.execute(query).fetchall())
