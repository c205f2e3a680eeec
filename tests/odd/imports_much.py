"""Imports modules that could do harm and does none with them."""
import asyncio
import concurrent.futures
import ctypes
import multiprocessing
import pickle
import queue
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import urllib.request
import zipfile

import numpy as np

MODULES = [asyncio, concurrent.futures, ctypes, multiprocessing, pickle, queue, signal, socket]
MODULES += [sqlite3, subprocess, tempfile, threading, urllib.request, zipfile]


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.modules = MODULES

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
