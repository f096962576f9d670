"""Data and programs that make the models which the package ships. One folder a model; the package imports nothing of it."""
