//! The vocabulary in a practitioner's words. These sentences are content: each stands here once, and the program, the
//! pages and the bindings show it from here.

use crate::vocabulary::{Basis, Checked, Concern, Hazard};

impl Concern {
    /// The concern as a sentence for a practitioner. The lowest never says that there is no neglect.
    ///
    /// ```
    /// use neglect_screen::Concern;
    /// assert_eq!(Concern::Suspect.sentence(), "SUSPECT neglect: a serious level of concern, not proof");
    /// ```
    pub const fn sentence(self) -> &'static str {
        match self {
            Concern::NoneRecorded => {
                "nothing recorded raises concern (this does not mean that nothing is wrong)"
            }
            Concern::Prompt => "something to notice and talk about",
            Concern::Consider => "CONSIDER neglect: it is one possible explanation",
            Concern::Suspect => "SUSPECT neglect: a serious level of concern, not proof",
            Concern::Immediate => "IMMEDIATE: a child may be in danger now",
        }
    }
}

impl Hazard {
    /// The hazard as a sentence for a practitioner.
    pub const fn sentence(self) -> &'static str {
        match self {
            Hazard::Modifiable => "a risk that can be reduced",
            Hazard::Avoid => "something advised against",
            Hazard::Strong => "something strongly advised against",
            Hazard::Never => "something that must never be done",
            Hazard::Immediate => "IMMEDIATE: cannot wait",
        }
    }
}

impl Basis {
    /// What a statement stands on, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Basis::Law => "law",
            Basis::Guidance => "guidance",
            Basis::Research => "research",
            Basis::LocalPolicy => "local policy",
            Basis::Design => "this project's own design",
        }
    }

    /// On whose authority a statement stands, where, and how well that was checked.
    ///
    /// ```
    /// use neglect_screen::{Basis, Checked};
    /// let authority = Basis::Law.authority(&["ca89 s17"], Checked::Text);
    /// assert_eq!(authority, "law: ca89 s17 (read in the source)");
    /// ```
    pub fn authority(self, cites: &[impl AsRef<str>], checked: Checked) -> String {
        let cites: Vec<&str> = cites.iter().map(AsRef::as_ref).collect();
        let cites = if cites.is_empty() { String::new() } else { format!(": {}", cites.join("; ")) };
        format!("{}{cites} ({})", self.words(), checked.words())
    }
}

impl Checked {
    /// How well a statement has been checked, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Checked::Recalled => "recalled, not yet read in the source",
            Checked::Secondary => "read in a reproduction",
            Checked::Text => "read in the source",
        }
    }
}
