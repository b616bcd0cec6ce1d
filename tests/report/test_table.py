"""The table at the end of a crawl."""

from __future__ import annotations

from cleancopy.core.wordcount import median
from cleancopy.report.table import WIDTH, by_site, render

STATS = {
    "cleancopy/articles": 3,
    "cleancopy/site/example.org/pages": 5,
    "cleancopy/site/example.org/articles": 3,
    "cleancopy/site/example.org/dropped/no_text": 2,
    "cleancopy/site/example.org/removed/ticker": 8,
    "cleancopy/site/example.org/removed/teaser": 4,
    "cleancopy/site/example.org/lengths": {100: 1, 400: 2},
    "cleancopy/site/gone.example/failed": "robots.txt answers 503, which means wait: try again later",
}


def test_a_site_a_line_with_what_was_dropped_and_removed() -> None:
    lines = render(STATS, 12.34).splitlines()
    assert lines[1].split() == ["site", "pages", "articles", "dropped", "removed", "median", "words"]
    assert lines[2].split() == ["example.org", "5", "3", "2", "12", "400"]
    assert lines[3:5] == ["  dropped: no_text 2", "  removed: ticker 8, teaser 4"]
    assert lines[5].split()[0] == "gone.example"
    assert lines[6].startswith("  failed: robots.txt answers 503")
    assert lines[-1] == "12.3 s"


def test_sites_that_gave_nothing_are_told() -> None:
    assert render({}, 1.0, quiet=2).splitlines()[-2:] == ["nothing new on 2 sites", "1.0 s"]
    assert render(STATS, 1.0, quiet=1).splitlines()[-2] == "nothing new on 1 site"
    assert "nothing new" not in render(STATS, 1.0)


def test_long_cells_are_cut_to_the_width() -> None:
    stats = {f"cleancopy/site/{'x' * 80}/removed/{'kind' * 8}{number}": number for number in range(20)}
    assert all(len(line) <= WIDTH for line in render(stats, 1).splitlines())
    assert len(by_site(stats)) == 1


def test_the_table_fits_the_terminal() -> None:
    for width in (30, 40, 60, 80, 100):
        lines = render({**STATS, f"cleancopy/site/{'x' * 80}/pages": 1}, 1, width).splitlines()
        assert max(map(len, lines)) <= width
        assert len({len(line) for line in lines if line.endswith(("words", "400", " 0"))}) == 1


def test_a_row_ends_with_a_whole_word() -> None:
    kinds = {f"cleancopy/site/a.example/removed/{'kind' * 4}{n}": 1000 + n for n in range(15)}
    row = render(kinds, 1).splitlines()[-2]
    assert row.endswith(" more")
    assert row.count(",") + 1 + int(row.split()[-2]) == 16  # those that are named, and those that are not


def test_the_median_of_counts() -> None:
    assert [median(lengths) for lengths in ({}, {5: 1}, {5: 1, 9: 1, 20: 1}, {5: 3, 9: 1})] == [0, 5, 9, 5]
