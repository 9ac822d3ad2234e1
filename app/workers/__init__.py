"""Training and other long work, in threads of their own."""
