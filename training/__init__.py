"""Data and programs that make the models which the package ships. One folder a model; nothing here is imported by the package."""
