"""The website: the public API, the page, the widget."""
