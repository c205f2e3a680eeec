"""Every word and picture that a person reads."""
