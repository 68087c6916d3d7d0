//! What people were told, and who looked at what.

use super::{Access, citizen};
use domain::{
    access::{PersonId, Purpose},
    case::NoticeKind,
};
use store::finder::{Page, ReadLogRow, Scope};

/// The body of the newest notice of this kind in somebody's inbox.
pub async fn told(access: &Access<'_>, person: PersonId, kind: NoticeKind) -> String {
    newest(access, person, kind).await.expect("it was told")
}

/// Whether there is a notice of this kind in somebody's inbox.
pub async fn was_told(access: &Access<'_>, person: PersonId, kind: NoticeKind) -> bool {
    newest(access, person, kind).await.is_some()
}

async fn newest(access: &Access<'_>, person: PersonId, kind: NoticeKind) -> Option<String> {
    let scope = Scope::of(&citizen(person), Purpose::Casework);
    let finder = access.world.store.finder(scope, access.now());
    let messages = finder.messages(Page::new(100, None)).await.unwrap();
    let mut found = messages
        .nodes()
        .filter(|message| message.kind == kind && message.case == access.number);
    found.next().map(|message| message.body.clone())
}

/// Who looked at the evidence of a case, newest first, as the applicant reads it.
pub async fn looks(access: &Access<'_>) -> Vec<ReadLogRow> {
    let applicant = access.state().await.work.applicant;
    let scope = Scope::of(&citizen(applicant), Purpose::Casework);
    let finder = access.world.store.finder(scope, access.now());
    let log = finder.read_log_of(&access.number, Page::new(100, None)).await;
    log.unwrap().nodes().cloned().collect()
}
