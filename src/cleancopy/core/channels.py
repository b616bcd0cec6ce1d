"""Short lines whose links all lead to apps, accounts and channels: what a site says of where else it is to be found, in any language.

Letters that it sends are subjects of articles too: a link to them counts beside another such line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .evidence.text import Column
from .model import Block, Kind, Page, Verdict

_HOST = r"(?:https?:)?//(?:www\.|m\.|mobile\.)?"
# And nothing below it: a post of an account is a source.
_ACCOUNT = r"(?!search|hashtag|watch|photo|story|share|permalink)[^/?#]{2,60}/?(?:[?#].*)?$"
CHANNEL = re.compile(
    rf"{_HOST}(?:play\.google\.com/store/apps|(?:apps|itunes)\.apple\.com/|whatsapp\.com/channel/|"
    rf"chat\.whatsapp\.com/|(?:t|telegram)\.me/{_ACCOUNT}|news\.google\.com/publications/|google\.com/preferences/|(?:instagram|facebook|pinterest|threads|vk)\.(?:com|net)/{_ACCOUNT}|"
    rf"facebook\.com/groups/{_ACCOUNT}|tiktok\.com/@{_ACCOUNT}|(?:twitter|x)\.com/{_ACCOUNT}|youtube\.com/(?:@|c/|channel/|user/)[^/]+|"
    rf"bsky\.app/profile/{_ACCOUNT}|discord\.gg/|patreon\.com/{_ACCOUNT}|line\.me/R?/?ti/p/|lin\.ee/|weibo\.com/{_ACCOUNT}|"
    rf"ok\.ru/group|dzen\.ru/{_ACCOUNT})",
    re.I,
)
LETTER = re.compile(r"[/.-](?:newsletters?|nyhetsbrev|hirlevel|rassylka|boletin(?:es)?)(?:$|[/?#.-])", re.I)
LONGEST = 160
MOST = 10  # such lines that a site has of itself; a text that lists accounts has more
SENTENCE = 120  # characters of a sentence that only mentions an app, where most of it is no link
SURE = 0.9  # the judge's opinion from which a line is the article's: a source, or whom it is about


def channels(page: Page, kept: Sequence[int], score: Column) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines; ``kept`` are the indexes of all kept blocks in order."""
    open_ones = [
        page.blocks[index] for index in kept if len(page.blocks[index].text) <= LONGEST and float(score[index]) <= SURE
    ]
    found = {block.index for block in open_ones if _leads_to(block, CHANNEL)}
    letters = {block.index for block in open_ones if block.index not in found and _leads_to(block, LETTER)}
    for one, other in (*pairwise(kept), *((b, a) for a, b in pairwise(kept))):
        if one in found and other in letters:
            found.add(other)
    if len(found) > MOST:
        return {}
    verdict = Verdict(Kind.SHARE, "leads to apps and accounts only", "judge.channels")
    return dict.fromkeys(sorted(found), verdict)


def _leads_to(block: Block, links: re.Pattern[str]) -> bool:
    """Whether all links of a block match a pattern; links within the page count for nothing."""
    there = [link for link in block.evidence.links if not link.startswith("#")]
    if len(block.text) >= SENTENCE and block.text.endswith(".") and 2 * block.evidence.link_chars < len(block.text):
        return False
    find = links.match if links is CHANNEL else links.search
    return bool(there) and all(find(link) for link in there)
