//! Counts that stop counting.

use async_graphql::SimpleObject;

/// How many there are (总数)
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct Count {
    /// The number, or where counting stopped.
    pub value: u64,
    /// Whether there may be more than `value`.
    pub capped: bool,
}

impl From<store::finder::CappedCount> for Count {
    fn from(count: store::finder::CappedCount) -> Self {
        Self {
            value: count.count,
            capped: count.more,
        }
    }
}
