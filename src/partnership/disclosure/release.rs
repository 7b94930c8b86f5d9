//! Several tables published together that share figures: what one hides, the others must not show.
//!
//! The number of children screened by an agency may be a count in one table, a total in the next and a
//! denominator in a third. Each table safe by itself is not enough: the figure one of them hides is read off
//! the other, or the bounds that two tables leave it have one value in common.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Group, Range, WITHOUT_LIMIT};
use super::protect::{Protected, protect_also};
use super::table::Shape;
use super::{Bounds, DisclosureError, Figure, Place, Published, Settings, Table, attack};

/// How often bounds are handed from table to table before giving up on proving the release safe. Every round
/// narrows at least one figure; real releases are done in two or three.
const ROUNDS: usize = 1000;

/// Nothing known.
const OPEN: Range = Range { low: 0, high: WITHOUT_LIMIT };

/// Tables that are published together, and which of their figures are the same figure or add up to one another.
#[derive(Debug, Clone)]
pub struct Release {
    settings: Settings,
    tables: Vec<Member>,
    sums: Vec<Sum>,
}

#[derive(Debug, Clone)]
struct Member {
    table: Table,
    shape: Shape,
    /// The name of each figure that other tables may have as well.
    names: BTreeMap<usize, String>,
}

/// Figures in one row of a table that add up to a named figure of another.
#[derive(Debug, Clone)]
struct Sum {
    table: usize,
    group: Group,
    whole: String,
}

impl Release {
    /// An empty release under these settings.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, tables: Vec::new(), sums: Vec::new() }
    }

    /// Adds a table and returns its number. `name` gives each figure that other tables of the release may have as
    /// well a name that says what is counted; figures with the same name must be the same count.
    pub fn add(&mut self, table: Table, name: impl Fn(Place) -> Option<String>) -> usize {
        let shape = Shape { rows: table.rows().len(), columns: table.columns().len() };
        let names = (0..shape.len()).filter_map(|index| Some((index, name(shape.place(index))?))).collect();
        self.tables.push(Member { table, shape, names });
        self.tables.len() - 1
    }

    /// Says that the figures at these columns of a row (`None` is the row of totals) of a table add up to a named
    /// figure of other tables. A row or column that the table does not have says nothing.
    pub fn adds_up(
        &mut self,
        table: usize,
        row: Option<usize>,
        columns: Vec<usize>,
        whole: impl Into<String>,
    ) {
        if let Some(member) = self.tables.get(table) {
            let row = row.unwrap_or(member.shape.rows);
            let inside = row <= member.shape.rows && columns.iter().all(|c| *c < member.shape.columns);
            if inside && !columns.is_empty() {
                self.sums.push(Sum { table, group: Group { row, columns }, whole: whole.into() });
            }
        }
    }

    /// Protects all tables together; each comes out published or with the reason why it is withheld, in the
    /// order in which they were added.
    ///
    /// Where tables together would give away what each of them hides, the one added later is withheld: put the
    /// most important first. A table that is withheld publishes nothing and binds no other. Within a table the
    /// attack is exact; between tables it hands bounds along the figures they share and along the sums named by
    /// [`Release::adds_up`].
    ///
    /// # Errors
    ///
    /// [`DisclosureError::Setting`] if the settings protect nobody.
    pub fn protect(&self) -> Result<Vec<Result<Published, DisclosureError>>, DisclosureError> {
        self.settings.check()?;
        let every: Vec<usize> = (0..self.tables.len()).collect();
        let mut withheld: BTreeMap<usize, DisclosureError> = BTreeMap::new();
        let mut admitted = Vec::new();
        let mut protected = match self.together(&every) {
            Ok(protected) => {
                admitted = every;
                protected
            }
            Err(_) => Vec::new(),
        };
        // Not all at once: then one after the other, each with those before it.
        if admitted.len() < self.tables.len() {
            for next in 0..self.tables.len() {
                admitted.push(next);
                match self.together(&admitted) {
                    Ok(with_next) => protected = with_next,
                    Err(error) => {
                        withheld.insert(next, error);
                        admitted.pop();
                    }
                }
            }
        }
        let mut protected = protected.into_iter();
        let mut results = Vec::with_capacity(self.tables.len());
        for member in 0..self.tables.len() {
            if let Some(error) = withheld.remove(&member) {
                results.push(Err(error));
            } else if let Some(next) = protected.next() {
                results.push(Ok(next.published));
            }
        }
        Ok(results)
    }

    /// Protects the tables at `which` together, or tells what stands in the way.
    fn together(&self, which: &[usize]) -> Result<Vec<Protected>, DisclosureError> {
        let members: Vec<(usize, &Member)> =
            which.iter().filter_map(|index| Some((*index, self.tables.get(*index)?))).collect();
        // A sum that none of these tables names is no figure that anybody sees.
        let named: BTreeSet<&str> =
            members.iter().flat_map(|(_, member)| member.names.values()).map(String::as_str).collect();
        let sums = |number: usize| {
            let named = &named;
            self.sums.iter().filter(move |sum| sum.table == number && named.contains(sum.whole.as_str()))
        };
        let mut hidden: BTreeSet<&str> = BTreeSet::new();
        loop {
            let protected: Vec<Protected> = members
                .iter()
                .map(|(number, member)| {
                    let also = member.names.iter().filter(|(_, name)| hidden.contains(name.as_str()));
                    let also = also.map(|(index, _)| *index).collect();
                    let groups: Vec<(Group, bool)> = sums(*number)
                        .map(|sum| (sum.group.clone(), hidden.contains(sum.whole.as_str())))
                        .collect();
                    protect_also(&member.table, &self.settings, &also, &groups)
                })
                .collect::<Result<_, _>>()?;
            let before = hidden.len();
            for ((number, member), protected) in members.iter().zip(&protected) {
                hidden.extend(member.hidden_names(&protected.published));
                let sums = sums(*number).zip(&protected.hidden_sums).filter(|(_, hidden)| **hidden);
                hidden.extend(sums.map(|(sum, _)| sum.whole.as_str()));
            }
            if hidden.len() == before {
                one_way_only(&members, &protected)?;
                self.attack(&members, &protected)?;
                return Ok(protected);
            }
        }
    }

    /// The attack on all tables at once: what one table leaves possible for a shared figure is handed to the
    /// next, until nobody learns anything more.
    fn attack(&self, members: &[(usize, &Member)], protected: &[Protected]) -> Result<(), DisclosureError> {
        let mut shared: BTreeMap<&str, Range> = BTreeMap::new();
        let learn = |shared: &mut BTreeMap<_, _>, name, range| {
            let known = shared.entry(name).or_insert(range);
            *known = narrower(*known, range);
        };
        for ((_, member), protected) in members.iter().zip(protected) {
            for (index, name) in &member.names {
                let told = |index| protected.told(index);
                let range = attack::known(&protected.published, &self.settings, member.shape, *index, &told);
                learn(&mut shared, name.as_str(), range);
            }
        }
        for _ in 0..ROUNDS {
            let before = shared.clone();
            for ((number, member), protected) in members.iter().zip(protected) {
                let published = &protected.published;
                let told = |shared: &BTreeMap<&str, Range>, index: usize| {
                    let known = member.names.get(&index).and_then(|name| shared.get(name.as_str()));
                    let told = protected.told(index);
                    known.map_or(told, |known| narrower(told, *known))
                };
                let mut bounds =
                    attack::bounds_with(published, &self.settings, |index| told(&shared, index))?;
                for sum in self.sums.iter().filter(|sum| sum.table == *number) {
                    let whole = shared.get(sum.whole.as_str()).copied().unwrap_or(OPEN);
                    let hidden = |index| told(&shared, index);
                    let (more, range) =
                        attack::bounds_and_sum(published, &self.settings, hidden, &sum.group, whole)?;
                    bounds.extend(more);
                    learn(&mut shared, sum.whole.as_str(), range);
                }
                let places: Vec<Place> =
                    bounds.iter().filter(|b| b.only().is_some()).map(|b| b.place).collect();
                if !places.is_empty() {
                    let table = member.table.title().to_owned();
                    return Err(DisclosureError::Recoverable { table, places });
                }
                for (name, range) in bounds.iter().filter_map(|bounds| member.named(bounds)) {
                    learn(&mut shared, name, range);
                }
            }
            if shared == before {
                return Ok(());
            }
        }
        let table = members.last().map(|(_, member)| member.table.title().to_owned()).unwrap_or_default();
        Err(DisclosureError::Recoverable { table, places: Vec::new() })
    }
}

/// No figure exact here and rounded there.
fn one_way_only(members: &[(usize, &Member)], protected: &[Protected]) -> Result<(), DisclosureError> {
    let mut first: BTreeMap<&str, (Figure, &str)> = BTreeMap::new();
    for ((_, member), protected) in members.iter().zip(protected) {
        for (index, name) in &member.names {
            let place = member.shape.place(*index);
            let Some(figure) = protected.published.figure(place) else { continue };
            let (known, other) = *first.entry(name).or_insert_with(|| (figure, member.table.title()));
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
    fn a_figure_exact_here_and_rounded_there_withholds_the_later_table() {
        let mut release = Release::new(Settings::dfe());
        let total = |place: Place| place.column.is_none().then(|| "all".to_owned());
        release.add(Table::list("one", ["a", "b"], [44, 57]).unwrap(), total);
        release.add(Table::list("two", ["c", "d"], [50, 51]).unwrap().about(Area::National), total);
        let tables = release.protect().unwrap();
        assert!(tables[0].is_ok());
        assert_eq!(tables[1].as_ref().unwrap_err().code(), "disclosure.two_ways");
    }

    #[test]
    fn bounds_that_meet_in_one_value_withhold_the_later_table() {
        let mut release = Release::new(Settings::dfe());
        // The first table leaves the shared figure 1 to 3, the second 3 to 5: together it is 3.
        let only = |name: &'static str, column: usize| {
            move |place: Place| (place.column == Some(column)).then(|| name.to_owned())
        };
        release.add(Table::list("one", ["x", "y"], [3, 6]).unwrap(), only("x", 0));
        release.add(Table::list("two", ["x", "y", "z"], [3, 5, 5]).unwrap(), only("x", 0));
        let tables = release.protect().unwrap();
        assert!(tables[0].is_ok());
        assert_eq!(tables[1].as_ref().unwrap_err().code(), "disclosure.recoverable");
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

    #[test]
    fn a_sum_across_tables_is_no_way_round() {
        // The second table hides its total of 4; the first shows all but the two parts of it, which say no more
        // than that each is from 1 to 3, and that they are 4 together.
        const COLUMNS: [&str; 4] = ["low", "middle", "high", "very high"];
        let total = |place: Place| place.column.is_none().then(|| "both".to_owned());
        let mut release = Release::new(Settings::dfe());
        release.add(Table::list("all", COLUMNS, [50, 40, 3, 1]).unwrap(), by_column(&COLUMNS));
        release.add(Table::list("some", ["yes", "no"], [4, 0]).unwrap(), total);
        let csv = |release: &Release| release.protect().unwrap()[0].as_ref().unwrap().to_csv();
        assert!(csv(&release).ends_with("\n,50,40,c,c,94\n"), "nobody knows that they add up");
        release.adds_up(0, Some(0), vec![2, 3], "both");
        assert!(csv(&release).ends_with("\n,50,c,c,c,94\n"), "{}", csv(&release));
        assert_eq!(release.protect().unwrap()[1].as_ref().unwrap().to_csv(), "some,yes,no,total\n,c,0,c\n");
    }

    #[test]
    fn a_sum_that_another_table_shows_gives_nothing_away() {
        // Alone the 3 would be shielded by the 6. With their sum of 13 shown elsewhere the 6 could be had from the
        // 7 beside it, and the 3 from that.
        const COLUMNS: [&str; 4] = ["low", "middle", "high", "very high"];
        let total = |place: Place| place.column.is_none().then(|| "both".to_owned());
        let mut release = Release::new(Settings::dfe());
        release.add(Table::list("all", COLUMNS, [50, 3, 7, 6]).unwrap(), by_column(&COLUMNS));
        release.add(Table::list("some", ["yes", "no"], [13, 0]).unwrap(), total);
        let csv = |release: &Release, n: usize| release.protect().unwrap()[n].as_ref().unwrap().to_csv();
        assert!(csv(&release, 0).ends_with("\n,50,c,7,c,66\n"));
        release.adds_up(0, Some(0), vec![2, 3], "both");
        assert!(csv(&release, 0).ends_with("\n,c,c,7,6,66\n"), "{}", csv(&release, 0));
        assert!(csv(&release, 1).ends_with("\n,13,0,13\n"), "{}", csv(&release, 1));
    }
}
