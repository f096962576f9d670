"""Programs that train the small models of the package; nothing here is imported by it."""
