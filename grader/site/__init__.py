"""The course as a web site: the lab in the browser, the copy to read, and the page before both."""
