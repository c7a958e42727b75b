"""The lists that the rules' examples are held against: small, and true for a reader of the rules' pages."""

from .flag import Severity
from .lists import HouseLists, NameEntry, StyleEntry

EXAMPLE_LISTS = HouseLists(
    names=(
        NameEntry("Vladimir Putin", "person", (), ("President",)),
        NameEntry("Kim Jong Un", "person"),
        NameEntry("Kim Jong Il", "person"),
        NameEntry("Yuri Gagarin", "person"),
        NameEntry("Sergei Shoigu", "person", (), ("Defense Minister",)),
        NameEntry("Alexander Lukashenko", "person", (), ("President",)),
        NameEntry("Far East", "place"),
        NameEntry("Wagner Group", "organisation"),
        NameEntry("World Health Organization", "organisation", ("WHO",)),
        NameEntry("Kyiv", "place"),
    ),
    style=(
        StyleEntry("approximately", ("about",), "Use the shorter word."),
        StyleEntry("utilize", ("use",), "Use the plain word.", Severity.WARNING, "lemma"),
        StyleEntry("Internet", ("internet",), "Lowercase.", Severity.WARNING, "exact", True),
        StyleEntry("cyber[ -]attack", ("cyberattack",), "One word.", Severity.WARNING, "regex", True),
    ),
    words=frozenset({"chatbot", "chatbots"}),
)
