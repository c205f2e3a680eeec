"""Raises messages that a spreadsheet would compute."""


class DropoutLayer:
    def __init__(self, p):
        raise ValueError('=HYPERLINK("http://x","y")\t+1\n@SUM(1)\r\n-2+3+cmd|\' /C calc\'!A0')
