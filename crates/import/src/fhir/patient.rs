//! `Patient` and `RelatedPerson`.

use super::Mapping;
use crate::record::{Form, List};

impl Mapping<'_, '_, '_> {
    pub(super) fn patient(&mut self) {
        let mut child = self.begin(List::Child);
        self.put(&mut child, "born", self.node.child("birthDate"));
        let gender = self.node.child("gender");
        // FHIR's `other` is none of the words that are registered, and is told.
        let word = gender.and_then(|node| match node.value.as_deref()? {
            "male" => Some("male"),
            "female" => Some("female"),
            "unknown" => Some("not_known"),
            _ => None,
        });
        match word {
            Some(word) => self.put_as(&mut child, "sex", gender, Some(word), &Form::default()),
            None => {
                if let Some(node) = gender {
                    node.not_understood("unknown_value");
                }
            }
        }
        self.finish(child);
    }

    /// Children whose related person bears the same number share that person.
    pub(super) fn related_person(&mut self) {
        let number = self.node.child("identifier").and_then(|identifier| {
            Some((
                identifier.child("value")?,
                format!("{}|{}", identifier.text(&["system"])?, identifier.text(&["value"])?),
            ))
        });
        let Some((node, key)) = number else {
            self.node.set_all_aside("another_person");
            return;
        };
        let mut household = self.begin(List::Household);
        self.put_as(&mut household, "key", Some(node), Some(&key), &Form::default());
        self.finish(household);
        self.node.set_all_aside("another_person");
    }
}
