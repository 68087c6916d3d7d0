//! A schema with one field for each thing that can happen.
#![expect(
    clippy::unused_async,
    reason = "the macros of the schema ask every resolver to be async"
)]

use async_graphql::{
    Context, Error, ErrorExtensions as _, Object, Result, Schema, SimpleObject, Subscription,
};
use chrono::NaiveDate;
use domain::access::Principal;
use domain::trace::TraceId;
use futures::{Stream, StreamExt as _, stream};
use graphql::Language;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

pub type Toy = Schema<Query, Mutation, Subscriptions>;

/// How often a mutation ran: what a refused request must leave at 0.
pub type Ran = Arc<AtomicU32>;

pub fn toy(ran: Ran) -> Toy {
    Schema::build(Query, Mutation(ran), Subscriptions)
        .limit_depth(15)
        .limit_directives(5)
        .disable_suggestions()
        .finish()
}

pub struct Query;
pub struct Mutation(Ran);
pub struct Subscriptions;

#[derive(SimpleObject)]
pub struct Seen {
    person: Option<String>,
    language: String,
    trace: String,
}

pub struct Node;

#[Object]
impl Node {
    async fn node(&self) -> Node {
        Node
    }
    async fn leaf(&self) -> i32 {
        1
    }
}

#[Object]
impl Query {
    async fn hello(&self) -> &'static str {
        "你好"
    }
    async fn seen(&self, ctx: &Context<'_>) -> Seen {
        let principal = ctx.data_unchecked::<Option<Principal>>();
        Seen {
            person: principal.as_ref().map(|principal| principal.person.0.to_string()),
            language: ctx.data_unchecked::<Language>().tag().to_owned(),
            trace: ctx.data_unchecked::<TraceId>().to_string(),
        }
    }
    async fn echo(&self, text: String) -> String {
        text
    }
    async fn node(&self) -> Node {
        Node
    }
    async fn day(&self, date: NaiveDate) -> NaiveDate {
        date
    }
    async fn leak(&self) -> Result<i32> {
        Err(Error::new(
            "SELECT name FROM persons WHERE id = '440106199003070018'",
        ))
    }
    async fn coded(&self) -> Result<i32> {
        Err(Error::new("failed to answer: sign in first")
            .extend_with(|_, e| e.set("code", "UNAUTHENTICATED")))
    }
    async fn panics(&self) -> i32 {
        std::hint::black_box(None::<i32>).expect("on purpose")
    }
    async fn hangs(&self) -> i32 {
        std::future::pending().await
    }
}

#[Object]
impl Mutation {
    async fn bump(&self) -> u32 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }
}

#[derive(SimpleObject)]
pub struct Tick {
    cursor: i32,
}

#[Subscription]
impl Subscriptions {
    /// Three ticks after a cursor.
    async fn ticks(&self, after: Option<i32>) -> impl Stream<Item = Tick> {
        let first = after.unwrap_or_default() + 1;
        stream::iter(first..first + 3).map(|cursor| Tick { cursor })
    }
    /// One tick, and then silence.
    async fn quiet(&self) -> impl Stream<Item = Tick> {
        stream::once(async { Tick { cursor: 1 } }).chain(stream::pending())
    }
    /// Ticks as fast as they are taken.
    async fn flood(&self) -> impl Stream<Item = Tick> {
        stream::repeat_with(|| Tick { cursor: 1 })
    }
    async fn broken(&self) -> Result<stream::Pending<i32>> {
        Err(Error::new("SELECT 1"))
    }
}
