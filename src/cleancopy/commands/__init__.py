"""Scrapy commands of this project, named by ``COMMANDS_MODULE``: they replace Scrapy's own only here."""
