"""What the exercises of lesson 09 share: layers that drop something else than entries."""
