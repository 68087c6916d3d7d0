//! Who sees a transfer and the handover of its file, and in whose queue the work stands.

use super::{way::Way, world::*};
use domain::{
    access::{Actor, Post},
    case::{CaseCommand, Document, DocumentId, FreeText},
    file_handover::{Command, FileHandover},
    identifier::CaseNumber,
    law::{DocumentKind, vehicle::party::PartyRole},
    vehicle_transfer::{self, VehicleTransfer},
};
use std::fmt::Write;
use store::{
    Store,
    finder::{Claimed, Finder, Page, QueueFilter, QueueSort, Scope, Sight, Standing},
    testing::TestDatabase,
};

store::on_both_databases!(
    readers_see_what_the_table_says,
    a_task_stands_in_the_queue_of_its_office,
    a_claim_is_found_where_it_is_held,
    a_vehicle_finds_its_cases,
    who_comes_in_later_does_not_work_on_it,
    a_colleague_sees_whose_matter_it_is,
    papers_are_for_the_applicants_side_and_those_who_work_on_them,
);

const EVERYTHING: QueueFilter = QueueFilter {
    kind: None,
    statuses: vec![],
    office: None,
    post: None,
    deadline: None,
    claimed: None,
    applicant: None,
    number: None,
    standing: Standing::All,
};

fn page() -> Page {
    Page::new(50, None)
}

async fn queue(finder: &Finder<'_>, filter: &QueueFilter) -> Vec<CaseNumber> {
    let found = finder.queue(filter, QueueSort::default(), page()).await.unwrap();
    let numbers: Vec<_> = found.nodes().map(|row| row.number.clone()).collect();
    let counted = finder.queue_total_up_to(filter, 50).await.unwrap();
    assert_eq!(counted.count, numbers.len() as u64);
    numbers
}

/// One letter for each way that leads to a case, as in the table of the finders.
async fn ways(finder: &Finder<'_>, number: &CaseNumber) -> String {
    let mine = finder.my_cases(page()).await.unwrap();
    let feed = finder
        .queue_feed_after(store::finder::FeedCursor::default())
        .await
        .unwrap();
    let row = finder.case(number).await.unwrap();
    let glance = finder.glance(number).await.unwrap();
    assert_eq!(
        row.as_ref().map(|row| (row.sight, row.papers)),
        glance.map(|glance| (glance.sight, glance.papers))
    );
    let seen = [
        ('C', row.is_some()),
        ('O', row.is_some_and(|row| row.sight == Sight::Applicant)),
        ('M', mine.nodes().any(|case| case.number == *number)),
        ('Q', queue(finder, &EVERYTHING).await.contains(number)),
        ('F', feed.entries.iter().any(|entry| entry.case == *number)),
        ('H', !finder.history(number, 0, 100).await.unwrap().is_empty()),
        ('T', !finder.tasks(number).await.unwrap().is_empty()),
        ('V', about(finder, 1).await.contains(number)),
    ];
    let letters = seen.iter().map(|(letter, yes)| if *yes { *letter } else { '.' });
    letters.collect()
}

async fn about(finder: &Finder<'_>, vehicle: u8) -> Vec<CaseNumber> {
    let found = finder.cases_about(&vin(vehicle), page()).await.unwrap();
    found.nodes().map(|row| row.number.clone()).collect()
}

/// C case, O as their own, M my cases, Q queue, F feed, H history, T tasks, V by the vehicle; first the transfer, then its handover.
async fn readers_see_what_the_table_says(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    let named = vehicle_transfer::Command::NameParty {
        party: party(CHECKER, PartyRole::Mortgagee),
        person: None,
    };
    does::<VehicleTransfer>(&store, &transfer, (&clerk(), named)).await;
    let readers = [
        ("buyer", citizen(BUYER)),
        ("seller", citizen(SELLER)),
        ("stranger", citizen(99)),
        (
            "seller, who is a clerk there",
            staff(SELLER, CHENGDU, [Post::Intake]),
        ),
        ("seller, of the origin", staff(SELLER, HANGZHOU, [Post::Dossier])),
        ("clerk", clerk()),
        ("mortgagee, who checks files", checker()),
        ("of the origin", gatherer()),
        ("of the origin, without a post", staff(98, HANGZHOU, [])),
        ("of another office", staff(97, WEIHAI, Post::OF_AN_OFFICE)),
        ("service station", staff(96, CHENGDU, [Post::ServiceStation])),
        ("station at the origin", staff(95, HANGZHOU, Post::ALL)),
    ];
    let mut table = String::new();
    for (name, reader) in readers {
        let finder = finder(&store, &reader);
        let (first, second) = (ways(&finder, &transfer).await, ways(&finder, &handover).await);
        writeln!(table, "{name:29} {first} {second}").unwrap();
    }
    let expected = "\
buyer                         COM..HT. COM..HT.
seller                        COM..HT. COM..HT.
stranger                      ........ ........
seller, who is a clerk there  COM..HT. COM..HT.
seller, of the origin         COM..HT. COM..HT.
clerk                         C..QFHTV C..QFHTV
mortgagee, who checks files   COM..HT. ........
of the origin                 ........ C..QFHTV
of the origin, without a post ........ C..QFHT.
of another office             ........ ........
service station               ........ ........
station at the origin         ........ ........
";
    assert_eq!(table, expected);
}

async fn a_task_stands_in_the_queue_of_its_office(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    let of_post = QueueFilter {
        post: Some(Post::Dossier),
        ..EVERYTHING
    };
    let where_it_is = async || {
        let here = queue(&finder(&store, &gatherer()), &of_post).await;
        let there = queue(&finder(&store, &checker()), &of_post).await;
        (here.contains(&handover), there.contains(&handover))
    };
    assert_eq!(where_it_is().await, (true, false));
    let way = Way::new(&store, &handover);
    way.gathered().await;
    assert_eq!(
        where_it_is().await,
        (true, false),
        "a second person there offers it"
    );
    way.offered_by_another().await;
    way.until_checking().await;
    assert_eq!(where_it_is().await, (false, true), "now it is checked");
    let of_hangzhou = QueueFilter {
        office: Some(office(HANGZHOU)),
        ..EVERYTHING
    };
    assert_eq!(
        queue(&finder(&store, &gatherer()), &of_hangzhou).await,
        [handover]
    );
}

async fn a_claim_is_found_where_it_is_held(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    let task = state::<FileHandover>(&store, &handover).await.work.tasks[0].id;
    let claim = Command::Case(CaseCommand::ClaimTask { task });
    does::<FileHandover>(&store, &handover, (&gatherer(), claim)).await;
    let mine = QueueFilter {
        claimed: Some(Claimed::Mine),
        ..EVERYTHING
    };
    assert_eq!(
        queue(&finder(&store, &gatherer()), &mine).await,
        std::slice::from_ref(&handover)
    );
    let lead = staff(11, HANGZHOU, [Post::BusinessLead]);
    let held = finder(&store, &lead).held_by(person(GATHERER), None, 9).await;
    assert_eq!(held, Ok(vec![handover]));
    let outsider = staff(97, WEIHAI, [Post::BusinessLead]);
    let held = finder(&store, &outsider).held_by(person(GATHERER), None, 9).await;
    assert_eq!(held, Ok(vec![]));
}

async fn a_vehicle_finds_its_cases(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    both(&store, 3).await;
    let mut found = about(&finder(&store, &clerk()), 1).await;
    found.sort();
    assert_eq!(found, [transfer, handover.clone()]);
    assert_eq!(about(&finder(&store, &gatherer()), 1).await, [handover]);
    assert_eq!(about(&finder(&store, &clerk()), 9).await, []);
    let auditor = domain::access::Principal {
        role: Some(domain::access::Role::Auditor {
            province: place("510000"),
        }),
        ..principal(&citizen(99))
    };
    let reason = "yearly audit".to_owned();
    let audit = Scope::of(&auditor, domain::access::Purpose::Audit { reason });
    let audit = store.finder(audit, now());
    assert_eq!(
        about(&audit, 1).await,
        [],
        "an audit has the numbers of its cases"
    );
    assert!(!queue(&audit, &EVERYTHING).await.is_empty());
}

/// A part in the transfer is a part in its handover, also after the file was asked for, as the rules say.
async fn who_comes_in_later_does_not_work_on_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let (transfer, handover) = both(&store, 1).await;
    let sees = async |actor: &Actor| finder(&store, actor).case(&handover).await.unwrap().is_some();
    assert!(sees(&gatherer()).await);
    let named = vehicle_transfer::Command::NameParty {
        party: party(GATHERER, PartyRole::Mortgagee),
        person: None,
    };
    does::<VehicleTransfer>(&store, &transfer, (&clerk(), named)).await;
    assert!(!sees(&gatherer()).await);
    let refused = ask::<FileHandover>(&store, &handover, (&gatherer(), Command::TakeUp)).await;
    assert_eq!(refused.unwrap().unwrap_err().code.code(), "OWN_CASE");
    let own = finder(&store, &gatherer()).case(&transfer).await.unwrap();
    assert_eq!(own.unwrap().sight, Sight::Applicant);
}

async fn a_colleague_sees_whose_matter_it_is(database: TestDatabase) {
    let store = prepared(&database).await;
    let seller = store::person::PersonDetails {
        name: "王小明".parse().unwrap(),
        document: "A:11010519491231002X".parse().unwrap(),
        email: None,
        phone: None,
        address: None,
        locale: None,
    };
    let id = store::person::save(&store, &seller, now()).await.unwrap();
    let mut asked = submission(vin(1));
    if let vehicle_transfer::Command::Submit(submission) = &mut asked {
        submission.parties[1].person = id;
    }
    does::<VehicleTransfer>(&store, &number(1), (&citizen(BUYER), asked)).await;
    let shown = async |actor: &Actor, store: &Store| {
        let found = finder(store, actor).person_masked(id).await;
        found.unwrap().is_some()
    };
    assert!(shown(&clerk(), &store).await);
    assert!(!shown(&gatherer(), &store).await, "no file was asked for yet");
    assert!(!shown(&citizen(BUYER), &store).await);
    let opening = opening(&store, &number(1), &vin(1));
    does::<FileHandover>(&store, &number(2), (&Actor::System, opening)).await;
    assert!(shown(&gatherer(), &store).await);
    let unmasked = finder(&store, &clerk())
        .person(id, "a letter came back")
        .await
        .unwrap();
    assert!(unmasked.is_some());
    let of_origin = finder(&store, &gatherer())
        .person(id, "a letter came back")
        .await
        .unwrap();
    assert!(of_origin.is_none());
    let logged = database.texts("SELECT case_number FROM read_log").await;
    assert_eq!(logged, [number(1).to_string()], "the matter, not what serves it");
}

fn paper(id: u128) -> Document {
    Document {
        id: DocumentId(uuid::Uuid::from_u128(id)),
        kind: DocumentKind::Other,
        media_type: "image/jpeg".to_owned(),
        size: 1,
        sha256: format!("{id:064x}"),
    }
}

/// Also for somebody who knows the id: a part in a case is no part in its papers.
async fn papers_are_for_the_applicants_side_and_those_who_work_on_them(database: TestDatabase) {
    let store = prepared(&database).await;
    let transfer = number(1);
    let mut submission = submission(vin(1));
    if let vehicle_transfer::Command::Submit(submission) = &mut submission {
        submission.parties.push(party(50, PartyRole::Guardian));
    }
    does::<VehicleTransfer>(&store, &transfer, (&citizen(BUYER), submission)).await;
    let handover = number(2);
    let opening = opening(&store, &transfer, &vin(1));
    does::<FileHandover>(&store, &handover, (&Actor::System, opening)).await;
    let (of_transfer, of_handover) = (paper(1), paper(2));
    let attached = CaseCommand::AttachDocument {
        document: of_transfer.clone(),
    };
    does::<VehicleTransfer>(&store, &transfer, (&citizen(BUYER), attached.into())).await;
    let attached = CaseCommand::AttachDocument {
        document: of_handover.clone(),
    };
    does::<FileHandover>(&store, &handover, (&gatherer(), attached.into())).await;
    let guardian = async || {
        let finder = finder(&store, &citizen(50));
        let glance = finder.glance(&transfer).await.unwrap();
        glance.is_some_and(|glance| glance.papers)
    };
    assert!(!guardian().await, "anybody can say that they are one");
    let seen = vehicle_transfer::Command::SeePowers {
        party: 2,
        words: FreeText::parse("监护关系证明已核验").unwrap(),
    };
    does::<VehicleTransfer>(&store, &transfer, (&clerk(), seen)).await;
    for (who, reader, expected) in [
        ("buyer", citizen(BUYER), (true, false)),
        ("guardian of the buyer", citizen(50), (true, false)),
        ("seller", citizen(SELLER), (false, false)),
        ("stranger", citizen(99), (false, false)),
        ("clerk", clerk(), (true, true)),
        ("of the origin", gatherer(), (false, true)),
    ] {
        let finder = finder(&store, &reader);
        let listed = (
            !finder.documents(&transfer).await.unwrap().is_empty(),
            !finder.documents(&handover).await.unwrap().is_empty(),
        );
        let found = (
            finder.document(of_transfer.id).await.unwrap().is_some(),
            finder.document(of_handover.id).await.unwrap().is_some(),
        );
        let papers = async |number| {
            let glance = finder.glance(number).await.unwrap();
            glance.is_some_and(|glance| glance.papers)
        };
        let said = (papers(&transfer).await, papers(&handover).await);
        assert_eq!((listed, found, said), (expected, expected, expected), "{who}");
    }
}
