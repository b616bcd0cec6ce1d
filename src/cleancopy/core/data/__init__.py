"""Data files of the core: weights and word lists."""
