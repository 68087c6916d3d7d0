//! Pages: `first` and `after` in, a connection out.

use super::Count;
use crate::failure::{Failure, Result};
use async_graphql::{
    ObjectType, OutputType, SimpleObject,
    connection::{Connection, ConnectionNameType, Edge, EmptyFields},
};
use store::finder::{Cursor, FindError};

/// The size of a page where `first` is not given.
pub(crate) const DEFAULT_FIRST: i32 = 20;
/// The largest page.
pub(crate) const MAX_FIRST: i32 = 100;

/// Which page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) first: u16,
    pub(crate) after: Option<String>,
}

impl Page {
    /// Reads `first` (1 to 100, 20 where it is not given) and `after`.
    pub(crate) fn read(first: Option<i32>, after: Option<String>) -> Result<Self> {
        let first = first.unwrap_or(DEFAULT_FIRST);
        let first = u16::try_from(first)
            .ok()
            .filter(|_| (1..=MAX_FIRST).contains(&first));
        let first = first.ok_or(Failure::BadInput("failed to page: `first` is 1 to 100"))?;
        Ok(Self { first, after })
    }

    /// The page as the record reads it.
    pub(crate) fn keyset(self) -> Result<store::finder::Page> {
        let after = self.after.as_deref().map(Cursor::parse).transpose();
        let after = after.map_err(|problem| Failure::from(FindError::Cursor(problem)))?;
        Ok(store::finder::Page::new(self.first, after))
    }
}

/// What every counted connection has beside its edges.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Counted {
    /// How many there are in all.
    pub total_count: Count,
}

/// The name of a counted connection: an uncounted one of the same type has the plain name.
pub struct CountedName;

impl ConnectionNameType for CountedName {
    fn type_name<T: OutputType>() -> String {
        format!("Counted{}Connection", T::type_name())
    }
}

/// A page with the total.
pub(crate) type Paged<T> = Connection<String, T, Counted, EmptyFields, CountedName>;

/// A counted connection from a page of the record. Rows that `node` leaves out are not shown.
pub(crate) fn paged<R, T: OutputType>(
    page: store::finder::Connection<R>,
    total_count: Count,
    node: impl FnMut(R) -> Result<Option<T>>,
) -> Result<Paged<T>> {
    let connection = Connection::with_additional_fields(false, page.has_next_page, Counted { total_count });
    filled(connection, page, node)
}

/// A connection from a page of the record, without a total.
pub(crate) fn plain<R, T: OutputType>(
    page: store::finder::Connection<R>,
    node: impl FnMut(R) -> Result<Option<T>>,
) -> Result<Connection<String, T>> {
    filled(Connection::new(false, page.has_next_page), page, node)
}

fn filled<R, T: OutputType, C: ObjectType, N: ConnectionNameType>(
    mut connection: Connection<String, T, C, EmptyFields, N>,
    page: store::finder::Connection<R>,
    mut node: impl FnMut(R) -> Result<Option<T>>,
) -> Result<Connection<String, T, C, EmptyFields, N>> {
    for edge in page.edges {
        if let Some(node) = node(edge.node)? {
            connection.edges.push(Edge::new(edge.cursor.to_string(), node));
        }
    }
    Ok(connection)
}
