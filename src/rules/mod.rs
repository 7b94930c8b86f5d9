//! Rules: what the conditions of packs mean, and how they are evaluated.
