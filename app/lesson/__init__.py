"""What the quantities of a network are called and how they are computed: values, no widgets."""
