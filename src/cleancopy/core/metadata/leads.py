"""A byline at the start of the first paragraph, as newspapers and agencies of East Asia write it: "（记者 王小明）", "【北京＝田中太郎】".

No page marks it, and few of those that have it declare it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from .bylines import AGENCIES
from .shownlines import UNSEEN
from .strings import plain

BEGINS = 90  # characters of a paragraph in which its byline ends
MAX_TEXTS = 60  # texts near the headline that are looked at
MAX_NAMES = 5
_HAN = r"[\u3400-\u9fff·]"
# "（记者 张建国 刘芳）", "(记者 张三、李四 通讯员 王五)", "〔記者陳美玲／台中報導〕"; who took the picture (摄) is no author.
# Limited, one class after another: linear.
CHINESE = re.compile(
    rf"[（(〔［\[【][^（()）〔〕［］\[\]【】]{{0,12}}(?:记者|記者)[\s:：]{{0,2}}(?![^）)〕］\]】]{{0,30}}[摄攝])"
    rf"(?P<names>{_HAN}{{2,4}}(?:[\s、，,／/]{{1,2}}{_HAN}{{2,4}}){{0,4}}?)"
    rf"(?:\s?(?:通讯员|通訊員|实习生|實習生|特约|特約)[^（()）〔〕［］\[\]【】]{{0,30}}|\s?[／/]\s?{_HAN}{{2,12}})?[）)〕］\]】]"
)
# "（中央社記者陳小美台北1日電）": the place has two characters or more, and a day after it.
FROM_PLACE = re.compile(rf"[（(][^（()）]{{0,8}}(?:记者|記者)(?P<both>{_HAN}{{4,7}})\d{{1,2}}日[電电][）)]")
PLACE = 2  # characters, of the shortest name of a place
GIVEN = 3  # characters of most names with the family's
# "[서울=뉴스] 김민수 이지은 기자 =", and "[항구일보 김민수·이지은 기자]", which the name of the newspaper may stand before.
_ROLE = r"\s(?:인턴|선임|전문|수습)?(?:기자|특파원)\s?"
KOREAN = re.compile(
    rf"[\])]\s?(?P<names>[가-힣]{{2,4}}(?:[·ㆍ,\s]{{1,2}}[가-힣]{{2,4}}){{0,3}}){_ROLE}=|"
    rf"(?:^|[\s\[【(]|(?<!사진)=)(?<!사진 )(?<!사진: )(?P<others>[가-힣]{{2,4}}(?:\s?[·ㆍ,]\s?[가-힣]{{2,4}}){{0,3}}){_ROLE}[\]】=)]"
)
# "【北京＝田中太郎】"; two characters are an agency's short name.
JAPANESE = re.compile(
    r"^[【（(][^【】（()）]{1,12}[=＝](?P<names>[\u3400-\u9fff々][\u3040-\u30ff\u3400-\u9fff々]{2,6})[】）)]"
)
PARTS = re.compile(r"[\s、，,／/·ㆍ]+")
CHINESE_PARTS = re.compile(r"[\s、，,／/]+")
# Words of the line itself that stand where a name does.
NO_NAMES = frozenset(
    "报道 報導 報道 综合 綜合 整理 编译 编譯 摄影 攝影 摄 本报 本報 本刊 见习 实习 专题 撰文 采写 採訪 敬称略 終わり おわり つづく 続き "
    "待续 未完 無断転載 関連記事 本文終わり".split()
)


def led_by(elements: Iterable[Any]) -> list[str]:
    """Return the reporters whom the start of a paragraph near a headline names.

    >>> import lxml.html
    >>> led_by(lxml.html.fromstring("<div><p>本报讯（记者 张建国 刘芳）渡轮月底停航，居民改走陆路。</p></div>").iter())
    ['张建国', '刘芳']
    """
    for text in islice(_texts(elements), MAX_TEXTS):
        found = _chinese(text) or _matched(KOREAN, text) or _matched(JAPANESE, text)
        if found:
            return found
    return []


def _texts(elements: Iterable[Any]) -> Iterator[str]:
    for element in elements:
        for text in (None if element.tag in UNSEEN else element.text, element.tail):
            if text and not text.isascii():
                yield plain(text[: 2 * BEGINS])[:BEGINS]


def _chinese(text: str) -> list[str]:
    if "记者" not in text and "記者" not in text:
        return []
    placed = FROM_PLACE.search(text)
    if placed:
        both = placed["both"]
        return [both[: min(GIVEN, len(both) - PLACE)]]
    return _matched(CHINESE, text, CHINESE_PARTS)


def _matched(pattern: re.Pattern[str], text: str, parts: re.Pattern[str] = PARTS) -> list[str]:
    found = pattern.search(text)
    if not found:
        return []
    names = [name for name in parts.split(next(filter(None, found.groups()))) if name]
    wrong = any(name in NO_NAMES or name.casefold() in AGENCIES for name in names)
    return [] if wrong else list(dict.fromkeys(names))[:MAX_NAMES]
