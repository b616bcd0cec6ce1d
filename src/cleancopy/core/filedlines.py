"""The line below a blog's post on when it was posted and where it is filed: "This entry was posted on Monday and is filed under Rain"."""

from __future__ import annotations

import re

from .model import Block

LONGEST = 600  # characters
# What the themes of blogs say of a post, by their translations; it names the post, and has a link to
# what it is filed under. Not who wrote it: that is said below articles, too, and belongs to them.
# Anchored, fixed words with at most one class of limited length: linear.
FILED = re.compile(
    r"(?:this (?:entry|post) (?:was|is) (?:posted|published|filed|tagged)|"
    r"(?:dieser|dieses) (?:eintrag|beitrag|artikel|posting) (?:wurde|ist) (?:am|unter|in|veröffentlicht|erstellt)|"
    r"(?:cet(?:te)?|ce) (?:article|entrée|contenu|billet|note|message) (?:a été|est) (?:publiée?|postée?|classée?)|"
    r"(?:esta entrada|este artículo|esta nota) (?:fue|ha sido|se) (?:publicad|public[oó])|"
    r"(?:questo (?:articolo|post)|questa (?:voce|nota)) è stat[oa] (?:pubblicat|inserit)|"
    r"(?:este (?:artigo|post)|esta entrada) foi publicad|dit (?:bericht|artikel) (?:is|werd) (?:geplaatst|gepost|gepubliceerd)|"
    r"(?:detta inlägg|det här inlägget) (?:publicerades|postades)|dette indlæg(?:get)? (?:blev|er) |dette innlegget (?:ble|er) |"
    r"(?:ten )?wpis (?:został|opublikowano)|эта запись (?:была )?(?:опубликована|размещена)|"
    r"(?:tento )?příspěvek byl (?:publikován|zveřejněn)|"
    r"ez a bejegyzés .{0,40}(?:kategóriá|közzétéve)|此条目发表在|この投稿は.{0,40}に投稿)",
    re.I,
)


def filed_line(block: Block) -> bool:
    """Whether a block says when the post was posted and links to what it is filed under."""
    return bool(block.evidence.links) and len(block.text) <= LONGEST and FILED.match(block.text) is not None
