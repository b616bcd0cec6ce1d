"""Signals as sites really send them, and as one who means harm would: nothing raises, nothing stalls, nothing turns into a permission."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.consent import File, Site, judge, robots, rsl, tdmrep
from cleancopy.consent.patterns import matches, path_of
from cleancopy.core.model import Page

BASE = "https://example.com"
HTML = b"<!doctype html><html><body>Page not found</body></html>"


def verdict(
    robots: bytes | None = None, tdm: bytes | None = None, body: bytes = b"", **headers: str
) -> tuple[str, bool]:
    site = Site(
        File(f"{BASE}/robots.txt", robots) if robots is not None else None,
        File(f"{BASE}/.well-known/tdmrep.json", tdm) if tdm is not None else None,
    )
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    found = judge(Page(body=body, url=f"{BASE}/news/a", headers=named), site)
    return found.verdict.value, found.failed


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'\xef\xbb\xbf[{"location":"/","tdm-reservation":1}]', ("disallow", False)),
        ('[{"location":"/","tdm-reservation":1}]'.encode("utf-16"), ("disallow", False)),
        (b'[{"location":"/","tdm-reservation":"1"}]', ("disallow", False)),
        (b'[{"location":"/","tdm-reservation":1,"tdm-reservation":0}]', ("disallow", False)),
        (b'[{"location":"news/","tdm-reservation":1}]', ("disallow", False)),
        (b'[{"location":"https://example.com/news/","tdm-reservation":1}]', ("disallow", False)),
        (b'[{"location":"https://example.com","tdm-reservation":1}]', ("disallow", False)),
        (b'[{"location":"/","tdm-reservation":true}]', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":2}]', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":"0"}]', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":null},{"location":"/","tdm-reservation":0}]', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":null},{"location":"/","tdm-reservation":1}]', ("disallow", False)),
        (b'[17, {"location":"/","tdm-reservation":0}]', ("unknown", True)),
        (b'{"location":"/","tdm-reservation":0}', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":0},]', ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":0}', ("unknown", True)),
        (b'[{"location":"/\xff","tdm-reservation":0}]', ("unknown", True)),
        (b"[" * 100_000, ("unknown", True)),
        (b'[{"location":"/","tdm-reservation":' + b"9" * 10_000 + b"}]", ("unknown", True)),
        (b"[" + b" " * 2_000_000 + b"]", ("unknown", True)),
        (HTML, ("unknown", False)),  # the file is not there, whatever the status says
        (b"\n<HTML><head>", ("unknown", False)),
        (b"", ("unknown", False)),
        (b"[]", ("unknown", False)),
        (b"null", ("unknown", True)),
    ],
)
def test_tdmrep_files(body: bytes, expected: tuple[str, bool]) -> None:
    assert verdict(tdm=body) == expected
    assert verdict(tdm=body, content_usage="train-ai=y")[0] == (
        "allow" if expected == ("unknown", False) else expected[0]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"\xef\xbb\xbfUser-agent: *\r\nContent-Signal: ai-train=no\r\n", "disallow"),
        ("User-agent: *\nContent-Signal: ai-train=no\n".encode("utf-16"), "disallow"),
        (b"user-AGENT : *\rContent-Usage:\ttrain-ai=n\r", "disallow"),
        (b"User-agent: *   # all\nContent-Signal: ai-train=no#no\n", "disallow"),
        (b"User-agent: *\nContent_Signal: ai_train=no\n", "disallow"),
        (b"User-agent: a\nUser-agent: *\n\n\nContent-Signal: ai-train=no\n", "disallow"),
        (
            b"User-agent: *\nDisallow:\n\nUser-agent: b\nAllow: /\n\nUser-agent: *\nContent-Signal: ai-train=no\n",
            "disallow",
        ),
        (b"User-agent: b\nSitemap: x\nUser-agent: *\nContent-Signal: ai-train=no\n", "disallow"),
        (b"Content-Signal: ai-train=no\nUser-agent: *\nAllow: /\n", "disallow"),
        (b"Content-Signal: ai-train=yes\nUser-agent: *\nAllow: /\n", "unknown"),
        (b"User-agent: *\nContent-Signal: ai-train='no'\n", "disallow"),
        (b"User-agent: *\nContent-Usage: /news/ train-ai=n\nContent-Usage: / train-ai=y\n", "disallow"),
        (b"User-agent: *\nContent-Usage: /news/ search=y\nContent-Usage: / train-ai=n\n", "disallow"),
        (b"User-agent: *\nContent-Usage: /news/ oops(\nContent-Usage: / train-ai=y\n", "unknown"),
        (b"User-agent: *\nContent-Usage: /n%65ws/*$ train-ai=n\n", "disallow"),
        (b"User-agent: *\nContent-Usage: /NEWS/ train-ai=n\n", "unknown"),
        (b"User-agent: *\nContent-Usage: train-ai=\xc3\xb1\n", "unknown"),
        (b"User-agent: *\nContent-Signal: ai-train=yes\nContent-Signal: ai-train=no\n", "disallow"),
        (b"\x00U\x00s\x00e\x00r", "unknown"),
        (HTML, "unknown"),
    ],
)
def test_robots_files(text: bytes, expected: str) -> None:
    assert verdict(text)[0] == expected


def test_a_robots_file_longer_than_what_is_read_is_not_known() -> None:
    long = b"User-agent: *\nContent-Usage: train-ai=y\n" + b"Allow: /x\n" * 60_000 + b"Content-Usage: train-ai=n\n"
    assert verdict(long) == ("unknown", True)


@pytest.mark.parametrize("status", [500, 503, 429, 304, None])
def test_what_was_not_answered_is_not_known(status: int | None) -> None:
    for name in ("robots", "tdmrep"):
        site = Site(**{name: File(f"{BASE}/x", b"", status)})
        found = judge(Page(body=b"", url=f"{BASE}/a", headers={"content-usage": "train-ai=y"}), site)
        assert (found.verdict.value, found.failed) == ("unknown", True)
    gone = Site(
        File(f"{BASE}/robots.txt", HTML, 404), File(f"{BASE}/tdm", HTML, 410), File(f"{BASE}/ai.txt", HTML, 403)
    )
    assert judge(Page(body=b"", url=f"{BASE}/a"), gone).evidence == ()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rsl [<!ENTITY a "ai-train"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">&d;&f;</permits></license></content></rsl>"""
YES = b'<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits>all</permits></license></content></rsl>'


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS,
        LAUGHS.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"),
        b'<!DOCTYPE rsl SYSTEM "http://10.0.0.1/x.dtd">' + YES,
        HTML,
        YES.replace(b"https://rslstandard.org/rsl", b"https://example.com/rsl"),
        YES.replace(b"</rsl>", b""),
        YES.replace(b"all", b"all &nbsp;"),
        b"<rsl xmlns='https://rslstandard.org/rsl'>" + b"<content url='/'>" * 300_000,
        YES + b" " * 10 + b"<x/>",
        b"",
        b"\x00" * 100,
        b"{}",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_licences_that_are_none(body: bytes) -> None:
    site = Site(
        File(f"{BASE}/robots.txt", f"License: {BASE}/l.xml".encode()),
        licences={f"{BASE}/l.xml": File(f"{BASE}/l.xml", body)},
    )
    start = time.perf_counter()
    found = judge(Page(body=b"", url=f"{BASE}/a", headers={"content-usage": "train-ai=y"}), site)
    assert (found.verdict.value, found.failed) == ("unknown", True)
    assert time.perf_counter() - start < 2
    assert "root:" not in json.dumps(found.to_dict())


def test_licences_in_odd_shapes() -> None:
    def said(old: bytes, new: bytes) -> str:
        found = rsl.of_file(File(f"{BASE}/l.xml", YES.replace(old, new)), "robots", f"{BASE}/a")
        return found.verdict.value if found else "nothing"

    assert said(b"all<", b"  SEARCH,\n AI-Train <") == "allow"
    assert said(b"<permits>", b"<!-- none --><permits>") == "allow"
    assert said(b'url="/"', b'url="//EXAMPLE.com/"') == "allow"
    assert said(b'url="/"', b'url="http://example.com"') == "allow"
    assert said(b'url="/"', b'url="https://example.com.evil.example/"') == "nothing"
    assert said(b'url="/"', b'url="https://[oops/"') == "allow"  # no address that can be split covers all
    assert said(b"<license>", b"<prohibits>all</prohibits><license>") == "disallow"
    assert said(b'url="/"', b'url="https://www.example.com/"') == "allow"
    assert said(b"<license>", b"<license><prohibits>all</prohibits></license><license>") == "disallow"
    assert rsl.read(YES.replace(b"<rsl ", b'<rsl max-age="7" ')).max_age == 7 * 86_400
    assert rsl.read(YES.replace(b"<rsl ", b'<rsl max-age="nan" ')).max_age == 30 * 86_400
    assert rsl.read(YES.replace(b"<rsl ", b'<rsl max-age="1e9" ')).max_age == 365 * 86_400


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<!-- <meta name=tdm-reservation content=1> -->", "unknown"),
        (b"<meta name=tdm-reservation content=0><meta name=tdm-reservation content=1>", "disallow"),
        (b"<meta name='tdm&#45;reservation' content='&#49;'>", "disallow"),
        (b"<meta name=robots content='no&#97;i'>", "disallow"),
        (b"<meta content='a > b, noai' name=robots>", "disallow"),
        (b"<META NAME = ' TDM-Reservation ' CONTENT = ' 1 '>", "disallow"),
        ("<meta name=tdm-reservation content=1>".encode("utf-16"), "disallow"),
        (b"<p>The element &lt;meta name=robots content=noai&gt; is new.</p>", "unknown"),
        (b"<textarea><meta name=robots content=noai></textarea>", "unknown"),
        (b"<meta name=tdm-reservation content=01>", "unknown"),
        (b"<svg><metadata name='robots' content='noai'></metadata></svg>", "unknown"),
        (b"<iframe srcdoc='<meta name=robots content=noai>'></iframe>", "unknown"),
        (b"<iframe srcdoc='<p>x</p><meta name=robots content=noai>'></iframe>", "unknown"),
        (b"<meta\n/name=robots\tcontent=noai/>", "disallow"),
        (b'<script>var x = \'<meta name="robots" content="noai">\'</script>', "unknown"),
    ],
)
def test_markup(body: bytes, expected: str) -> None:
    page = b"<html><head><title>x</title></head><body><p>" + b"word " * 50 + body
    early = b"<html><head><title>x</title>" + body + b"</head><body><p>word</p></body></html>"
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    assert [verdict(body=whole)[0] for whole in ([body] if wide else [page, early])] == [expected] * (1 if wide else 2)


def test_a_page_that_cannot_be_parsed_gives_no_permission() -> None:
    body = b"<link rel=license type=application/rsl+xml href=/l.xml><x " + b"a " * 100_000 + b">"
    assert verdict(body=body, content_usage="train-ai=y") == ("unknown", True)


def test_nothing_takes_long() -> None:
    start = time.perf_counter()
    path = path_of(f"{BASE}/" + "a" * 100_000)
    assert not matches("/" + "a*" * 20_000 + "b$", path)
    verdict(b"User-agent: *\n" + b"Content-Usage: /" + b"*a" * 100_000 + b" train-ai=n\n")
    verdict(x_robots_tag="a: " * 100_000 + "," * 100_000)
    verdict(link="<" * 100_000, content_signal="," * 100_000, content_usage="a," * 100_000)
    verdict(body=b"<meta" * 200_000)
    verdict(body=b"<script ld+json" * 50_000 + b'"license"')
    verdict(tdm=json.dumps([{"location": "/" + "*a" * 500, "tdm-reservation": 1}] * 900).encode())
    assert time.perf_counter() - start < 6


# --- properties

LABELS = st.sampled_from(["train-ai", "ai-train", "search", "ai-input", "noai", "all", "x"])
VALUES = st.sampled_from(["y", "n", "yes", "no", "1", "0", "?1", '"n"', "", "maybe", "(n)"])
WORDS = st.lists(st.tuples(LABELS, VALUES).map("=".join) | st.text(max_size=12), max_size=5).map(", ".join)
LINES = st.lists(
    st.tuples(
        st.sampled_from(["User-agent", "Content-Usage", "Content-Signal", "License", "Disallow", "Allow", "x", ""]),
        WORDS | st.just("*"),
    ),
    max_size=12,
).map(lambda lines: "\n".join(f"{name}: {value}" for name, value in lines))
RULES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["location", "tdm-reservation", "tdm-policy"]),
            inner | st.just("/") | st.just(1),
            max_size=3,
        )
    ),
    max_leaves=12,
)
HEADERS = st.dictionaries(
    st.sampled_from(["tdm-reservation", "content-usage", "content-signal", "x-robots-tag", "link"]),
    WORDS | st.text(max_size=30),
)
XML = st.sampled_from([YES, YES.replace(b"permits", b"prohibits"), YES[:80], HTML, LAUGHS]) | st.binary(max_size=60)


@given(LINES.map(str.encode) | st.binary(max_size=200), RULES, HEADERS, XML, st.binary(max_size=100))
def test_a_refusal_always_wins_and_a_failure_never_allows(
    robots_txt: bytes, rules: object, headers: dict[str, str], licence: bytes, body: bytes
) -> None:
    site = Site(
        File(f"{BASE}/robots.txt", robots_txt + f"\nLicense: {BASE}/l.xml".encode()),
        File(f"{BASE}/tdm", json.dumps(rules).encode()),
        licences={f"{BASE}/l.xml": File(f"{BASE}/l.xml", licence)},
    )
    found = judge(Page(body=body, url=f"{BASE}/a", headers=headers), site)
    counted = [entry for entry in found.evidence if entry.counts]
    said = {entry.verdict.value for entry in counted}
    assert all(entry.verdict == "unknown" for entry in found.evidence if entry.failed)
    assert (found.verdict == "disallow") == ("disallow" in said)
    assert (found.verdict == "allow") == ("allow" in said and "disallow" not in said and not found.failed)
    json.dumps(found.to_dict()).encode()
    # what outranks a refusal is the same protocol, closer to the page, and says so itself
    for entry in found.evidence:
        if entry.verdict == "disallow" and not entry.counts:
            assert entry.signal == "agents" or any(e.signal == "tdmrep" and e.verdict == "allow" for e in counted)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_readers_take_any_bytes(body: bytes) -> None:
    robots.read(body)
    tdmrep.read(body)
    with suppress(rsl.Malformed):
        rsl.read(body)


@given(st.text(alphabet="/a%2Fé*$?~ ", max_size=20), st.text(alphabet="/ab%2Fé?~", max_size=20))
def test_patterns_fit_themselves_and_longer_paths(pattern: str, rest: str) -> None:
    literal = "/" + pattern.replace("*", "").replace("$", "").replace("?", "").replace("%", "")
    assert matches(literal, path_of(f"{BASE}{literal}"))
    assert matches(literal, path_of(f"{BASE}{literal}x{rest.replace('%', '').replace('?', '')}"))
    assert matches(f"{literal}$", path_of(f"{BASE}{literal}"))
    assert matches("*" + literal, path_of(f"{BASE}/q{literal}"))
