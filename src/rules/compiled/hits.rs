//! Which entries of the timeline mean something to which atom, laid out by atom.

use super::NONE;

/// What one entry of the timeline means to one atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    Matches,
    /// A missing answer decides.
    Unknown,
    /// An explanation holds it back.
    Explained,
    /// This qualifier does (a gate inside `seen`).
    Gated(u8),
}

/// One entry of the timeline that means something to an atom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) item: u32,
    /// The pair of indicator and atom.
    pub(super) entry: u32,
    atom: u32,
    pub(super) judged: Judged,
}

const NO_HIT: Hit = Hit { item: NONE, entry: NONE, atom: NONE, judged: Judged::Matches };

/// The hits of one atom.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    len: u32,
    placed: u32,
    unknown: bool,
    aside: bool,
}

/// All hits.
#[derive(Debug)]
pub(super) struct Hits {
    /// As they come: in the timeline's order.
    coming: Vec<Hit>,
    /// By atom, and in the timeline's order for each.
    by_atom: Vec<Hit>,
    /// The entries of the timeline alone, in the same order.
    items: Vec<u32>,
    spans: Vec<Span>,
}

impl Hits {
    pub(super) fn new(atoms: usize, room: usize) -> Hits {
        let none = Span { start: NONE, len: 0, placed: 0, unknown: false, aside: false };
        Hits {
            coming: Vec::with_capacity(room),
            by_atom: Vec::new(),
            items: Vec::new(),
            spans: vec![none; atoms],
        }
    }

    pub(super) fn add(&mut self, item: u32, entry: u32, atom: u32, judged: Judged) {
        let Some(span) = self.spans.get_mut(atom as usize) else { return };
        span.len += 1;
        span.unknown |= judged == Judged::Unknown;
        span.aside |= matches!(judged, Judged::Explained | Judged::Gated(_));
        self.coming.push(Hit { item, entry, atom, judged });
    }

    /// Lays them out by atom, once all have come.
    pub(super) fn lay_out(&mut self) {
        self.by_atom.resize(self.coming.len(), NO_HIT);
        self.items.resize(self.coming.len(), NONE);
        let mut next = 0;
        for hit in &self.coming {
            let Some(span) = self.spans.get_mut(hit.atom as usize) else { continue };
            if span.placed == 0 {
                span.start = next;
                next += span.len;
            }
            let at = (span.start + span.placed) as usize;
            span.placed += 1;
            if let (Some(hits), Some(item)) = (self.by_atom.get_mut(at), self.items.get_mut(at)) {
                (*hits, *item) = (*hit, hit.item);
            }
        }
    }

    /// The hits of an atom, in the timeline's order.
    pub(super) fn of(&self, atom: u32) -> &[Hit] {
        self.spans.get(atom as usize).map_or(&[], |span| stretch(&self.by_atom, span))
    }

    /// The entries that some hit of an atom names, whatever they mean to it.
    pub(super) fn items_of(&self, atom: u32) -> &[u32] {
        self.spans.get(atom as usize).map_or(&[], |span| stretch(&self.items, span))
    }

    /// Whether a missing answer decides one of an atom's hits.
    pub(super) fn some_unknown(&self, atom: u32) -> bool {
        self.spans.get(atom as usize).is_some_and(|span| span.unknown)
    }

    /// Whether one of an atom's hits is explained or held back.
    pub(super) fn some_aside(&self, atom: u32) -> bool {
        self.spans.get(atom as usize).is_some_and(|span| span.aside)
    }
}

fn stretch<'l, T>(list: &'l [T], span: &Span) -> &'l [T] {
    let start = if span.len == 0 { 0 } else { span.start as usize };
    list.get(start..start + span.len as usize).unwrap_or(&[])
}
