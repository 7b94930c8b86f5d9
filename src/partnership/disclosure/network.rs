//! A table with its totals as a flow in a network: the exact arithmetic under protection and attack.
//!
//! Every row (and the row of totals) is a node, every column (and the column of totals) is a node, every figure
//! is a pipe between its row and its column. Counts flow from row to column, totals flow back; what comes in
//! goes out, and that is all the adding up a table does. A figure that is known has a pipe of fixed flow; a
//! hidden one has a pipe between two limits.
//!
//! Two facts about such networks carry everything here. A hidden figure can differ from its value exactly when
//! flow can be sent round a loop through its pipe; and the extremes it can reach are reached in whole numbers,
//! with every whole number between them.

use std::collections::VecDeque;

use super::table::Shape;

/// Stands for no upper limit. Totals are at most 2^53, so nothing finite comes near it.
pub(super) const WITHOUT_LIMIT: u64 = u64::MAX;

/// Lowest and highest value of one figure, both inclusive; `high` may be [`WITHOUT_LIMIT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Range {
    pub(super) fn exactly(value: u64) -> Self {
        Self { low: value, high: value }
    }
}

/// A way to change a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// One more.
    Up,
    /// One less.
    Down,
}

/// Figures of one row whose sum means something beyond the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    /// The row, or the row of totals as `shape.rows`.
    pub(super) row: usize,
    /// Its columns in the sum.
    pub(super) columns: Vec<usize>,
}

/// The pipes of one table: one for each figure, row by row, and then one for the sum of each group.
#[derive(Debug, Clone)]
pub(super) struct Pipes {
    /// The nodes at the two ends of each pipe, in the direction of its flow.
    ends: Vec<(usize, usize)>,
    /// The pipes at each node.
    at: Vec<Vec<usize>>,
}

impl Pipes {
    /// The pipes of a table. A group's figures run through a node of their own, and its sum through the pipe to
    /// that node; no two groups may share a figure.
    pub(super) fn of(shape: Shape, groups: &[Group]) -> Self {
        let mut ends: Vec<(usize, usize)> = (0..shape.len()).map(|index| own_ends(shape, index)).collect();
        // Rows and columns, each with its totals; then the groups.
        let first_group = shape.rows + 1 + shape.columns + 1;
        for (group, through) in groups.iter().zip(first_group..) {
            let mut from_row = true;
            for column in &group.columns {
                if let Some((from, to)) = ends.get_mut(group.row * (shape.columns + 1) + column) {
                    from_row = *from == group.row;
                    *(if from_row { from } else { to }) = through;
                }
            }
            ends.push(if from_row { (group.row, through) } else { (through, group.row) });
        }
        let mut at = vec![Vec::new(); first_group + groups.len()];
        for (index, (from, to)) in ends.iter().enumerate() {
            at[*from].push(index);
            at[*to].push(index);
        }
        Self { ends, at }
    }

    /// Number of nodes.
    pub(super) fn nodes(&self) -> usize {
        self.at.len()
    }

    /// The nodes at the two ends of a pipe, in the direction of its flow.
    pub(super) fn ends(&self, index: usize) -> Option<(usize, usize)> {
        self.ends.get(index).copied()
    }

    /// All pipes at a node, each with the node at its other end and the change that flow away from `node` is.
    pub(super) fn from(&self, node: usize) -> impl Iterator<Item = (usize, usize, Change)> {
        self.at[node].iter().map(move |&index| {
            let (from, to) = self.ends[index];
            if from == node { (index, to, Change::Up) } else { (index, from, Change::Down) }
        })
    }
}

/// The ends of a figure's pipe where there are no groups: its row and its column.
fn own_ends(shape: Shape, index: usize) -> (usize, usize) {
    let (row, column) = (index / (shape.columns + 1), index % (shape.columns + 1));
    let (row_node, column_node) = (row, shape.rows + 1 + column);
    // Counts, and the grand total that closes the circle, run from row to column; the totals of rows and of
    // columns run back.
    if (row == shape.rows) == (column == shape.columns) {
        (row_node, column_node)
    } else {
        (column_node, row_node)
    }
}

/// The network of one table: pipes, with limits and a flow for each.
#[derive(Debug, Clone)]
pub(super) struct Network {
    pipes: Pipes,
    limits: Vec<Range>,
    flow: Vec<u64>,
}

impl Network {
    /// A network with some flow within the limits that adds up; `None` if there is no such flow.
    pub(super) fn from_limits(pipes: Pipes, limits: Vec<Range>) -> Option<Self> {
        if limits.len() != pipes.ends.len() || limits.iter().any(|range| range.low > range.high) {
            return None;
        }
        let flow = limits.iter().map(|range| range.low).collect();
        let mut network = Self { pipes, limits, flow };
        network.balance().then_some(network)
    }

    /// How far a figure's flow can change.
    fn slack(&self, index: usize, change: Change) -> u64 {
        let (Some(range), Some(&flow)) = (self.limits.get(index), self.flow.get(index)) else { return 0 };
        match change {
            Change::Up if range.high == WITHOUT_LIMIT => WITHOUT_LIMIT,
            Change::Up => range.high - flow,
            Change::Down => flow - range.low,
        }
    }

    fn push(&mut self, index: usize, change: Change, amount: u64) {
        if let Some(flow) = self.flow.get_mut(index) {
            match change {
                Change::Up => *flow += amount,
                Change::Down => *flow -= amount,
            }
        }
    }

    /// The shortest way with slack from any of `from` to a node that `reached` accepts, not using `without`:
    /// the pipes of the way in order, and the node it ends in.
    fn way(
        &self,
        from: impl IntoIterator<Item = usize>,
        reached: impl Fn(usize) -> bool,
        without: Option<usize>,
    ) -> Option<Way> {
        let mut came_by: Vec<Option<(usize, usize, Change)>> = vec![None; self.pipes.nodes()];
        let mut seen = vec![false; self.pipes.nodes()];
        let mut queue = VecDeque::new();
        for node in from {
            seen[node] = true;
            queue.push_back(node);
        }
        while let Some(node) = queue.pop_front() {
            if reached(node) {
                let mut way = Way { start: node, end: node, pipes: Vec::new() };
                while let Some((before, index, change)) = came_by[way.start] {
                    way.pipes.push((index, change));
                    way.start = before;
                }
                return Some(way);
            }
            for (index, next, change) in self.pipes.from(node) {
                if !seen[next] && Some(index) != without && self.slack(index, change) > 0 {
                    seen[next] = true;
                    came_by[next] = Some((node, index, change));
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The least slack along a way.
    fn narrowest(&self, way: &Way) -> u64 {
        way.pipes.iter().map(|(index, change)| self.slack(*index, *change)).min().unwrap_or(WITHOUT_LIMIT)
    }

    /// Moves what comes in too much at some nodes to where too little does; false if it cannot be done.
    fn balance(&mut self) -> bool {
        // What comes in minus what goes out.
        let mut surplus = vec![0i128; self.pipes.nodes()];
        for ((from, to), flow) in self.pipes.ends.iter().copied().zip(&self.flow) {
            surplus[from] -= i128::from(*flow);
            surplus[to] += i128::from(*flow);
        }
        loop {
            let rich: Vec<usize> = (0..surplus.len()).filter(|node| surplus[*node] > 0).collect();
            if rich.is_empty() {
                return true;
            }
            let Some(way) = self.way(rich, |node| surplus[node] < 0, None) else { return false };
            let wanted = surplus[way.start].min(-surplus[way.end]);
            let amount = u64::try_from(wanted).unwrap_or(WITHOUT_LIMIT).min(self.narrowest(&way));
            for (index, change) in &way.pipes {
                self.push(*index, *change, amount);
            }
            surplus[way.start] -= i128::from(amount);
            surplus[way.end] += i128::from(amount);
        }
    }

    /// The highest or lowest value a figure can have, exactly; `None` if it has no upper limit.
    pub(super) fn extreme(&mut self, index: usize, change: Change) -> Option<u64> {
        let (from, to) = self.pipes.ends(index)?;
        // To raise the flow of a pipe, bring it back from its end to its beginning by other ways.
        let (start, end) = match change {
            Change::Up => (to, from),
            Change::Down => (from, to),
        };
        loop {
            let own = self.slack(index, change);
            if own == 0 {
                break;
            }
            let Some(way) = self.way([start], |node| node == end, Some(index)) else { break };
            let amount = self.narrowest(&way).min(own);
            if amount == WITHOUT_LIMIT {
                return None;
            }
            for (other, its_change) in &way.pipes {
                self.push(*other, *its_change, amount);
            }
            self.push(index, change, amount);
        }
        self.flow.get(index).copied()
    }
}

/// A way through the network.
struct Way {
    start: usize,
    end: usize,
    pipes: Vec<(usize, Change)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_flows_into_a_row_of_totals_flows_out_of_it() {
        let shape = Shape { rows: 2, columns: 2 };
        // 1 2 | 3
        // 3 4 | 7
        // 4 6 | 10
        let numbers = [1, 2, 3, 3, 4, 7, 4, 6, 10];
        let fixed = numbers.map(Range::exactly).to_vec();
        assert!(Network::from_limits(Pipes::of(shape, &[]), fixed.clone()).is_some());
        for wrong in 0..fixed.len() {
            let mut limits = fixed.clone();
            limits[wrong] = Range::exactly(numbers[wrong] + 1);
            assert!(Network::from_limits(Pipes::of(shape, &[]), limits).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_missing_figure_is_found_by_subtraction() {
        let shape = Shape { rows: 2, columns: 2 };
        let numbers = [1, 2, 3, 3, 4, 7, 4, 6, 10];
        for missing in 0..numbers.len() {
            let mut limits = numbers.map(Range::exactly).to_vec();
            limits[missing] = Range { low: 0, high: WITHOUT_LIMIT };
            let mut network = Network::from_limits(Pipes::of(shape, &[]), limits).unwrap();
            assert_eq!(network.extreme(missing, Change::Up), Some(numbers[missing]));
            assert_eq!(network.extreme(missing, Change::Down), Some(numbers[missing]));
        }
    }

    #[test]
    fn a_figure_that_nothing_limits_has_no_upper_limit() {
        let shape = Shape { rows: 1, columns: 1 };
        let open = Range { low: 0, high: WITHOUT_LIMIT };
        let mut network = Network::from_limits(Pipes::of(shape, &[]), vec![open; 4]).unwrap();
        assert_eq!(network.extreme(0, Change::Up), None);
        assert_eq!(network.extreme(0, Change::Down), Some(0));
    }

    #[test]
    fn a_known_sum_of_two_figures_narrows_both() {
        // ? ? 7 | 11 to 20, the first of them small, and their sum known from elsewhere.
        let shape = Shape { rows: 1, columns: 3 };
        let open = Range { low: 0, high: WITHOUT_LIMIT };
        let small = Range { low: 1, high: 5 };
        let limits = |first| {
            let mut limits = vec![open; shape.len()];
            limits[..4].copy_from_slice(&[first, open, Range::exactly(7), Range { low: 11, high: 20 }]);
            limits
        };
        let group = Group { row: 0, columns: vec![0, 1] };
        let network = |low, high| {
            let limits = [limits(small), vec![Range { low, high }]].concat();
            Network::from_limits(Pipes::of(shape, std::slice::from_ref(&group)), limits)
        };
        let mut loose = network(0, WITHOUT_LIMIT).unwrap();
        assert_eq!(loose.extreme(1, Change::Up), Some(12));
        // The sum itself is the last pipe: 11 - 7 to 20 - 7.
        let sum = shape.len();
        assert_eq!((loose.extreme(sum, Change::Down), loose.extreme(sum, Change::Up)), (Some(4), Some(13)));
        let mut tight = network(4, 4).unwrap();
        assert_eq!((tight.extreme(1, Change::Up), tight.extreme(3, Change::Up)), (Some(3), Some(11)));
        assert!(network(14, 15).is_none());
    }
}
