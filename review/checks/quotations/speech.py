"""The verbs that carry words: those that quote speech, those that only do so beside the marks, those that name."""

from __future__ import annotations

from ..language import Token
from ..vocabulary import words

# Verbs of saying, which take a quotation or a clause as what was said.
SAYING = words(
    """
    brag gloat whine moan carp
    say tell add ask write reply explain note recall warn argue testify state declare announce insist claim
    admit boast allege contend maintain concede acknowledge confirm deny suggest assert aver respond answer
    observe remark comment quip joke tweet retweet post email text shout yell scream whisper mutter murmur
    mumble exclaim conclude stress emphasize emphasise predict promise vow pledge swear caution counter counsel
    urge plead beg complain lament grumble report reveal disclose recount relate protest object opine reason
    muse wonder inquire enquire demand propose hint imply insinuate reiterate repeat elaborate clarify interject
    retort rejoin deadpan gush enthuse rave confide confess instruct inform assure advise remind fume crow
    intone proclaim profess speculate theorize theorise estimate volunteer venture quote paraphrase assess
    summarize summarise blog lecture preach message order signal stipulate underline underscore rebut refute
    tease tout crack snap bark bellow chide scold interrupt interview mention recommend apologize apologise
    agree disagree attest avow affirm reaffirm bemoan gripe grouse profess pontificate
    """
)
# Verbs that carry a quotation only where they stand right beside it: “Yes,” she laughed.
BESIDE = words(
    """
    laugh chuckle smile shrug nod grin sigh sob cry groan moan gasp begin start continue read sing chant pray
    think believe feel hope go put offer finish close open end marvel fret growl thunder rail rant roar chime
    sniff huff scoff sneer joke banter persist press allow guess figure reckon judge rule find hold decree teach
    call pronounce greet speak pipe blurt stammer stutter croak sum point sneer jeer taunt snort snicker smirk snarl
    hiss purr coo chirp beam bleat whimper bellyache kvetch pout preen bluster effuse rhapsodize seethe rage fulminate
    explode fire shoot lash spit sermonize bloviate spout babble sputter splutter snark jibe gibe
    """
)
# Verbs that carry a few quoted words in the run of a sentence: called it “a mess”.
NAMING = words(
    """
    call describe brand dub label term characterize characterise denounce condemn criticize criticise slam blast
    praise hail dismiss deride ridicule mock accuse refer cite decry portray depict blame thank speak talk think
    believe express voice blasted attack rip assail lambaste chastise mention list credit compare liken see view
    consider regard defend cast reject champion applaud vow
    """
)
# Verbs that give a thought, which others may report.
THINKING = words("think believe feel see view consider regard")
# What is said or written, where a colon stands for the verb: Her message: “…”.
WORDS = words(
    """
    message answer reply response statement words word advice question verdict motto plea warning explanation
    reaction comment comments remark remarks note letter email tweet post caption line mantra refrain conclusion
    assessment argument pitch promise thesis view rule theory
    """
)

_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear",
    "thought": "think", "felt": "feel", "began": "begin", "begun": "begin", "read": "read", "sang": "sing",
    "went": "go", "gone": "go", "put": "put", "taught": "teach", "spoke": "speak", "spoken": "speak", "held": "hold",
    "found": "find", "cast": "cast", "saw": "see", "seen": "see", "pled": "plead", "shot": "shoot", "spat": "spit",
}  # fmt: skip


def inflected(lemma: str) -> set[str]:
    """The forms that a regular verb may take, with some that it does not."""
    doubled = lemma + lemma[-1]
    forms = {lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return forms


_LEMMAS = {form: lemma for lemma in sorted(SAYING | BESIDE | NAMING) for form in inflected(lemma)} | _IRREGULAR
FORMS = frozenset(_LEMMAS)
"""Every form of a verb of speech, in lower case."""
# Forms that are never nouns, whatever the model takes them for beside quotation marks.
_PLAIN = words("said says adds added asks asked quips quipped recalls recalled tells told wrote writes")


def verb(token: Token) -> str:
    """The verb of speech that the token is a form of, the empty string where it is none."""
    word = token.lower
    lemma = _LEMMAS.get(word, "")
    return lemma if lemma and (token.pos in ("VERB", "AUX") or word in _PLAIN) else ""
