"""The course in a real JupyterLab: what the tests here share, and the tests."""
