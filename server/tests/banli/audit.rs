//! A case leaves the office: exported with its proof, checked elsewhere with nothing but the public key.
use crate::{
    process::{banli, complaint, finished, until},
    walk::Walk,
    walkthrough::Demo,
};
use serde_json::Value;
use std::{fs, path::Path, process::Output};

/// A change to the file of an export.
type Change = fn(&mut Value);

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The newest checkpoint, which the demo makes by itself soon after its start.
async fn first_checkpoint(home: &Path) -> Value {
    until(|| async {
        let output = finished(home, &["checkpoint", "--print", "--data-dir", "data"]);
        if output.status.success() {
            Ok(serde_json::from_slice(&output.stdout).unwrap())
        } else {
            Err(complaint(&output))
        }
    })
    .await
}

/// What `banli verify-case` says of a file, in a folder where there is nothing else.
fn verified(proof: &Value, key: Option<&str>) -> Output {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("case.json"), proof.to_string()).unwrap();
    let mut arguments = vec!["verify-case", "case.json"];
    arguments.extend(key.into_iter().flat_map(|key| ["--key", key]));
    let output = finished(elsewhere.path(), &arguments);
    let left = fs::read_dir(elsewhere.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left behind");
    output
}

fn events(proof: &mut Value) -> &mut Vec<Value> {
    proof["events"].as_array_mut().unwrap()
}

#[tokio::test]
async fn a_case_is_exported_and_checked_offline() {
    let home = tempfile::tempdir().unwrap();
    let mut demo = Demo::start(home.path()).await;
    let mut walk = Walk::new(demo.door());
    let daily = first_checkpoint(home.path()).await;
    assert_eq!(daily["checkpoint"]["number"], 1, "{daily}");
    assert!(daily["checkpoint"]["day"].is_string(), "{daily}");
    walk.open_case().await;
    let case = walk.known["caseNumber"].clone();
    walk.until(|case| case["registry"] == "FOUND").await;

    let run = |arguments: &[&str]| {
        banli(home.path(), arguments)
            .args(["--data-dir", "data"])
            .output()
            .unwrap()
    };
    let export = |out: &str| run(&["export-case", &case, "--out", out, "--reason", "a court asks"]);
    let too_early = export("early.json");
    assert_eq!(too_early.status.code(), Some(1));
    assert!(
        complaint(&too_early).contains("checkpoint 1 does not hold it"),
        "{}",
        complaint(&too_early)
    );
    // On demand, beside the running demo.
    let asked: Value = serde_json::from_slice(&run(&["checkpoint"]).stdout).unwrap();
    assert_eq!(
        (&asked["checkpoint"]["number"], &asked["checkpoint"]["cases"]),
        (&2.into(), &1.into())
    );
    assert!(asked["checkpoint"]["day"].is_null(), "{asked}");
    demo.kill();

    let exported = export("case.json");
    assert!(exported.status.success(), "{}", complaint(&exported));
    assert_eq!(
        export("case.json").status.code(),
        Some(1),
        "a file that is there is left alone"
    );
    let proof: Value = serde_json::from_slice(&fs::read(home.path().join("case.json")).unwrap()).unwrap();
    let key = asked["publicKey"].as_str().unwrap();
    for key in [None, Some(key)] {
        let output = verified(&proof, key);
        let text = printed(&output);
        assert!(
            output.status.success() && text.starts_with(&format!("ok: {case}")),
            "{text}{}",
            complaint(&output)
        );
        assert!(
            text.contains(asked["checkpoint"]["root"].as_str().unwrap()),
            "{text}"
        );
        assert_eq!(text.contains("compare it"), key.is_none(), "{text}");
    }
    every_change_is_named(&proof, key);

    let check = printed(&run(&["check"]));
    assert!(
        check.contains("ok     checkpoints: 1 cases are as checkpoint 2 has them"),
        "{check}"
    );
}

/// Whatever is done to the file, the command ends with 1 and says what it was.
fn every_change_is_named(proof: &Value, key: &str) {
    let changes: [(Change, &str); 6] = [
        (
            |proof| events(proof)[1]["link"]["at"] = "2021-10-22T01:00:00Z".into(),
            "EVENT_ALTERED: event 2",
        ),
        (|proof| drop(events(proof).remove(2)), "EVENT_MISSING: event 3"),
        (|proof| drop(events(proof).pop()), "EVENT_MISSING: event"),
        (
            |proof| events(proof).swap(0, 1),
            "EVENTS_REORDERED: events 1 and 2",
        ),
        (
            |proof| proof["checkpoint"]["checkpoint"]["cases"] = 7.into(),
            "WRONG_SIGNATURE: ",
        ),
        (|proof| proof["more"] = "words".into(), "UNREADABLE_FILE: "),
    ];
    for (change, complains) in changes {
        let mut file = proof.clone();
        change(&mut file);
        let output = verified(&file, Some(key));
        assert_eq!(output.status.code(), Some(1));
        assert!(complaint(&output).contains(complains), "{}", complaint(&output));
    }
    let other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    let output = verified(proof, Some(other));
    assert!(
        complaint(&output).contains("WRONG_KEY: checkpoint 2"),
        "{}",
        complaint(&output)
    );
    let output = verified(proof, Some("3d"));
    assert!(
        complaint(&output).contains("64 hexadecimal digits"),
        "{}",
        complaint(&output)
    );
}
