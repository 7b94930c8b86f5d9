//! Several tables published together that share figures: what one hides, the others must not show.
//!
//! The number of children screened by an agency may be a count in one table, a total in the next and a
//! denominator in a third. Each table safe by itself is not enough: the figure one of them hides is read off
//! the other, or the bounds that two tables leave it have one value in common.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Range, WITHOUT_LIMIT};
use super::protect::{Protected, protect_also};
use super::table::Shape;
use super::{Bounds, DisclosureError, Figure, Place, Published, Settings, Table, attack};

/// How often bounds are handed from table to table before giving up on proving the release safe. Every round
/// narrows at least one figure; real releases are done in two or three.
const ROUNDS: usize = 1000;

/// Tables that are published together, and which of their figures are the same figure.
#[derive(Debug, Clone)]
pub struct Release {
    settings: Settings,
    tables: Vec<Member>,
}

#[derive(Debug, Clone)]
struct Member {
    table: Table,
    shape: Shape,
    /// The name of each figure that other tables may have as well.
    names: BTreeMap<usize, String>,
}

impl Release {
    /// An empty release under these settings.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, tables: Vec::new() }
    }

    /// Adds a table. `name` gives each figure that other tables of the release may have as well a name that says
    /// what is counted; figures with the same name must be the same count.
    pub fn add(&mut self, table: Table, name: impl Fn(Place) -> Option<String>) {
        let shape = Shape { rows: table.rows().len(), columns: table.columns().len() };
        let names = (0..shape.len()).filter_map(|index| Some((index, name(shape.place(index))?))).collect();
        self.tables.push(Member { table, shape, names });
    }

    /// Protects all tables together; each comes out published or with the reason why it is withheld, in the
    /// order in which they were added. A table that is withheld publishes nothing and binds no other.
    ///
    /// # Errors
    ///
    /// [`DisclosureError::TwoWays`] if one figure would be exact in one table and rounded in another,
    /// [`DisclosureError::Recoverable`] if the tables together give a figure away that each of them hides.
    pub fn protect(&self) -> Result<Vec<Result<Published, DisclosureError>>, DisclosureError> {
        self.settings.check()?;
        let mut hidden: BTreeSet<&str> = BTreeSet::new();
        loop {
            let protected: Vec<Result<Protected, DisclosureError>> = self
                .tables
                .iter()
                .map(|member| {
                    let also = member
                        .names
                        .iter()
                        .filter(|(_, name)| hidden.contains(name.as_str()))
                        .map(|(index, _)| *index)
                        .collect();
                    protect_also(&member.table, &self.settings, &also)
                })
                .collect();
            let before = hidden.len();
            for (member, protected) in self.published(&protected) {
                hidden.extend(member.hidden_names(&protected.published));
            }
            if hidden.len() == before {
                self.one_way_only(&protected)?;
                self.attack_together(&protected)?;
                return Ok(protected.into_iter().map(|result| result.map(|p| p.published)).collect());
            }
        }
    }

    fn published<'a, 'b>(
        &'a self,
        protected: &'b [Result<Protected, DisclosureError>],
    ) -> impl Iterator<Item = (&'a Member, &'b Protected)> {
        self.tables.iter().zip(protected).filter_map(|(member, result)| Some((member, result.as_ref().ok()?)))
    }

    /// No figure exact here and rounded there.
    fn one_way_only(&self, protected: &[Result<Protected, DisclosureError>]) -> Result<(), DisclosureError> {
        let mut first: BTreeMap<&str, (Figure, &str)> = BTreeMap::new();
        for (member, protected) in self.published(protected) {
            for (index, name) in &member.names {
                let place = member.shape.place(*index);
                let Some(figure) = protected.published.figure(place) else { continue };
                let (known, other) = *first.entry(name).or_insert((figure, member.table.title()));
                // Nought rounds to nought; it is one way whatever it is called.
                if known != figure && (known.shown(), figure.shown()) != (Some(0), Some(0)) {
                    return Err(DisclosureError::TwoWays {
                        table: member.table.title().to_owned(),
                        place,
                        other: other.to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    /// The attack on all tables at once: what one table leaves possible for a shared figure is handed to the
    /// next, until nobody learns anything more.
    fn attack_together(
        &self,
        protected: &[Result<Protected, DisclosureError>],
    ) -> Result<(), DisclosureError> {
        let mut shared: BTreeMap<&str, Range> = BTreeMap::new();
        for _ in 0..ROUNDS {
            let before = shared.clone();
            for (member, protected) in self.published(protected) {
                let title = member.table.title();
                let told = |index: usize| {
                    let range = protected.told(index);
                    let known = member.names.get(&index).and_then(|name| shared.get(name.as_str()));
                    known.map_or(range, |known| narrower(range, *known))
                };
                let bounds = attack::bounds_with(&protected.published, &self.settings, told)?;
                let places: Vec<Place> =
                    bounds.iter().filter(|b| b.only().is_some()).map(|b| b.place).collect();
                if !places.is_empty() {
                    return Err(DisclosureError::Recoverable { table: title.to_owned(), places });
                }
                for (name, range) in bounds.iter().filter_map(|bounds| member.named(bounds)) {
                    let known = shared.entry(name).or_insert(range);
                    *known = narrower(*known, range);
                }
            }
            if shared == before {
                return Ok(());
            }
        }
        let table = self.tables.first().map(|member| member.table.title().to_owned()).unwrap_or_default();
        Err(DisclosureError::Recoverable { table, places: Vec::new() })
    }
}

impl Member {
    /// The names of the shared figures that this table hides.
    fn hidden_names<'a>(&'a self, published: &Published) -> impl Iterator<Item = &'a str> {
        self.names
            .iter()
            .filter(|(index, _)| published.figure(self.shape.place(**index)) == Some(Figure::Hidden))
            .map(|(_, name)| name.as_str())
    }

    /// The name and range of a shared figure.
    fn named(&self, bounds: &Bounds) -> Option<(&str, Range)> {
        let name = self.names.get(&self.shape.index(bounds.place)?)?;
        Some((name, Range { low: bounds.low, high: bounds.high.unwrap_or(WITHOUT_LIMIT) }))
    }
}

fn narrower(one: Range, other: Range) -> Range {
    Range { low: one.low.max(other.low), high: one.high.min(other.high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partnership::disclosure::Area;

    /// Names each count by its column label; totals are not shared.
    fn by_column(labels: &'static [&'static str]) -> impl Fn(Place) -> Option<String> {
        move |place| Some((*labels.get(place.column?)?).to_owned())
    }

    #[test]
    fn a_figure_hidden_in_one_table_is_hidden_in_every_other() {
        let mut release = Release::new(Settings::dfe());
        // Here 40 shields the 3; there it would stand for all to see.
        release.add(Table::list("one", ["a", "b", "c"], [3, 40, 57]).unwrap(), by_column(&["a", "b", "c"]));
        release.add(Table::list("two", ["b", "d", "e"], [40, 70, 80]).unwrap(), by_column(&["b", "d", "e"]));
        let tables: Vec<Published> = release.protect().unwrap().into_iter().map(Result::unwrap).collect();
        assert_eq!(tables[0].to_csv(), "one,a,b,c,total\n,c,c,57,100\n");
        assert_eq!(tables[1].to_csv(), "two,b,d,e,total\n,c,c,80,190\n");
    }

    #[test]
    fn a_figure_exact_here_and_rounded_there_is_refused() {
        let mut release = Release::new(Settings::dfe());
        let total = |place: Place| place.column.is_none().then(|| "all".to_owned());
        release.add(Table::list("one", ["a", "b"], [44, 57]).unwrap(), total);
        release.add(Table::list("two", ["c", "d"], [50, 51]).unwrap().about(Area::National), total);
        assert_eq!(release.protect().unwrap_err().code(), "disclosure.two_ways");
    }

    #[test]
    fn bounds_that_meet_in_one_value_are_a_recovery() {
        let mut release = Release::new(Settings::dfe());
        // The first table leaves the shared figure 1 to 3, the second 3 to 5: together it is 3.
        let only = |name: &'static str, column: usize| {
            move |place: Place| (place.column == Some(column)).then(|| name.to_owned())
        };
        release.add(Table::list("one", ["x", "y"], [3, 6]).unwrap(), only("x", 0));
        release.add(Table::list("two", ["x", "y", "z"], [3, 5, 5]).unwrap(), only("x", 0));
        assert_eq!(release.protect().unwrap_err().code(), "disclosure.recoverable");
    }

    #[test]
    fn a_withheld_table_leaves_the_others_standing() {
        let mut release = Release::new(Settings::dfe());
        release.add(Table::list("thin", ["a", "b", "c", "d", "e"], [1; 5]).unwrap(), |_| None);
        release.add(Table::list("fine", ["a", "b"], [10, 20]).unwrap(), |_| None);
        let tables = release.protect().unwrap();
        assert_eq!(tables[0].as_ref().unwrap_err().code(), "disclosure.too_thin");
        assert_eq!(tables[1].as_ref().unwrap().hidden(), 0);
    }
}
