//! Where the file of a car is: what the chain says, and what lies in both stores.
use super::{
    country::{Country, files_in},
    province::{Place, Province},
};
use crate::process::{complaint, finished};
use domain::{
    access::{PersonId, Post, Principal, Purpose, Role},
    audit::Hex,
    case::{EffectEvent, Outcome},
    custody::{CustodyEntry, CustodyExport, FORMAT, Head, Hop, Manifest, OfficeKey},
    file_handover::{Event, HandoverOutcome},
    identifier::CaseNumber,
    time::Moment,
};
use server::wiring::OfficeClock;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{
    Store,
    finder::{HistoryRow, Scope},
    vehicle_lock::{self, VehicleAt},
};

/// What was said of a file, and what is listed for each attempt.
pub struct Account {
    pub entries: Vec<CustodyEntry>,
    manifests: Vec<Manifest>,
}

/// The record of a country and both stores, for whoever may look into all of them.
pub struct Archive {
    store: Store,
    destination: Holder,
    origin: Holder,
}

/// An office with its store, and the key to trust.
struct Holder {
    place: &'static Place,
    store: PathBuf,
    key: OfficeKey,
}

impl Holder {
    fn of(province: &Province) -> Self {
        let office = province.place.office.parse().unwrap();
        let keys = province.keys.offices.signing();
        let key = keys.newest(&office).unwrap();
        Self {
            place: province.place,
            store: province.store(),
            key: OfficeKey {
                key_id: key.id().clone(),
                public_key: key.public(),
                office,
            },
        }
    }

    /// Where it keeps an attempt.
    fn dossier(&self, manifest: &Manifest) -> PathBuf {
        let attempt = manifest.attempt().to_string();
        self.dossiers(manifest.route().handover.as_str()).join(attempt)
    }

    /// Where it keeps all attempts.
    fn dossiers(&self, handover: &str) -> PathBuf {
        self.store.join("dossiers").join(self.place.office).join(handover)
    }
}

impl Archive {
    pub async fn of(country: &Country) -> Self {
        let keys = country.home.keys().record().unwrap();
        let store = Store::connect(country.home.database.url(), keys).await.unwrap();
        Self {
            store,
            destination: Holder::of(&country.guangdong),
            origin: Holder::of(&country.sichuan),
        }
    }

    /// The events of a handover after a version.
    async fn events(&self, handover: &str, after: u64) -> Vec<HistoryRow> {
        let number: CaseNumber = handover.parse().unwrap();
        let principal = Principal {
            person: PersonId(uuid::Uuid::from_u128(1)),
            role: Some(Role::Staff {
                office: self.destination.key.office.clone(),
                posts: [Post::Dossier].into(),
            }),
            expires_at: Moment::MAX_UTC,
        };
        let scope = Scope::of(&principal, Purpose::Casework);
        let finder = self.store.finder(scope, OfficeClock::default().now());
        finder.events_after(&number, after).await.unwrap()
    }

    /// The first of these events of a handover after a version, with its own.
    pub async fn next_step(&self, handover: &str, (after, steps): (u64, &[&str])) -> Option<(u64, String)> {
        let rows = self.events(handover, after).await.into_iter();
        let mut steps = rows.filter(|row| steps.contains(&row.event_type.as_str()));
        steps.next().map(|row| (row.version, row.event_type))
    }

    /// Whether the origin keeps a car locked.
    pub async fn is_locked(&self, vin: &str) -> bool {
        let at = VehicleAt {
            vehicle: self.store.keys().vehicle_reference(&vin.parse().unwrap()),
            office: &self.origin.key.office,
        };
        vehicle_lock::holder(&self.store, at).await.unwrap().is_some()
    }

    /// What the record has of a handover.
    pub async fn account(&self, handover: &str) -> Account {
        let mut account = Account {
            entries: vec![],
            manifests: vec![],
        };
        let mut after = 0;
        loop {
            let rows = self.events(handover, after).await;
            let Some(last) = rows.last() else { break };
            after = last.version;
            for row in rows {
                account.takes(row.event.read().unwrap());
            }
        }
        account
    }

    /// The file is at one office, whole: the origin marks its copy only once it is no longer the file, and the destination signs
    /// for nothing that it has not.
    pub async fn is_at_one_office(&self, handover: &str) -> Result<(), String> {
        // Looked at first, since it is the last thing to happen.
        let is_marked = self.is_marked(handover);
        let account = self.account(handover).await;
        let Some(manifest) = account.manifest() else {
            return Ok(());
        };
        let at_origin = has_all(&self.origin.dossier(manifest), manifest);
        let at_destination = has_all(&self.destination.dossier(manifest), manifest);
        let fine = if account.is_accepted() {
            at_destination
        } else {
            at_origin && !is_marked
        };
        if fine {
            return Ok(());
        }
        let hops = account.hops();
        Err(format!(
            "{handover}: {hops:?}, marked: {is_marked}, at the origin: {at_origin}, at the destination: {at_destination}"
        ))
    }

    /// Whether the origin says that its copy is no longer the file.
    pub fn is_marked(&self, handover: &str) -> bool {
        let files = files_in(&self.origin.dossiers(handover));
        files.iter().any(|path| path.ends_with("transferred"))
    }

    /// Both stores have the file that changed hands, byte for byte and nothing beside it, and `banli verify-custody` finds
    /// nothing wrong with its chain, by the keys of both offices.
    pub async fn verifies(&self, handover: &str) {
        let account = self.account(handover).await;
        let manifest = account.manifest().unwrap();
        for (holder, mark) in [(&self.destination, None), (&self.origin, Some("transferred"))] {
            let folder = holder.dossier(manifest);
            assert!(
                has_all(&folder, manifest),
                "{handover} at {}",
                holder.place.office
            );
            let listed = manifest.items().iter().map(|item| item.sha256.to_string());
            let mut listed: Vec<_> = listed.chain(mark.map(str::to_owned)).collect();
            listed.sort();
            listed.dedup();
            assert_eq!(files_in(&folder), listed, "{handover} at {}", holder.place.office);
        }
        self.is_proven_outside(&account, manifest);
    }

    fn is_proven_outside(&self, account: &Account, manifest: &Manifest) {
        let outside = tempfile::tempdir().unwrap();
        let keys = [&self.destination.key, &self.origin.key];
        let export = account.export(keys.map(OfficeKey::clone).into());
        let export = serde_json::to_vec(&export).unwrap();
        fs::write(outside.path().join("chain.json"), export).unwrap();
        let files = outside.path().join("files");
        fs::create_dir(&files).unwrap();
        for item in manifest.items() {
            let kept = self.destination.dossier(manifest).join(item.sha256.to_string());
            fs::copy(kept, files.join(item.name.as_str())).unwrap();
        }
        let keys = keys.map(|key| format!("{}={}", key.office, key.public_key));
        let arguments = ["verify-custody", "chain.json", "--files", "files"];
        let keys = ["--key", &keys[0], "--key", &keys[1]];
        let output = finished(outside.path(), &[&arguments[..], &keys].concat());
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &complaint(&output);
        assert!(output.status.success(), "{said}");
        assert!(
            said.contains("ACCEPTED, the file is at office 44010001"),
            "{said}"
        );
    }
}

/// Whether every file of a manifest lies there, byte for byte.
fn has_all(folder: &Path, manifest: &Manifest) -> bool {
    manifest.items().iter().all(|item| {
        let bytes = fs::read(folder.join(item.sha256.to_string()));
        bytes
            .is_ok_and(|bytes| Sha256::digest(&bytes)[..] == item.sha256.0 && bytes.len() as u64 == item.size)
    })
}

impl Account {
    fn takes(&mut self, event: Event) {
        match event {
            Event::StatementSigned { entry } => self.entries.push(*entry),
            Event::Effect(EffectEvent::EffectSettled {
                outcome: Outcome::Own(HandoverOutcome::Gathered { manifest }),
                ..
            }) => self.manifests.push(*manifest),
            _ => {}
        }
    }

    /// The hops by their names, oldest first.
    pub fn hops(&self) -> Vec<String> {
        let each = self.entries.iter().map(|entry| match entry.statement.hop {
            Hop::Offered => "OFFERED",
            Hop::Sent => "SENT",
            Hop::Received => "RECEIVED",
            Hop::Verified => "VERIFIED",
            Hop::Accepted(_) => "ACCEPTED",
            Hop::Refused(_) => "REFUSED",
            Hop::Returned(_) => "RETURNED",
        });
        each.map(str::to_owned).collect()
    }

    /// Whether the destination has signed for it.
    pub fn is_accepted(&self) -> bool {
        let mut hops = self.entries.iter().map(|entry| &entry.statement.hop);
        hops.any(|hop| matches!(hop, Hop::Accepted(_)))
    }

    /// The list that was offered last.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifests.last()
    }

    /// The file of the chain, as either office would give it to somebody outside.
    fn export(&self, keys: Vec<OfficeKey>) -> CustodyExport {
        let last = &self.entries.last().unwrap().statement;
        CustodyExport {
            format: FORMAT.to_owned(),
            manifests: self.manifests.clone(),
            entries: self.entries.clone(),
            head: Head {
                entries: last.number,
                hash: Hex(last.hash()),
            },
            keys,
        }
    }
}
