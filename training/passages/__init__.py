"""The model of passages: its training documents, its fit and its export."""
