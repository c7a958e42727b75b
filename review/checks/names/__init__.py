"""How names are found in a draft, held against the list and gathered into people. `mentions` is the way in."""
