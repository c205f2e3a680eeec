"""Writes each number as a string of bits."""

import math

import numpy as np


def ensemble_average(W, x, p):
    n, outputs = W.shape
    result = [0.0] * outputs
    for number in range(2**n):
        bits = format(number, f"0{n}b")
        weight = math.prod(1 - p if bit == "1" else p for bit in bits)
        kept = [j for j in range(n) if bits[j] == "1"]
        z = [sum(x[j] * W[j, k] for j in kept) / (1 - p) for k in range(outputs)]
        top = [math.exp(v) for v in z]
        result = [r + weight * t / sum(top) for r, t in zip(result, top, strict=True)]
    return np.array(result)
