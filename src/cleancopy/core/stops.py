"""Signs that end sentences, in the scripts that news are written in."""

from __future__ import annotations

# The full stops of Chinese and Japanese, Hindi, Urdu, Armenian, Amharic, Burmese and Khmer.
FULL = "。।۔։።။។"
ASKING = "？！؟"
SIGNS = f".!?{FULL}{ASKING}"
FULL_STOPS = (".", *FULL)
QUESTIONS = ("?", "？", "؟", "՞", "፧")
"""What ends questions, but in Greek, where it looks like a semicolon."""
