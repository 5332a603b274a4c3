"""The program of a seed."""

from programs import Generator
from legality import make_legal


def program(seed):
    """The same program for the same seed."""
    return make_legal(Generator(seed).program())
