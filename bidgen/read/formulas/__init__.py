"""What a formula gives: taken apart, made safe and computed, or the reason why not."""
