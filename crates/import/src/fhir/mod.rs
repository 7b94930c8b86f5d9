//! FHIR R4, UK Core: each resource by what its type means. A bundle is read entry by entry, and resources of one patient
//! find each other by reference.

mod appointment;
mod clinical;
mod codes;
mod contained;
mod growth;
mod keys;
mod names;
mod patient;
mod questionnaire;

use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::account::Ledger;
use crate::node::{LeafFate, Node, TargetId};
use crate::record::{Form, List, Reading, Record};

pub use keys::PatientKeys;
pub(crate) use names::{knows, knows_type};

pub(crate) const TITLE: &str = "FHIR R4 (UK Core)";
/// What a reader of the account must know first.
pub(crate) const NOTE: &str = "Vital signs rarely hold scores on a growth chart: a measurement without one is undecided in \
every report, until somebody computes it.";
/// The list of a bundle's resources.
pub(crate) const UNIT: &str = "entry";

/// What is known while a resource is mapped.
pub(crate) struct Context<'c> {
    pub reading: Reading<'c>,
    pub ledger: &'c mut Ledger,
    /// Who recorded it.
    pub by: &'c str,
    /// The keys of the patients that were read.
    pub patients: &'c HashSet<String>,
    /// The keys of all patients, as far as they were found beforehand.
    pub keys: &'c PatientKeys,
    /// The date from which the cases are seen, where it is known.
    pub as_of: Option<Date>,
}

/// What a resource became.
#[derive(Debug, Default)]
pub(crate) struct Resource {
    pub child: Option<String>,
    /// Another key of the child.
    pub alias: Option<String>,
    /// What tells a patient who stands inside the resource from others, where anything does.
    pub person: Option<String>,
    pub records: Vec<(List, Map<String, Value>)>,
    /// Whether it is a patient, or holds the one whom it is about.
    pub is_patient: bool,
}

/// A resource while it is mapped.
struct Mapping<'m, 'n, 'c> {
    /// The resource itself.
    node: &'n Node,
    context: &'m mut Context<'c>,
    records: Vec<(List, Map<String, Value>)>,
}

/// Whether the date from which the cases are seen decides what a resource is.
pub(crate) fn waits_for_date(unit: &Node) -> bool {
    let node = unit.child("resource").unwrap_or(unit);
    match node.text(&["resourceType"]) {
        Some("Appointment") => appointment::is_planned(node) && node.child("start").is_some(),
        Some("Encounter") => appointment::is_under_way(node) && node.at(&["period", "start"]).is_some(),
        _ => false,
    }
}

/// Maps an entry of a bundle, or a resource that stands alone, at its place in a file.
pub(crate) fn map(unit: &Node, place: &str, context: &mut Context<'_>) -> Resource {
    let node = unit.child("resource").unwrap_or(unit);
    let kind = node.text(&["resourceType"]).unwrap_or("");
    let mut mapping = Mapping { node, context, records: Vec::new() };
    let mut resource = Resource::default();
    match kind {
        "Patient" => {
            resource.is_patient = true;
            (resource.child, resource.alias) = keys::of_patient(unit, node);
            mapping.patient();
        }
        "Appointment" => mapping.appointment(),
        "Encounter" => mapping.encounter(),
        "Observation" => mapping.observation(),
        "Condition" => mapping.condition(),
        "Flag" => mapping.status("code"),
        "CareTeam" => mapping.status("category"),
        "Immunization" => mapping.immunisation(),
        "QuestionnaireResponse" => mapping.questionnaire_response(),
        "ServiceRequest" => mapping.service_request(),
        "RelatedPerson" => mapping.related_person(),
        "Bundle" => node.set_all_aside("administrative"),
        kind if names::is_administrative(kind) => node.set_all_aside("administrative"),
        kind if names::is_resource(kind) => node.set_all_aside("no_place"),
        _ => {}
    }
    let about = match kind {
        "Patient" => None,
        "Appointment" => mapping.participant(),
        _ => subject(node),
    };
    let about = about.and_then(|reference| reference.value.as_deref());
    let inside = about.and_then(|reference| contained::patient(node, reference));
    match (about, inside) {
        (Some(reference), Some(patient)) if !mapping.records.is_empty() => {
            let holder =
                node.text(&["id"]).map(str::to_owned).or_else(|| unit.text(&["fullUrl"]).map(key_of));
            resource.child = Some(format!("{}{reference}", holder.as_deref().unwrap_or(place)));
            resource.person = contained::number(patient);
            resource.is_patient = true;
            mapping.node = patient;
            mapping.patient();
        }
        (Some(reference), _) if !reference.starts_with('#') => resource.child = Some(key_of(reference)),
        _ => {}
    }
    resource.records = mapping.records;
    contained::set_aside(node, inside);
    if resource.child.is_none() && !resource.records.is_empty() {
        node.take_back("no_child");
        resource.records.clear();
    }
    names::set_aside(unit);
    resource
}

/// The reference to the patient.
fn subject(node: &Node) -> Option<&Node> {
    node.at(&["subject", "reference"]).or_else(|| node.at(&["patient", "reference"]))
}

/// The key of a reference: what stands last, without a version.
fn key_of(reference: &str) -> String {
    let reference = reference.split("/_history/").next().unwrap_or(reference);
    let key = reference.rsplit('/').next().unwrap_or(reference);
    key.trim_start_matches("urn:uuid:").trim_start_matches("urn:oid:").to_owned()
}

impl<'n> Mapping<'_, 'n, '_> {
    fn target(&mut self, list: List, field: &str) -> TargetId {
        self.context.ledger.target(&crate::map::target_name(list, field))
    }

    /// Begins a record of this resource: its type, status and subject decided that it is one.
    fn begin(&mut self, list: List) -> Record<'n> {
        let mut record = Record::new(list);
        let whole = self.context.ledger.target(list.name());
        let deciding = [self.node.child("resourceType"), self.node.child("status"), subject(self.node)];
        deciding.into_iter().flatten().for_each(|node| record.rests_on(node, whole));
        if list.kind_of("by").is_some() {
            record.set("by", self.context.by);
        }
        record
    }

    /// Reads the value of a node into a field, where there is one.
    fn put(&mut self, record: &mut Record<'n>, field: &str, node: Option<&'n Node>) {
        self.put_as(record, field, node, None, &Form::default());
    }

    /// The same with a word in the value's place, and as the form has it.
    fn put_as(
        &mut self,
        record: &mut Record<'n>,
        field: &str,
        node: Option<&'n Node>,
        instead: Option<&str>,
        form: &Form<'_>,
    ) {
        let Some((node, value)) = node.and_then(|node| Some((node, node.value.as_deref()?))) else { return };
        let target = self.target(record.list, field);
        record.read(field, node, instead.unwrap_or(value), form, target, self.context.reading);
    }

    /// The first of these paths that holds a value.
    fn first(&self, paths: &[&[&str]]) -> Option<&'n Node> {
        paths.iter().filter_map(|path| self.node.at(path)).find(|node| node.value.is_some())
    }

    /// The day of it, and the day on which it became known where that was later.
    fn put_days(&mut self, record: &mut Record<'n>, on: &[&[&str]], recorded: &[&[&str]]) {
        let on = self.first(on);
        self.put(record, "on", on);
        if let Some(node) = self.first(recorded) {
            if on.is_some() {
                self.put(record, "recorded", Some(node));
            } else {
                self.put(record, "on", Some(node));
            }
        }
        if !record.has("on") {
            for node in [self.node.child("code"), self.node.child("category")].into_iter().flatten() {
                node.settle_all(LeafFate::NotUnderstood("date_missing"));
            }
        }
    }

    fn finish(&mut self, record: Record<'n>) {
        self.records.extend(record.finish(self.records.len()));
    }

    fn status_is(&self, words: &[&str]) -> bool {
        self.node.text(&["status"]).is_some_and(|status| words.contains(&status))
    }

    /// What its owner took back, or has not confirmed, is nothing that was recorded.
    fn is_withdrawn(&self) -> bool {
        let why = match self.node.text(&["status"]) {
            Some("entered-in-error" | "cancelled" | "revoked" | "not-done") => "withdrawn",
            Some("draft" | "unknown") => "unconfirmed",
            _ => return false,
        };
        self.node.set_all_aside(why);
        true
    }

    /// Codes of a concept that some pack knows, each with its system's name there. One that none knows is told.
    fn known_codes(&self, concept: &'n Node) -> Vec<(&'n Node, &'static str, &'n str)> {
        let mut known = Vec::new();
        for coding in concept.all("coding") {
            let (Some(code), Some(system)) = (coding.child("code"), coding.text(&["system"])) else {
                continue;
            };
            let Some(value) = code.value.as_deref() else { continue };
            match codes::tables().system(system) {
                Some(system)
                    if self
                        .context
                        .reading
                        .screener
                        .knows(&neglect_screen::case::Code::coded(system, value)) =>
                {
                    known.push((code, system, value));
                }
                _ => code.not_understood("code_not_known"),
            }
        }
        known
    }

    /// An observation of a code that a pack knows, with its days.
    fn observation_of(&mut self, concept: &'n Node, on: &[&[&str]], recorded: &[&[&str]], until: &[&[&str]]) {
        // Several codings of one concept say one thing: the first that is known is it.
        let known = self.known_codes(concept);
        let Some(&(code, system, _)) = known.first() else { return };
        let mut record = self.begin(List::Observations);
        self.put_as(&mut record, "code", Some(code), None, &Form { system: Some(system), scale: None });
        self.put_days(&mut record, on, recorded);
        let until = self.first(until);
        self.put(&mut record, "until", until);
        self.finish(record);
        known[1..].iter().for_each(|(code, ..)| code.set_aside("repeats"));
    }
}
