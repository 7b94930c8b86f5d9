//! `Observation`: what was measured, and what was found.

use super::Mapping;
use super::codes::tables;
use crate::node::Node;
use crate::record::{Form, List, Record};

const DAYS: [&[&str]; 3] = [&["effectiveDateTime"], &["effectivePeriod", "start"], &["effectiveInstant"]];

impl<'n> Mapping<'_, 'n, '_> {
    pub(super) fn observation(&mut self) {
        if self.is_withdrawn() || self.status_is(&["registered"]) {
            self.node.set_all_aside("withdrawn");
            return;
        }
        let Some(concept) = self.node.child("code") else { return };
        match tables().measurement(concept) {
            Some((what, code)) => self.measured(what, code, concept),
            None if self.node.child("dataAbsentReason").is_some() => self.node.set_all_aside("unconfirmed"),
            None if self.is_denied() => self.node.set_all_aside("not_so"),
            None => self.observation_of(concept, &DAYS, &[&["issued"]], &[&["effectivePeriod", "end"]]),
        }
    }

    /// Whether the value or its interpretation says that what the code asks is not so.
    fn is_denied(&self) -> bool {
        let values = ["valueBoolean", "valueString", "valueInteger"].map(|name| self.node.text(&[name]));
        values.into_iter().flatten().any(|value| tables().is_no(value))
            || self.node.text(&["valueQuantity", "value"]).is_some_and(|value| tables().is_no(value))
            || ["valueCodeableConcept", "interpretation"]
                .into_iter()
                .flat_map(|name| self.node.all(name))
                .any(|concept| tables().denies(concept))
    }

    fn measured(&mut self, what: &str, code: &'n Node, concept: &'n Node) {
        let list = match what {
            "birth_weight" | "gestation" => List::Child,
            _ => List::Growth,
        };
        let mut record = self.begin(list);
        let whole = self.context.ledger.target(list.name());
        record.rests_on(code, whole);
        let read =
            self.node.child("valueQuantity").is_some_and(|value| self.quantity(&mut record, what, value));
        for part in self.node.all("component") {
            let of_part = part.child("code").and_then(|concept| tables().measurement(concept));
            if let (Some(value), what) = (part.child("valueQuantity"), of_part.map_or(what, |(what, _)| what))
            {
                self.quantity(&mut record, what, value);
            }
        }
        if list == List::Growth {
            self.put_days(&mut record, &DAYS, &[&["issued"]]);
        }
        self.finish(record);
        // Further codings of the concept say the same.
        if read {
            concept
                .all("coding")
                .filter_map(|coding| coding.child("code"))
                .for_each(|code| code.set_aside("repeats"));
        }
        if matches!(what, "bmi" | "head") {
            let why = if what == "bmi" { "needs_score" } else { "no_place" };
            self.node.set_all_aside(why);
        }
    }

    /// A value with its unit: a measurement, or a score on the chart.
    fn quantity(&mut self, record: &mut Record<'n>, what: &str, quantity: &'n Node) -> bool {
        let (value, unit) =
            (quantity.child("value"), quantity.child("code").or_else(|| quantity.child("unit")));
        if let Some(comparator) = quantity.child("comparator") {
            comparator.not_understood("unknown_value");
            return false;
        }
        let name = unit.and_then(|unit| unit.value.as_deref()).unwrap_or("");
        let score = tables().is_score(name);
        let (field, scale) = match (what, name) {
            ("weight", _) if score => ("weight_sds", None),
            ("height", _) if score => ("height_sds", None),
            ("bmi", _) if score => ("bmi_sds", None),
            ("weight_centile", "%") => ("weight_centile", None),
            ("weight", "kg") => ("weight_g", Some(1000)),
            ("weight", "g") => ("weight_g", None),
            ("height", "m") => ("height_mm", Some(1000)),
            ("height", "cm") => ("height_mm", Some(10)),
            ("height", "mm") => ("height_mm", None),
            ("birth_weight", "kg") => ("birth_weight_g", Some(1000)),
            ("birth_weight", "g") => ("birth_weight_g", None),
            ("gestation", "wk") => ("gestation_weeks", None),
            ("bmi" | "head", _) => return false,
            _ => {
                if let Some(node) = unit.or(value) {
                    node.not_understood("unknown_unit");
                }
                return false;
            }
        };
        self.put_as(record, field, value, None, &Form { system: None, scale });
        if let (Some(unit), true) = (unit, record.has(field)) {
            let target = self.target(record.list, field);
            record.rests_on(unit, target);
        }
        record.has(field)
    }
}
