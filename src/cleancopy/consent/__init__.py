"""Opt-out and licence signals: bytes and headers in, a verdict with its evidence out."""
