//! The feed of a queue.

use super::world::{CaseSpec, HANGZHOU, NINGBO, add_case, casework, citizen, offices, staff};
use crate::{
    finder::{CursorProblem, FeedCursor, Finder},
    on_both_databases,
    testing::TestDatabase,
};
use domain::{access::Post, identifier::CaseNumber};

on_both_databases!(
    a_feed_goes_on_where_it_was,
    a_feed_passes_over_what_is_out_of_scope
);

async fn entries(finder: &Finder<'_>, cursor: FeedCursor) -> (Vec<CaseNumber>, FeedCursor) {
    let page = finder.queue_feed_after(cursor).await.unwrap();
    (
        page.entries.into_iter().map(|entry| entry.case).collect(),
        page.next,
    )
}

async fn a_feed_goes_on_where_it_was(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let start = clerk.queue_feed_end().await.unwrap();
    let mut cursor = start;
    let mut all = vec![];
    for tag in 1..4 {
        let spec = CaseSpec::new(tag, HANGZHOU, 1);
        add_case(&store, &spec).await;
        let (new, next) = entries(&clerk, cursor).await;
        assert_eq!(new, [spec.number()]);
        // As a client would send it.
        cursor = next.to_string().parse().unwrap();
        all.push(spec.number());
    }
    assert_eq!(entries(&clerk, cursor).await, (vec![], cursor));
    assert_eq!(entries(&clerk, start).await, (all, cursor));
    assert_eq!(clerk.queue_feed_end().await.unwrap(), cursor);
    assert_eq!("yesterday".parse::<FeedCursor>(), Err(CursorProblem::Unreadable));
}

async fn a_feed_passes_over_what_is_out_of_scope(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    for spec in [CaseSpec::new(1, NINGBO, 1), CaseSpec::new(2, HANGZHOU, 9)] {
        add_case(&store, &spec).await;
    }
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let (seen, next) = entries(&clerk, FeedCursor::default()).await;
    assert!(seen.is_empty(), "another office's case, and the clerk's own");
    assert_eq!(next, clerk.queue_feed_end().await.unwrap());
    assert!(
        entries(&casework(&store, &citizen(1)), FeedCursor::default())
            .await
            .0
            .is_empty()
    );
}
