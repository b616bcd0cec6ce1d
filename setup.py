from setuptools import setup

setup()  # scrapyd's egg builder runs this file; everything is declared in pyproject.toml
