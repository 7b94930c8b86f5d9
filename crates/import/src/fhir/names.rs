//! The elements of the resources that are read, and which of them a case has no place for.

use crate::node::Node;

/// What is left out wherever it stands, by why.
const ASIDE: &[(&str, &[&str])] = &[
    (
        "identifies",
        &[
            "identifier",
            "name",
            "telecom",
            "address",
            "photo",
            "contact",
            "fullUrl",
            "link",
            "maritalStatus",
            "managingOrganization",
        ],
    ),
    ("narrative", &["text", "display", "note", "comment", "description", "patientInstruction"]),
    (
        "administrative",
        &[
            "id",
            "meta",
            "implicitRules",
            "language",
            "performer",
            "participant",
            "author",
            "asserter",
            "recorder",
            "requester",
            "location",
            "locationReference",
            "serviceProvider",
            "encounter",
            "request",
            "response",
            "search",
            "basedOn",
            "partOf",
            "created",
            "priority",
            "minutesDuration",
            "slot",
            "end",
            "account",
            "intent",
            "active",
            "derivedFrom",
            "hasMember",
            "device",
            "specimen",
            "focus",
            "source",
            "generalPractitioner",
            "communication",
            "lotNumber",
            "manufacturer",
            "expirationDate",
            "primarySource",
            "reportOrigin",
            "fundingSource",
            "system",
            "version",
            "userSelected",
            "unit",
            "reference",
            "type",
            "use",
            "category",
            "issued",
            "recordedDate",
            "recorded",
            "fhir_comments",
            "questionnaire",
            "linkId",
            "episodeOfCare",
            "statusHistory",
            "classHistory",
            "length",
        ],
    ),
    (
        "no_place",
        &[
            "deceasedBoolean",
            "deceasedDateTime",
            "multipleBirthBoolean",
            "multipleBirthInteger",
            "interpretation",
            "bodySite",
            "method",
            "referenceRange",
            "component",
            "dataAbsentReason",
            "severity",
            "stage",
            "evidence",
            "reasonCode",
            "reasonReference",
            "appointmentType",
            "serviceCategory",
            "serviceType",
            "specialty",
            "hospitalization",
            "diagnosis",
            "vaccineCode",
            "site",
            "route",
            "doseQuantity",
            "protocolApplied",
            "reaction",
            "isSubpotent",
            "programEligibility",
            "education",
            "requestedPeriod",
            "supportingInformation",
            "relationship",
            "occurrenceDateTime",
            "occurrencePeriod",
            "subType",
            "class",
        ],
    ),
];

/// Elements that are read where they mean something.
const READ: &[&str] = &[
    "entry",
    "resource",
    "contained",
    "resourceType",
    "birthDate",
    "gender",
    "status",
    "subject",
    "patient",
    "code",
    "coding",
    "value",
    "valueQuantity",
    "valueCodeableConcept",
    "valueString",
    "valueBoolean",
    "valueInteger",
    "valueDecimal",
    "valueDate",
    "valueDateTime",
    "valueTime",
    "valueCoding",
    "valueReference",
    "valuePeriod",
    "valueTiming",
    "valueUri",
    "valuePositiveInt",
    "valueRange",
    "effectiveDateTime",
    "effectivePeriod",
    "effectiveInstant",
    "start",
    "period",
    "actor",
    "required",
    "cancelationReason",
    "statusReason",
    "clinicalStatus",
    "verificationStatus",
    "onsetDateTime",
    "onsetPeriod",
    "abatementDateTime",
    "abatementPeriod",
    "occurrenceDateTime",
    "authoredOn",
    "authored",
    "doNotPerform",
    "item",
    "answer",
    "comparator",
    "appointment",
    "member",
    "extension",
    "url",
    "total",
    "timestamp",
    "relation",
    "family",
    "given",
    "prefix",
    "suffix",
    "line",
    "city",
    "district",
    "postalCode",
    "state",
    "country",
    "rank",
    "repeat",
    "frequency",
    "periodUnit",
    "dayOfWeek",
    "when",
    "role",
    "onBehalfOf",
    "individual",
    "div",
    "assigner",
    "high",
    "low",
    "versionId",
    "lastUpdated",
    "profile",
    "tag",
    "security",
    "condition",
    "dischargeDisposition",
    "admitSource",
    "series",
    "targetDisease",
    "doseNumberPositiveInt",
    "seriesDosesPositiveInt",
    "birthPlace",
    "mode",
];

/// Resources about who provides care and where.
const ADMINISTRATIVE: &[&str] = &[
    "Organization",
    "Practitioner",
    "PractitionerRole",
    "Location",
    "HealthcareService",
    "Endpoint",
    "Schedule",
    "Slot",
    "Provenance",
    "AuditEvent",
    "OperationOutcome",
    "Person",
    "Group",
    "Device",
    "Questionnaire",
    "ValueSet",
    "CodeSystem",
    "StructureDefinition",
    "MessageHeader",
    "Parameters",
    "Subscription",
    "Task",
    "List",
    "Composition",
    "EpisodeOfCare",
    "OrganizationAffiliation",
    "Library",
    "CapabilityStatement",
];

/// Resources about the patient that a case has no place for.
const OTHER: &[&str] = &[
    "AllergyIntolerance",
    "Medication",
    "MedicationRequest",
    "MedicationStatement",
    "MedicationAdministration",
    "MedicationDispense",
    "Procedure",
    "DiagnosticReport",
    "Specimen",
    "DocumentReference",
    "Binary",
    "CarePlan",
    "Goal",
    "Consent",
    "Coverage",
    "FamilyMemberHistory",
    "ImagingStudy",
    "Media",
    "Communication",
    "CommunicationRequest",
    "NutritionOrder",
    "RiskAssessment",
    "DetectedIssue",
    "ClinicalImpression",
    "ImmunizationRecommendation",
    "Account",
    "AppointmentResponse",
    "DeviceRequest",
    "VisionPrescription",
    "RequestGroup",
    "AdverseEvent",
    "BodyStructure",
    "MolecularSequence",
    "Claim",
    "Basic",
];

pub(super) fn is_administrative(kind: &str) -> bool {
    ADMINISTRATIVE.contains(&kind)
}

pub(super) fn is_resource(kind: &str) -> bool {
    OTHER.contains(&kind)
}

/// The types of resources that are read.
const TYPES: &[&str] = &[
    "Patient",
    "RelatedPerson",
    "Observation",
    "Condition",
    "Flag",
    "CareTeam",
    "Immunization",
    "ServiceRequest",
    "Appointment",
    "Encounter",
    "QuestionnaireResponse",
    "Bundle",
];

/// Whether a type of resource is one of FHIR's, and not somebody's own.
pub(crate) fn knows_type(kind: &str) -> bool {
    TYPES.contains(&kind) || is_administrative(kind) || is_resource(kind)
}

/// Whether a name is one of FHIR's, and not somebody's own.
pub(crate) fn knows(name: &str) -> bool {
    let name = name.strip_prefix('_').unwrap_or(name);
    READ.contains(&name) || ASIDE.iter().any(|(_, names)| names.contains(&name))
}

/// Sets aside what no resource had a use for. What is read, was not, and is none of these is incomplete: its resource is
/// no record.
pub(super) fn set_aside(node: &Node) {
    for child in &node.children {
        if &*child.name == "extension" {
            // Those of UK Core and of FHIR itself say what a case does not hold; any other may say anything.
            let published = child.text(&["url"]).is_some_and(|url| {
                url.starts_with("https://fhir.hl7.org.uk/StructureDefinition/")
                    || url.starts_with("http://hl7.org/fhir/StructureDefinition/")
                    || url.starts_with("https://fhir.nhs.uk/StructureDefinition/")
            });
            if published {
                child.set_all_aside("no_place");
            }
            continue;
        }
        let why = ASIDE.iter().find(|(_, names)| names.contains(&&*child.name));
        match why {
            Some((why, _)) => child.set_all_aside(why),
            None => {
                if READ.contains(&&*child.name) {
                    child.set_aside("incomplete");
                }
                set_aside(child);
            }
        }
    }
}
