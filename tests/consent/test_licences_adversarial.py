"""Licences and reservations in files, bent in every way we could think of: none that refuses is read as a permission or missed."""

from __future__ import annotations

import re

import pytest
from bent import BASE, NAMESPACE, PROHIBITS, rsl, site, verdict

from cleancopy.consent import File

# --- RSL

PERMITS = PROHIBITS.replace("prohibits", "permits")


def prefixed(inside: str) -> str:
    inside = re.sub(r"<(/?)(?=[clp])", r"<\1r:", inside)
    return f'<r:rsl xmlns:r="{NAMESPACE}">{inside}</r:rsl>'


DEEPER = PERMITS.replace("</license>", '<x><prohibits type="usage">all</prohibits></x></license>')
LICENCES: list[tuple[str, str | bytes, str]] = [
    ("a prefix", prefixed(PROHIBITS), "disallow"),
    ("a prefix, permitted", prefixed(PERMITS), "allow"),
    ("a namespace that looks alike", rsl(PERMITS, f"{NAMESPACE}/"), "unknown"),
    ("another scheme", rsl(PERMITS, NAMESPACE.replace("https", "http")), "unknown"),
    ("no namespace", f"<rsl>{PERMITS}</rsl>", "unknown"),
    ("another namespace inside", rsl(PERMITS.replace("<content ", '<content xmlns="http://x" ')), "unknown"),
    ("a byte order mark", b"\xef\xbb\xbf" + rsl(PROHIBITS).encode(), "disallow"),
    ("UTF-16", f'<?xml version="1.0" encoding="utf-16"?>{rsl(PROHIBITS)}'.encode("utf-16"), "disallow"),
    ("a permission in a comment", rsl(f"<!-- {PERMITS} -->{PROHIBITS}"), "disallow"),
    ("a prohibition in a comment", rsl(f"<!-- {PROHIBITS} -->{PERMITS}"), "allow"),
    ("a comment in a word", rsl(PROHIBITS.replace("ai-train", "ai-<!-- x -->train")), "disallow"),
    ("CDATA", rsl(PROHIBITS.replace("ai-train", "<![CDATA[ai-train]]>")), "disallow"),
    ("an instruction before a word", rsl(PROHIBITS.replace("ai-train", "<?x y?>ai-train")), "disallow"),
    ("big letters", rsl(PROHIBITS.replace("ai-train", "AI-Train").replace('"usage"', '"USAGE"')), "disallow"),
    ("semicolons", rsl(PROHIBITS.replace("ai-train", "search;ai-train")), "disallow"),
    ("a word that begins alike", rsl(PROHIBITS.replace("ai-train", "ai-training-tools")), "unknown"),
    ("the other order", rsl(PROHIBITS.replace("ai-train", "train-ai")), "disallow"),
    ("two contents", rsl(PERMITS + PROHIBITS), "disallow"),
    ("a prohibition deeper down", rsl(DEEPER), "disallow"),
    ("a host with its port", rsl(PROHIBITS.replace('"/"', '"HTTPS://Example.COM:443/"')), "disallow"),
    ("another port", rsl(PROHIBITS.replace('"/"', '"https://example.com:8443/"')), "unknown"),
    ("another host", rsl(PROHIBITS.replace('"/"', '"https://example.org/"')), "unknown"),
    ("spaces in the address", rsl(PROHIBITS.replace('"/"', '" / "')), "disallow"),
    ("a star", rsl(PROHIBITS.replace('"/"', '"*"')), "disallow"),
    ("a path written out", rsl(PROHIBITS.replace('"/"', '"/%6Eews/"')), "disallow"),
    ("no word", rsl(PERMITS.replace("ai-train", " ")), "disallow"),  # nothing is among what is permitted
    ("a longer address permits", rsl(PROHIBITS + PERMITS.replace('"/"', '"/news/"')), "allow"),
    ("a longer address prohibits", rsl(PERMITS + PROHIBITS.replace('"/"', '"/news/*"')), "disallow"),
]  # fmt: skip


@pytest.mark.parametrize(("licence", "expected"), [case[1:] for case in LICENCES], ids=[case[0] for case in LICENCES])
def test_licences(licence: str | bytes, expected: str) -> None:
    assert verdict(site(f"License: {BASE}/l.xml", licence=licence)) == expected


@pytest.mark.parametrize(
    "line", ["  LICENSE :{}  # ours", "License: <{}>", 'license: "{}"', "License:\t/l.xml", "\ufeffLicense: {}"]
)
def test_lines_that_name_a_licence(line: str) -> None:
    assert verdict(site(line.format(f"{BASE}/l.xml"), licence=rsl(PROHIBITS))) == "disallow"


NAMED = [
    ("rel of two words", '<link rel="alternate LICENSE" type="application/rsl+xml; charset=utf-8" href="/l.xml">', "disallow"),
    ("another base", '<base href="https://example.com/x/"><link rel="license" type="application/rsl+xml" href="../l.xml">', "disallow"),
    ("spaces", '<link rel="license" type=" application/rsl+xml " href=" /l.xml ">', "disallow"),
    ("big letters", '<LINK REL=LICENSE TYPE="Application/RSL+XML" HREF=/l.xml>', "disallow"),
    ("in a comment", '<!-- <link rel="license" type="application/rsl+xml" href="/l.xml"> -->', "unknown"),
    ("in a template", '<template><link rel="license" type="application/rsl+xml" href="/l.xml"></template>', "unknown"),
    ("a script", f'<script type="Application/RSL+XML">{rsl(PROHIBITS)}</script>', "disallow"),
    ("a script in a comment", f'<!-- <script type="application/rsl+xml">{rsl(PERMITS)}</script> -->', "unknown"),
    ("a script in a template", f'<template><script type="application/rsl+xml">{rsl(PERMITS)}</script></template>', "unknown"),
    ("a script that is a comment", f'<script type="application/rsl+xml"><!-- {rsl(PERMITS)} --></script>', "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(
    "place", ["<html><head>{}</head><body><p>x</p></body></html>", "<html><body><p>x</p>{}</body></html>"]
)
@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_licences_that_pages_name(markup: str, expected: str, place: str) -> None:
    assert verdict(site(licence=rsl(PROHIBITS)), place.format(markup)) == expected


LINKS = [
    "</l.xml>;rel=license;type=application/rsl+xml",
    '</l.xml> ; REL="License" ; TYPE="Application/RSL+XML"',
    '</a,b>; rel=x, </l.xml>; rel="license terms"; type="application/rsl+xml"',
    f'{"</a>; rel=preload, " * 1_000}</l.xml>; rel="license"; type="application/rsl+xml"',
    '</style.css>; rel=preload\n</l.xml>; type="application/rsl+xml"; rel="license"',
]


@pytest.mark.parametrize("value", LINKS, ids=lambda value: value[:30])
def test_licences_that_headers_name(value: str) -> None:
    assert verdict(site(licence=rsl(PROHIBITS)), link=value) == "disallow"


def test_licences_in_feeds() -> None:
    items = "".join(
        f"<item><link>{BASE}{path}</link>{prefixed_content(word)}</item>"
        for path, word in (("/news/a", "prohibits"), ("/b", "permits"))
    )
    feed = f'<?xml version="1.0"?><rss version="2.0" xmlns:rsl="{NAMESPACE}"><channel>{items}</channel></rss>'
    files = site()
    files.feeds = {f"{BASE}/feed": File(f"{BASE}/feed", feed.encode())}
    assert [verdict(files, url=f"{BASE}{path}") for path in ("/news/a", "/b", "/c")] == ["disallow", "allow", "unknown"]


def prefixed_content(word: str) -> str:
    return f'<rsl:content><rsl:license><rsl:{word} type="usage">ai-train</rsl:{word}></rsl:license></rsl:content>'


# --- tdmrep.json

FREE_FILE = b'{"location":"/","tdm-reservation":0}]'
FILES: list[tuple[str, bytes, str]] = [
    ("too large", b"[" + b" " * 1_100_000 + b'{"location":"/","tdm-reservation":0}]', "unknown"),
    ("a fraction", b'[{"location":"/","tdm-reservation":0.0}]', "unknown"),
    ("a key twice", b'[{"location":"/","tdm-reservation":1,"tdm-reservation":0}]', "disallow"),
    ("a list of places", b'[{"location":["/"],"tdm-reservation":0}]', "unknown"),
    ("no place", b'[{"tdm-reservation":0}]', "unknown"),
    ("an empty place", b'[{"location":"","tdm-reservation":0}]', "unknown"),
    ("a list in a list", b'[[{"location":"/","tdm-reservation":0}]]', "unknown"),
    ("no number", b'[{"location":"/","tdm-reservation":NaN}]', "unknown"),
    ("false is no zero", b'[{"location":"/","tdm-reservation":false}]', "unknown"),
    ("UTF-16", '[{"location":"/","tdm-reservation":1}]'.encode("utf-16"), "disallow"),
    ("a byte order mark", b'\xef\xbb\xbf[{"location":"/","tdm-reservation":1}]', "disallow"),
    ("something behind it", b'[{"location":"/","tdm-reservation":0}] x', "unknown"),
    ("a NUL behind it", b'[{"location":"/","tdm-reservation":0}]\0', "unknown"),
    ("a value that cannot be read, then a permission", b'[{"location":"/news/","tdm-reservation":"x"},' + FREE_FILE, "unknown"),
    ("a wildcard in the middle", b'[{"location":"*/a","tdm-reservation":1}]', "disallow"),
    ("another site's address permits nothing", b'[{"location":"https://example.org/","tdm-reservation":0}]', "unknown"),
    ("and refuses nothing", b'[{"location":"https://example.org/","tdm-reservation":1},' + FREE_FILE, "allow"),
    ("our own address", b'[{"location":"https://EXAMPLE.com/news/","tdm-reservation":1}]', "disallow"),
    ("large and small letters of a path", b'[{"location":"/News/","tdm-reservation":1},' + FREE_FILE, "allow"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_tdmrep_files(body: bytes, expected: str) -> None:
    assert verdict(site(tdm=body)) == expected
