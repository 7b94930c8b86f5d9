//! Disclosure control: a table of counts goes in whole and comes out safe to publish.
//!
//! It is the last step before anything about children is published. The order within:
//!
//! ```text
//!  Table      counts, with the totals they add up to
//!    │  protect   hide the small counts, then as many others as it takes; round totals last
//!    ▼
//!  Published  what may be seen: figures, and the mark `c` where one is hidden
//!    │  attack    take the published table and try to work the hidden figures out
//!    ▼
//!  refused, if any hidden figure can have one value only
//! ```
//!
//! Hiding a small count is not enough: in a row of 3, 40 and 57 with a total of 100 the missing 3 is a subtraction away.
//! So a second count is hidden with it, and in tables with both row and column totals a third and a fourth. What is
//! enough is decided exactly and not by rule of thumb: the counts of such a table with its totals are a flow in a small
//! network, and the lowest and highest value a hidden count could have are a flow problem with an exact answer in whole
//! numbers.
//!
//! # Against whom
//!
//! [`protect()`] assumes an attacker who knows more than the table tells: besides every figure shown and the settings,
//! which of the hidden figures are small and which were hidden only to protect those. A table that stands against that
//! one stands against every reader who knows less.
//!
//! It does not stand against a reader who has other tables with the same children in them, and says so here because no
//! single table can: publish figures that share children as one table or through one [`Release`], and compare a new
//! edition with the one before by [`differencing`].
//!
//! # Example
//!
//! ```
//! use neglect_partnership::Definition;
//! use neglect_partnership::disclosure::{DisclosureSettings, Table, protect};
//!
//! let table = Table::list("Children by form", ["medical", "emotional", "physical"], [3, 40, 57])?;
//! let published = protect(&table, &DisclosureSettings::shipped())?;
//! assert_eq!(published.to_csv(), "Children by form,medical,emotional,physical,total\n,c,c,57,100\n");
//! # Ok::<(), neglect_partnership::disclosure::DisclosureError>(())
//! ```

mod attack;
mod differencing;
mod error;
mod figure_row;
mod network;
mod percentage;
mod place;
mod protect;
mod published;
mod release;
mod settings;
mod table;

pub use attack::{Bounds, attack, check};
pub(crate) use differencing::Edition;
pub use differencing::differencing;
pub use error::DisclosureError;
pub use figure_row::FigureRow;
pub use percentage::{Percentage, Tenths};
pub use place::Place;
pub use protect::protect;
pub use published::{Figure, Published};
pub use release::Release;
pub use settings::{Area, DisclosureSettings, SettingsSource, Symbols};
pub use table::{Count, Table};
