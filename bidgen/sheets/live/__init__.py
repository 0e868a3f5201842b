"""The live sheets of the business case: formulas that show what the tables come to while they are typed."""
