"""The record of addresses and commits, and the parts that articles are written to."""
