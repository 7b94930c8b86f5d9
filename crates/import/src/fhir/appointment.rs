//! `Appointment` and `Encounter`.

use neglect_screen::case::{WORD_CODES, WordField};

use super::codes::tables;
use super::{Mapping, contained, key_of};
use crate::node::Node;
use crate::record::{Form, List, Record};

const APPOINTMENT: &str = "fhir_appointment_status";

/// Whether an appointment has not been yet, by its status.
pub(super) fn is_planned(node: &Node) -> bool {
    matches!(node.text(&["status"]), Some("booked" | "proposed" | "pending" | "waitlist"))
}

/// The same of an encounter: it has not ended yet.
pub(super) fn is_under_way(node: &Node) -> bool {
    matches!(node.text(&["status"]), Some("planned" | "arrived" | "triaged" | "in-progress" | "onleave"))
}

impl<'n> Mapping<'_, 'n, '_> {
    pub(super) fn appointment(&mut self) {
        let Some(status) = self.node.child("status") else { return };
        let word = status.value.as_deref().unwrap_or("");
        if word == "entered-in-error" {
            return self.node.set_all_aside("withdrawn");
        }
        if is_planned(self.node) {
            return self.without_outcome(self.node.child("start"));
        }
        let mut record = self.begin(List::Appointments);
        if let Some(patient) = self.participant() {
            let whole = self.context.ledger.target(List::Appointments.name());
            record.rests_on(patient, whole);
        }
        let is_own = WORD_CODES.iter().any(|code| {
            code.field == WordField::Outcome
                && code.system == APPOINTMENT
                && code.value == word
                && code.word.is_ok()
        });
        if is_own {
            self.put_as(
                &mut record,
                "outcome",
                Some(status),
                None,
                &Form { system: Some(APPOINTMENT), scale: None },
            );
        } else if let Some(outcome) = tables().appointment_status.get(word) {
            self.put_as(&mut record, "outcome", Some(status), Some(outcome), &Form::default());
        } else if word == "cancelled" {
            let reason = self.node.at(&["cancelationReason", "coding", "code"]);
            let outcome = reason.and_then(|node| tables().cancelled_by(node.value.as_deref()?));
            match outcome {
                Some(outcome) => self.put_as(&mut record, "outcome", reason, Some(outcome), &Form::default()),
                None => status.not_understood("does_not_say_who"),
            }
        } else {
            status.not_understood("unknown_value");
        }
        self.service(&mut record, &["serviceType", "specialty", "serviceCategory"]);
        self.put(&mut record, "on", self.node.child("start"));
        self.finish(record);
    }

    /// What lies ahead is set aside. What should have been by the date of the case is told: nobody knows what became of it.
    fn without_outcome(&self, start: Option<&'n Node>) {
        let day = start.and_then(|start| self.context.reading.day(start.value.as_deref()?).ok());
        match self.node.child("status") {
            Some(status) if day.zip(self.context.as_of).is_some_and(|(day, as_of)| day < as_of) => {
                status.not_understood("no_outcome");
            }
            _ => self.node.set_all_aside("ahead"),
        }
    }

    /// The reference to the patient among those who take part.
    pub(super) fn participant(&self) -> Option<&'n Node> {
        let actors = || self.node.all("participant").filter_map(|participant| participant.child("actor"));
        let says = |actor: &&Node| {
            actor.text(&["type"]) == Some("Patient")
                || actor.text(&["reference"]).is_some_and(|reference| {
                    reference.contains("Patient/")
                        || contained::patient(self.node, reference).is_some()
                        || self.context.patients.contains(&key_of(reference))
                        || self.context.keys.is_patient(&key_of(reference))
                })
        };
        actors().find(says).and_then(|actor| actor.child("reference"))
    }

    /// A contact that took place, where it stands for an appointment.
    pub(super) fn encounter(&mut self) {
        if self.status_is(&["entered-in-error", "unknown"]) {
            return self.node.set_all_aside("withdrawn");
        }
        if self.node.child("appointment").is_some() {
            return self.node.set_all_aside("repeats");
        }
        let class = self.node.at(&["class", "code"]);
        let home = match class.and_then(|node| node.value.as_deref()) {
            Some("AMB" | "VR") => false,
            Some("HH") => true,
            // A stay in hospital or an emergency is no appointment.
            _ => return self.node.set_all_aside("no_place"),
        };
        if is_under_way(self.node) {
            return self.without_outcome(self.node.at(&["period", "start"]));
        }
        if !self.status_is(&["finished"]) {
            if let Some(status) = self.node.child("status") {
                status.not_understood("does_not_say_who");
            }
            return;
        }
        let mut record = self.begin(List::Appointments);
        record.set("outcome", "brought");
        if home {
            self.put_as(&mut record, "service", class, Some("home_visit"), &Form::default());
        } else {
            self.service(&mut record, &["serviceType", "type"]);
            let whole = self.context.ledger.target(List::Appointments.name());
            class.into_iter().for_each(|class| record.rests_on(class, whole));
        }
        let on = self.first(&[&["period", "start"]]);
        self.put(&mut record, "on", on);
        self.finish(record);
    }

    /// The service of the first of these fields that says one; `other` where none does.
    fn service(&mut self, record: &mut Record<'n>, fields: &[&'static str]) {
        let said = fields
            .iter()
            .find_map(|field| self.node.all(field).find_map(|concept| tables().service(concept)));
        match said {
            Some((word, code)) => self.put_as(record, "service", Some(code), Some(word), &Form::default()),
            None => record.set("service", "other"),
        }
    }
}
