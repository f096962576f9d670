"""Trains the attribution engine's linear model: ``python -m training.attribution TRAIN.jsonl``."""
