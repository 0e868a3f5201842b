"""The shapes of the inputs, and the rules of funds, frameworks and the Treasury: data only."""
