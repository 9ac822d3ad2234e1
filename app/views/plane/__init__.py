"""What a network gives over a plane of two inputs, and the samples in it: the parts of such plots."""
