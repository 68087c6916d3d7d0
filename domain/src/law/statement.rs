//! A row of the tables of codes: wire name, words, basis; and what an enum with such a table says of itself.

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

/// `from_table!(Type, TABLE: code, words, article, basis)` gives an enum those of the four methods that are named, each
/// read from a table in the order of the enum.
macro_rules! from_table {
    ($type:ident, $table:ident: $($method:ident),+) => {
        impl $type {
            $($crate::law::statement::from_table!(@$method);)+

            const fn statement(self) -> &'static $crate::law::statement::Statement {
                &$table[self as usize]
            }
        }
    };
    (@code) => {
        /// The wire name, as in the API and in the record.
        pub const fn code(self) -> &'static str {
            self.statement().code
        }
    };
    (@words) => {
        /// What it says to people, also in a notice.
        pub const fn words(self) -> $crate::law::Words {
            self.statement().words
        }
    };
    (@article) => {
        /// The articles as source keys; `None` where it rests on a published page or is set by this software.
        pub const fn article(self) -> Option<&'static str> {
            self.statement().basis.article
        }
    };
    (@basis) => {
        /// What it rests on: the article or the page where it was read, or the mark that says why there is none.
        pub const fn basis(self) -> $crate::law::Basis {
            self.statement().basis
        }
    };
}

pub(crate) use from_table;
