//! The closed vocabularies as numbers. They cross as `int32_t`: a number that is no value of its enum is then an error
//! and not undefined behaviour, and the enums may grow.

use neglect_screen::case;
use neglect_screen::{Agency, Basis, Checked, Concern, Fate, Form, Forms, Hazard, Reason, Subject};

/// How serious a concern the record supports, rising.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_concern {
    /// Nothing recorded raises concern. It never means that there is no neglect.
    NoneRecorded = 0,
    /// Something to notice and talk about, below NICE's *consider*.
    Prompt = 1,
    /// Neglect is one possible explanation (NICE CG89).
    Consider = 2,
    /// A serious level of concern about neglect; not proof (NICE CG89).
    Suspect = 3,
    /// A child may be in danger now.
    Immediate = 4,
}

/// How strongly the sources warn about a way of sleeping, rising. A hazard is not neglect.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_hazard {
    None = 0,
    /// A risk that can be reduced.
    Modifiable = 1,
    Avoid = 2,
    Strong = 3,
    Never = 4,
    /// Cannot wait: somebody must act now.
    Immediate = 5,
}

/// What a statement stands on.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_basis {
    Law = 1,
    Guidance = 2,
    Research = 3,
    LocalPolicy = 4,
    /// A choice of this project, or of the pack's author, shown as such.
    Design = 5,
}

/// How well a statement has been checked against its source, from worst to best.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_checked {
    /// From memory: not yet read in any text.
    Recalled = 1,
    /// Read in a reproduction or digest.
    Secondary = 2,
    /// Read in the source itself.
    Text = 3,
}

/// Who speaks. In a set of agencies, the bit of that number. 0 is none, or the usual one where that is said.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_agency {
    Health = 1,
    GeneralPractice = 2,
    Dental = 3,
    Midwifery = 4,
    HealthVisiting = 5,
    SchoolNursing = 6,
    Hospital = 7,
    Ambulance = 8,
    MentalHealth = 9,
    EarlyYears = 10,
    Education = 11,
    SocialCare = 12,
    EarlyHelp = 13,
    Police = 14,
    YouthJustice = 15,
    Housing = 16,
    AdultServices = 17,
    Voluntary = 18,
    Public = 19,
    /// A parent, carer or relative. Not a professional.
    Family = 20,
    /// The child. Not a professional.
    Child = 21,
    Other = 22,
}

/// Whom something is about.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_subject {
    Child = 0,
    Sibling = 1,
    Carer = 2,
    Home = 3,
}

/// Sex as registered; 0 where nothing is said.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_sex {
    Female = 1,
    Male = 2,
    Indeterminate = 3,
    NotKnown = 4,
}

/// What became of an explanation; 0 where none was asked for.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_explanation_status {
    /// A professional found it suitable.
    Suitable = 1,
    /// Someone gave it and nobody has tested it yet.
    Claimed = 2,
    /// Nobody could or would give one.
    Absent = 3,
    /// Implausible, inadequate or inconsistent (NICE CG89).
    Unsuitable = 4,
}

/// The service of an appointment.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_service {
    GeneralPractice = 1,
    Specialist = 2,
    Dental = 3,
    Immunisation = 4,
    DevelopmentalReview = 5,
    Screening = 6,
    Maternity = 7,
    MentalHealth = 8,
    Therapy = 9,
    Vision = 10,
    Hearing = 11,
    HomeVisit = 12,
    Other = 13,
}

/// What happened to an appointment.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_outcome {
    Brought = 1,
    NotBrought = 2,
    CancelledByCarer = 3,
    CancelledByService = 4,
    Rebooked = 5,
    Declined = 6,
    NoAccess = 7,
}

/// What a service did.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_response_kind {
    Discussed = 1,
    InformationGathered = 2,
    Reviewed = 3,
    AdviceGiven = 4,
    SafeSleepPlan = 5,
    SupportGiven = 6,
    EarlyHelpAssessment = 7,
    EarlyHelpPlan = 8,
    Referral = 9,
    NoFurtherAction = 10,
    StrategyDiscussion = 11,
    Section17Assessment = 12,
    Section47Enquiry = 13,
    ChildProtectionConference = 14,
    LegalProceedings = 15,
    EmergencyAction = 16,
    CaseClosed = 17,
}

/// What became of an input. Exactly one.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_fate {
    /// A finding or pattern rests on it.
    Used = 1,
    /// It is context: a risk factor, a vulnerability, a status, a strength, a response.
    Context = 2,
    /// A professional's suitable explanation explains it.
    Explained = 3,
    /// A gate that the source states holds it back.
    HeldBack = 4,
    /// It was understood and no rule fires on it.
    NotAlerting = 5,
    /// No pack in force knows its code, tool or question.
    NotRecognised = 6,
    /// It is dated after the case's date.
    AfterAsOf = 7,
    /// It says what another input already says.
    DuplicateOf = 8,
}

/// Why an input that was understood alerts nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_reason {
    /// The fate says it all.
    None = 0,
    /// The child was not of the age at which it means anything.
    Age = 1,
    /// Its qualifiers are below what a rule needs.
    Qualifier = 2,
    /// A qualifier is missing: see the questions.
    Undetermined = 3,
    /// A rule needs more of it than there is.
    Count = 4,
    /// It lies outside the rule's time.
    Window = 5,
    /// The rule needs something else besides.
    Alone = 6,
    /// It is about someone else than the rules ask of.
    Subject = 7,
    /// Its value is below every threshold.
    Threshold = 8,
    /// No rule in force speaks of it.
    NoRule = 9,
    /// A later record replaces it.
    Superseded = 10,
    /// The record could not be read further: see the caveats.
    Unreadable = 11,
}

/// The forms of neglect, as bits of a set (Horwath 2007).
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; the core has the words")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_form {
    Medical = 1,
    Nutritional = 2,
    Emotional = 4,
    Educational = 8,
    Physical = 16,
    Supervisory = 32,
}

/// An enum of the header that numbers one of the core's vocabularies.
pub(crate) trait Vocabulary {
    /// The core's word.
    type Word;
    /// The number of a word.
    fn number(word: Self::Word) -> i32;
    /// The word of a number, if there is one.
    fn word(number: i32) -> Option<Self::Word>;
}

/// Binds the two, word by word: a word that the core gains does not compile until it has a number here.
macro_rules! vocabulary {
    ($number:ident, $word:ty { $($variant:ident),+ $(,)? }) => {
        impl Vocabulary for $number {
            type Word = $word;

            fn number(word: $word) -> i32 {
                match word { $(<$word>::$variant => $number::$variant as i32),+ }
            }

            fn word(number: i32) -> Option<$word> {
                <$word>::ALL.iter().copied().find(|&word| Self::number(word) == number)
            }
        }
    };
}

vocabulary!(neglect_concern, Concern { NoneRecorded, Prompt, Consider, Suspect, Immediate });
vocabulary!(neglect_hazard, Hazard { Modifiable, Avoid, Strong, Never, Immediate });
vocabulary!(neglect_basis, Basis { Law, Guidance, Research, LocalPolicy, Design });
vocabulary!(neglect_checked, Checked { Recalled, Secondary, Text });
vocabulary!(
    neglect_agency,
    Agency {
        Health,
        GeneralPractice,
        Dental,
        Midwifery,
        HealthVisiting,
        SchoolNursing,
        Hospital,
        Ambulance,
        MentalHealth,
        EarlyYears,
        Education,
        SocialCare,
        EarlyHelp,
        Police,
        YouthJustice,
        Housing,
        AdultServices,
        Voluntary,
        Public,
        Family,
        Child,
        Other
    }
);
vocabulary!(neglect_subject, Subject { Child, Sibling, Carer, Home });
vocabulary!(neglect_sex, case::Sex { Female, Male, Indeterminate, NotKnown });
vocabulary!(neglect_explanation_status, case::ExplanationStatus { Suitable, Claimed, Absent, Unsuitable });
vocabulary!(
    neglect_service,
    case::Service {
        GeneralPractice,
        Specialist,
        Dental,
        Immunisation,
        DevelopmentalReview,
        Screening,
        Maternity,
        MentalHealth,
        Therapy,
        Vision,
        Hearing,
        HomeVisit,
        Other
    }
);
vocabulary!(
    neglect_outcome,
    case::AppointmentOutcome {
        Brought,
        NotBrought,
        CancelledByCarer,
        CancelledByService,
        Rebooked,
        Declined,
        NoAccess
    }
);
vocabulary!(
    neglect_response_kind,
    case::ResponseKind {
        Discussed,
        InformationGathered,
        Reviewed,
        AdviceGiven,
        SafeSleepPlan,
        SupportGiven,
        EarlyHelpAssessment,
        EarlyHelpPlan,
        Referral,
        NoFurtherAction,
        StrategyDiscussion,
        Section17Assessment,
        Section47Enquiry,
        ChildProtectionConference,
        LegalProceedings,
        EmergencyAction,
        CaseClosed
    }
);
vocabulary!(
    neglect_fate,
    Fate { Used, Context, Explained, HeldBack, NotAlerting, NotRecognised, AfterAsOf, DuplicateOf }
);
vocabulary!(
    neglect_reason,
    Reason {
        Age,
        Qualifier,
        Undetermined,
        Count,
        Window,
        Alone,
        Subject,
        Threshold,
        NoRule,
        Superseded,
        Unreadable
    }
);
vocabulary!(neglect_form, Form { Medical, Nutritional, Emotional, Educational, Physical, Supervisory });

/// The number of a word.
pub(crate) fn number<N: Vocabulary>(word: N::Word) -> i32 {
    N::number(word)
}

/// The number of a word; 0 where there is none.
pub(crate) fn number_or_0<N: Vocabulary>(word: Option<N::Word>) -> i32 {
    word.map_or(0, N::number)
}

/// A set of forms as bits.
pub(crate) fn forms(forms: Forms) -> u32 {
    forms.iter().fold(0, |bits, form| bits | neglect_form::number(form).unsigned_abs())
}

/// A set of agencies as bits.
pub(crate) fn agencies(agencies: &[Agency]) -> u64 {
    agencies.iter().fold(0, |bits, &agency| bits | 1 << neglect_agency::number(agency))
}
