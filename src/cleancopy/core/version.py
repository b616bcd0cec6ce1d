"""The version of the rules and weights; the package's version is the same."""

VERSION = "0.1.0"
