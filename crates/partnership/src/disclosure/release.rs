//! Several tables published together that share figures: what one hides, the others must not show.
//!
//! The number of children screened by an agency may be a count in one table, a total in the next and a denominator in a
//! third. Each table safe by itself is not enough: the figure one of them hides is read off the other, or the bounds that
//! two tables leave it have one value in common.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Group, NO_LIMIT, Range};
use super::protect::{Protected, protect_also};
use super::{Bounds, DisclosureError, DisclosureSettings, Figure, Place, Published, Table, attack};

/// How often bounds are handed from table to table before giving up on proving the release safe. Every round narrows at
/// least one figure; real releases are done in two or three.
const ROUNDS: usize = 1000;

/// Tables that are published together, and which of their figures are the same figure or add up to one another.
#[derive(Debug, Clone)]
pub struct Release {
    settings: DisclosureSettings,
    tables: Vec<Member>,
    /// Names of two figures of which the first is never more than the second.
    at_most: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct Member {
    table: Table,
    /// The name of each figure that other tables may have as well, by the figure's index.
    names: BTreeMap<usize, String>,
    /// Figures in one row that add up to a figure of that name in another table.
    sums: Vec<(Group, String)>,
}

impl Release {
    /// An empty release under these settings.
    pub fn new(settings: DisclosureSettings) -> Self {
        Self { settings, tables: Vec::new(), at_most: Vec::new() }
    }

    /// Adds a table and returns its number. `name` gives each figure that other tables of the release may have as well a
    /// name that says what is counted; figures with the same name must be the same count.
    pub fn add(&mut self, table: Table, name: impl Fn(Place) -> Option<String>) -> usize {
        let places = table.shape().places().enumerate();
        let names = places.filter_map(|(index, place)| Some((index, name(place)?))).collect();
        self.tables.push(Member { table, names, sums: Vec::new() });
        self.tables.len() - 1
    }

    /// Says that the figures at these columns of a row (`None` is the row of totals) of a table add up to a named figure
    /// of other tables.
    ///
    /// # Panics
    ///
    /// If the release has no such table, or the table no such row or column.
    pub fn adds_up(
        &mut self,
        table: usize,
        row: Option<usize>,
        columns: Vec<usize>,
        whole: impl Into<String>,
    ) {
        let member = &mut self.tables[table];
        let shape = member.table.shape();
        let inside = row.is_none_or(|row| row < shape.rows) && columns.iter().all(|c| *c < shape.columns);
        assert!(inside && !columns.is_empty(), "the table has these figures");
        member.sums.push((Group { row: row.unwrap_or(shape.rows), columns }, whole.into()));
    }

    /// Says that one named figure is never more than another: those who are counted in the first are all among those in the
    /// second. Whoever sees one learns a bound of the other.
    pub fn at_most(&mut self, part: impl Into<String>, whole: impl Into<String>) {
        self.at_most.push((part.into(), whole.into()));
    }

    /// Protects all tables together; each comes out published or with the reason why it is withheld, in the order in
    /// which they were added.
    ///
    /// Where tables together would give away what each of them hides, the one added later is withheld: put the most
    /// important first. A table that is withheld publishes nothing and binds no other. Within a table the attack is
    /// exact; between tables it hands bounds along the figures they share, along the sums named by [`Release::adds_up`] and
    /// from part to whole and back, as [`Release::at_most`] names them.
    ///
    /// # Errors
    ///
    /// [`DisclosureError::Setting`] if the settings protect nobody.
    pub fn protect(&self) -> Result<Vec<Result<Published, DisclosureError>>, DisclosureError> {
        self.settings.check()?;
        let all: Vec<&Member> = self.tables.iter().collect();
        if let Ok(protected) = self.protect_together(&all) {
            return Ok(protected.into_iter().map(|table| Ok(table.published)).collect());
        }
        // Not all at once: then one after the other, each with those before it.
        let mut admitted: Vec<&Member> = Vec::new();
        let mut protected = Vec::new();
        let mut withheld: Vec<Option<DisclosureError>> = Vec::new();
        for member in all {
            admitted.push(member);
            match self.protect_together(&admitted) {
                Ok(with_member) => {
                    protected = with_member;
                    withheld.push(None);
                }
                Err(error) => {
                    admitted.pop();
                    withheld.push(Some(error));
                }
            }
        }
        let mut protected = protected.into_iter();
        let mut next = || protected.next().expect("every table that was admitted is protected").published;
        Ok(withheld.into_iter().map(|error| error.map_or_else(|| Ok(next()), Err)).collect())
    }

    /// Protects these tables together, or tells what stands in the way.
    fn protect_together(&self, members: &[&Member]) -> Result<Vec<Protected>, DisclosureError> {
        // A sum that none of these tables names is no figure that anybody sees.
        let named: BTreeSet<&str> =
            members.iter().flat_map(|member| member.names.values()).map(String::as_str).collect();
        let mut hidden: BTreeSet<&str> = BTreeSet::new();
        loop {
            let protected: Vec<Protected> = members
                .iter()
                .map(|member| {
                    let also = member.names.iter().filter(|(_, name)| hidden.contains(name.as_str()));
                    let also = also.map(|(index, _)| *index).collect();
                    let groups: Vec<(Group, bool)> = member
                        .sums_named(&named)
                        .map(|(group, whole)| (group.clone(), hidden.contains(whole)))
                        .collect();
                    protect_also(&member.table, &self.settings, &also, &groups)
                })
                .collect::<Result<_, _>>()?;
            let before = hidden.len();
            for (member, protected) in members.iter().zip(&protected) {
                hidden.extend(member.hidden_names(&protected.published));
                let sums = member.sums_named(&named).zip(&protected.hidden_sums);
                hidden.extend(sums.filter(|(_, hidden)| **hidden).map(|((_, whole), _)| whole));
            }
            if hidden.len() == before {
                one_way_only(members, &protected)?;
                self.attack(members, &protected)?;
                return Ok(protected);
            }
        }
    }

    /// The attack on all tables at once: what one table leaves possible for a shared figure is handed to the next, until
    /// nobody learns anything more.
    fn attack(&self, members: &[&Member], protected: &[Protected]) -> Result<(), DisclosureError> {
        let mut shared: BTreeMap<&str, Range> = BTreeMap::new();
        let learn = |shared: &mut BTreeMap<_, Range>, name, range| {
            let known = shared.entry(name).or_insert(range);
            *known = known.and(range);
        };
        for (member, protected) in members.iter().zip(protected) {
            for (index, name) in &member.names {
                let prior = |index: usize| protected.prior[index];
                let range = attack::known(&protected.published, &self.settings, *index, &prior);
                learn(&mut shared, name.as_str(), range);
            }
        }
        for _ in 0..ROUNDS {
            let before = shared.clone();
            for (member, protected) in members.iter().zip(protected) {
                let published = &protected.published;
                let knows = |shared: &BTreeMap<&str, Range>, index: usize| {
                    let known = member.names.get(&index).and_then(|name| shared.get(name.as_str()));
                    protected.prior[index].and(known.copied().unwrap_or(Range::OPEN))
                };
                let mut bounds =
                    attack::bounds_with(published, &self.settings, |index| knows(&shared, index))?;
                for (group, whole) in &member.sums {
                    let known = shared.get(whole.as_str()).copied().unwrap_or(Range::OPEN);
                    let hidden = |index| knows(&shared, index);
                    let (more, range) =
                        attack::bounds_and_sum(published, &self.settings, hidden, group, known)?;
                    bounds.extend(more);
                    learn(&mut shared, whole.as_str(), range);
                }
                let places = attack::recovered(&bounds);
                if !places.is_empty() {
                    let table = member.table.title().to_owned();
                    return Err(DisclosureError::Recoverable { table, places });
                }
                for (name, range) in bounds.iter().filter_map(|bounds| member.named(bounds)) {
                    learn(&mut shared, name, range);
                }
            }
            for (part, whole) in &self.at_most {
                let ranges = shared.get(part.as_str()).copied().zip(shared.get(whole.as_str()).copied());
                let Some((of_part, of_whole)) = ranges else { continue };
                learn(&mut shared, part.as_str(), Range { high: of_whole.high, ..of_part });
                learn(&mut shared, whole.as_str(), Range { low: of_part.low, ..of_whole });
            }
            if shared == before {
                return Ok(());
            }
        }
        let last = members.last().expect("where there is no table, nobody learns anything");
        Err(DisclosureError::Recoverable { table: last.table.title().to_owned(), places: Vec::new() })
    }
}

/// No figure exact here and rounded there.
fn one_way_only(members: &[&Member], protected: &[Protected]) -> Result<(), DisclosureError> {
    let mut first: BTreeMap<&str, (Figure, &str)> = BTreeMap::new();
    for (member, protected) in members.iter().zip(protected) {
        for (index, name) in &member.names {
            let place = member.table.shape().place(*index);
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
    /// The sums whose whole is a figure that is named.
    fn sums_named<'a>(&'a self, named: &BTreeSet<&str>) -> impl Iterator<Item = (&'a Group, &'a str)> {
        let sums = self.sums.iter().map(|(group, whole)| (group, whole.as_str()));
        sums.filter(|(_, whole)| named.contains(whole))
    }

    /// The names of the shared figures that this table hides.
    fn hidden_names<'a>(&'a self, published: &Published) -> impl Iterator<Item = &'a str> {
        let shape = self.table.shape();
        self.names
            .iter()
            .filter(move |(index, _)| published.figure(shape.place(**index)) == Some(Figure::Hidden))
            .map(|(_, name)| name.as_str())
    }

    /// The name and range of a shared figure.
    fn named(&self, bounds: &Bounds) -> Option<(&str, Range)> {
        let name = self.names.get(&self.table.shape().index(bounds.place))?;
        Some((name, Range { low: bounds.low, high: bounds.high.unwrap_or(NO_LIMIT) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::definition::Definition;
    use crate::disclosure::Area;

    fn release() -> Release {
        Release::new(DisclosureSettings::shipped())
    }

    /// Names each count by its column label; totals are not shared.
    fn by_column(labels: &'static [&'static str]) -> impl Fn(Place) -> Option<String> {
        move |place| Some((*labels.get(place.column?)?).to_owned())
    }

    #[test]
    fn a_figure_hidden_in_one_table_is_hidden_in_every_other() {
        let mut release = release();
        // Here 40 shields the 3; there it would stand for all to see.
        release.add(Table::list("one", ["a", "b", "c"], [3, 40, 57]).unwrap(), by_column(&["a", "b", "c"]));
        release.add(Table::list("two", ["b", "d", "e"], [40, 70, 80]).unwrap(), by_column(&["b", "d", "e"]));
        let tables: Vec<Published> = release.protect().unwrap().into_iter().map(Result::unwrap).collect();
        assert_eq!(tables[0].to_csv(), "one,a,b,c,total\n,c,c,57,100\n");
        assert_eq!(tables[1].to_csv(), "two,b,d,e,total\n,c,c,80,190\n");
    }

    #[test]
    fn a_figure_exact_here_and_rounded_there_withholds_the_later_table() {
        let mut release = release();
        let total = |place: Place| place.column.is_none().then(|| "all".to_owned());
        release.add(Table::list("one", ["a", "b"], [44, 57]).unwrap(), total);
        release.add(Table::list("two", ["c", "d"], [50, 51]).unwrap().about(Area::National), total);
        let tables = release.protect().unwrap();
        assert!(tables[0].is_ok());
        assert_eq!(tables[1].as_ref().unwrap_err().code(), codes::DISCLOSURE_TWO_WAYS);
    }

    #[test]
    fn bounds_that_meet_in_one_value_withhold_the_later_table() {
        let mut release = release();
        // The first table leaves the shared figure 1 to 3, the second 3 to 5: together it is 3.
        let only = |name: &'static str, column: usize| {
            move |place: Place| (place.column == Some(column)).then(|| name.to_owned())
        };
        release.add(Table::list("one", ["x", "y"], [3, 6]).unwrap(), only("x", 0));
        release.add(Table::list("two", ["x", "y", "z"], [3, 5, 5]).unwrap(), only("x", 0));
        let tables = release.protect().unwrap();
        assert!(tables[0].is_ok());
        assert_eq!(tables[1].as_ref().unwrap_err().code(), codes::DISCLOSURE_RECOVERABLE);
    }

    #[test]
    fn a_withheld_table_leaves_the_others_standing() {
        let mut release = release();
        release.add(Table::list("thin", ["a", "b", "c", "d", "e"], [1; 5]).unwrap(), |_| None);
        release.add(Table::list("fine", ["a", "b"], [10, 20]).unwrap(), |_| None);
        let tables = release.protect().unwrap();
        assert_eq!(tables[0].as_ref().unwrap_err().code(), codes::DISCLOSURE_TOO_THIN);
        assert_eq!(tables[1].as_ref().unwrap().hidden(), 0);
    }

    #[test]
    fn a_part_that_is_shown_may_not_give_away_the_whole_that_is_hidden() {
        // One of 101 is not met: 100 and 1 are hidden. Who sees elsewhere that 100 of those who are met have something
        // would know that all others are one.
        let only = |name: &'static str, column: usize| {
            move |place: Place| (place.column == Some(column)).then(|| name.to_owned())
        };
        let tables = |related: bool| {
            let mut release = release();
            release.add(Table::list("one", ["met", "not met"], [100, 1]).unwrap(), only("met", 0));
            release.add(Table::list("two", ["a", "b"], [100, 40]).unwrap(), only("a", 0));
            if related {
                release.at_most("a", "met");
            }
            release.protect().unwrap()
        };
        assert!(tables(false).iter().all(Result::is_ok), "nobody knows that one is part of the other");
        let tables = tables(true);
        assert!(tables[0].is_ok());
        assert_eq!(tables[1].as_ref().unwrap_err().code(), codes::DISCLOSURE_RECOVERABLE);
    }

    #[test]
    fn a_sum_across_tables_is_no_way_round() {
        // The second table hides its total of 4; the first shows all but the two parts of it, which say no more than that
        // each is from 1 to 3, and that they are 4 together.
        const COLUMNS: [&str; 4] = ["low", "middle", "high", "very high"];
        let total = |place: Place| place.column.is_none().then(|| "both".to_owned());
        let mut release = release();
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
        // Alone the 3 would be shielded by the 6. With their sum of 13 shown elsewhere the 6 could be had from the 7
        // beside it, and the 3 from that.
        const COLUMNS: [&str; 4] = ["low", "middle", "high", "very high"];
        let total = |place: Place| place.column.is_none().then(|| "both".to_owned());
        let mut release = release();
        release.add(Table::list("all", COLUMNS, [50, 3, 7, 6]).unwrap(), by_column(&COLUMNS));
        release.add(Table::list("some", ["yes", "no"], [13, 0]).unwrap(), total);
        let csv = |release: &Release, n: usize| release.protect().unwrap()[n].as_ref().unwrap().to_csv();
        assert!(csv(&release, 0).ends_with("\n,50,c,7,c,66\n"));
        release.adds_up(0, Some(0), vec![2, 3], "both");
        assert!(csv(&release, 0).ends_with("\n,c,c,7,6,66\n"), "{}", csv(&release, 0));
        assert!(csv(&release, 1).ends_with("\n,13,0,13\n"), "{}", csv(&release, 1));
    }
}
