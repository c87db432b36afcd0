"""What sources say: evidence, the text and its provisions, stances, actors."""
