"""How the network and the trees of following up are made; see ``README.md``."""
