"""The closed vocabularies of cases and reports.

A word is a `str` and an enumeration at once: `Concern.SUSPECT == "suspect"`, and JSON writes it as that text. Scales
(`Concern`, `Hazard`, `Checked`) also have an order, from least to most.
"""

from neglect_screen._vocabulary import Scale as Scale
from neglect_screen._vocabulary import Word as Word
from neglect_screen.generated.words import *
