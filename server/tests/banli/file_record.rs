//! What the vehicle registry says, as a document of a real file: each office opens its own copy.

use crate::{walk::Door, walker::Walker};
use serde_json::{Value, json};

/// Where the manifest says that the record is.
pub async fn path(handover: &Walker<Door>, persona: &str) -> String {
    let manifest = "... on FileHandover { manifest { items { kind path } } }";
    let case = handover.see(persona, manifest).await;
    let items = case["manifest"]["items"].as_array().unwrap();
    let scans = items.iter().filter(|item| item["kind"] != "RECORD");
    assert!(scans.clone().count() > 0, "{items:?}");
    assert!(scans.clone().all(|scan| scan["path"].is_null()), "{items:?}");
    let record = items.iter().find(|item| item["kind"] == "RECORD").unwrap();
    record["path"].as_str().unwrap().to_owned()
}

/// A file that has arrived is read at both ends and by an audit, and by nobody else.
pub async fn is_read(handover: &Walker<Door>, vin: &str) {
    let (door, path) = (&handover.door, path(handover, "dossier-guangzhou").await);
    let why = Some("核对档案");
    for (reader, reason) in [
        ("dossier-guangzhou", None),
        ("dossier-chengdu", None),
        ("auditor-guangdong", why),
    ] {
        let (status, bytes) = door.fetch(reader, &path, reason).await;
        let record: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!((status, &record["vin"]), (200, &json!(vin)), "{reader}: {record}");
        assert_eq!(record["plate"], "川A1D001");
    }
    is_refused(handover, ("auditor-guangdong", None), &path, "REASON_NEEDED").await;
    for reader in ["citizen-guangzhou", "citizen-chengdu", "nobody"] {
        is_refused(handover, (reader, why), &path, "NOT_FOUND").await;
    }
    let (case, _) = path.split_once("RECORD-").unwrap();
    let nothing = format!("{case}RECORD-{}", "0".repeat(64));
    is_refused(handover, ("dossier-guangzhou", None), &nothing, "NOT_FOUND").await;
}

pub async fn is_refused(
    handover: &Walker<Door>,
    (reader, reason): (&str, Option<&str>),
    path: &str,
    code: &str,
) {
    let (status, answer) = handover.door.fetch(reader, path, reason).await;
    let answer = String::from_utf8(answer).unwrap();
    assert!(
        status != 200 && answer.contains(code),
        "{reader}: {path}: {status} {answer}"
    );
}
