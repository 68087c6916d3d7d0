//! The chain of a real handover leaves the record, with its files, and is checked elsewhere with nothing but public keys.

use crate::process::{complaint, finished};
use serde_json::Value;
use std::{fs, path::Path, process::Output};

/// A change to the file of a chain.
type Change = fn(&mut Value);

/// Writes the chain of a handover and its files beside the running demo, and checks them and every harm that is done to them.
pub fn custody_is_proven(home: &Path, handover: &str, from_the_schema: &str) {
    let export = |file: &str, files: &str| {
        let asked = ["export-custody", handover, file, "--files", files];
        let rest = ["--reason", "a court asks", "--data-dir", "data"];
        finished(home, &[asked.as_slice(), &rest].concat())
    };
    let written = export("chain.json", "files");
    assert!(written.status.success(), "{}", complaint(&written));
    let again = export("chain.json", "files-again");
    assert_eq!(again.status.code(), Some(1), "a file that is there is left alone");
    let text = fs::read_to_string(home.join("chain.json")).unwrap();
    let chain: Value = serde_json::from_str(&text).unwrap();
    let shown: Value = serde_json::from_str(from_the_schema).unwrap();
    assert_eq!(shown, chain, "the schema gives the same file");
    let output = verified(&chain, &home.join("files"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success()
            && said.starts_with(&format!("ok: {handover}, entries 1 to 5, attempt 1: ACCEPTED")),
        "{said}{}",
        complaint(&output)
    );
    assert!(said.contains("are as the manifest says"), "{said}");
    assert!(!said.contains("--key"), "both offices are proven: {said}");
    every_harm_is_named(&chain, &home.join("files"));
    let unknown = finished(
        home,
        &[
            "export-custody",
            "44010001-20220509-00000000-0",
            "none.json",
            "--reason",
            "x",
            "--data-dir",
            "data",
        ],
    );
    assert_eq!(unknown.status.code(), Some(1));
    assert!(!home.join("none.json").exists());
}

/// What `banli verify-custody` says, with the keys of both offices from elsewhere: here the file itself.
fn verified(chain: &Value, files: &Path) -> Output {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("chain.json"), chain.to_string()).unwrap();
    let keys = chain["keys"].as_array().unwrap();
    let trusted: Vec<_> = keys
        .iter()
        .map(|key| {
            let text = |field: &str| key[field].as_str().unwrap();
            format!("{}={}", text("office"), text("publicKey"))
        })
        .collect();
    let mut arguments = vec!["verify-custody", "chain.json", "--files", files.to_str().unwrap()];
    arguments.extend(trusted.iter().flat_map(|key| ["--key", key]));
    finished(elsewhere.path(), &arguments)
}

fn every_harm_is_named(chain: &Value, files: &Path) {
    let changes: [(Change, &str); 3] = [
        (
            |chain| chain["entries"][2]["statement"]["at"] = "2022-05-09T02:00:00Z".into(),
            "ENTRY_ALTERED: entry 3",
        ),
        (
            |chain| drop(chain["entries"].as_array_mut().unwrap().pop()),
            "ENTRY_MISSING: entry 5",
        ),
        (
            |chain| chain["manifests"][0]["items"][0]["kind"] = "SCAN".into(),
            "WRONG_MANIFEST: entry 1",
        ),
    ];
    let refused = |chain: &Value, complains: &str| {
        let output = verified(chain, files);
        assert_eq!(output.status.code(), Some(1), "{complains}");
        assert!(complaint(&output).contains(complains), "{}", complaint(&output));
    };
    for (change, complains) in changes {
        let mut altered = chain.clone();
        change(&mut altered);
        refused(&altered, complains);
    }
    let name = chain["manifests"][0]["items"][0]["name"].as_str().unwrap();
    let path = files.join(name);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [whole.as_slice(), b"!"].concat()).unwrap();
    refused(chain, &format!("FILE_ALTERED: the file {name}"));
    fs::remove_file(&path).unwrap();
    refused(chain, &format!("FILE_MISSING: the file {name}"));
}
