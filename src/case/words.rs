//! The closed words that cases alone use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Sex as registered.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Indeterminate.
        Indeterminate = "indeterminate",
        /// Not known.
        NotKnown = "not_known",
    }
}

vocabulary! {
    /// What became of an explanation (NICE CG89: suitable, unsuitable; the rest are the states before).
    ExplanationStatus {
        /// A professional found it suitable.
        Suitable = "suitable",
        /// Someone gave it and nobody has tested it yet.
        Claimed = "claimed",
        /// Nobody could or would give one.
        Absent = "absent",
        /// Implausible, inadequate or inconsistent (NICE CG89).
        Unsuitable = "unsuitable",
    }
}

vocabulary! {
    /// The service of an appointment.
    Service {
        /// General practice.
        GeneralPractice = "general_practice",
        /// Hospital outpatients, or another specialist.
        Specialist = "specialist",
        /// Dental care.
        Dental = "dental",
        /// An immunisation.
        Immunisation = "immunisation",
        /// A health and development review.
        DevelopmentalReview = "developmental_review",
        /// A screening test.
        Screening = "screening",
        /// Antenatal or postnatal care.
        Maternity = "maternity",
        /// Child and adolescent mental health.
        MentalHealth = "mental_health",
        /// Speech and language, occupational therapy, physiotherapy.
        Therapy = "therapy",
        /// Eyes.
        Vision = "vision",
        /// Ears.
        Hearing = "hearing",
        /// A planned visit to the home.
        HomeVisit = "home_visit",
        /// Any other.
        Other = "other",
    }
}

vocabulary! {
    /// What happened to an appointment.
    AppointmentOutcome {
        /// The child was brought.
        Brought = "brought",
        /// The child was not brought (never "did not attend").
        NotBrought = "not_brought",
        /// The carer cancelled.
        CancelledByCarer = "cancelled_by_carer",
        /// The service cancelled.
        CancelledByService = "cancelled_by_service",
        /// The carer moved it to another date.
        Rebooked = "rebooked",
        /// The carer declined it.
        Declined = "declined",
        /// Nobody was in, or let the visitor in.
        NoAccess = "no_access",
    }
}
