"""Controls that know no run."""
