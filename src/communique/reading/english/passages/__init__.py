"""The model of passages: which words of a text tell something for a register, and of what kind it is."""
