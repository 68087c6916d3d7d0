//! A vehicle's file changed hands: the chain and the files are checked elsewhere with nothing but public keys.
use crate::process::{complaint, finished};
use domain::{
    audit::Hex,
    custody::{
        Custody, CustodyEntry, CustodyExport, FORMAT, Head, Hop, Item, ItemKind, ItemName, ItemVerdict,
        KeyId, Maker, Manifest, OfficeKey, ReturnReason, Route, Suite, Verdict,
    },
    identifier::{CaseNumber, OfficeCode},
};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{fs, os::unix::fs::symlink, path::Path, process::Output};

const ORIGIN: &str = "44010001";
const DESTINATION: &str = "33010001";

/// Names and contents of what is handed over.
const FILES: [(&str, &[u8]); 2] = [("01-certificate.pdf", b"pages"), ("02-登记信息.json", b"{}")];

/// A change to the file of a chain.
type Change = fn(&mut Value);

/// A change to the folder of the files.
type Harm = fn(&Path);

fn office(code: &str) -> OfficeCode {
    code.parse().unwrap()
}

fn signing_key(office: &str) -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(office).into())
}

fn public_key(office: &str) -> Hex<32> {
    Hex(signing_key(office).verifying_key().to_bytes())
}

fn key_id() -> KeyId {
    "2026".parse().unwrap()
}

fn manifest() -> Manifest {
    let handover = CaseNumber::new(&office(DESTINATION), "2022-05-09".parse().unwrap(), [4; 5]);
    let route = Route {
        handover: handover.unwrap(),
        vehicle: Hex([5; 32]),
        origin: office(ORIGIN),
        destination: office(DESTINATION),
    };
    let items = FILES.map(|(name, content)| Item {
        name: ItemName::parse(name).unwrap(),
        kind: ItemKind::Scan,
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    });
    Manifest::new(route, 1, Suite::Ed25519Sha256, items.into()).unwrap()
}

fn accepted(manifest: &Manifest) -> Hop {
    let verdicts = manifest.items().iter().map(|item| ItemVerdict {
        name: item.name.clone(),
        verdict: Verdict::Accepted,
    });
    Hop::Accepted(verdicts.collect())
}

/// The chain of a file that was accepted, as both offices signed it.
fn chain() -> Value {
    let manifest = manifest();
    let hops = [
        (ORIGIN, Hop::Offered, &manifest),
        (ORIGIN, Hop::Sent, &manifest),
        (DESTINATION, Hop::Received, &manifest),
        (DESTINATION, Hop::Verified, &manifest),
        (DESTINATION, accepted(&manifest), &manifest),
    ];
    exported(&hops, vec![manifest.clone()])
}

/// The file of a chain of these hops, each of an office and about a manifest.
fn exported(hops: &[(&str, Hop, &Manifest)], manifests: Vec<Manifest>) -> Value {
    let mut custody = Custody::new(manifests[0].route().clone());
    let mut entries = vec![];
    for (by, hop, manifest) in hops {
        let maker = Maker {
            office: office(by),
            at: "2022-05-09T01:00:00Z".parse().unwrap(),
            key_id: key_id(),
        };
        let statement = custody.draft(hop.clone(), maker, manifest).unwrap();
        custody = custody.append(&statement, manifest).unwrap();
        let signature = Hex(signing_key(by).sign(&statement.message()).to_bytes());
        entries.push(CustodyEntry { statement, signature });
    }
    let export = CustodyExport {
        format: FORMAT.to_owned(),
        manifests,
        entries,
        head: Head {
            entries: custody.entries(),
            hash: custody.head(),
        },
        keys: [ORIGIN, DESTINATION]
            .map(|code| OfficeKey {
                office: office(code),
                key_id: key_id(),
                public_key: public_key(code),
            })
            .into(),
    };
    serde_json::to_value(export).unwrap()
}

fn key_of(code: &str) -> String {
    format!("{code}={}", public_key(code))
}

/// What `banli verify-custody` says of a chain and its files, in a folder where there is nothing else.
fn verified(chain: &Value, harm: Harm, keys: &[String]) -> Output {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("chain.json"), chain.to_string()).unwrap();
    let files = elsewhere.path().join("files");
    fs::create_dir(&files).unwrap();
    for (name, content) in FILES {
        fs::write(files.join(name), content).unwrap();
    }
    harm(&files);
    let mut arguments = vec!["verify-custody", "chain.json", "--files", "files"];
    arguments.extend(keys.iter().flat_map(|key| ["--key", key]));
    let output = finished(elsewhere.path(), &arguments);
    let left = fs::read_dir(elsewhere.path()).unwrap().count();
    assert_eq!(left, 2, "nothing is left behind");
    output
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn both() -> [String; 2] {
    [key_of(ORIGIN), key_of(DESTINATION)]
}

fn refused(output: &Output, complains: &str) {
    let text = complaint(output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains(complains),
        "{complains} is not what it says: {text}"
    );
    assert!(output.stdout.is_empty(), "nothing is called proven");
}

#[test]
fn a_chain_and_its_files_are_checked_offline() {
    let chain = chain();
    let output = verified(&chain, |_| (), &both());
    let text = printed(&output);
    assert!(output.status.success(), "{text}{}", complaint(&output));
    let number = manifest().route().handover.clone();
    assert!(
        text.starts_with(&format!(
            "ok: {number}, entries 1 to 5, attempt 1: ACCEPTED, the file is at office {DESTINATION}"
        )),
        "{text}"
    );
    assert!(text.contains(chain["head"]["hash"].as_str().unwrap()), "{text}");
    assert!(
        text.contains("2 files with 7 bytes are as the manifest says"),
        "{text}"
    );
    assert!(!text.contains("--key"), "{text}");
    let only_one = printed(&verified(&chain, |_| (), &both()[..1]));
    assert!(
        only_one.contains(&public_key(DESTINATION).to_string())
            && !only_one.contains(&public_key(ORIGIN).to_string()),
        "{only_one}"
    );
}

#[test]
fn what_was_done_to_a_chain_is_named() {
    let changes: [(Change, &str); 9] = [
        (
            |chain| chain["entries"][2]["statement"]["at"] = "2022-05-09T02:00:00Z".into(),
            "ENTRY_ALTERED: entry 3 of office 33010001",
        ),
        (
            |chain| drop(chain["entries"].as_array_mut().unwrap().pop()),
            "ENTRY_MISSING: entry 5",
        ),
        (
            |chain| chain["entries"].as_array_mut().unwrap().swap(1, 2),
            "ENTRIES_REORDERED: entries 2 and 3",
        ),
        (
            |chain| chain["entries"][3]["signature"] = "00".repeat(64).into(),
            "WRONG_SIGNATURE: ",
        ),
        (
            |chain| chain["manifests"][0]["items"][0]["kind"] = "RECORD".into(),
            "WRONG_MANIFEST: entry 1",
        ),
        (
            |chain| chain["manifests"][0]["items"][0]["name"] = "../../a".into(),
            "NAME_SEPARATOR: ",
        ),
        (
            |chain| chain["manifests"][0]["totals"]["bytes"] = 8.into(),
            "WRONG_TOTAL: ",
        ),
        (
            |chain| chain["manifests"][0]["items"][1]["name"] = FILES[0].0.into(),
            "NAME_TWICE: ",
        ),
        (|chain| chain["more"] = "words".into(), "UNREADABLE_FILE: "),
    ];
    for (change, complains) in changes {
        let mut chain = chain();
        change(&mut chain);
        refused(&verified(&chain, |_| (), &both()), complains);
    }
}

/// The chain of a file that was refused, offered again and accepted then.
fn chain_of_two_attempts() -> Value {
    let first = manifest();
    let second = Manifest::new(
        first.route().clone(),
        2,
        Suite::Ed25519Sha256,
        first.items().to_vec(),
    );
    let second = second.unwrap();
    let hops = [
        (ORIGIN, Hop::Offered, &first),
        (ORIGIN, Hop::Sent, &first),
        (DESTINATION, Hop::Received, &first),
        (DESTINATION, Hop::Returned(ReturnReason::Withdrawn), &first),
        (ORIGIN, Hop::Offered, &second),
        (ORIGIN, Hop::Sent, &second),
        (DESTINATION, Hop::Received, &second),
        (DESTINATION, Hop::Verified, &second),
        (DESTINATION, accepted(&second), &second),
    ];
    exported(&hops, vec![first.clone(), second.clone()])
}

#[test]
fn a_receipt_counts_once_and_is_of_its_own_office() {
    let whole = chain_of_two_attempts();
    let output = verified(&whole, |_| (), &both());
    assert!(output.status.success(), "{}", complaint(&output));
    let mut replayed = whole;
    replayed["entries"][6] = replayed["entries"][2].clone();
    refused(&verified(&replayed, |_| (), &both()), "REPLAYED: entry ");
    // The origin signs what only the destination can say, in its name.
    let mut posing = chain();
    let mut entry: CustodyEntry = serde_json::from_value(posing["entries"][2].clone()).unwrap();
    entry.signature = Hex(signing_key(ORIGIN).sign(&entry.statement.message()).to_bytes());
    posing["entries"][2] = serde_json::to_value(entry).unwrap();
    refused(
        &verified(&posing, |_| (), &both()),
        "SIGNATURE_OF_ANOTHER_OFFICE: entry 3",
    );
}

#[test]
fn what_was_done_to_the_files_is_named() {
    let harms: [(Harm, &str); 5] = [
        (
            |files| fs::remove_file(files.join(FILES[1].0)).unwrap(),
            "FILE_MISSING: the file 02-登记信息.json",
        ),
        (
            |files| fs::write(files.join(FILES[0].0), "Pages").unwrap(),
            "FILE_ALTERED: the file 01-certificate.pdf",
        ),
        (
            |files| fs::write(files.join("more.pdf"), "").unwrap(),
            "FILE_TOO_MUCH: the file more.pdf",
        ),
        (
            |files| fs::create_dir(files.join("more")).unwrap(),
            "FILE_NOT_PLAIN: ",
        ),
        (
            |files| {
                let outside = files.with_file_name("chain.json");
                fs::remove_file(files.join(FILES[0].0)).unwrap();
                symlink(outside, files.join(FILES[0].0)).unwrap();
            },
            "FILE_NOT_PLAIN: ",
        ),
    ];
    for (harm, complains) in harms {
        refused(&verified(&chain(), harm, &both()), complains);
    }
}

#[test]
fn keys_that_do_not_fit_are_named() {
    let swapped = [
        format!("{ORIGIN}={}", public_key(DESTINATION)),
        format!("{DESTINATION}={}", public_key(ORIGIN)),
    ];
    refused(&verified(&chain(), |_| (), &swapped), "SHARED_KEY: ");
    let other = [format!("{ORIGIN}={}", public_key("11010001"))];
    refused(
        &verified(&chain(), |_| (), &other),
        "WRONG_KEY: entry 1 is signed with another key of office 44010001",
    );
    for unreadable in ["44010001", "44010001=3d", &format!("4401={}", public_key(ORIGIN))] {
        let output = verified(&chain(), |_| (), &[unreadable.to_owned()]);
        refused(&output, "64 hexadecimal digits");
    }
}
