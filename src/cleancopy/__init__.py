"""cleancopy turns news sites into clean text."""

__version__ = "0.1.0"
