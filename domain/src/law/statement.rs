//! A row of the tables of codes: wire name, words, basis.

use super::{Basis, Words};

/// One code of the vocabulary with all that is said of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub code: &'static str,
    pub words: Words,
    pub basis: Basis,
}

/// `of("CODE", basis, "中文", "English")`: the order in which the tables read best.
pub(crate) const fn of(code: &'static str, basis: Basis, zh: &'static str, en: &'static str) -> Statement {
    Statement {
        code,
        words: Words::new(zh, en),
        basis,
    }
}
