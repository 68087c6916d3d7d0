//! Who holds which posts, and what they hold.

use super::world::{
    CaseSpec, GUANGZHOU, HANGZHOU, NINGBO, add_case, add_person, add_post, audit, auditor, casework, citizen,
    day, now, office, offices, person, staff,
};
use crate::{
    Store,
    finder::Finder,
    on_both_databases,
    staff::{Kept, Posts, keep_posts},
    testing::TestDatabase,
};
use domain::access::{PersonId, Post, Principal, Role};
use std::collections::BTreeSet;

on_both_databases!(
    posts_begin_and_end_with_what_sign_ins_say,
    the_list_is_for_those_who_give_work_out,
    what_somebody_holds_is_found_in_ones_own_office,
);

async fn says(store: &Store, code: &str, posts: &[Post], today: &str) -> Kept {
    let posts: BTreeSet<_> = posts.iter().copied().collect();
    let held = Posts {
        office: &office(code),
        posts: &posts,
    };
    keep_posts(store, person(1), held, day(today)).await.unwrap()
}

async fn rows(database: &TestDatabase) -> Vec<String> {
    let sql = "SELECT office || ' ' || post || ' ' || valid_from || ' ' || COALESCE(CAST(valid_to AS TEXT), '-') \
               FROM staff_posts ORDER BY 1";
    database.texts(sql).await
}

async fn posts_begin_and_end_with_what_sign_ins_say(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let both = [Post::Intake, Post::Dossier];
    assert_eq!(says(&store, HANGZHOU, &both, "2024-03-05").await, Kept::Changed);
    assert_eq!(says(&store, HANGZHOU, &both, "2024-03-06").await, Kept::Known);
    assert_eq!(
        says(&store, HANGZHOU, &both[..1], "2024-03-07").await,
        Kept::Changed
    );
    assert_eq!(
        rows(&database).await,
        [
            format!("{HANGZHOU} DOSSIER 2024-03-05 2024-03-06"),
            format!("{HANGZHOU} INTAKE 2024-03-05 -"),
        ]
    );
    assert_eq!(
        says(&store, NINGBO, &both[..1], "2024-03-08").await,
        Kept::Changed
    );
    assert_eq!(
        says(&store, HANGZHOU, &both[..1], "2024-03-08").await,
        Kept::Changed
    );
    assert_eq!(
        says(&store, NINGBO, &both[..1], "2024-03-08").await,
        Kept::Changed,
        "a post that began and ended on one day begins again"
    );
    let now_at = rows(&database).await;
    let open: Vec<_> = now_at.iter().filter(|row| row.ends_with(" -")).collect();
    assert_eq!(open, [&format!("{NINGBO} INTAKE 2024-03-08 -")]);
    assert_eq!(
        says(&store, "45990001", &both, "2024-03-09").await,
        Kept::OfficeUnknown
    );
    assert_eq!(rows(&database).await, now_at);
}

async fn the_list_is_for_those_who_give_work_out(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    for number in [1, 2] {
        add_person(&store, number).await;
    }
    add_post(&store, 1, HANGZHOU, None).await;
    add_post(&store, 2, HANGZHOU, Some(day("2021-01-01"))).await;
    add_post(&store, 3, HANGZHOU, None).await;
    add_post(&store, 4, NINGBO, None).await;
    let listed = async |finder: Finder<'_>| -> Vec<(PersonId, Option<String>)> {
        let staff = finder.staff_of(&office(HANGZHOU)).await.unwrap();
        staff
            .into_iter()
            .map(|one| (one.person, one.name.map(String::from)))
            .collect()
    };
    let here = [(person(1), Some("王小明".to_owned())), (person(3), None)];
    let administrator = Principal {
        role: Some(Role::Administrator),
        ..citizen(9)
    };
    for reader in [
        staff(9, HANGZHOU, &[Post::Supervision]),
        staff(9, HANGZHOU, &[Post::BusinessLead]),
        administrator,
    ] {
        let mut seen = listed(casework(&store, &reader)).await;
        seen.sort();
        let mut here = here.clone();
        here.sort();
        assert_eq!(seen, here, "those of today");
    }
    let others = [
        casework(&store, &staff(9, HANGZHOU, &[Post::Intake])),
        casework(&store, &staff(9, NINGBO, &[Post::Supervision])),
        casework(&store, &citizen(9)),
        audit(&store, &auditor(9, "330000")),
    ];
    for other in others {
        assert!(listed(other).await.is_empty());
    }
}

async fn what_somebody_holds_is_found_in_ones_own_office(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let held = |number, office, applicant| {
        let mut spec = CaseSpec::new(number, office, applicant);
        spec.task = Some((Post::Intake, Some((5, now()))));
        spec
    };
    let specs = [
        held(1, HANGZHOU, 1),
        held(2, HANGZHOU, 1),
        held(3, HANGZHOU, 9),
        held(4, GUANGZHOU, 1),
    ];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let lead = staff(9, HANGZHOU, &[Post::BusinessLead]);
    let finder = casework(&store, &lead);
    let mut numbers = [specs[0].number(), specs[1].number()];
    numbers.sort();
    assert_eq!(
        finder.held_by(person(5), None, 10).await.unwrap(),
        numbers,
        "neither of another office nor one's own"
    );
    assert_eq!(
        finder.held_by(person(5), Some(&numbers[0]), 10).await.unwrap(),
        numbers[1..]
    );
    assert_eq!(finder.held_by(person(5), None, 1).await.unwrap(), numbers[..1]);
    assert!(finder.held_by(person(6), None, 10).await.unwrap().is_empty());
    for other in [
        casework(&store, &citizen(1)),
        audit(&store, &auditor(8, "330000")),
    ] {
        assert!(other.held_by(person(5), None, 10).await.unwrap().is_empty());
    }
}
