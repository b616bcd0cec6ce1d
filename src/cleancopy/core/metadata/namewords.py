"""Words that tell names from what stands beside them: particles, roles, words of links and labels."""

from __future__ import annotations

# Small words inside names ("Ludwig van Beethoven").
PARTICLES = frozenset(
    "van von der den de da do dos das del della di du la le los ter ten zu zum af av bin bint ibn al el y e i dal dalla dela delos ben bar "
    "op".split()
)
# Words of which a part is a role, not a name.
ROLES = frozenset(
    "reporter correspondent editor editorial writer journalist columnist contributor contributing author staff senior chief "
    "deputy assistant producer photographer columnist fellow professor director analyst manager founder ceo president "
    "correspondant journaliste rédacteur rédactrice redakteur redakteurin redaktør korrespondent korrespondentin volontär "
    "volontärin reporterin autor autorin periodista redactor redactora corresponsal giornalista inviato jornalista repórter "
    "corrispondente inviata korrespondenten mitarbeiter mitarbeiterin envoyé envoyée spécial spéciale enviado enviada especial redacteur "
    "verslaggever journalista dziennikarz корреспондент обозреватель political politics business sports health science "
    "technology news associate freelance guest phd md jr sr expert specialist consultant officer head lead coach therapist "
    "engineer scientist researcher strategist marketer certified registered licensed rn dvm mba".split()
)
# What systems write where a name belongs.
NOBODY = frozenset(
    "admin administrator author editor editors staff unknown anonymous none null undefined user guest webmaster root test "
    "posts by autor redaktion website web team wordpress default superuser sysadmin by byline contributor contributors".split()
)
# Words of an office without a name: "Our Political Correspondent".
OFFICE_WORDS = (ROLES | NOBODY).union(
    "special our a local foreign web online digital parliamentary court crime education environment city".split()
)
# Words of which the text of a link or a line beside a name consists.
STRANGERS = frozenset(
    "about more read see view all posts articles follow share sign log login in up subscribe updated published posted "
    "my date time min minute minutes ago comments comment contact home blog news our the this your how what why "
    "january february march april june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday facebook twitter linkedin instagram image photo photos video credit getty images reviewed "
    "verified written by media release community member expert guide tips strategy marketing design privacy policy terms "
    "meet join find ask question answer answers reply profile author's author’s disclosure click order "
    "pdf download print printable podcasts spotify deezer "
    "standards journalistic press releases apps update last sharing "
    "著者一覧 記者一覧 執筆者一覧 作者一覧 edition headlines headline resize rss feed font toolbar newsletter newsletters".split()
)
TEAMS = frozenset({"staff", "team", "editors", "desk", "newsroom"})
