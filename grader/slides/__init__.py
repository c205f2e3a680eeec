"""The lessons as offline slides: one reveal.js deck a lesson, and a page that lists them."""
