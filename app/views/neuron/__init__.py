"""What one neuron makes of the plane."""
