"""From articles to a training dataset: language, quality, duplicates, rows, files, manifest and card."""
