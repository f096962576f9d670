"""The register of events: acts between two states, coded after PLOVER.

What another register told becomes its event first (``derived.py``: a held visit is CONSULT with the mode visit); what remains is
coded from the sentence by the model of events (``coded.py``).
"""
