//! A pack's digest: it names exactly what a pack says, however its text is laid out.

use sha2::{Digest, Sha256};

use super::Pack;

impl Pack {
    /// The canonical form of the pack: its model as compact JSON. Layout, comments and the order of keys in the
    /// TOML leave no trace in it; the order of rules, and everything that a rule says, does.
    #[doc(hidden)]
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a pack holds only texts, integers, lists and named fields")
    }

    /// SHA-256 over [`Pack::canonical`].
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.canonical()).into()
    }

    /// SHA-256 over [`Pack::canonical`] in hexadecimal, as reports carry it.
    ///
    /// Two texts that say the same have the same digest:
    ///
    /// ```
    /// use neglect_screen::pack::Pack;
    /// let head = "title = 'T'\njurisdiction = 'England'\n";
    /// let one = Pack::parse("a", &format!("[pack]\nid = 'p'\nversion = '1'\n{head}")).unwrap();
    /// let two = Pack::parse("b", &format!("[pack] # ours\nversion = \"1\"\n\nid = \"p\"\n{head}")).unwrap();
    /// assert_eq!(one.pack.digest_hex(), two.pack.digest_hex());
    /// ```
    pub fn digest_hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        self.digest()
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 0xf])
            .map(|half| char::from(DIGITS[usize::from(half)]))
            .collect()
    }
}
