//! The inbox.

use super::world::{CaseSpec, HANGZHOU, add_case, casework, citizen, message_of, now, offices, staff};
use crate::{
    finder::{Page, Scope},
    on_both_databases,
    testing::TestDatabase,
};
use chrono::TimeDelta;
use domain::access::{Post, Purpose};

on_both_databases!(messages_are_the_readers_own, a_read_mark_stays);

async fn messages_are_the_readers_own(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let later = CaseSpec {
        received_at: now() + TimeDelta::hours(1),
        ..CaseSpec::new(2, HANGZHOU, 1)
    };
    let specs = [
        CaseSpec::new(1, HANGZHOU, 1),
        later,
        CaseSpec::new(3, HANGZHOU, 2),
    ];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let owner = casework(&store, &citizen(1));
    let first = owner.messages(Page::new(1, None)).await.unwrap();
    let rest = owner.messages(Page::new(9, first.end().cloned())).await.unwrap();
    let ids: Vec<_> = first
        .nodes()
        .chain(rest.nodes())
        .map(|message| message.id)
        .collect();
    assert_eq!(
        ids,
        [message_of(&specs[1]), message_of(&specs[0])],
        "newest first"
    );
    assert_eq!(first.nodes().next().unwrap().body, "收件回执");
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    assert!(clerk.messages(Page::new(9, None)).await.unwrap().edges.is_empty());
    assert_eq!(clerk.mark_read(&ids).await.unwrap(), 0);
    assert_eq!(owner.unread_up_to(9).await.unwrap().count, 2);
}

async fn a_read_mark_stays(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let specs = [CaseSpec::new(1, HANGZHOU, 1), CaseSpec::new(2, HANGZHOU, 2)];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let ids = specs.each_ref().map(message_of);
    let owner = casework(&store, &citizen(1));
    assert_eq!(
        owner.mark_read(&ids).await.unwrap(),
        1,
        "only one of them is theirs"
    );
    let later = store.finder(
        Scope::of(&citizen(1), Purpose::Casework),
        now() + TimeDelta::minutes(5),
    );
    assert_eq!(later.mark_read(&ids).await.unwrap(), 0);
    assert_eq!(later.message(ids[0]).await.unwrap().unwrap().read_at, Some(now()));
    assert_eq!(
        casework(&store, &citizen(2))
            .message(ids[1])
            .await
            .unwrap()
            .unwrap()
            .read_at,
        None
    );
}
