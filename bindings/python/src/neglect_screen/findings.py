"""The parts of a report, as frozen dataclasses: the same as the JSON of `schema/report.schema.json`."""

from neglect_screen.generated.report import *
from neglect_screen.values import Between as Between
from neglect_screen.values import Ratio as Ratio
from neglect_screen.values import Unanswered as Unanswered
