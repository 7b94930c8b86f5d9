//! The small closed vocabularies that the case, the packs and the report share.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum, its names as they stand in JSON, packs and C, and their list.
macro_rules! vocabulary {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $text)] $variant),+
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const ALL: &'static [$name] = &[$($name::$variant),+];
            const NAMES: &'static [&'static str] = &[$($text),+];

            fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            fn from_name(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                deserializer.deserialize_str($crate::vocabulary::WordVisitor(std::marker::PhantomData))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::vocabulary::Vocabulary::name(*self))
            }
        }
    };
}
pub(crate) use vocabulary;

/// A closed vocabulary: words in order, each with the name by which cases, packs and reports write it.
///
/// ```
/// use neglect_screen::{Concern, Vocabulary};
///
/// assert_eq!(Concern::NAMES, ["none_recorded", "prompt", "consider", "suspect", "immediate"]);
/// assert_eq!(Concern::from_name("suspect"), Some(Concern::Suspect));
/// assert_eq!(Concern::Suspect.name(), "suspect");
/// ```
pub trait Vocabulary: Copy + 'static {
    /// Every word, in the vocabulary's order.
    const ALL: &'static [Self];
    /// Every name, in the same order.
    const NAMES: &'static [&'static str];

    /// The name as it is written in a case, a pack and a report.
    fn name(self) -> &'static str;

    /// The word of that name, if there is one.
    fn from_name(name: &str) -> Option<Self>;
}

/// Reads a word of a vocabulary: a text, and nothing else that a derived reader would also take for one.
pub(crate) struct WordVisitor<T>(pub(crate) PhantomData<T>);

impl<T: Vocabulary> serde::de::Visitor<'_> for WordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("one of ")?;
        for (nth, word) in T::NAMES.iter().enumerate() {
            write!(f, "{}`{word}`", if nth > 0 { ", " } else { "" })?;
        }
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        T::from_name(word)
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Other("another word"), &self))
    }
}

vocabulary! {
    /// How serious a concern the record supports. NICE supplies *consider* and *suspect*; the rest are this
    /// project's: see `docs/design.md`. The order is the order of seriousness.
    #[derive(Default)]
    Concern {
        /// Nothing recorded raises concern. It never means that there is no neglect.
        #[default]
        NoneRecorded = "none_recorded",
        /// Something to notice and talk about, below NICE's *consider*.
        Prompt = "prompt",
        /// Neglect is one possible explanation (NICE CG89).
        Consider = "consider",
        /// A serious level of concern about neglect; not proof (NICE CG89).
        Suspect = "suspect",
        /// A child may be in danger now.
        Immediate = "immediate",
    }
}

vocabulary! {
    /// How strongly the sources warn about a way of sleeping. A hazard is not neglect. The order is rising.
    Hazard {
        /// A risk that can be reduced.
        Modifiable = "modifiable",
        /// Advised against.
        Avoid = "avoid",
        /// Strongly advised against.
        Strong = "strong",
        /// Never to be done.
        Never = "never",
        /// Cannot wait: somebody must act now.
        Immediate = "immediate",
    }
}

vocabulary! {
    /// The forms of neglect (Horwath 2007). A feature may belong to several.
    Form {
        /// Illness denied, care not sought or treatment not given.
        Medical = "medical",
        /// Too little food, or the wrong food, for growth and health.
        Nutritional = "nutritional",
        /// Emotional needs not responded to.
        Emotional = "emotional",
        /// No stimulation, schooling or interest in learning.
        Educational = "educational",
        /// Unsuitable clothing, cleanliness or living conditions.
        Physical = "physical",
        /// Left alone, unsuitable carers, no guidance or protection.
        Supervisory = "supervisory",
    }
}

vocabulary! {
    /// What an indicator may do in a screening.
    Channel {
        /// Can raise concern.
        Alerting = "alerting",
        /// A risk factor: context that never raises concern by itself (CG89 keeps it apart).
        RiskFactor = "risk_factor",
        /// A vulnerability of the child: context that never raises concern by itself.
        Vulnerability = "vulnerability",
        /// A status, such as a child protection plan: context.
        Status = "status",
        /// A way of sleeping that sources warn about.
        Hazard = "hazard",
        /// Something protective.
        Strength = "strength",
    }
}

vocabulary! {
    /// What a rule stands on.
    Basis {
        /// Statute or statutory guidance.
        Law = "law",
        /// Published guidance.
        Guidance = "guidance",
        /// Published research.
        Research = "research",
        /// A named partnership's own policy.
        LocalPolicy = "local_policy",
        /// A choice of this project, or of the pack's author, shown as such.
        Design = "design",
    }
}

vocabulary! {
    /// How well a statement has been checked against its source. The order is from worst to best.
    Checked {
        /// From memory: not yet read in any text.
        Recalled = "recalled",
        /// Read in a reproduction or digest.
        Secondary = "secondary",
        /// Read in the source itself.
        Text = "text",
    }
}

vocabulary! {
    /// Who speaks: the agency that recorded something, or the family or child themselves.
    Agency {
        /// A health service not further named.
        Health = "health",
        /// A general practice.
        GeneralPractice = "general_practice",
        /// A dental service.
        Dental = "dental",
        /// A midwifery service.
        Midwifery = "midwifery",
        /// A health visiting service.
        HealthVisiting = "health_visiting",
        /// A school nursing service.
        SchoolNursing = "school_nursing",
        /// A hospital.
        Hospital = "hospital",
        /// An ambulance service.
        Ambulance = "ambulance",
        /// A child and adolescent mental health service.
        MentalHealth = "mental_health",
        /// A nursery, childminder or other early-years setting.
        EarlyYears = "early_years",
        /// A school or college.
        Education = "education",
        /// Local authority children's social care.
        SocialCare = "social_care",
        /// An early help or family support service.
        EarlyHelp = "early_help",
        /// The police.
        Police = "police",
        /// A youth justice service.
        YouthJustice = "youth_justice",
        /// A housing service.
        Housing = "housing",
        /// A service for adults: drugs, alcohol, mental health, probation.
        AdultServices = "adult_services",
        /// A voluntary or community body.
        Voluntary = "voluntary",
        /// A member of the public.
        Public = "public",
        /// A parent, carer or relative. Not a professional.
        Family = "family",
        /// The child. Not a professional.
        Child = "child",
        /// Any other agency.
        Other = "other",
    }
}

impl Agency {
    /// Whether a statement from here is a professional's. An explanation holds a rule back only then.
    pub(crate) fn is_professional(self) -> bool {
        !matches!(self, Agency::Family | Agency::Child | Agency::Public)
    }
}

vocabulary! {
    /// Whom an observation is about.
    #[derive(Default)]
    Subject {
        /// The child of the case.
        #[default]
        Child = "child",
        /// A brother, sister or other child of the household.
        Sibling = "sibling",
        /// A parent or other carer.
        Carer = "carer",
        /// The home.
        Home = "home",
    }
}

vocabulary! {
    /// What became of an input. Exactly one.
    Fate {
        /// A finding or pattern rests on it.
        Used = "used",
        /// It is context: a risk factor, a vulnerability, a status, a strength, a response.
        Context = "context",
        /// A professional's suitable explanation explains it.
        Explained = "explained",
        /// A gate that the source states holds it back.
        HeldBack = "held_back",
        /// It was understood and no rule fires on it.
        NotAlerting = "not_alerting",
        /// No pack in force knows its code, tool or question.
        NotRecognised = "not_recognised",
        /// It is dated after the case's date.
        AfterAsOf = "after_as_of",
        /// It says what another input already says.
        DuplicateOf = "duplicate_of",
        /// A missing answer about it decides whether a rule raises concern or names a hazard.
        Undecided = "undecided",
        /// All that a rule asks about it is known, and it stays below what the rules on it name.
        Short = "short",
    }
}

vocabulary! {
    /// Why an input that was understood alerts nobody.
    Reason {
        /// The child was not of the age at which it means anything.
        Age = "age",
        /// Its qualifiers are below what a rule needs.
        Qualifier = "qualifier",
        /// A qualifier is missing: see the questions.
        Undetermined = "undetermined",
        /// A rule needs more of it than there is.
        Count = "count",
        /// It lies outside the rule's time.
        Window = "window",
        /// The rule needs something else besides.
        Alone = "alone",
        /// It is about someone else than the rules ask of.
        Subject = "subject",
        /// Its value is below every threshold.
        Threshold = "threshold",
        /// No rule in force speaks of it.
        NoRule = "no_rule",
        /// A later record replaces it.
        Superseded = "superseded",
        /// The record could not be read further: see the caveats.
        Unreadable = "unreadable",
        /// Its code is too broad to raise anything: see the caveats.
        TooBroad = "too_broad",
    }
}

vocabulary! {
    /// What a reader of a report must know about the records behind it, and about the packs in force.
    CaveatCode {
        /// The report decides nothing. Every report says so.
        SupportsJudgement = "supports_judgement",
        /// Codes, tools or questions that no pack in force knows.
        NotRecognised = "not_recognised",
        /// Qualifiers that no pack in force knows.
        QualifierNotRecognised = "qualifier_not_recognised",
        /// The answers about sleep name no hazard.
        NoHazardIsNotSafe = "no_hazard_is_not_safe",
        /// The review date of a pack has passed.
        PackReviewOverdue = "pack_review_overdue",
        /// A rule is recalled from its source and was not read in it.
        RestsOnRecalled = "rests_on_recalled",
        /// Marks cannot be laid on the register's days, or totals do not add up.
        RegisterUnreadable = "register_unreadable",
        /// A register has fewer marks than sessions.
        RegisterShorterThanItsDays = "register_shorter_than_its_days",
        /// A mark that no pack in force knows on its day.
        RegisterMarkNotKnown = "register_mark_not_known",
        /// A mark whose class is recalled and not yet read in its source.
        RegisterClassRecalled = "register_class_recalled",
        /// Two registers say different things of one session.
        RegistersDisagree = "registers_disagree",
        /// Totals of days of which another record says more.
        RegisterTotalsSuperseded = "register_totals_superseded",
        /// Totals that begin before 1 September and end after it.
        RegisterTotalsCrossTheYear = "register_totals_cross_the_year",
        /// A register that goes on after the case's date: its later marks, or totals of which nobody says how much lies before.
        RegisterGoesOn = "register_goes_on",
        /// A measurement beyond what is probable, or a centile that is none: not used.
        GrowthSdsImprobable = "growth_sds_improbable",
        /// A tool was answered for a child of an age that it is not for.
        ToolForAnotherAge = "tool_for_another_age",
        /// An answer that asks for its evidence has none.
        EvidenceMissing = "evidence_missing",
        /// A result counts only from an accredited assessor, and this one's is not.
        AssessorNotAccredited = "assessor_not_accredited",
        /// A result counts only from an accredited assessor, and nobody said whether this one's is.
        AccreditationNotStated = "accreditation_not_stated",
        /// An answer is `null`.
        AnswerEmpty = "answer_empty",
        /// An answer is of another type than its question asks for.
        AnswerWrongType = "answer_wrong_type",
        /// An answer is a word that is not among the options.
        AnswerNotAnOption = "answer_not_an_option",
        /// An answer is a number beyond the question's least or most.
        AnswerOutOfRange = "answer_out_of_range",
        /// A grade is not a whole number.
        AnswerNotWhole = "answer_not_whole",
        /// Codes of other systems that are too broad to raise anything by themselves.
        CodeTooBroad = "code_too_broad",
    }
}

vocabulary! {
    /// What a service did.
    ResponseKind {
        /// Talked it over with a senior colleague or named professional.
        Discussed = "discussed",
        /// Gathered information from other agencies.
        InformationGathered = "information_gathered",
        /// Set or held a review.
        Reviewed = "reviewed",
        /// Gave the family advice.
        AdviceGiven = "advice_given",
        /// Agreed a safe-sleep plan with the family.
        SafeSleepPlan = "safe_sleep_plan",
        /// Offered or gave practical support.
        SupportGiven = "support_given",
        /// Early help assessment.
        EarlyHelpAssessment = "early_help_assessment",
        /// Early help plan.
        EarlyHelpPlan = "early_help_plan",
        /// Referral to children's social care.
        Referral = "referral",
        /// Children's social care decided to take no further action.
        NoFurtherAction = "no_further_action",
        /// Strategy discussion.
        StrategyDiscussion = "strategy_discussion",
        /// Child in need assessment (section 17).
        Section17Assessment = "section_17_assessment",
        /// Child protection enquiry (section 47).
        Section47Enquiry = "section_47_enquiry",
        /// Child protection conference.
        ChildProtectionConference = "child_protection_conference",
        /// Legal proceedings.
        LegalProceedings = "legal_proceedings",
        /// Emergency action: police or ambulance.
        EmergencyAction = "emergency_action",
        /// The case was closed.
        CaseClosed = "case_closed",
    }
}

impl ResponseKind {
    /// Whether this acts on a concern. Closing a case or deciding on no further action does not.
    pub fn acts(self) -> bool {
        !matches!(self, ResponseKind::CaseClosed | ResponseKind::NoFurtherAction)
    }
}

vocabulary! {
    /// What a finding speaks of.
    #[derive(Default)]
    About {
        /// Neglect.
        #[default]
        Neglect = "neglect",
        /// Maltreatment other than neglect.
        Maltreatment = "maltreatment",
    }
}

vocabulary! {
    /// Whether a finding speaks of now.
    Standing {
        /// It does, or nobody has answered it adequately.
        Current = "current",
        /// It is old, and an adequate response was recorded after it.
        Past = "past",
    }
}

vocabulary! {
    /// Whether a next step has still to be taken.
    StepState {
        /// It has.
        Due = "due",
        /// A response that does it is recorded since the newest evidence for it.
        Done = "done",
    }
}

/// A set of agencies, in 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgencySet(pub u32);

impl AgencySet {
    /// The set of one.
    pub(crate) fn of(agency: Agency) -> AgencySet {
        AgencySet(1 << agency as u32)
    }

    /// Both sets together.
    #[must_use]
    pub(crate) fn union(self, other: AgencySet) -> AgencySet {
        AgencySet(self.0 | other.0)
    }

    /// How many.
    pub(crate) fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The agencies, in the vocabulary's order.
    pub fn iter(self) -> impl Iterator<Item = Agency> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let agency = *Agency::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(agency)
        })
    }
}

impl FromIterator<Agency> for AgencySet {
    fn from_iter<I: IntoIterator<Item = Agency>>(agencies: I) -> Self {
        agencies.into_iter().fold(AgencySet::default(), |all, by| all.union(AgencySet::of(by)))
    }
}

/// A set of forms of neglect, in six bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Forms(u8);

impl Forms {
    /// The empty set.
    pub const NONE: Forms = Forms(0);

    /// The set with this form added.
    #[must_use]
    pub fn with(self, form: Form) -> Forms {
        Forms(self.0 | 1 << form as u8)
    }

    /// Both sets together.
    #[must_use]
    pub fn union(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }

    /// Whether the form is in the set.
    pub fn contains(self, form: Form) -> bool {
        self.0 & (1 << form as u8) != 0
    }

    /// Whether the two sets share a form.
    pub(crate) fn meets(self, other: Forms) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set as bits, in the vocabulary's order.
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// The forms, in the vocabulary's order.
    pub fn iter(self) -> impl Iterator<Item = Form> {
        Form::ALL.iter().copied().filter(move |&form| self.contains(form))
    }
}

impl FromIterator<Form> for Forms {
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Self {
        forms.into_iter().fold(Forms::NONE, Forms::with)
    }
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Forms {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Forms {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Form>::deserialize(deserializer).map(|forms| forms.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Forms {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Forms".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let form = generator.subschema_for::<Form>();
        schemars::json_schema!({ "type": "array", "items": form, "uniqueItems": true })
    }
}
