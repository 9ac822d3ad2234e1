"""What painting of any kind needs."""
