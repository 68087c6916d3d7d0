//! The door for files, at the time of an application.

use super::Access;
use activities::paper::PaperPrinter;
use domain::{
    access::{Actor, PersonId, Principal, Role},
    accident::ItemId,
    time::Moment,
    trace::TraceId,
};
use futures::TryStreamExt as _;
use graphql::{
    Language,
    engine::Clock,
    http::{Asked, DocumentDoor as _},
};
use server::wiring::{Documents, Evidence, Papers};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

/// Longest upload: nothing is uploaded here.
const NO_UPLOAD: u64 = 0;

struct At(Moment);

impl Clock for At {
    fn now(&self) -> Moment {
        self.0
    }
}

/// Somebody signed in as themselves.
pub fn citizen(person: PersonId) -> Principal {
    Principal {
        person,
        role: None,
        expires_at: Moment::MAX_UTC,
    }
}

/// A member of staff, signed in.
pub fn employee(actor: Actor) -> Principal {
    let Actor::Staff {
        person,
        office,
        posts,
    } = actor
    else {
        unreachable!("staff are staff")
    };
    Principal {
        role: Some(Role::Staff { office, posts }),
        ..citizen(person)
    }
}

/// Where an item lies as it came.
pub fn original(access: &Access<'_>, item: ItemId) -> String {
    format!("{}_ITEM-{}", access.number, item.0)
}

/// Where a copy of an item is printed.
pub fn copy(access: &Access<'_>, item: ItemId) -> String {
    format!("{}_COPY-{}", access.number, item.0)
}

/// What somebody gets at the door, or the code of why not.
pub async fn opened(access: &Access<'_>, principal: Principal, id: &str) -> Result<Vec<u8>, &'static str> {
    let asked = Asked {
        principal: Some(principal),
        language: Language::Chinese,
        trace: TraceId::from_bytes([1; 16]).unwrap(),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        reason: None,
    };
    let download = documents(access).open(&asked, id).await;
    let download = download.map_err(|problem| problem.code)?;
    let pieces: Vec<_> = download.chunks.try_collect().await.unwrap();
    Ok(pieces.concat())
}

/// The door itself.
pub fn documents(access: &Access<'_>) -> Documents {
    let activities = access.world.activities();
    let (store, files) = (activities.store.clone(), activities.files.store.clone());
    let clock = Arc::new(At(access.now()));
    Documents {
        papers: Papers {
            store: store.clone(),
            printer: PaperPrinter::default(),
            templates: Arc::default(),
            clock: clock.clone(),
        },
        evidence: Evidence {
            store: store.clone(),
            files: files.clone(),
            accidents: activities.accidents.clone(),
            printer: PaperPrinter::default(),
            clock: clock.clone(),
        },
        store,
        dossiers: activities.files.dossiers.clone(),
        files,
        clock,
        max_size: NO_UPLOAD,
    }
}
