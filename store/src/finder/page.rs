//! Pages by keyset: a list read on from a row, however many rows came or went before it.

use super::{Cursor, CursorProblem, cursor::Key};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select, Value,
    sea_query::{IntoCondition, NullOrdering},
};

/// The most rows of one page.
pub const MAX_FIRST: u16 = 100;

/// How many rows, and after which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    first: u16,
    after: Option<Cursor>,
}

impl Page {
    /// At least 1 and at most [`MAX_FIRST`] rows after a cursor, or from the beginning.
    pub fn new(first: u16, after: Option<Cursor>) -> Self {
        Self {
            first: first.clamp(1, MAX_FIRST),
            after,
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection<T> {
    pub edges: Vec<Edge<T>>,
    pub has_next_page: bool,
}

/// A row and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge<T> {
    pub node: T,
    pub cursor: Cursor,
}

impl<T> Connection<T> {
    pub fn nodes(&self) -> impl Iterator<Item = &T> {
        self.edges.iter().map(|edge| &edge.node)
    }

    /// The cursor of the last row: what the next page comes after.
    pub fn end(&self) -> Option<&Cursor> {
        self.edges.last().map(|edge| &edge.cursor)
    }

    pub(super) fn try_map<U, E>(self, mut change: impl FnMut(T) -> Result<U, E>) -> Result<Connection<U>, E> {
        let edges = self.edges.into_iter().map(|Edge { node, cursor }| {
            Ok(Edge {
                node: change(node)?,
                cursor,
            })
        });
        Ok(Connection {
            edges: edges.collect::<Result<_, E>>()?,
            has_next_page: self.has_next_page,
        })
    }
}

/// A count that stops counting somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CappedCount {
    /// Rows, at most the cap.
    pub count: u64,
    /// There are more than that.
    pub more: bool,
}

impl CappedCount {
    /// Of a count that was limited to one row more than `cap`.
    pub(super) fn of(found: u64, cap: u64) -> Self {
        Self {
            count: found.min(cap),
            more: found > cap,
        }
    }
}

/// How a list is sorted: by a column, then by its id, both in one direction; rows without a value come last.
pub(super) struct Sorted<C> {
    /// Name of list and order, which cursors carry.
    pub(super) list: &'static str,
    pub(super) key: Option<C>,
    pub(super) id: C,
    pub(super) descending: bool,
}

impl<C: ColumnTrait> Sorted<C> {
    /// A query for the page and one row more.
    pub(super) fn page<E: EntityTrait>(
        &self,
        rows: Select<E>,
        page: &Page,
    ) -> Result<Select<E>, CursorProblem> {
        let rows = match &page.after {
            None => rows,
            Some(cursor) => {
                let (key, id) = cursor.of(self.list)?;
                rows.filter(self.after(key, id)?)
            }
        };
        let order = if self.descending { Order::Desc } else { Order::Asc };
        let rows = match self.key {
            // Said of a column that has none, it would keep the database from reading an index in its order.
            Some(key) if key.def().is_null() => {
                rows.order_by_with_nulls(key, order.clone(), NullOrdering::Last)
            }
            Some(key) => rows.order_by(key, order.clone()),
            None => rows,
        };
        Ok(rows.order_by(self.id, order).limit(u64::from(page.first) + 1))
    }

    /// The page from the rows that such a query found.
    pub(super) fn connection<M>(
        &self,
        mut rows: Vec<M>,
        page: &Page,
        place: impl Fn(&M) -> (Key, String),
    ) -> Connection<M> {
        let has_next_page = rows.len() > usize::from(page.first);
        rows.truncate(usize::from(page.first));
        let edge = |node| {
            let (key, id) = place(&node);
            Edge {
                node,
                cursor: Cursor::new(self.list, key, id),
            }
        };
        Connection {
            edges: rows.into_iter().map(edge).collect(),
            has_next_page,
        }
    }

    fn after(&self, key: Key, id: &str) -> Result<Condition, CursorProblem> {
        let later_id = self.beyond(self.id, id.into());
        match (self.key, value(key)) {
            (None, None) => Ok(later_id),
            (None, Some(_)) => Err(CursorProblem::Unreadable),
            (Some(column), None) => Ok(Condition::all().add(column.is_null()).add(later_id)),
            (Some(column), Some(at)) if column.def().is_null() => Ok(Condition::any()
                .add(self.beyond(column, at.clone()))
                .add(Condition::all().add(column.eq(at)).add(later_id))
                .add(column.is_null())),
            // The first part says where an index is read from, the second leaves out what came before.
            (Some(column), Some(at)) => Ok(Condition::all()
                .add(self.from(column, at.clone()))
                .add(Condition::any().add(self.beyond(column, at)).add(later_id))),
        }
    }

    fn from(&self, column: C, value: Value) -> Condition {
        let from = if self.descending {
            column.lte(value)
        } else {
            column.gte(value)
        };
        from.into_condition()
    }

    fn beyond(&self, column: C, value: Value) -> Condition {
        let beyond = if self.descending {
            column.lt(value)
        } else {
            column.gt(value)
        };
        beyond.into_condition()
    }
}

fn value(key: Key) -> Option<Value> {
    match key {
        Key::None => None,
        Key::Day(day) => Some(day.into()),
        Key::At(moment) => Some(moment.into()),
        Key::Rank(rank) => Some(rank.into()),
    }
}
