//! A table with its totals as a flow in a network: the exact arithmetic under protection and attack.
//!
//! Every row (and the row of totals) is a node, every column (and the column of totals) is a node, every figure is an
//! edge between its row and its column. Counts flow from row to column, totals flow back. At every node as much flows in
//! as out, and that is all the adding up a table does: such a flow is a *circulation*. A figure that is known has an edge
//! of fixed flow; a hidden one has an edge with a lower and an upper limit.
//!
//! Two facts about circulations carry everything here. A hidden figure can differ from its value exactly when flow can
//! be sent round a cycle through its edge. And the extremes it can reach are reached in whole numbers, with every whole
//! number between them (maximum flow by augmenting paths, after Ford and Fulkerson; the shortest path first, after
//! Edmonds and Karp).

use std::collections::VecDeque;

use super::place::Shape;

/// Stands for no upper limit. Totals are at most 2^53, so nothing finite comes near it.
pub(super) const NO_LIMIT: u64 = u64::MAX;

/// Lowest and highest value of one figure, both inclusive; `high` may be [`NO_LIMIT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Range {
    /// Nothing is known.
    pub(super) const OPEN: Self = Self { low: 0, high: NO_LIMIT };

    pub(super) fn exactly(value: u64) -> Self {
        Self { low: value, high: value }
    }

    /// What is left where both are known.
    pub(super) fn and(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
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
    /// The row; the row of totals is `shape.rows`.
    pub(super) row: usize,
    /// Its columns in the sum.
    pub(super) columns: Vec<usize>,
}

/// The edges of one table: one for each figure, by the figure's index, and then one for the sum of each group.
#[derive(Debug, Clone)]
pub(super) struct Edges {
    /// The nodes at the two ends of each edge, in the direction of its flow.
    ends: Vec<(usize, usize)>,
    /// The edges at each node.
    at: Vec<Vec<usize>>,
}

impl Edges {
    /// The edges of a table. A group has a node of its own between its row and its columns: the group's figures are the
    /// edges between that node and the columns, its sum is the edge between the row and that node. No two groups may
    /// share a figure.
    pub(super) fn new(shape: Shape, groups: &[Group]) -> Self {
        let mut ends: Vec<(usize, usize)> = (0..shape.len()).map(|index| figure_ends(shape, index)).collect();
        // Rows and columns, each with its totals; then the groups.
        let first_group = shape.rows + 1 + shape.columns + 1;
        for (group, node) in groups.iter().zip(first_group..) {
            let mut from_row = true;
            for column in &group.columns {
                let (from, to) = &mut ends[shape.cell(group.row, *column)];
                from_row = *from == group.row;
                *(if from_row { from } else { to }) = node;
            }
            ends.push(if from_row { (group.row, node) } else { (node, group.row) });
        }
        let mut at = vec![Vec::new(); first_group + groups.len()];
        for (edge, (from, to)) in ends.iter().enumerate() {
            at[*from].push(edge);
            at[*to].push(edge);
        }
        Self { ends, at }
    }

    /// Number of nodes.
    pub(super) fn nodes(&self) -> usize {
        self.at.len()
    }

    /// The nodes at the two ends of an edge, in the direction of its flow.
    pub(super) fn ends(&self, edge: usize) -> (usize, usize) {
        self.ends[edge]
    }

    /// All edges at a node, each with the node at its other end and the change that flow away from `node` is.
    pub(super) fn from(&self, node: usize) -> impl Iterator<Item = (usize, usize, Change)> {
        self.at[node].iter().map(move |&edge| {
            let (from, to) = self.ends[edge];
            if from == node { (edge, to, Change::Up) } else { (edge, from, Change::Down) }
        })
    }
}

/// The ends of a figure's edge where there are no groups: its row and its column.
fn figure_ends(shape: Shape, index: usize) -> (usize, usize) {
    let (row, column) = (index / (shape.columns + 1), index % (shape.columns + 1));
    let (row_node, column_node) = (row, shape.rows + 1 + column);
    // Counts, and the grand total that closes the circulation, run from row to column; the totals of rows and of columns
    // run back.
    if (row == shape.rows) == (column == shape.columns) {
        (row_node, column_node)
    } else {
        (column_node, row_node)
    }
}

/// The network of one table: edges, with limits and a flow for each.
#[derive(Debug, Clone)]
pub(super) struct Network {
    edges: Edges,
    limits: Vec<Range>,
    flow: Vec<u64>,
}

/// A path through the network along which flow can be sent.
struct Path {
    start: usize,
    end: usize,
    edges: Vec<(usize, Change)>,
}

impl Network {
    /// A network with some circulation within the limits; `None` if there is none.
    pub(super) fn from_limits(edges: Edges, limits: Vec<Range>) -> Option<Self> {
        assert_eq!(limits.len(), edges.ends.len(), "every edge has its limits");
        if limits.iter().any(|range| range.low > range.high) {
            return None;
        }
        let flow = limits.iter().map(|range| range.low).collect();
        let mut network = Self { edges, limits, flow };
        network.balance().then_some(network)
    }

    /// The residual capacity of an edge: how far its flow can change.
    fn residual(&self, edge: usize, change: Change) -> u64 {
        let (Range { low, high }, flow) = (self.limits[edge], self.flow[edge]);
        match change {
            Change::Up if high == NO_LIMIT => NO_LIMIT,
            Change::Up => high - flow,
            Change::Down => flow - low,
        }
    }

    fn push(&mut self, edge: usize, change: Change, amount: u64) {
        match change {
            Change::Up => self.flow[edge] += amount,
            Change::Down => self.flow[edge] -= amount,
        }
    }

    /// The shortest augmenting path from any of `from` to a node that `reached` accepts, without the edge `without`.
    fn augmenting_path(
        &self,
        from: impl IntoIterator<Item = usize>,
        reached: impl Fn(usize) -> bool,
        without: Option<usize>,
    ) -> Option<Path> {
        let mut came_by: Vec<Option<(usize, usize, Change)>> = vec![None; self.edges.nodes()];
        let mut seen = vec![false; self.edges.nodes()];
        let mut queue = VecDeque::new();
        for node in from {
            seen[node] = true;
            queue.push_back(node);
        }
        while let Some(node) = queue.pop_front() {
            if reached(node) {
                let mut path = Path { start: node, end: node, edges: Vec::new() };
                while let Some((before, edge, change)) = came_by[path.start] {
                    path.edges.push((edge, change));
                    path.start = before;
                }
                return Some(path);
            }
            for (edge, next, change) in self.edges.from(node) {
                if !seen[next] && Some(edge) != without && self.residual(edge, change) > 0 {
                    seen[next] = true;
                    came_by[next] = Some((node, edge, change));
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The least residual capacity along a path; a path of no edges has no limit.
    fn bottleneck(&self, path: &Path) -> u64 {
        path.edges.iter().map(|(edge, change)| self.residual(*edge, *change)).min().unwrap_or(NO_LIMIT)
    }

    fn push_along(&mut self, path: &Path, amount: u64) {
        for (edge, change) in &path.edges {
            self.push(*edge, *change, amount);
        }
    }

    /// Sends flow from the nodes into which too much flows to those into which too little does; false if it cannot be
    /// done.
    fn balance(&mut self) -> bool {
        // What flows in minus what flows out.
        let mut excess = vec![0i128; self.edges.nodes()];
        for ((from, to), flow) in self.edges.ends.iter().copied().zip(&self.flow) {
            excess[from] -= i128::from(*flow);
            excess[to] += i128::from(*flow);
        }
        loop {
            let sources: Vec<usize> = (0..excess.len()).filter(|node| excess[*node] > 0).collect();
            if sources.is_empty() {
                return true;
            }
            let Some(path) = self.augmenting_path(sources, |node| excess[node] < 0, None) else {
                return false;
            };
            let wanted = excess[path.start].min(-excess[path.end]);
            // What is wanted beyond 64 bits is more than any path takes.
            let amount = u64::try_from(wanted).unwrap_or(NO_LIMIT).min(self.bottleneck(&path));
            self.push_along(&path, amount);
            excess[path.start] -= i128::from(amount);
            excess[path.end] += i128::from(amount);
        }
    }

    /// The highest value a figure can have; `None` if it has no upper limit.
    pub(super) fn highest(&mut self, edge: usize) -> Option<u64> {
        self.extreme(edge, Change::Up)
    }

    /// The lowest value a figure can have.
    pub(super) fn lowest(&mut self, edge: usize) -> u64 {
        self.extreme(edge, Change::Down).expect("no flow is lower than nought")
    }

    /// Changes the flow of an edge as far as it goes, exactly; `None` if there is no end to it.
    fn extreme(&mut self, edge: usize, change: Change) -> Option<u64> {
        let (from, to) = self.edges.ends(edge);
        // What flows more through the edge flows back from its end to its beginning by other paths.
        let (start, end) = match change {
            Change::Up => (to, from),
            Change::Down => (from, to),
        };
        loop {
            let own = self.residual(edge, change);
            if own == 0 {
                break;
            }
            let Some(path) = self.augmenting_path([start], |node| node == end, Some(edge)) else { break };
            let amount = self.bottleneck(&path).min(own);
            if amount == NO_LIMIT {
                return None;
            }
            self.push_along(&path, amount);
            self.push(edge, change, amount);
        }
        Some(self.flow[edge])
    }
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
        assert!(Network::from_limits(Edges::new(shape, &[]), fixed.clone()).is_some());
        for wrong in 0..fixed.len() {
            let mut limits = fixed.clone();
            limits[wrong] = Range::exactly(numbers[wrong] + 1);
            assert!(Network::from_limits(Edges::new(shape, &[]), limits).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_missing_figure_is_found_by_subtraction() {
        let shape = Shape { rows: 2, columns: 2 };
        let numbers = [1, 2, 3, 3, 4, 7, 4, 6, 10];
        for missing in 0..numbers.len() {
            let mut limits = numbers.map(Range::exactly).to_vec();
            limits[missing] = Range::OPEN;
            let mut network = Network::from_limits(Edges::new(shape, &[]), limits).unwrap();
            assert_eq!(network.highest(missing), Some(numbers[missing]));
            assert_eq!(network.lowest(missing), numbers[missing]);
        }
    }

    #[test]
    fn a_figure_that_nothing_limits_has_no_upper_limit() {
        let shape = Shape { rows: 1, columns: 1 };
        let mut network = Network::from_limits(Edges::new(shape, &[]), vec![Range::OPEN; 4]).unwrap();
        assert_eq!((network.highest(0), network.lowest(0)), (None, 0));
    }

    #[test]
    fn a_known_sum_of_two_figures_narrows_both() {
        // ? ? 7 | 11 to 20, the first of them small, and their sum known from elsewhere.
        let shape = Shape { rows: 1, columns: 3 };
        let mut limits = vec![Range::OPEN; shape.len()];
        limits[0] = Range { low: 1, high: 5 };
        limits[2] = Range::exactly(7);
        limits[3] = Range { low: 11, high: 20 };
        let group = Group { row: 0, columns: vec![0, 1] };
        let network = |low, high| {
            let limits = [limits.clone(), vec![Range { low, high }]].concat();
            Network::from_limits(Edges::new(shape, std::slice::from_ref(&group)), limits)
        };
        let mut loose = network(0, NO_LIMIT).unwrap();
        assert_eq!(loose.highest(1), Some(12));
        // The sum itself is the last edge: 11 - 7 to 20 - 7.
        let sum = shape.len();
        assert_eq!((loose.lowest(sum), loose.highest(sum)), (4, Some(13)));
        let mut tight = network(4, 4).unwrap();
        assert_eq!((tight.highest(1), tight.highest(3)), (Some(3), Some(11)));
        assert!(network(14, 15).is_none());
    }
}
