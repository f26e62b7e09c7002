"""Pictures drawn at the speed of the hand, in a thread of their own."""
