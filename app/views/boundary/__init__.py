"""What the network makes of the plane."""
