"""What is offered at the start when the program has ended badly: the runs that were kept."""
