"""The closed vocabularies of cases and reports.

A word is a `str` and an enumeration at once: `Concern.SUSPECT == "suspect"`, and JSON writes it as that text. Scales
(`Concern`, `Hazard`, `Checked`) also have an order, from least to most.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeVar


class Word(str, Enum):
    """A word of a closed vocabulary."""

    def __str__(self) -> str:
        return str(self.value)

    @property
    def words(self) -> str:
        """The word as a person writes it: `early help` for `early_help`."""
        return str(self.value).replace("_", " ")


Self = TypeVar("Self", bound="Scale")


class Scale(Word):
    """Words that rise. They compare with one another by rank and never as text."""

    @property
    def rank(self) -> int:
        """The place on the scale, from 0."""
        return list(type(self)).index(self)

    def _than(self, other: object) -> int:
        if type(other) is not type(self):
            raise TypeError(f"a {type(self).__name__} is compared with words of its own scale")
        return self.rank - other.rank

    def __lt__(self, other: object) -> bool:
        return self._than(other) < 0

    def __le__(self, other: object) -> bool:
        return self._than(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._than(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._than(other) >= 0


class Agency(Word):
    """Who speaks: the agency that recorded something, or the family or child themselves."""

    HEALTH = "health"
    """A health service not further named."""
    GENERAL_PRACTICE = "general_practice"
    """A general practice."""
    DENTAL = "dental"
    """A dental service."""
    MIDWIFERY = "midwifery"
    """A midwifery service."""
    HEALTH_VISITING = "health_visiting"
    """A health visiting service."""
    SCHOOL_NURSING = "school_nursing"
    """A school nursing service."""
    HOSPITAL = "hospital"
    """A hospital."""
    AMBULANCE = "ambulance"
    """An ambulance service."""
    MENTAL_HEALTH = "mental_health"
    """A child and adolescent mental health service."""
    EARLY_YEARS = "early_years"
    """A nursery, childminder or other early-years setting."""
    EDUCATION = "education"
    """A school or college."""
    SOCIAL_CARE = "social_care"
    """Local authority children's social care."""
    EARLY_HELP = "early_help"
    """An early help or family support service."""
    POLICE = "police"
    """The police."""
    YOUTH_JUSTICE = "youth_justice"
    """A youth justice service."""
    HOUSING = "housing"
    """A housing service."""
    ADULT_SERVICES = "adult_services"
    """A service for adults: drugs, alcohol, mental health, probation."""
    VOLUNTARY = "voluntary"
    """A voluntary or community body."""
    PUBLIC = "public"
    """A member of the public."""
    FAMILY = "family"
    """A parent, carer or relative. Not a professional."""
    CHILD = "child"
    """The child. Not a professional."""
    OTHER = "other"
    """Any other agency."""


class Subject(Word):
    """Whom an observation is about."""

    CHILD = "child"
    """The child of the case."""
    SIBLING = "sibling"
    """A brother, sister or other child of the household."""
    CARER = "carer"
    """A parent or other carer."""
    HOME = "home"
    """The home."""


class Sex(Word):
    """Sex as registered."""

    FEMALE = "female"
    """Female."""
    MALE = "male"
    """Male."""
    INDETERMINATE = "indeterminate"
    """Indeterminate."""
    NOT_KNOWN = "not_known"
    """Not known."""


class ExplanationStatus(Word):
    """What became of an explanation (NICE CG89: suitable, unsuitable; the rest are the states before)."""

    SUITABLE = "suitable"
    """A professional found it suitable."""
    CLAIMED = "claimed"
    """Someone gave it and nobody has tested it yet."""
    ABSENT = "absent"
    """Nobody could or would give one."""
    UNSUITABLE = "unsuitable"
    """Implausible, inadequate or inconsistent (NICE CG89)."""


class Service(Word):
    """The service of an appointment."""

    GENERAL_PRACTICE = "general_practice"
    """General practice."""
    SPECIALIST = "specialist"
    """Hospital outpatients, or another specialist."""
    DENTAL = "dental"
    """Dental care."""
    IMMUNISATION = "immunisation"
    """An immunisation."""
    DEVELOPMENTAL_REVIEW = "developmental_review"
    """A health and development review."""
    SCREENING = "screening"
    """A screening test."""
    MATERNITY = "maternity"
    """Antenatal or postnatal care."""
    MENTAL_HEALTH = "mental_health"
    """Child and adolescent mental health."""
    THERAPY = "therapy"
    """Speech and language, occupational therapy, physiotherapy."""
    VISION = "vision"
    """Eyes."""
    HEARING = "hearing"
    """Ears."""
    HOME_VISIT = "home_visit"
    """A planned visit to the home."""
    OTHER = "other"
    """Any other."""


class AppointmentOutcome(Word):
    """What happened to an appointment."""

    BROUGHT = "brought"
    """The child was brought."""
    NOT_BROUGHT = "not_brought"
    """The child was not brought (never "did not attend")."""
    CANCELLED_BY_CARER = "cancelled_by_carer"
    """The carer cancelled."""
    CANCELLED_BY_SERVICE = "cancelled_by_service"
    """The service cancelled."""
    REBOOKED = "rebooked"
    """The carer moved it to another date."""
    DECLINED = "declined"
    """The carer declined it."""
    NO_ACCESS = "no_access"
    """Nobody was in, or let the visitor in."""


class ResponseKind(Word):
    """What a service did."""

    DISCUSSED = "discussed"
    """Talked it over with a senior colleague or named professional."""
    INFORMATION_GATHERED = "information_gathered"
    """Gathered information from other agencies."""
    REVIEWED = "reviewed"
    """Set or held a review."""
    ADVICE_GIVEN = "advice_given"
    """Gave the family advice."""
    SAFE_SLEEP_PLAN = "safe_sleep_plan"
    """Agreed a safe-sleep plan with the family."""
    SUPPORT_GIVEN = "support_given"
    """Offered or gave practical support."""
    EARLY_HELP_ASSESSMENT = "early_help_assessment"
    """Early help assessment."""
    EARLY_HELP_PLAN = "early_help_plan"
    """Early help plan."""
    REFERRAL = "referral"
    """Referral to children's social care."""
    NO_FURTHER_ACTION = "no_further_action"
    """Children's social care decided to take no further action."""
    STRATEGY_DISCUSSION = "strategy_discussion"
    """Strategy discussion."""
    SECTION_17_ASSESSMENT = "section_17_assessment"
    """Child in need assessment (section 17)."""
    SECTION_47_ENQUIRY = "section_47_enquiry"
    """Child protection enquiry (section 47)."""
    CHILD_PROTECTION_CONFERENCE = "child_protection_conference"
    """Child protection conference."""
    LEGAL_PROCEEDINGS = "legal_proceedings"
    """Legal proceedings."""
    EMERGENCY_ACTION = "emergency_action"
    """Emergency action: police or ambulance."""
    CASE_CLOSED = "case_closed"
    """The case was closed."""


class Concern(Scale):
    """How serious a concern the record supports, rising.

    NICE supplies *consider* and *suspect*; the rest are this project's: see docs/design.md.
    """

    NONE_RECORDED = "none_recorded"
    """Nothing recorded raises concern. It never means that there is no neglect."""
    PROMPT = "prompt"
    """Something to notice and talk about, below NICE's *consider*."""
    CONSIDER = "consider"
    """Neglect is one possible explanation (NICE CG89)."""
    SUSPECT = "suspect"
    """A serious level of concern about neglect; not proof (NICE CG89)."""
    IMMEDIATE = "immediate"
    """A child may be in danger now."""


class Hazard(Scale):
    """How strongly the sources warn about a way of sleeping. A hazard is not neglect. The order is rising."""

    MODIFIABLE = "modifiable"
    """A risk that can be reduced."""
    AVOID = "avoid"
    """Advised against."""
    STRONG = "strong"
    """Strongly advised against."""
    NEVER = "never"
    """Never to be done."""
    IMMEDIATE = "immediate"
    """Cannot wait: somebody must act now."""


class Form(Word):
    """The forms of neglect (Horwath 2007). A feature may belong to several."""

    MEDICAL = "medical"
    """Illness denied, care not sought or treatment not given."""
    NUTRITIONAL = "nutritional"
    """Too little food, or the wrong food, for growth and health."""
    EMOTIONAL = "emotional"
    """Emotional needs not responded to."""
    EDUCATIONAL = "educational"
    """No stimulation, schooling or interest in learning."""
    PHYSICAL = "physical"
    """Unsuitable clothing, cleanliness or living conditions."""
    SUPERVISORY = "supervisory"
    """Left alone, unsuitable carers, no guidance or protection."""


class Basis(Word):
    """What a rule stands on."""

    LAW = "law"
    """Statute or statutory guidance."""
    GUIDANCE = "guidance"
    """Published guidance."""
    RESEARCH = "research"
    """Published research."""
    LOCAL_POLICY = "local_policy"
    """A named partnership's own policy."""
    DESIGN = "design"
    """A choice of this project, or of the pack's author, shown as such."""


class Checked(Scale):
    """How well a statement has been checked against its source. The order is from worst to best."""

    RECALLED = "recalled"
    """From memory: not yet read in any text."""
    SECONDARY = "secondary"
    """Read in a reproduction or digest."""
    TEXT = "text"
    """Read in the source itself."""


class Fate(Word):
    """What became of an input. Exactly one."""

    USED = "used"
    """A finding or pattern rests on it."""
    CONTEXT = "context"
    """It is context: a risk factor, a vulnerability, a status, a strength, a response."""
    EXPLAINED = "explained"
    """A professional's suitable explanation explains it."""
    HELD_BACK = "held_back"
    """A gate that the source states holds it back."""
    NOT_ALERTING = "not_alerting"
    """It was understood and no rule fires on it."""
    NOT_RECOGNISED = "not_recognised"
    """No pack in force knows its code, tool or question."""
    AFTER_AS_OF = "after_as_of"
    """It is dated after the case's date."""
    DUPLICATE_OF = "duplicate_of"
    """It says what another input already says."""


class Reason(Word):
    """Why an input that was understood alerts nobody."""

    AGE = "age"
    """The child was not of the age at which it means anything."""
    QUALIFIER = "qualifier"
    """Its qualifiers are below what a rule needs."""
    UNDETERMINED = "undetermined"
    """A qualifier is missing: see the questions."""
    COUNT = "count"
    """A rule needs more of it than there is."""
    WINDOW = "window"
    """It lies outside the rule's time."""
    ALONE = "alone"
    """The rule needs something else besides."""
    SUBJECT = "subject"
    """It is about someone else than the rules ask of."""
    THRESHOLD = "threshold"
    """Its value is below every threshold."""
    NO_RULE = "no_rule"
    """No rule in force speaks of it."""
    SUPERSEDED = "superseded"
    """A later record replaces it."""
    UNREADABLE = "unreadable"
    """The record could not be read further: see the caveats."""
