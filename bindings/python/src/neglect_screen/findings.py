"""The parts of a report, as frozen dataclasses: the same as the JSON of `schema/report.schema.json`."""

from neglect_screen._values import Between as Between
from neglect_screen._values import Ratio as Ratio
from neglect_screen._values import Unanswered as Unanswered
from neglect_screen.generated.report import *
