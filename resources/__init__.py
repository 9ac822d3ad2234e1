"""Icons, styles and translations."""
