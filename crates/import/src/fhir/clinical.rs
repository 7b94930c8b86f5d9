//! `Condition`, `Flag`, `CareTeam`, `Immunization` and `ServiceRequest`: codes that the packs know, and what was done.

use super::Mapping;
use super::codes::tables;
use crate::record::{Form, List};

impl Mapping<'_, '_, '_> {
    pub(super) fn condition(&mut self) {
        let code_of = |name: &str| {
            let coding = self.node.at(&[name, "coding", "code"]);
            coding.and_then(|node| node.value.as_deref())
        };
        match code_of("verificationStatus") {
            Some("entered-in-error" | "refuted") => return self.node.set_all_aside("withdrawn"),
            Some("unconfirmed" | "provisional" | "differential") => {
                return self.node.set_all_aside("unconfirmed");
            }
            _ => {}
        }
        let Some(concept) = self.node.child("code") else { return };
        let before = self.records.len();
        self.observation_of(
            concept,
            &[&["onsetDateTime"], &["onsetPeriod", "start"]],
            &[&["recordedDate"]],
            &[&["abatementDateTime"], &["abatementPeriod", "end"], &["onsetPeriod", "end"]],
        );
        if self.records.len() > before {
            let target = self.context.ledger.target(List::Observations.name());
            for name in ["clinicalStatus", "verificationStatus"] {
                if let Some(node) = self.node.at(&[name, "coding", "code"]) {
                    node.settle(crate::node::LeafFate::Mapped { record: 0, field: target });
                }
            }
        }
    }

    /// A status that somebody was given: flags, and the care teams of the child protection information service.
    pub(super) fn status(&mut self, field: &'static str) {
        if self.is_withdrawn() || self.status_is(&["proposed"]) {
            self.node.set_all_aside("withdrawn");
            return;
        }
        let Some(concept) = self.node.child(field) else { return };
        // What is no longer so and does not say since when cannot be told from what still is.
        if self.status_is(&["inactive"]) && self.node.text(&["period", "end"]).is_none() {
            self.known_codes(concept).iter().for_each(|(code, ..)| code.not_understood("date_missing"));
            return;
        }
        self.observation_of(concept, &[&["period", "start"]], &[], &[&["period", "end"]]);
    }

    pub(super) fn immunisation(&mut self) {
        if self.status_is(&["entered-in-error"]) {
            return self.node.set_all_aside("withdrawn");
        }
        let on: [&[&str]; 1] = [&["occurrenceDateTime"]];
        let mut record = self.begin(List::Appointments);
        record.set("service", "immunisation");
        if self.status_is(&["completed"]) {
            record.set("outcome", "brought");
            self.put_days(&mut record, &on, &[&["recorded"]]);
            return self.finish(record);
        }
        let Some(reason) = self.node.child("statusReason") else {
            if let Some(status) = self.node.child("status") {
                status.not_understood("does_not_say_who");
            }
            return;
        };
        if self.context.reading.screener.tools().is_empty() && reason.children.is_empty() {
            return;
        }
        for code in reason.all("coding").filter_map(|coding| coding.child("code")) {
            let Some(value) = code.value.as_deref() else { continue };
            match tables().not_given.get(value).map(String::as_str) {
                Some("") => return self.node.set_all_aside("not_so"),
                Some(word) => {
                    self.put_as(&mut record, "outcome", Some(code), Some(word), &Form::default());
                    self.put_days(&mut record, &on, &[&["recorded"]]);
                    return self.finish(record);
                }
                None => {}
            }
        }
        self.observation_of(reason, &on, &[&["recorded"]], &[]);
    }

    pub(super) fn service_request(&mut self) {
        if self.is_withdrawn() {
            return;
        }
        if self.node.text(&["doNotPerform"]) == Some("true") {
            return self.node.set_all_aside("not_so");
        }
        // What somebody proposes has not been asked of anybody.
        if matches!(self.node.text(&["intent"]), Some("proposal" | "plan" | "option")) {
            return self.node.set_all_aside("unconfirmed");
        }
        let Some(concept) = self.node.child("code") else { return };
        let Some((kind, code)) = tables().request(concept) else {
            return self.observation_of(concept, &[&["occurrenceDateTime"], &["authoredOn"]], &[], &[]);
        };
        let mut record = self.begin(List::Responses);
        self.put_as(&mut record, "kind", Some(code), Some(kind), &Form::default());
        self.put(&mut record, "on", self.node.child("authoredOn"));
        self.finish(record);
    }
}
