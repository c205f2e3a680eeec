"""Adds up entry by entry."""

def dropout_penalty(X, w, p):
    total = 0.0
    for row in X:
        for value, weight in zip(row, w, strict=True):
            total += (value * weight) ** 2
    return total * p / (1 - p)
