"""What a command line can ask for, and what Linux must have before Qt can start."""
