"""Titles and occupations beside a name: which words they are, and whether two of them can be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "lt": "lieutenant", "gen": "general", "adm": "admiral", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "maj": "major", "cmdr": "commander", "cpl": "corporal", "pvt": "private", "dr": "doctor", "prof": "professor",
    "rev": "reverend", "pres": "president", "supt": "superintendent", "det": "detective", "atty": "attorney",
    "asst": "assistant", "dept": "department", "fr": "father", "hon": "honorable", "msgr": "monsignor",
    "mr": "mr", "mrs": "mrs", "ms": "ms", "pm": "prime minister",
    "ceo": "chief executive", "cfo": "chief financial officer",
    "cto": "chief technology officer", "coo": "chief operating officer", "vp": "vice president",
}  # fmt: skip
_HEADS = frozenset(
    """
    president chancellor premier minister secretary governor senator representative congressman congresswoman
    congressperson assemblyman assemblywoman assemblymember councilman councilwoman councilmember councilor councillor
    alderman alderwoman delegate lawmaker mayor commissioner commissioners supervisor selectman administrator manager
    ambassador envoy rapporteur consul diplomat attorney prosecutor defender solicitor justice judge magistrate
    chief sheriff deputy marshal constable officer detective inspector investigator agent trooper warden
    general admiral colonel commander captain lieutenant major sergeant corporal private commodore brigadier
    king queen prince princess sultan emir sheikh ayatollah pope cardinal archbishop bishop monsignor father reverend
    rabbi imam pastor deacon sister brother sir dame lord lady baroness baron
    doctor professor dean provost principal superintendent coach quarterback pitcher goalkeeper goaltender striker
    captain director chairman chairwoman chairperson chair head leader founder executive treasurer comptroller
    controller auditor clerk spokesman spokeswoman spokesperson adviser advisor analyst economist scientist
    researcher historian novelist author poet laureate librarian curator engineer architect lawyer counsel nurse
    curator teacher actor actress singer conductor composer filmmaker producer editor publisher columnist reporter
    member trustee candidate nominee incumbent whip speaker mr mrs ms miss mx quarterback guard forward center
    linebacker receiver shortstop catcher outfielder midfielder defender sprinter swimmer ecologist geologist biologist
    umpire referee harbormaster postmaster concertmaster headmaster headmistress choirmaster bandmaster playwright
    muralist pianist violinist cellist guitarist organist soprano tenor baritone choreographer dentist pharmacist
    journalist therapist botanist firefighter paramedic dispatcher custodian docent registrar bursar chaplain rector
    assessor coroner bailiff pilot bartender chef receptionist goalie winger boatbuilder mechanic
    meteorologist chemist physicist astronaut cosmonaut physician surgeon pediatrician veterinarian owner
    president-elect cochair co-chair cofounder co-founder aide official commandant strongman warlord dictator tsar czar
    """.split()
)  # fmt: skip
_ALSO_NAMES = frozenset(
    "king queen prince judge dean major bishop pope marshal justice cardinal deacon lord baron private chair guard "
    "head forward center sister brother father lady miss chief author warden archbishop sheikh general forward "
    "constable sergeant captain clerk teacher editor".split()
)
_LEAD = frozenset(
    "vice deputy assistant associate acting interim senior junior chief former prime foreign first second lead head "
    "executive managing general special co attorney rear major brigadier lieutenant staff master u.s. state federal "
    "national city county district house senate party".split()
)
_FORMER = frozenset(
    "former ex late then onetime retired erstwhile acting interim outgoing incoming future next elect designate "
    "would-be aspiring presumptive honorary emeritus longtime once".split()
)
_ROLE_ENDINGS = re.compile(
    r"(?:ologist|ographer|ometrist|atrician|iatrist|ician|onomist|person|woman|keeper|maker|\w{3}master)$"
)
_MERE = frozenset({"first", "second", "new", "current", "top", "own", "local", "old", "young", "veteran"})
"""What makes a title no other."""
_CALLING = re.compile(r"(?:ologist|ographer|ometrist|atrician|iatrist|ician|onomist)$")
_FILLERS = frozenset({"of", "the", "for", "to", "and", "in", "a", "an", "at"})
_SAME = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "congressman": "representative",
    "congresswoman": "representative", "congressperson": "representative", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "councilman": "council member", "councilwoman": "council member",
    "councilmember": "council member", "councilor": "council member", "councillor": "council member",
    "premier": "prime minister", "defence": "defense", "advisor": "adviser", "prosecutor": "attorney",
    "assemblywoman": "assemblyman", "alderwoman": "alderman", "vice-president": "vice president",
}  # fmt: skip


def plain_word(word: str) -> str:
    """A word of a title in lower case, its abbreviation written out, one word for those that mean the same."""
    bare = word.lower().rstrip(".")
    bare = _SHORT.get(bare, bare)
    return _SAME.get(bare, bare)


def is_head(word: str) -> bool:
    """Whether a word alone can be somebody's title or occupation."""
    plain = plain_word(word)
    return plain.rpartition(" ")[2] in _HEADS or plain.rpartition("-")[2] in _HEADS or bool(_ROLE_ENDINGS.search(plain))


def is_abbreviated(word: str) -> bool:
    return word.lower().rstrip(".") in _SHORT and word.endswith(".")


def may_be_name(word: str) -> bool:
    """Whether a word of title is a first or family name as well: Dean, Judge, King, Major."""
    return not word.endswith(".") and plain_word(word) in _ALSO_NAMES


def leads(word: str) -> bool:
    """Whether a word stands before the head of a title: Deputy, Chief, Foreign."""
    return plain_word(word) in _LEAD


@lru_cache(maxsize=10_000)
def key_words(title: str) -> tuple[str, ...]:
    """The telling words of a title in lower case, written out: Lt. Gov. is lieutenant, governor."""
    words = re.findall(r"[\w.'&-]+", title)
    parts = (part for word in words for part in plain_word(word).split() if part and part not in _FILLERS)
    return tuple(part[:-1] if len(part) > 4 and part[-1] == "s" != part[-2] else part for part in parts)


def is_former(title: str) -> bool:
    return any(word.partition("-")[0] in _FORMER for word in key_words(title.replace(" -", "-")))


def contradicts(written: str, listed: str) -> bool:
    """Whether the words beside a name can't stand for a listed title.

    Neither a shorter form nor a longer one does, nor a general word (leader, chairman, author) that may be said of
    anybody besides; a rank that the list does not give (deputy, vice) does.
    """
    ours, theirs = set(key_words(written)) - _MERE, set(key_words(listed))
    head, listed_head = head_of(written), head_of(listed)
    if not ours or is_general(written) or ours <= COURTESY:
        return False
    if _RANKS & (ours - theirs) or ("chief" in ours - theirs and head == "justice"):
        return True
    if ours <= theirs or theirs <= ours:
        return False
    if head != listed_head:
        return not is_general(listed) and not {head, listed_head} <= _ARTS
    return not (ours & theirs) - {head}


def is_trade(title: str) -> bool:
    """Whether a title says what somebody does or did for a living, which leaves room for a post besides."""
    head = head_of(title)
    return head in _TRADES or _CALLING.search(head) is not None


def is_general(title: str) -> bool:
    """Whether a title may be somebody's besides any other: leader, committee chairman, the chief."""
    words = key_words(title)
    return bool(words) and (words[-1] in _GENERAL or (len(words) == 1 and words[0] in _GENERAL_ALONE))


def head_of(title: str) -> str:
    """The word that says what the person is: minister in Deputy Minister of Defense."""
    before_of = re.split(r"\b(?:of|for|to)\b|,", title, maxsplit=1)[0]
    words = key_words(before_of) or key_words(title)
    return words[-1] if words else ""


def like(listed: str, written: str, opens: bool) -> str:
    """A listed title in the capitals of the words it replaces, abbreviated where they are: Sen. for Rep."""
    head = written.rpartition(" ")[2]
    words = listed.split()
    if is_abbreviated(head):
        words = [_ABBREVIATED.get(word.lower(), word) for word in words]
    elif head.lower() in _ABBREVIATED:
        words = [_SHORT[word.lower().rstrip(".")].title() if is_abbreviated(word) else word for word in words]
    plain = opens and written[1:].islower() and (" " in written or head_of(listed) not in _FORMAL)
    capital = written[:1].isupper() and not plain
    if capital:
        words = [word if word in _FILLERS or word == "former" else word[:1].upper() + word[1:] for word in words]
    else:
        words = [word if word.isupper() else word[:1].lower() + word[1:] for word in words]
    text = " ".join(words)
    return text[:1].upper() + text[1:] if opens else text


_ABBREVIATED = {
    "senator": "Sen.", "representative": "Rep.", "governor": "Gov.", "lieutenant": "Lt.", "general": "Gen.",
    "admiral": "Adm.", "colonel": "Col.", "captain": "Capt.", "sergeant": "Sgt.", "major": "Maj.", "commander": "Cmdr.",
}  # fmt: skip
_RANKS = frozenset({"deputy", "vice", "assistant", "lieutenant", "undersecretary"})
COURTESY = frozenset("mr mrs ms miss mx sir dame doctor reverend hon honorable lord lady professor".split())
"""Forms of address, which go with any title."""
_FORMAL = frozenset(
    "president chancellor minister secretary governor senator representative mayor commissioner ambassador general "
    "chief sheriff superintendent judge justice admiral colonel captain lieutenant sergeant major commander pope "
    "cardinal archbishop bishop king queen prince princess chair speaker treasurer attorney doctor professor".split()
)
"""Titles that take a capital before a name; callings take none."""
_ARTS = frozenset(
    "actor actress singer conductor composer filmmaker producer poet novelist playwright musician pianist violinist "
    "cellist guitarist organist soprano tenor baritone choreographer muralist artist painter columnist journalist "
    "reporter historian".split()
)
"""Callings of which one person may follow several."""
_TRADES = _ARTS | frozenset(
    "scientist researcher economist physicist chemist doctor physician surgeon nurse veterinarian engineer architect "
    "attorney counsel analyst astronaut botanist dentist pharmacist therapist captain professor agent firefighter "
    "pilot chef mechanic boatbuilder driver adviser general colonel major".split()
)
_GENERAL_ALONE = frozenset("chief head executive captain speaker counsel member envoy delegate officer".split())
_GENERAL = frozenset(
    "leader official lawmaker politician legislator candidate nominee incumbent author founder cofounder owner "
    "chair cochair co-chair co-founder boss strongman dictator warlord diplomat lawyer aide star player whip brother "
    "sister father deacon president-elect teacher writer editor publisher trustee".split()
)
"""What somebody may be besides any title, so that it contradicts none."""
