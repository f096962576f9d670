"""The vectors of words that linking compares meanings by, drawn from a sentence encoder.

    scripts/training
    .venv/training/bin/python -m training.words

Each word of the encoder's own list, and each word of the lists of linking and following, is read by itself; the mean of its
states is reduced to 64 numbers of a byte each. The encoder (MiniLM, Apache-2.0) is pinned in ``training/encoder.txt``.
"""
