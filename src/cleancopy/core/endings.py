"""What stands below the last paragraph of an article in the same form: who its author is, the author's name, a list of other articles.

The names are known from the page's own data, and links from the markup, so this holds in any language. Only the end is looked at: further
up an author is one of those whom the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .boxes import NEWS, QUOTING
from .metadata.bylines import LABEL, introduces
from .model import Block, Kind, Meta, Page, Verdict
from .roles import HEADINGS
from .salutations import is_salutation
from .stops import FULL_STOPS

LAST = 2  # kept blocks among which the last words on an author stand
SIGNED = 3  # the same for "Written by Jane Roe", which a text about her follows
LEAST_KEPT = 4
BEGINS = 16  # characters by which a name begins: an office before it, a bracket
LEAST_ABOUT = 40  # characters of a text about somebody
ITEMS = frozenset({"li", "dt", "dd", "td", "th"})
BESIDE = 16  # letters beside the names in a signature: an agency, another author whom the page does not declare
SIGNS = "-–—.…*•"  # with one of these before it an author signs a letter or column by hand, and golds keep it
MAX_SIGNATURE = 60
HAN_NAME = re.compile(
    r"[\u3400-\u9fff\uac00-\ud7af]{2,4}"
)  # a person's; of other names without a space most are of agencies and sites
STOPS = ("!", "?", *FULL_STOPS)
# "Aus dem Englischen von Jan Roe", "Translated by Jan Roe", in the languages that say so below a text.
TRANSLATED = re.compile(
    r"\W{0,3}(?:translat(?:ed|ion)\s(?:from\s(?:the\s)?\w{3,20}\s)?by\s|translation:\s|aus dem \w{4,20}(?:en|ischen) (?:übersetzt )?von\s|"
    r"übersetz(?:t|ung)(?:\svon\s|\s?:\s)|traduit (?:de l['’]|du )\w{4,20} par\s|traduction(?:\s(?:de|par)\s|\s?:\s)|"
    r"traduc(?:ción|ão|ció)(?:\sde\s|\s?:\s)|traduzione (?:di|a cura di)\s|traduzione:\s|vertaling(?:\sdoor\s|\s?:\s)|"
    r"vertaald (?:uit het \w{4,20} )?door\s|översättning(?:\sav\s|\s?:\s)|oversettelse(?:\sav\s|\s?:\s)|oversat af\s|"
    r"tłumaczeni[ea]\s?:\s|tłum\.\s|přeložil[aiy]?\s|перев[её]л[аи]?\s|перевод(?:\s?:\s|\sс\s)|пере(?:клад|клала|клав)(?:\s?:\s|\s)|"
    r"翻訳\s?[:：]|訳\s?[:：]|[翻编編]译\s?[:：]|[翻編]譯\s?[:：]|번역\s?[:：])",
    re.I,
)
# "责任编辑：王小明", "（责编：李明、张华）", "Editor: Jane Roe": who else worked on the article.
EDITED = re.compile(
    r"[\W_]{0,3}(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|审校|終審|终审|值班编委|值班主任|监制|統籌|编审|二审|三审|"
    r"editor|edited by|editör|redaktor|redaktur|penyunting|редактор|редакторы)\s?[:：/／|丨]\s?[^:：。!?！？]{2,30}",
    re.I,
)
# "Kaynak: İHA", "(Źródło: PAP)", "来源：新华社": where the text comes from, in few words. A list of sources has more of them.
SOURCE = re.compile(
    r"[\W_]{0,3}(?:source|sources?\s?&\s?credit|quelle|fuente|fonte|font|bron|källa|kilde|lähde|heimild|źródło|zdroj|forrás|sursa|sursă|vir|izvor|извор|"
    r"източник|источник|джерело|крыніца|allikas|avots|"
    r"šaltinis|πηγή|kaynak|haber kaynağı|mənbə|manba|дереккөз|المصدر|المصادر|منبع|ماخذ|מקור|स्रोत|सूत्र|সূত্র|"
    r"nguồn|theo|sumber|chanzo|pinagmulan|ที่มา|来源|來源|稿源|文章来源|出典|出所|출처)\s?[:：]\s?[^:：。.!?！？\n]{2,36}(?:\.[a-z]{2,6})?[\W_]{0,3}",
    re.I,
)
# "(Jane Roe)": who signs a column and is named nowhere else. Initials and names of two to four words.
IN_BRACKETS = re.compile(r"[(（]\s?[^\W\d_a-zß-ÿ][^\W\d_]*\.?(?:[\s-][^\W\d_]{1,20}\.?){1,3}\s?[)）]\.?")
# "ab/cde", "م.ع / س.ن": who wrote and who edited an item of an agency. Limited, without what parts them: linear.
_INITIALS = r"(?:[^\W\d_]{1,3}|[^\W\d_]\.(?:\s?[^\W\d_]\.?){0,2})"
INITIALS = re.compile(rf"[(\[]?{_INITIALS}(?:\s?/\s?{_INITIALS}){{1,3}}[)\]]?")
CODES = re.compile(r"[(（\[][a-z]{2,4}(?:\s?/\s?[a-z]{2,4}){1,3}[)）\]]")
NO_LETTERS = re.compile(r"[\W\d_]+")
MAX_INITIALS = 24
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,3}|\[email.protected\]")
MAIL_SIGNS = " ()（）[]<>/|·=:,."
# Behind the name of a reporter whom the page does not declare: "이수민 기자 sumin@example.org".
REPORTER = re.compile(r"(?:[가-힣]{2,8}\s?=\s?)?[가-힣]{2,4}\s?(?:\S{2,8}\s)?(?:\S{0,4}기자|특파원|논설위원)")
WRITTEN = re.compile(
    r"[Ww]ritten by(?:\s[A-ZÀ-Þ][^\W\d_]*[.’'-]?[^\W\d_]*){2,3}"
)  # and nothing else: a name that the page does not declare
ALL_LINK = 0.9  # share of a line that is a link
LEAST_LINKS = 2
MAX_LABEL = 60
COLONS = (":", "：")


def endings(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that end the page below its text; ``kept`` are the indexes of all kept blocks in order."""
    if len(kept) < LEAST_KEPT:
        return {}
    blocks = [page.blocks[index] for index in kept]
    found = _links(blocks)
    left = [block for block in blocks if block.index not in found]
    return found | _authors(page.meta or Meta(), left)


def _authors(meta: Meta, blocks: Sequence[Block]) -> dict[int, Verdict]:
    """Who the authors are, and their names, at the end; the label above such words goes with them."""
    names = [name for name in meta.authors if (" " in name or HAN_NAME.fullmatch(name)) and name != meta.site]
    found: dict[int, Verdict] = {}
    letter = any(is_salutation(block.text) for block in blocks[:LAST])  # whoever wrote it signs it below the greeting
    reach = LAST
    for place, block in enumerate(reversed(blocks)):
        if place >= max(reach, SIGNED) or place >= len(blocks) - 1:
            break
        name = _about(block, names) if place < reach else ""
        if name:
            found[block.index] = Verdict(Kind.AUTHOR_BOX, f"says who the author is: {name}", "judge.about_author")
        elif (place == 0 and meta.types & NEWS and _initials(block.text)) or (
            place < SIGNED and _codes(block, names, meta.date_published is not None)
        ):
            found[block.index] = Verdict(
                Kind.BYLINE, "the initials of who wrote and edited the text", "judge.signature"
            )
        elif place < SIGNED and (other := _other(block, blocks, place < LAST and not names)):
            found[block.index] = Verdict(Kind.BYLINE, other, "judge.signature")
        elif place < reach and _mail(block, names, bool(meta.types & NEWS)):
            found[block.index] = Verdict(Kind.BYLINE, "the author's address below the text", "judge.signature")
        elif (place < reach and not letter and _signature(block, names)) or _written_by(block, names):
            found[block.index] = Verdict(Kind.BYLINE, "names the author below the text", "judge.signature")
        elif found and len(block.text) <= MAX_LABEL and LABEL.match(block.text):
            found[block.index] = Verdict(Kind.BYLINE, "stands over words on the author", "judge.signature")
        else:
            continue
        reach = place + LAST  # several authors, one below the other
    return found


def _initials(text: str) -> bool:
    return len(text) <= MAX_INITIALS and INITIALS.fullmatch(text) is not None


def _codes(block: Block, names: Sequence[str], dated: bool) -> bool:
    """Whether a line is the initials of an author of the page, "jr", or on a dated page the codes in brackets of a desk: "(lh/nwk)"."""
    text = block.text
    if len(text) > MAX_INITIALS or block.evidence.tag in ITEMS | HEADINGS | QUOTING:
        return False
    letters = NO_LETTERS.sub("", text).lower()
    own = {"".join(word[0] for word in name.split()).lower() for name in names}
    return letters in own or (dated and CODES.fullmatch(text) is not None)


def _about(block: Block, names: Sequence[str]) -> str:
    """The author with whose name a text of some length begins, or nothing."""
    if len(block.text) < LEAST_ABOUT or block.evidence.tag in ITEMS | HEADINGS | QUOTING:
        return ""
    return next((name for name in names if " " in name and -1 < block.text.find(name) <= BEGINS), "")


def _signature(block: Block, names: Sequence[str]) -> bool:
    """Whether a line is the names of authors and hardly anything else."""
    text = block.text
    there = [name for name in names if name in text]
    if not there or len(text) > MAX_SIGNATURE or text[0] in SIGNS or block.evidence.tag in ITEMS | HEADINGS:
        return False
    if text.endswith(STOPS) and not text.endswith(tuple(there)):
        return False
    return sum(map(str.isalpha, text)) - sum(sum(map(str.isalpha, name)) for name in there) <= BESIDE


def _other(block: Block, blocks: Sequence[Block], unsigned: bool) -> str:
    """Whom else a short line names, as words for the record; ``unsigned``: a name in brackets may be that of the author."""
    text = block.text
    if len(text) > MAX_SIGNATURE:
        return ""
    if TRANSLATED.match(text):
        return "names the translator below the text"
    if EDITED.fullmatch(text):
        return "names the editor below the text"
    if _source(block, blocks):
        return "names the source below the text"
    return "a name in brackets below the text" if unsigned and _in_brackets(block) else ""


def _source(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line names where the text comes from, and no other line does: several are the sources of what it says."""
    if block.evidence.tag in ITEMS | HEADINGS or not SOURCE.fullmatch(block.text):
        return False
    return not any(SOURCE.fullmatch(other.text) for other in blocks if other is not block)


def _in_brackets(block: Block) -> bool:
    """Whether a line is a name in brackets, each of its words but small ones between with a capital letter."""
    text = block.text
    if block.evidence.tag in ITEMS | HEADINGS or not IN_BRACKETS.fullmatch(text):
        return False
    words = text.strip("()（）. ").replace("-", " ").split()
    return all(word[0].isupper() for word in (words[0], words[-1])) and len(words[-1]) > 1


def _mail(block: Block, names: Sequence[str], news: bool) -> bool:
    """Whether a line is an author's address, with the name or alone in news; others give theirs for orders and questions."""
    text = block.text
    if len(text) > MAX_SIGNATURE or not ("@" in text or "protected" in text) or block.evidence.tag in ITEMS | HEADINGS:
        return False
    rest = MAIL.sub("", text)
    if rest == text:
        return False
    rest = rest.strip(MAIL_SIGNS)
    return (not rest and news) or rest in names or REPORTER.fullmatch(rest) is not None


def _written_by(block: Block, names: Sequence[str]) -> bool:
    """Whether a short line is words like "Written by" and an author's name."""
    text = block.text
    if len(text) > MAX_SIGNATURE or not introduces(text):
        return False
    return any(text.endswith(name) for name in names) or WRITTEN.fullmatch(text) is not None


def _links(blocks: Sequence[Block]) -> dict[int, Verdict]:
    """Links to other pages under a label, below which nothing else stands."""
    start = len(blocks)
    while start > 1 and blocks[start - 1].evidence.link_chars >= ALL_LINK * len(blocks[start - 1].text):
        start -= 1
    label = blocks[start - 1]
    heads = label.evidence.tag in HEADINGS or label.text.endswith(COLONS)
    if len(blocks) - start < LEAST_LINKS or not heads or len(label.text) > MAX_LABEL:
        return {}
    verdict = Verdict(Kind.RELATED, "links under a label, with which the page ends", "judge.last_links")
    return {block.index: verdict for block in blocks[start - 1 :]}
