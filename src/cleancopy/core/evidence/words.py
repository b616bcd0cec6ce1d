"""What the names in the markup say: class, id, role and element names, as families of words.

The names are those that publishers' own stylesheets share everywhere, stems rather than whole names, in English and the
languages whose words occur in class names; none belongs to one site. Names mislead (whole articles sit in ``stock-content`` or
``breaking-news`` wrappers), so they are evidence only and never decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# family: stems. A stem matches anywhere within a name, unless it begins or ends with "^"/"$", which stand for a word's edge.
FAMILIES: dict[str, str] = {
    "navigation": "^nav menu breadcrumb crumbs navbar navigation topbar pagination pager pagenav prevnext ^toc$ ^tabs$",
    "footer": "footer ^foot colophon",
    "header": "header masthead ^banner ^hero",
    "aside": "sidebar aside ^rail rail$ widget secondary complementary",
    "comment": "comment disqus discussion ^reply respond coral kommentar komentar comentari reacties yorumlar",
    "share": "share sharing social follow whatsapp addthis ^tools$ toolbar compartir partage condividi udostepnij sociable compartilh",
    "related": "related recommend ^more morefrom ^also teaser ^card promo similar trending popular mostread latest readmore "
    "readnext ^next$ suggest ^aufmacher relacionad correlat podobne recirculation viewmore lees-ook leia-mais lire-aussi "
    "^ilgili outbrain taboola linked verwandt mehr ^altri nachrichten",
    "caption": "caption credit ^figure figcaption copyright-line legend bildunter",
    "media": "photo gallery slideshow carousel slider image media picture thumb ^img swiper",
    "author": "author byline ^bio writer contributor autor auteur firma$ journalist",
    "newsletter": "newsletter subscribe signup sign-up mailing subscription abonn",
    "paywall": "paywall premium piano login regist regwall ^meter offer paid",
    "advert": "^ad$ ^ads$ ^ads advert sponsor ^dfp ^gpt$ adslot werbung reklam annons oglas hirdet anzeige publicid ^promoted",
    "tags": "^tag$ ^tags topic keyword categor ^label kicker eyebrow overline rubri ^section-name ^flag$",
    # All names that begin with "pub" but "public", which says who may see something, and is in the names of an editor of texts.
    "date": "^date$ ^datec ^dated ^datel ^datem ^datep ^datet date$ ^time$ ^timestamp published ^posted "
    "^pub$ ^puba ^pubd ^pubi ^pubt ^publi$ ^publie ^publis ^publica ^publici "
    "modified datum fecha dateline updated",
    "meta": "^meta meta$ metadata ^info ^details",
    "body": "articlebody article-body article_body article-text articletext article__body article-content articlecontent "
    "story-body storybody story-content story__ entry-content post-content post-body postbody richtext rich-text ^rte wysiwyg "
    "maintext body-text bodytext body-copy bodycopy paragraph ^prose ^body$ textblock text-block content-body contentbody",
    "article": "article story ^post$ ^post- ^entry ^news beitrag artikel noticia",
    "content": "content ^main$ ^main- ^text text$ ^copy",
    "title": "title headline heading ^titel titre titulo",
    "standfirst": "standfirst ^lead$ ^lead- -lead$ leadtext lede ^intro intro$ ^dek ^deck$ subtitle sub-title summary excerpt chapo "
    "abstract description subhead vorspann ingress entradilla bajada perex annotation sommario occhiello subline subheadline synopsis "
    "^sapo$ -sapo$ ^spot$ -spot$ copete linha-fina linhafina catenaccio sottotitolo subtitulo undertitel ondertitel podtitul podnaslov",
    "consent": "cookie consent gdpr ^cmp privacy onetrust didomi",
    "hidden": "hidden sr-only visually screen-reader screenreader offscreen invisible print-only printonly noprint ^hide "
    "u-hide d-none a11y ^print$",
    "ticker": "ticker stock market stockquote weather meteo wetter currency ^rates score breaking marquee wechselkurs",
    "embed": "embed tweet twitter instagram facebook video ^player player$ youtube podcast audio ^social-post",
    "overlay": "modal popup overlay dialog tooltip dropdown drawer toast lightbox flyout",
    "legal": "copyright disclaimer legal imprint terms correction ^source$ ^note$ ^notes$ footnote",
    "listing": "^list list$ grid ^feed stream river listing archive ^items ^index",
    "quote": "blockquote pullquote pull-quote ^quote zitat citation",
    "box": "^box box$ infobox factbox callout inset fact-box ^panel",
    "control": "search ^form form$ ^input button ^btn ^cta icon",
    "live": "liveblog live-blog ^live$ ^timeline",
}

# Families that tell what a page is for, rather than a block.
PURPOSES: dict[str, str] = {
    "product": "product price ^cart shop ^sku woocommerce variant checkout wishlist stock$ basket add-to rating review swatch quantity "
    "shipping",
    "forum": "forum thread ^topic$ reply replies question answer vote discourse phpbb vbulletin member poster signature solved accepted",
    "docs": "^docs documentation ^api sphinx toctree md-content gitbook readthedocs highlight codehilite docusaurus theme-doc ^toc copybtn "
    "^code",
    "service": "^hero ^cta pricing testimonial ^features service get-started ^demo ^faq accordion solution client ^logos partner",
    "list": "archive category listing grid ^feed ^card ^loop pagination filter facet result collection teaser page-numbers load-more",
    "single": "single-post post-content entry-content byline ^author published post-meta ^comments breadcrumb ^blog ^story ^article",
}
LIMIT = 50_000  # names remembered: a class name costs a search only once in a process
WORD = re.compile(r"[^\s]{1,80}")


class Lexicon:
    """Families of stems, looked up in the words of elements."""

    def __init__(self, families: Mapping[str, str]) -> None:
        self.names = tuple(families)
        # The stems by their first two letters, each with its family's bit and whether it begins and ends at a word's edge.
        self._stems: dict[str, list[tuple[str, int, bool, bool]]] = {}
        self._names: dict[str, int] = {}
        self._lines: dict[str, int] = {}
        for bit, stems in enumerate(families.values()):
            for stem in stems.split():
                bare = stem.strip("^$")
                entry = (bare, 1 << bit, stem.startswith("^"), stem.endswith("$"))
                self._stems.setdefault(bare[:2], []).append(entry)

    def bits(self, words: str) -> int:
        """Return the families that occur in an element's words as a set of bits, in the order of ``names``."""
        if not words:
            return 0
        found = self._lines.get(words)
        if found is None:
            found = 0
            for name in WORD.findall(words):
                known = self._names.get(name)
                if known is None:
                    known = self._names[name] = self._search(name)
                found |= known
            self._remember(words, found)
        return found

    def _search(self, name: str) -> int:
        """The bits of one name; a look at each pair of letters costs a tenth of a search for 250 alternatives."""
        low = name.lower().replace("_", "-")
        bits = 0
        for place in range(len(low) - 1):
            for stem, bit, head, tail in self._stems.get(low[place : place + 2], ()):
                if (
                    low.startswith(stem, place)
                    and not (head and place and _is_letter(low[place - 1]))
                    and not (tail and _is_letter(low[place + len(stem) : place + len(stem) + 1]))
                ):
                    bits |= bit
        return bits

    def _remember(self, words: str, found: int) -> None:
        """Keep the answer; the memory is emptied when full, so that a long run does not grow."""
        if len(self._lines) >= LIMIT:
            self._lines.clear()
        if len(self._names) >= LIMIT:
            self._names.clear()
        self._lines[words] = found


def _is_letter(char: str) -> bool:
    return "a" <= char <= "z"


NAMES = tuple(FAMILIES)
_BLOCKS = Lexicon(FAMILIES)
_PAGES = Lexicon(PURPOSES)


def bits_of(names: str) -> int:
    """Return the bits of some families, whose names stand with spaces between, as ``families`` sets them."""
    return sum(1 << NAMES.index(name) for name in names.split())


def families(words: str) -> int:
    """Return the families that occur in an element's words as a set of bits, in the order of ``NAMES``.

    >>> bits = families("article__body js-ad")
    >>> [name for bit, name in enumerate(NAMES) if bits >> bit & 1]
    ['advert', 'body', 'article']
    """
    return _BLOCKS.bits(words)


def purposes(words: str) -> int:
    """Return the same for ``PURPOSES``."""
    return _PAGES.bits(words)
