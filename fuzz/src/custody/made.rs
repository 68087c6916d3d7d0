//! A handover that was refused once and then accepted, with all that both offices said.

use crate::stand_in::sign;
use domain::{
    audit::{Hex, PublicKey},
    custody::{
        Arrived, Custody, CustodyEntry, CustodyExport, FORMAT, Head, Hop, Item, ItemKind, ItemName,
        ItemVerdict, KeyId, Maker, Manifest, OfficeKey, RefusalReason, ReturnReason, Route, Suite,
        TrustedKeys, Verdict,
    },
    identifier::{CaseNumber, OfficeCode},
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const ORIGIN: &str = "44010001";
const DESTINATION: &str = "33010001";
const FILES: [(&str, &[u8]); 2] = [("01-certificate.pdf", b"pages"), ("02-登记信息.json", b"{}")];

pub static EXPORT: LazyLock<CustodyExport> = LazyLock::new(export);
pub static TEXT: LazyLock<String> =
    LazyLock::new(|| serde_json::to_string(&*EXPORT).expect("a chain is JSON"));
pub static MANIFEST: LazyLock<String> =
    LazyLock::new(|| serde_json::to_string(&manifest(1)).expect("a manifest is JSON"));

/// The keys of both offices.
pub fn trusted() -> TrustedKeys {
    let both = [ORIGIN, DESTINATION].map(office);
    both.map(|office| (office.clone(), vec![key(&office)])).into()
}

/// The files of the manifest as they arrived.
pub fn files() -> Vec<Arrived> {
    let file = |(name, content): (&str, &[u8])| Arrived {
        name: name.to_owned(),
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    };
    FILES.map(file).into()
}

fn office(code: &str) -> OfficeCode {
    code.parse().expect("an office code")
}

fn key(office: &OfficeCode) -> PublicKey {
    Hex(Sha256::digest(office.as_str()).into())
}

fn key_id() -> KeyId {
    "2026".parse().expect("the name of a key")
}

fn manifest(attempt: u32) -> Manifest {
    let (origin, destination) = (office(ORIGIN), office(DESTINATION));
    let day = "2022-05-09".parse().expect("a day");
    let handover = CaseNumber::new(&destination, day, [4; 5]).expect("a day with four digits of a year");
    let route = Route {
        handover,
        vehicle: Hex([5; 32]),
        origin,
        destination,
    };
    let items = files().into_iter().map(|file| Item {
        name: file.name.parse().expect("a plain name"),
        kind: ItemKind::Scan,
        size: file.size,
        sha256: file.sha256,
    });
    let items = items.collect();
    Manifest::new(route, attempt, Suite::Ed25519Sha256, items).expect("two small files")
}

fn verdicts(of_the_last: Verdict) -> Vec<ItemVerdict> {
    let name = |text: &str| ItemName::parse(text).expect("a plain name");
    let verdicts = [Verdict::Accepted, of_the_last];
    FILES
        .iter()
        .zip(verdicts)
        .map(|((text, _), verdict)| ItemVerdict {
            name: name(text),
            verdict,
        })
        .collect()
}

/// What was said, by whom, about which attempt.
fn hops() -> [(&'static str, u32, Hop); 11] {
    let refused = verdicts(Verdict::Refused(RefusalReason::Illegible));
    [
        (ORIGIN, 1, Hop::Offered),
        (ORIGIN, 1, Hop::Sent),
        (DESTINATION, 1, Hop::Received),
        (DESTINATION, 1, Hop::Verified),
        (DESTINATION, 1, Hop::Refused(refused)),
        (ORIGIN, 1, Hop::Returned(ReturnReason::Refused)),
        (ORIGIN, 2, Hop::Offered),
        (ORIGIN, 2, Hop::Sent),
        (DESTINATION, 2, Hop::Received),
        (DESTINATION, 2, Hop::Verified),
        (DESTINATION, 2, Hop::Accepted(verdicts(Verdict::Accepted))),
    ]
}

fn export() -> CustodyExport {
    let mut custody = Custody::new(manifest(1).route().clone());
    let mut entries = vec![];
    for (by, attempt, hop) in hops() {
        let maker = Maker {
            office: office(by),
            at: "2022-05-09T01:00:00Z".parse().expect("a moment"),
            key_id: key_id(),
        };
        let manifest = manifest(attempt);
        let statement = custody.draft(hop, maker, &manifest).expect("it is next");
        custody = custody.append(&statement, &manifest).expect("it was drafted");
        let signature = sign(&key(&office(by)), &statement.message());
        entries.push(CustodyEntry { statement, signature });
    }
    let keys = [ORIGIN, DESTINATION].map(office).map(|office| OfficeKey {
        public_key: key(&office),
        key_id: key_id(),
        office,
    });
    CustodyExport {
        format: FORMAT.to_owned(),
        manifests: vec![manifest(1), manifest(2)],
        entries,
        head: Head {
            entries: custody.entries(),
            hash: custody.head(),
        },
        keys: keys.into(),
    }
}
