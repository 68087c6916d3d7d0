//! The steps of a handover, from the request to the new custodian.

use super::{Handover, another_here, another_there, here, scan, there};
use domain::{
    access::Post,
    case::{CaseCommand, TaskPurpose},
    custody::{ItemVerdict, Verdict},
    file_handover::{Command, State, Status},
};

/// The origin scans its file.
pub async fn scanned(handover: &Handover<'_>) {
    for words in ["title", "photograph"] {
        let document = scan(handover.world, words).await;
        handover
            .does(there(Post::Dossier), CaseCommand::AttachDocument { document })
            .await;
    }
}

/// A first person takes the request up.
pub async fn gathered(handover: &Handover<'_>) {
    scanned(handover).await;
    handover.does(there(Post::Dossier), Command::TakeUp).await;
    handover.until(|state| state.status == Status::Gathered).await;
}

/// A second person offers it, and both offices sign until it can be looked at.
pub async fn offered(handover: &Handover<'_>) -> State {
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    handover.until(|state| state.status == Status::Checking).await
}

/// Every document is good.
pub async fn checked(handover: &Handover<'_>) {
    let task = handover.claim(here(Post::Dossier), TaskPurpose::Review).await;
    let manifest = handover.state().await.manifest.unwrap();
    let verdicts = manifest.items().iter().map(|item| ItemVerdict {
        name: item.name.clone(),
        verdict: Verdict::Accepted,
    });
    let check = Command::Check {
        task: task.id,
        fence: task.fence,
        verdicts: verdicts.collect(),
    };
    handover.does(here(Post::Dossier), check).await;
}

/// From the request to the new custodian.
pub async fn handed_over(handover: &Handover<'_>) {
    gathered(handover).await;
    offered(handover).await;
    checked(handover).await;
    handover.does(another_here(Post::Dossier), Command::Accept).await;
    handover.until(|state| state.status == Status::Transferred).await;
}
