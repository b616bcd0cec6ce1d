"""Signals bent in every way we could think of: none that refuses is read as a permission or missed, none that permits as a refusal.

Licences and ``tdmrep.json`` have a file of their own, ``test_licences_adversarial.py``.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from bent import BASE, PROHIBITS, rsl, site, verdict

from cleancopy.consent import judge
from cleancopy.core.model import Page

# --- robots.txt

ALL = "User-agent: *\n"
NO, YES = "Content-Signal: ai-train=no", "Content-Signal: ai-train=yes"
ROBOTS: list[tuple[str, str | bytes, str]] = [
    ("the specification's example", f"{ALL}Content-Signal: search=yes, ai-input=no, ai-train=no\nAllow: /", "disallow"),
    ("two byte order marks", f"\ufeff\ufeff{ALL}{NO}", "disallow"),
    ("NUL bytes", f"{ALL}Content\0-Signal: ai-\0train=no", "disallow"),
    ("UTF-16 without a mark", f"{ALL}{NO}".encode("utf-16-le"), "disallow"),
    ("UTF-16, the other way round", f"{ALL}{NO}".encode("utf-16-be"), "disallow"),
    ("CR alone", f"User-agent: *\r{NO}\r", "disallow"),
    ("CRLF and LF", f"User-agent: *\r\n\n{NO}\r\n", "disallow"),
    ("no-break spaces", f"{ALL}\u00a0Content-Signal:\u00a0ai-train\u00a0=\u00a0no\u00a0", "disallow"),
    ("no-break spaces in Latin-1", f"{ALL}Content-Signal:\u00a0ai-train=no".encode("latin-1"), "disallow"),
    ("spaces nobody sees", f"{ALL}\u200bContent-Signal: \u200bai-\u00adtrain=no\u2060", "disallow"),
    ("a line separator of Unicode ends no line", f"{ALL}Content-Signal: search=yes,\u2028ai-train=no", "disallow"),
    ("nor does a vertical tab", f"{ALL}Content-Signal: search=yes,\x0bai-train=no", "disallow"),
    ("a comment goes on behind them", f"{ALL}# say\u2028{YES}", "unknown"),
    ("and behind a form feed", f"{ALL}# say\x0c{YES}\x85{YES}", "unknown"),
    ("a comment is no permission", f"{ALL}#{YES}", "unknown"),
    ("a comment behind a value", f"{ALL}{YES} # ai-train=no", "allow"),
    ("groups for one agent are one", f"User-agent: *\n{YES}\n\nUSER-AGENT: *\n{NO}", "disallow"),
    ("our groups, others between", f"User-agent: cleancopy\n{YES}\n\nUser-agent: x\nAllow: /\n\nUser-agent: CleanCopy\n{NO}", "disallow"),
    ("our group stands before that for all", f"{ALL}{NO}\n\nUser-agent: cleancopy\n{YES}", "allow"),
    ("also when it comes first", f"User-agent: cleancopy/1.0\n{NO}\n\n{ALL}{YES}", "disallow"),
    ("a star behind our name", f"User-agent: cleancopy*\n{NO}\n\n{ALL}{YES}", "disallow"),
    ("a name in quotes", f'User-agent: "*"\n{NO}', "disallow"),
    ("a name that only begins with ours", f"User-agent: cleancopybot\n{NO}\n\n{ALL}{YES}", "allow"),
    ("another agent's line between agents", f"User-agent: x\nCrawl-delay: 1\nUser-agent: *\n{NO}", "disallow"),
    ("big letters", f"{ALL}CONTENT-SIGNAL: AI-TRAIN=NO", "disallow"),
    ("a colon in the place of the sign", f"{ALL}Content-Signal: ai-train: no", "disallow"),
    ("no commas", f"{ALL}Content-Signal: search=yes ai-train=no ai-input=yes", "disallow"),
    ("a permission without commas is none", f"{ALL}Content-Signal: ai-train=yes search=no", "unknown"),
    ("printer's quotes", f"{ALL}Content-Signal: ai-train=“no”", "disallow"),
    ("another sign that looks alike", f"{ALL}Content-Signal: ai-train＝yes", "unknown"),
    ("a word that only ends alike", f"{ALL}Content-Signal: not-ai-train=no, ai-train=yes", "allow"),
    ("a word that only begins alike", f"{ALL}Content-Signal: ai-train=none", "unknown"),
    ("a line that goes on is two", f"{ALL}Content-Signal: ai-train=yes,\n ai-train=no", "allow"),
    ("a long line", f"{ALL}Content-Signal: {'search=yes, ' * 30_000}ai-train=no", "disallow"),
    ("a page in its place", f"<!doctype html><pre>{ALL}{YES}</pre>", "unknown"),
    ("usage: a wildcard", f"{ALL}Content-Usage: /*/a$ train-ai=n", "disallow"),
    ("usage: a wildcard that does not fit", f"{ALL}Content-Usage: /*/b$ train-ai=n", "unknown"),
    ("usage: written out", f"{ALL}Content-Usage: /%6eews/ train-ai=n", "disallow"),
    ("usage: a slash that is written out is none", f"{ALL}Content-Usage: /news%2Fa train-ai=n", "unknown"),
    ("usage: the longer wildcard", f"{ALL}Content-Usage: / train-ai=n\nContent-Usage: /news* train-ai=y", "allow"),
    ("usage: a tab", f"{ALL}Content-Usage:\t/news/\ttrain-ai=n", "disallow"),
    ("usage: a value in big letters is none", f"{ALL}Content-Usage: train-ai=Y", "unknown"),
    ("usage: a truth value is none", f"{ALL}Content-Usage: train-ai=?1", "unknown"),
    ("usage: the last key of a line", f"{ALL}Content-Usage: train-ai=n, train-ai=y", "allow"),
    ("usage: ahead of all groups", f"Content-Usage: train-ai=n\n{ALL}Allow: /", "disallow"),
    ("usage: a permission there is none", f"Content-Usage: train-ai=y\n{ALL}Allow: /", "unknown"),
    ("usage: ahead, for other paths", f"Content-Usage: /sport/ train-ai=n\n{ALL}Allow: /", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ROBOTS], ids=[case[0] for case in ROBOTS])
def test_robots(text: str | bytes, expected: str) -> None:
    assert verdict(site(text)) == expected


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("before", [600_000, 524_288 - 40, 524_288 - 10])
def test_robots_longer_than_what_is_read_permits_nothing(before: int, ending: str) -> None:
    text = f"{ALL}{YES}\n".replace("\n", ending)
    assert verdict(site(text + "#" * (before - len(text)) + ending + NO + "é" * 200)) in ("unknown", "disallow")


# --- headers

HEADERS: list[tuple[str, dict[str, str], str]] = [
    ("twice", {"tdm_reservation": "0\n1"}, "disallow"),
    ("twice in one", {"tdm_reservation": "0, 1"}, "disallow"),
    ("said again", {"tdm_reservation": "1, 1"}, "disallow"),
    ("zero with a zero", {"tdm_reservation": "00"}, "unknown"),
    ("zero with a sign", {"tdm_reservation": "-0"}, "unknown"),
    ("another zero of Unicode", {"tdm_reservation": "０"}, "unknown"),
    ("zero with a parameter", {"tdm_reservation": "0; a=1"}, "unknown"),
    ("usage in two fields", {"content_usage": "train-ai=n\nsearch=y"}, "disallow"),
    ("usage: the last of two fields", {"content_usage": "train-ai=n\ntrain-ai=y"}, "allow"),
    ("usage: an empty member spoils it", {"content_usage": "search=y,, train-ai=y"}, "unknown"),
    ("usage: a label we do not know", {"content_usage": "foo=(a b);c, train-ai=y"}, "allow"),
    ("signals in two fields", {"content_signal": "ai-train=yes\nai-train=no"}, "disallow"),
    ("scoped, then ours", {"x_robots_tag": "googlebot: noindex, cleancopy: noai"}, "disallow"),
    ("ours, then scoped", {"x_robots_tag": "cleancopy: noindex, googlebot: noai"}, "unknown"),
    ("for every bot", {"x_robots_tag": "*: noai"}, "disallow"),
    ("for robots", {"x_robots_tag": "robots: noai"}, "disallow"),
    ("a date with commas, before", {"x_robots_tag": "unavailable_after: Wed, 25 Jun 2030 15:00:00 GMT, noai"}, "disallow"),
    ("a date of another form", {"x_robots_tag": "unavailable_after: 2030-06-25T15:00:00+00:00, noai"}, "disallow"),
    ("many others before", {"x_robots_tag": "noindex, " * 5_000 + "noai"}, "disallow"),
    ("without commas", {"x_robots_tag": "noindex noai"}, "disallow"),
    ("all, and yet not", {"x_robots_tag": "all, noai"}, "disallow"),
    ("two that disagree", {"content_usage": "train-ai=y", "content_signal": "ai-train=no"}, "disallow"),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "expected"), [case[1:] for case in HEADERS], ids=[case[0] for case in HEADERS])
def test_headers(headers: dict[str, str], expected: str) -> None:
    assert verdict(**headers) == expected


def test_headers_as_they_stand_in_an_archive(tmp_path: Path) -> None:
    """Folded over lines, as old servers send them, and repeated."""
    from cleancopy.spiders.files import pages_of

    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: noindex,\r\n\tnoai\r\nLink: </a>; rel=x,\r\n"
        b' </l.xml>; rel="license";\r\n type="application/rsl+xml"\r\ntdm-Reservation: 0\r\nTDM-RESERVATION: 1\r\n\r\n<p>x</p>'
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:6f0f3f0e-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2026-11-03T09:30:00Z\r\nWARC-Target-URI: {BASE}/news/a\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + http + b"\r\n\r\n")
    (page,) = pages_of(tmp_path / "a.warc")
    licence = rsl(PROHIBITS)
    found = judge(page, site(licence=licence))
    refused = {(entry.signal, entry.place) for entry in found.evidence if entry.verdict == "disallow"}
    assert refused == {("robots_meta", "header"), ("rsl", "header"), ("tdmrep", "header")}


# --- markup

NOAI, FREE = "<meta name=robots content=noai>", "<meta name=tdm-reservation content=0>"
MARKUP: list[tuple[str, str | bytes, str]] = [
    ("the specification's example", '<meta name="robots" content="noai, noimageai">', "disallow"),
    ("in a comment", f"<!-- {NOAI} -->", "unknown"),
    ("in a comment for an old browser", f"<!--[if IE]>{NOAI}<![endif]-->", "unknown"),
    ("behind a comment with a sign of an end", f"<!-- > -->{NOAI}", "disallow"),
    ("behind a comment that ends oddly", f"<!-- x --!>{NOAI}", "disallow"),
    ("behind an empty comment", f"<!-->{NOAI}<!-- -->", "disallow"),
    ("in noscript", f"<noscript>{NOAI}</noscript>", "disallow"),
    ("in a template", f"<template>{FREE}</template>", "unknown"),
    ("in an element in a template", f"<template><div><p>{NOAI}</p></div></template>", "unknown"),
    ("behind a template", f"<template>{FREE}</template>{NOAI}", "disallow"),
    ("in a style", f"<style>/* {FREE} */</style>", "unknown"),
    ("in a script", f"<script>document.write('{FREE}')</script>", "unknown"),
    ("in an attribute", f"<meta name=x content='{FREE}'>", "unknown"),
    ("in the title of an element", f"<div title='{FREE}'></div>", "unknown"),
    ("a name twice: the first counts", "<meta name=robots name=x content=noai>", "disallow"),
    ("a content twice: the first counts", "<meta name=tdm-reservation content=1 content=0>", "disallow"),
    ("no space between", "<meta name='robots'content='noai'>", "disallow"),
    ("slashes between", "<meta/name='robots'/content='noai'/>", "disallow"),
    ("lines inside", "<meta\nname='robots'\ncontent='noindex,\n noai'\n>", "disallow"),
    ("a comma by its name", "<meta name=robots content='noindex&comma;noai'>", "disallow"),
    ("a line end by its number", "<meta name=robots content='noindex,&#10;noai'>", "disallow"),
    ("a smaller-than inside", "<meta name=robots content='a<b, noai'>", "disallow"),
    ("signs of both kinds inside", "<meta name=robots content='a>b<c, noai'>", "disallow"),
    ("a smaller-than before", "<meta data-x='a<b' name=tdm-reservation content=1>", "disallow"),
    ("an apostrophe before", '<meta name=description content="it\'s <b>"><meta name=robots content=noai>', "disallow"),
    ("a long attribute before", f"<meta data-x='{'x' * 70_000}' name=robots content=noai>", "disallow"),
    ("an attribute that never ends", f"<meta data-x='<p> name=robots content=noai>{'<p>x</p>' * 9}", "unknown"),
    ("letters large and small", "<mEtA name=robots content=noai>", "disallow"),
    ("a large letter first", "<Meta name=robots content=noai>", "disallow"),
    ("by property", "<meta property=tdm-reservation content=1>", "disallow"),
    ("behind many others", "<meta name=a content=b>" * 1500 + NOAI, "disallow"),
    ("two protocols that disagree", FREE + NOAI, "disallow"),
    ("another bot", "<meta name=googlebot content=noai>", "unknown"),
    ("a letter that looks alike", "<meta name=robots content='noaı'>", "unknown"),
    ("two words", "<meta name=robots content='no ai'>", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize("where", ["head", "body", "bare", "BODY", "late"])
@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in MARKUP], ids=[case[0] for case in MARKUP])
def test_markup(markup: str, expected: str, where: str) -> None:
    filler = "<p>One line of a text about rivers.</p>" * 30
    pages = {
        "head": f"<html><head><title>x</title>{markup}</head><body>{filler}</body></html>",
        "body": f"<html><head><title>x</title></head><body>{filler}<div>{markup}</div></body></html>",
        "BODY": f"<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY>{filler}{markup}</BODY></HTML>",
        "bare": markup,
        "late": f"<html><body>{filler * 100}{markup}",
    }
    assert verdict(body=pages[where]) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_markup_in_other_encodings(encoding: str) -> None:
    assert verdict(body=f"<html><head>{NOAI}</head><body>x</body></html>".encode(encoding)) == "disallow"


# --- JSON-LD: recorded, whatever its shape, and never a verdict

FORMS: list[tuple[str, str, str | None]] = [
    ("a list", '[{"license": "https://a.example/l"}]', "https://a.example/l"),
    ("a graph in a graph", '{"@graph": [{"@graph": [{"license": "L"}]}]}', "L"),
    ("an entity of a page", '{"mainEntity": {"mainEntityOfPage": {"license": "L"}}}', "L"),
    ("a comma too many", '{"license": "L",}', "L"),
    ("a comment around it", '<!-- {"license": "L"} -->', "L"),
    ("a line end in a text", '{"license": "L", "x": "a\nb"}', "L"),
    ("torn", '{"license": "L", "x": ', None),
    ("nested without end", '{"@graph": [' * 3_000 + '{"license": "L"}' + "]}" * 3_000, None),
    ("no object", '"license"', None),
    ("a number without end", '{"license": ' + "9" * 5_000 + "}", None),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_jsonld(text: str, expected: str | None) -> None:
    body = f'<html><head><script type="application/ld+json">{text}</script></head><body><p>x</p></body></html>'
    found = judge(Page(body=body.encode(), url=f"{BASE}/a"))
    assert (found.verdict, found.failed) == ("unknown", False)
    recorded = [json.loads(entry.raw) for entry in found.evidence if entry.signal == "schema_org"]
    if expected is not None:
        assert [entry["license"] for entry in recorded] == [expected]


@pytest.mark.parametrize("free", [False, "False", "false", " FALSE "])
def test_a_part_that_is_not_free_is_recorded(free: bool | str) -> None:
    data = {
        "isAccessibleForFree": free,
        "hasPart": [{"isAccessibleForFree": free, "cssSelector": ".paid"}],
        "usageInfo": "u",
    }
    body = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    (entry,) = judge(Page(body=body.encode(), url=f"{BASE}/a")).evidence
    assert json.loads(entry.raw) == {"isAccessibleForFree": free, "hasPart.cssSelector": ".paid", "usageInfo": "u"}
    assert not entry.counts


# --- time


def test_nothing_takes_long() -> None:
    start = time.perf_counter()
    for body in (
        "<meta " * 200_000,
        "<meta a='" * 100_000,
        "<meta a=\"'<b" * 100_000,
        "+xml" * 300_000,
        "<Meta>" * 100_000,
    ):
        verdict(body=body)
    verdict(site(f"{ALL}Content-Signal: {'ai-train ' * 60_000}"))
    verdict(site(f"{ALL}Content-Signal: ai-train{' ' * 400_000}x"))
    verdict(site(f"{ALL}Content-Signal: {'ai-train=' * 50_000}"))
    verdict(link=",   " * 16_000)
    assert time.perf_counter() - start < 8
