"""The pure part: a page or a text in, blocks with verdicts, an article out. No network, files, settings or logs."""
