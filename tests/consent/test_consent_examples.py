"""What the specifications show as examples, in words of our own, and what they say that each means."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleancopy.consent import COUNTABLE, Choice, Consent, File, Site, Verdict, judge
from cleancopy.consent.agents import NAMES
from cleancopy.core.model import Page

BASE = "https://example.com"


def site(robots: str = "", tdmrep: Any = None, **licences: str) -> Site:
    made = Site(File(f"{BASE}/robots.txt", robots.encode()))
    if tdmrep is not None:
        made.tdmrep = File(f"{BASE}/.well-known/tdmrep.json", json.dumps(tdmrep).encode())
    made.licences = {f"{BASE}/{name}.xml": File(f"{BASE}/{name}.xml", text.encode()) for name, text in licences.items()}
    return made


def of(path: str = "/a", files: Site | None = None, head: str = "", **headers: str) -> Consent:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return judge(Page(body=f"<html><head>{head}</head></html>".encode(), url=f"{BASE}{path}", headers=named), files)


def rsl(inside: str, attributes: str = "") -> str:
    return f'<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl" {attributes}>{inside}</rsl>'


# --- TDMRep: the file

GROUPS = [
    {"location": "/directory-a/", "tdm-reservation": 1},
    {"location": "/directory-b/html/", "tdm-reservation": 1, "tdm-policy": "https://provider.com/policies/policy.json"},
    {"location": "/directory-b/images/*.jpg", "tdm-reservation": 0},
]


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/directory-a/x.pdf", "disallow"),
        ("/directory-b/html/x.html", "disallow"),
        ("/directory-b/images/x.jpg", "allow"),
        ("/directory-b/images/x.png", "unknown"),
        ("/Directory-A/x.pdf", "unknown"),  # paths are case-sensitive
        ("/elsewhere", "unknown"),
    ],
)
def test_tdmrep_groups_of_files(path: str, verdict: str) -> None:
    assert of(path, site(tdmrep=GROUPS)).verdict == verdict


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/this/path/exactly$", "/this/path/exactly", True),
        ("/this/path/exactly$", "/this/path/exactly/not", False),
        ("/this/*/then", "/this/that/then", True),
        ("/this/*/then", "/this/then", False),
        ("/path/foo-%24", "/path/foo-$", True),
        ("/path/foo-$", "/path/foo-$", False),
        ("/caf%C3%A9", "/café", True),
        ("/%7Eme", "/~me", True),
        ("/a%2fb", "/a/b", False),
    ],
)
def test_tdmrep_locations(location: str, path: str, fits: bool) -> None:
    assert of(path, site(tdmrep=[{"location": location, "tdm-reservation": 1}])).verdict == (
        "disallow" if fits else "unknown"
    )


def test_tdmrep_the_first_rule_that_fits_is_the_one() -> None:
    rules = [{"location": "/free/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
    assert of("/free/a", site(tdmrep=rules)).verdict == "allow"
    assert of("/free/a", site(tdmrep=rules[::-1])).verdict == "disallow"


# --- TDMRep: each place outranks the one before, and absence takes nothing back


def test_tdmrep_precedence() -> None:
    reserved = site(tdmrep=[{"location": "/", "tdm-reservation": 1}])
    meta = (
        '<meta name="tdm-reservation" content="{}"><meta name="tdm-policy" content="https://provider.com/policy.json">'
    )
    assert of("/a", reserved).verdict == "disallow"
    assert of("/a", reserved, tdm_reservation="0").verdict == "allow"
    assert of("/a", reserved, meta.format(1), tdm_reservation="0").verdict == "disallow"
    assert of("/a", None, meta.format(0), tdm_reservation="1").verdict == "allow"
    assert of("/a", reserved, meta.format("yes"), tdm_reservation="").verdict == "disallow"  # no value outranks nothing
    policy = of("/a", None, meta.format(1)).evidence[0].raw
    assert policy == "tdm-reservation: 1; tdm-policy: https://provider.com/policy.json"


# --- AIPREF

EXAMPLE = """User-Agent: *
Allow: /
Disallow: /never/
Content-Usage: / train-ai=n
Content-Usage: /ai-ok/ train-ai=y

User-Agent: ExampleBot
Allow: /
Content-Usage: / train-ai=y
"""


@pytest.mark.parametrize(
    ("token", "path", "verdict"),
    [
        ("cleancopy", "/test", "disallow"),
        ("cleancopy", "/ai-ok/test", "allow"),
        ("ExampleBot", "/test", "allow"),
        ("examplebot", "/test", "allow"),
    ],
)
def test_aipref_in_robots(token: str, path: str, verdict: str) -> None:
    files = site(EXAMPLE)
    files.token = token
    assert of(path, files).verdict == verdict


@pytest.mark.parametrize(
    ("value", "verdict", "failed"),
    [
        ("train-ai=n", "disallow", False),
        ("train-ai=y, search=n", "allow", False),
        ("search=n", "unknown", False),
        ("train-ai;allow=n, train-ai=y", "allow", False),
        ("train-ai=n;until=2030", "disallow", False),
        ('train-ai=y, train-ai, search=n, search="n"', "unknown", True),
        ('train-ai="n"', "unknown", True),
        ("train-ai", "unknown", True),
        ("train-ai=n, train-ai=y", "allow", False),
        ("train-ai=y, train-ai=n", "disallow", False),
        ("Train-AI=n", "unknown", True),
        ("train-ai=n,", "unknown", True),
        ("ai-use=n, other=(1 2)", "unknown", False),
    ],
)
def test_aipref_values(value: str, verdict: str, failed: bool) -> None:
    found = of(content_usage=value)
    assert (found.verdict, found.failed) == (verdict, failed)


def test_aipref_of_equal_paths_the_stricter_and_several_fields_are_one() -> None:
    assert (
        of("/a", site("User-agent: *\nContent-Usage: /a train-ai=y\nContent-Usage: /a train-ai=n")).verdict
        == "disallow"
    )
    assert of(content_usage="train-ai=y\ntrain-ai=n").verdict == "disallow"
    assert of("/a", site("User-agent: *\nContent-Usage: train-ai=n")).verdict == "disallow"
    assert of("/a", site(EXAMPLE), content_usage="train-ai=y").verdict == "disallow"  # of two sources too


# --- Content Signals


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Content-Signal: ai-train=no, search=yes, ai-input=yes", "disallow"),
        ("Content-Signal: search=yes, ai-train=no", "disallow"),
        ("content-signal:ai-train=yes,search=yes", "allow"),
        ("CONTENT-SIGNAL :  Search = Yes ,  AI-Train = NO", "disallow"),
        ("Content-Signal: search=yes", "unknown"),
        ("Content-Signal: search=yes, ai-train=no, use=reference", "disallow"),
        ("Content-Signal: ai-train=perhaps", "unknown"),
        ("Content-Signal: ai-train=yes, ai-train=no", "disallow"),
        ("Content-Signal: /b ai-train=no", "unknown"),
    ],
)
def test_content_signals(line: str, verdict: str) -> None:
    assert of("/a", site(f"User-Agent: *\n{line}\nAllow: /\n")).verdict == verdict


def test_content_signals_are_those_of_our_group() -> None:
    text = "User-agent: otherbot\nContent-Signal: ai-train=no\n\nUser-agent: *\nContent-Signal: ai-train=yes\n"
    assert of("/a", site(text)).verdict == "allow"
    assert of("/a", site(text.replace("otherbot", "CleanCopy/2.0"))).verdict == "disallow"
    assert of(content_signal="ai-train=no").verdict == "disallow"


# --- RSL

USES = [
    ('<prohibits type="usage">ai-all</prohibits>', "disallow"),
    ('<prohibits type="usage">ai-train</prohibits>', "disallow"),
    ('<prohibits type="usage">search train-ai</prohibits>', "disallow"),
    ('<prohibits type="usage">all</prohibits>', "disallow"),
    ('<prohibits type="usage">search</prohibits>', "unknown"),
    ('<permits type="usage">ai-train</permits>', "allow"),
    ('<permits type="usage">all</permits>', "allow"),
    ('<permits type="usage">all</permits><prohibits type="usage">ai-train</prohibits>', "disallow"),
    ('<permits type="usage">search ai-index</permits>', "disallow"),
    ('<permits type="usage">ai-train</permits><payment type="free"/>', "allow"),
    (
        '<permits type="usage">ai-train</permits><payment type="purchase"><amount currency="USD">99</amount></payment>',
        "disallow",
    ),
    ('<permits type="usage">ai-train</permits><permits type="user">education</permits>', "unknown"),
    ('<payment type="free"/>', "unknown"),
]


@pytest.mark.parametrize(("inside", "verdict"), USES)
def test_rsl_uses(inside: str, verdict: str) -> None:
    document = rsl(f'<content url="/"><license>{inside}</license></content>')
    assert of("/a", site(f"License: {BASE}/license.xml", license=document)).verdict == verdict


def test_rsl_scopes() -> None:
    no, yes = (
        '<license><prohibits type="usage">all</prohibits></license>',
        '<license><permits type="usage">all</permits></license>',
    )
    document = rsl(
        f'<content url="/">{yes}</content><content url="/images/">{no}</content><content url="{BASE}/news/*.html$">{no}</content>'
        f'<content url="https://elsewhere.example/">{no}</content><content url="/leased/" server="https://rsl.example/api">{yes}</content>'
    )
    files = site(f"License: {BASE}/license.xml\n", license=document)
    paths = {
        "/a": "allow",
        "/images/a": "disallow",
        "/news/a.html": "disallow",
        "/news/a.html?b": "allow",
        "/leased/a": "unknown",
    }
    assert {path: of(path, files).verdict.value for path in paths} == paths


def test_rsl_a_licence_in_a_group_overrides_the_one_for_all() -> None:
    no, yes = (
        rsl(f'<content url="/"><license><{word} type="usage">all</{word}></license></content>')
        for word in ("prohibits", "permits")
    )
    text = f"License: {BASE}/no.xml\nUser-agent: *\nAllow: /\nLicense: {BASE}/yes.xml\n\nUser-agent: otherbot\nLicense: {BASE}/no.xml\n"
    assert of("/a", site(text, no=no, yes=yes)).verdict == "allow"
    assert (
        of("/a", site(text.replace(f"Allow: /\nLicense: {BASE}/yes.xml", "Allow: /"), no=no, yes=yes)).verdict
        == "disallow"
    )
    last = f"User-agent: otherbot\nDisallow: /\n\nLicense: {BASE}/no.xml\n"
    assert of("/a", site(last, no=no)).verdict == "disallow"


def test_rsl_by_header_link_and_script() -> None:
    no = rsl('<content url="/"><license><prohibits type="usage">ai-train</prohibits></license></content>')
    files = site(no=no)
    link = f'<{BASE}/style.css>; rel=preload, </no.xml>; rel="license"; type="application/rsl+xml"'
    assert of("/a", files, link=link).verdict == "disallow"
    assert of("/a", files, '<link rel="license" type="application/rsl+xml" href="/no.xml">').verdict == "disallow"
    inside = no.removeprefix('<?xml version="1.0"?>')
    assert of("/a", None, f'<script type="application/rsl+xml">{inside}</script>').verdict == "disallow"
    assert (
        of("/a", None, '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">').verdict == "unknown"
    )
    # a licence that is named and not there licenses nothing, and hides nothing
    missing = of(
        "/a", files, '<link rel="license" type="application/rsl+xml" href="/gone.xml">', content_usage="train-ai=y"
    )
    assert (missing.verdict, missing.failed) == ("unknown", True)


# --- robots meta, X-Robots-Tag


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ("noai, noimageai", "disallow"),
        ("noindex, NoAI", "disallow"),
        ("noindex, noarchive", "unknown"),
        ("otherbot: noai", "unknown"),
        ("cleancopy: noai", "disallow"),
        ("otherbot: noindex, noai", "unknown"),
        ("otherbot: noindex\nnoai", "disallow"),
        ("unavailable_after: 25 Jun 2030 15:00:00 PST, noai", "disallow"),
        ("unavailable_after: Wednesday, 25-Jun-30 15:00:00 GMT, noai", "disallow"),
        ("unavailable_after: Wed, 25 Jun 2030 15:00:00 GMT", "unknown"),
        ("max-snippet:20, noai", "disallow"),
        ("noai; noimageai", "disallow"),
        ("noai: yes", "disallow"),
        ("noailles", "unknown"),
        ("noimageai", "unknown"),
    ],
)
def test_x_robots_tag(values: str, verdict: str) -> None:
    assert of(x_robots_tag=values).verdict == verdict


@pytest.mark.parametrize(
    ("element", "verdict"),
    [
        ('<meta name="robots" content="noai, noimageai">', "disallow"),
        ("<META CONTENT=NOAI NAME=ROBOTS>", "disallow"),
        ('<meta name="otherbot" content="noai">', "unknown"),
        ('<meta name="CleanCopy" content="noai">', "disallow"),
        ('<meta name="robots" content="index, follow">', "unknown"),
        ('<meta name="description" content="What noai means">', "unknown"),
    ],
)
def test_robots_meta(element: str, verdict: str) -> None:
    assert of(head=element).verdict == verdict


# --- groups of agents, ai.txt, schema.org


def test_agent_groups_are_evidence_and_count_by_choice() -> None:
    text = "User-agent: GPTBot\nUser-agent: ccbot\nDisallow: /news/\nAllow: /news/free\n\nUser-agent: *\nAllow: /\n"
    seen = of("/news/a", site(text))
    assert (seen.verdict, [entry.raw for entry in seen.evidence]) == (
        "unknown",
        ["CCBot: Disallow: /news/; GPTBot: Disallow: /news/"],
    )
    page = Page(body=b"", url=f"{BASE}/news/a")
    choice = Choice(counted=frozenset(COUNTABLE))
    assert judge(page, site(text), choice).verdict == "disallow"
    assert not of("/news/free/a", site(text)).evidence
    assert not of("/sport/a", site(text)).evidence


@pytest.mark.parametrize("name", NAMES)
def test_every_agent_is_known_by_its_name(name: str) -> None:
    for written in (name, name.upper(), f"{name}/1.0"):
        found = of("/a", site(f"User-agent: {written}\nDisallow: /\n")).evidence
        assert [entry.raw for entry in found] == [f"{name}: Disallow: /"]


def test_what_is_recorded_never_counts() -> None:
    files = site()
    files.ai_txt = File(f"{BASE}/ai.txt", b"User-Agent: *\nDisallow: /\n")
    data = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "license": {"@id": "https://example.com/terms"},
                "copyrightHolder": {"name": "Example"},
                "isAccessibleForFree": "False",
                "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"},
            }
        ]
    }
    found = of("/a", files, f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert (found.verdict, found.failed) == (Verdict.UNKNOWN, False)
    assert {entry.signal for entry in found.evidence} == {"ai_txt", "schema_org"}
    recorded = json.loads(next(entry.raw for entry in found.evidence if entry.signal == "schema_org"))
    assert recorded == {
        "license": "https://example.com/terms",
        "copyrightHolder": "Example",
        "isAccessibleForFree": "False",
        "hasPart.cssSelector": ".paid",
    }
