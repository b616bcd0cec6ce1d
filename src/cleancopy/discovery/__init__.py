"""Finding articles: bytes of sitemaps, feeds and pages in, addresses with dates out. Nothing here fetches anything."""
