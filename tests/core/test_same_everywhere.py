"""The same page gives the same article in every process, whatever order Python keeps its sets in there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# Pages and texts on which several rules speak for one line, so that a tie has to be broken.
SCRIPT = """
import json
from cleancopy import Options, clean, clean_text
from cleancopy.core.model import Block
from cleancopy.core.offers import offers
from cleancopy.core.phrases import said

lines = [
    "Subscribe to our newsletter and become a member to read on",
    "Share this article and leave a comment below, sign up to our newsletter",
    "Why not sign up today for a free trial and see for yourself?",
    "Log in or register to comment; follow us and donate to support our journalism",
]
out = [list(said(line).families.items()) for line in lines]
prose = "<p>The council agreed on Monday to rebuild the old pier, which has been closed since the great storm of that year.</p>"
lines_of = lambda text: [Block(0, text, "body/p", (0, len(text)))]
out += [[v.kind for v in offers(lines_of(line), [0]).values()] for line in lines]
offer = "<p>Why not sign up today for a free trial and see for yourself? Curious as to what customers are saying about us?</p>"
html = f"<h1>Council agrees to rebuild the pier</h1>{prose * 4}{offer}" + "".join(f"<div>{line}</div>" for line in lines)
options = Options(record=True, any_page=True)
out.append(clean(html, "http://example.org/a", options=options).to_dict())
out.append(clean_text("\\n".join(["Exchange rates", "EUR 48.09 ▼0.28%", *lines]), options=options).to_dict())
print(json.dumps(out, default=str))
"""


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_whatever_the_seed_of_hashes(seed: str) -> None:
    def run(value: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": value}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert run(seed) == run("0")
