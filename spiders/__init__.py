"""Spiders: ``news`` for sites, ``stored`` for saved pages."""
