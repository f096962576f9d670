"""Events between two actors in English sentences.

A sentence with a marked source and target enters, its PLOVER type, modality, mode and contexts leave, or none. ``labels.py``
holds the questions and their answers, ``encode.py`` turns a marked sentence into token ids, ``model.py`` runs the shipped
network (made by ``training/events``), ``candidates.py`` proposes the pairs of a reading.
"""
