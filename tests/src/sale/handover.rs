//! The steps of a handover, from the request to the new custodian.

use super::{Handover, another_here, another_there, here, scan, there};
use domain::{
    access::{Actor, Post},
    case::{CaseCommand, TaskPurpose},
    custody::{ItemVerdict, RefusalReason, Verdict},
    file_handover::{Command, State, Status},
};

/// The origin scans its file, and a first person takes the request up.
pub async fn gathered(handover: &Handover<'_>) {
    scanned(handover).await;
    taken_up(handover).await;
}

/// The origin scans its file.
pub async fn scanned(handover: &Handover<'_>) {
    for words in ["title", "photograph"] {
        scanned_as(handover, words).await;
    }
}

/// The origin scans a paper of the file.
pub async fn scanned_as(handover: &Handover<'_>, words: &'static str) {
    let document = scan(handover.world, words).await;
    handover
        .does(there(Post::Dossier), CaseCommand::AttachDocument { document })
        .await;
}

/// A first person takes the request up, and what was scanned is gathered.
pub async fn taken_up(handover: &Handover<'_>) {
    handover.does(there(Post::Dossier), Command::TakeUp).await;
    handover.until(|state| state.status == Status::Gathered).await;
}

/// A second person offers it, and both offices sign until it can be looked at.
pub async fn offered(handover: &Handover<'_>) -> State {
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    handover.until(|state| state.status == Status::Checking).await
}

/// What is said of each document by its name; of all others, that they are good.
pub type Verdicts<'a> = &'a [(&'a str, RefusalReason)];

/// Every document is good.
pub async fn checked(handover: &Handover<'_>) {
    check_with(handover, &[]).await;
}

/// Every document is good, but for some.
pub async fn check_with(handover: &Handover<'_>, bad: Verdicts<'_>) {
    check_as(handover, (here(Post::Dossier), bad)).await;
}

async fn check_as(handover: &Handover<'_>, (checker, bad): (Actor, Verdicts<'_>)) {
    let task = handover.claim(checker.clone(), TaskPurpose::Review).await;
    let manifest = handover.state().await.manifest.unwrap();
    let verdict = |name: &str| {
        let found = bad.iter().find(|(bad, _)| *bad == name);
        found.map_or(Verdict::Accepted, |(_, reason)| Verdict::Refused(*reason))
    };
    let verdicts = manifest.items().iter().map(|item| ItemVerdict {
        name: item.name.clone(),
        verdict: verdict(item.name.as_str()),
    });
    let check = Command::Check {
        task: task.id,
        fence: task.fence,
        verdicts: verdicts.collect(),
    };
    handover.does(checker, check).await;
}

/// From the request to the new custodian.
pub async fn handed_over(handover: &Handover<'_>) {
    gathered(handover).await;
    offered(handover).await;
    checked(handover).await;
    handover.does(another_here(Post::Dossier), Command::Accept).await;
    handover.until(|state| state.status == Status::Transferred).await;
}

/// The other way: Guangzhou, which took the file before, hands it over to Chengdu.
pub async fn handed_back(handover: &Handover<'_>) {
    let document = scan(handover.world, "title").await;
    let attach = CaseCommand::AttachDocument { document };
    handover.does(here(Post::Dossier), attach).await;
    handover.does(here(Post::Dossier), Command::TakeUp).await;
    handover.until(|state| state.status == Status::Gathered).await;
    handover.does(another_here(Post::Dossier), Command::Offer).await;
    handover.until(|state| state.status == Status::Checking).await;
    check_as(handover, (there(Post::Dossier), &[])).await;
    handover.does(another_there(Post::Dossier), Command::Accept).await;
    handover.until(|state| state.status == Status::Transferred).await;
}
