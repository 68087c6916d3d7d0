//! Pages: `first` and `after` in, a connection out.

use super::Count;
use crate::failure::{Failure, Result};
use async_graphql::{
    ObjectType, OutputType, SimpleObject,
    connection::{Connection, Edge, EmptyFields},
};

/// The size of a page where `first` is not given.
pub(crate) const DEFAULT_FIRST: i32 = 20;
/// The largest page.
pub(crate) const MAX_FIRST: i32 = 100;

/// Which page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) first: u32,
    pub(crate) after: Option<String>,
}

impl Page {
    /// Reads `first` (1 to 100, 20 where it is not given) and `after`.
    pub(crate) fn read(first: Option<i32>, after: Option<String>) -> Result<Self> {
        let first = first.unwrap_or(DEFAULT_FIRST);
        if !(1..=MAX_FIRST).contains(&first) {
            return Err(Failure::BadInput("failed to page: `first` is 1 to 100"));
        }
        Ok(Self {
            first: first.unsigned_abs(),
            after,
        })
    }
}

/// What every counted connection has beside its edges.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Counted {
    /// How many there are in all.
    pub total_count: Count,
}

/// A page with the total.
pub(crate) type Paged<T> = Connection<String, T, Counted>;

/// A connection from the rows of a page, each with its cursor.
pub(crate) fn connection<T: OutputType>(
    rows: impl IntoIterator<Item = (String, T)>,
    has_next: bool,
    total_count: Count,
) -> Paged<T> {
    filled(
        Connection::with_additional_fields(false, has_next, Counted { total_count }),
        rows,
    )
}

fn filled<T: OutputType, C: ObjectType>(
    mut connection: Connection<String, T, C>,
    rows: impl IntoIterator<Item = (String, T)>,
) -> Connection<String, T, C> {
    let edges = rows
        .into_iter()
        .map(|(cursor, node)| Edge::<_, _, EmptyFields>::new(cursor, node));
    connection.edges.extend(edges);
    connection
}
