"""One article at many addresses of a site stands in a store once, whether or not its pages name the address they are known by."""

from __future__ import annotations

from pathlib import Path

from small import BASE, Crawl, Page
from sqlalchemy import text

from cleancopy.ledger import Store, articles
from cleancopy.ledger.schema import VERSION, meta

LONG = (
    "The council said on Monday that the work on the old bridge would go on until the spring, whatever the weather. "
    * 3
)
STORY = f"{BASE}/2026/11/harbour-bridge-opens"
OTHERS = (f"{STORY}/amp", f"{STORY}?print=1", f"{BASE}/sport{STORY.removeprefix(BASE)}")


def found_in(folder: Path, pages: list[Page], order: list[Page] | None = None) -> list[str]:
    crawl = Crawl(folder, pages)
    for page in order or pages:
        crawl.find(page.url, "link")
    crawl.read_all()
    crawl.finish()
    return sorted(line["url"] for line in articles(folder))


def test_the_same_text_at_other_addresses_is_the_same_article_in_any_order(tmp_path: Path) -> None:
    pages = [Page(url, text=LONG) for url in (STORY, *OTHERS)]
    for number, order in enumerate((pages, pages[::-1], [pages[2], pages[0], pages[3], pages[1]])):
        assert found_in(tmp_path / str(number), pages, order) == [STORY]


def test_a_later_address_of_a_text_gives_no_line_and_a_short_text_is_not_compared(tmp_path: Path) -> None:
    pages = [Page(OTHERS[0], text=LONG), Page(STORY, text=LONG)]
    assert found_in(tmp_path, pages[:1]) == [OTHERS[0]]
    assert found_in(tmp_path, pages) == [OTHERS[0]]  # what was given out stays
    short = [Page(f"{BASE}/2026/11/picture-of-the-day-{day}", text="The picture of the day.") for day in (1, 2)]
    assert len(found_in(tmp_path / "short", short)) == 2


def test_an_address_that_all_pages_name_makes_no_duplicates(tmp_path: Path) -> None:
    names = ("harbour-bridge-opens-today", "ferry-sails-again-in-spring", "mayor-reads-to-the-children")
    for number, named in enumerate((f"{BASE}/", f"{BASE}/news")):
        pages = [Page(f"{BASE}/2026/11/{name}", text=LONG + name, canonical=named) for name in names]
        assert len(found_in(tmp_path / str(number), pages)) == 3


def test_when_an_address_is_gone_another_of_the_same_text_has_the_article(tmp_path: Path) -> None:
    pages = [Page(url, text=LONG) for url in (STORY, OTHERS[0])]
    found_in(tmp_path, pages)
    crawl = Crawl(tmp_path, pages[1:])
    with crawl.recorder.store.writing() as connection:
        connection.execute(text("UPDATE urls SET queued = 1, next_due = 0 WHERE state = 'committed'"))
    assert crawl.read_all() == ["gone", ""]
    crawl.finish()


def test_a_store_of_the_first_version_is_given_the_index(tmp_path: Path) -> None:
    with Store(tmp_path, create=True) as store, store.writing() as connection:
        connection.execute(text("DROP INDEX urls_text"))
        connection.execute(meta.update().values(value="1"))
    with Store(tmp_path, create=True) as store, store.reading() as connection:
        assert connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'urls_text'")).all()
        assert connection.execute(meta.select()).one().value == str(VERSION)
