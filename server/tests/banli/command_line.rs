//! What a person at a terminal sees when something is wrong.
use crate::process::{banli, complaint, finished};
use std::{fs, net::TcpListener};

#[test]
fn a_taken_port_is_named_before_anything_is_started() {
    let home = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = finished(home.path(), &["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let text = complaint(&output);
    assert!(
        text.contains(&format!("127.0.0.1:{port}")) && text.contains("--port"),
        "{text}"
    );
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        0,
        "nothing is left behind"
    );
}

#[test]
fn an_unknown_key_ends_with_code_two() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("banli.toml"), "[http]\nprot = 9000\n").unwrap();
    let output = finished(home.path(), &["demo"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("http.prot"), "{}", complaint(&output));
    assert_eq!(
        finished(home.path(), &["demo", "--colour"]).status.code(),
        Some(2)
    );
}

#[test]
fn serve_refuses_to_set_the_clock() {
    let home = tempfile::tempdir().unwrap();
    let mut command = banli(home.path(), &["serve"]);
    let output = command
        .env("BANLI_CLOCK__AS_OF", "2021-10-22T09:00+08:00")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complaint(&output).contains("clock.as_of"),
        "{}",
        complaint(&output)
    );
}

#[test]
fn check_shows_the_configuration_without_its_secrets() {
    let home = tempfile::tempdir().unwrap();
    let mut command = banli(home.path(), &["check"]);
    let output = command.env("BANLI_MAIL__PASSWORD", "hunter2").output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &complaint(&output);
    assert!(
        text.contains("http.port = 8080") && text.contains("mail.password = \"[redacted]\""),
        "{text}"
    );
    assert!(text.contains("failed configuration: mail.username"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn migrate_makes_the_record_and_check_sees_it() {
    let home = tempfile::tempdir().unwrap();
    let output = finished(home.path(), &["migrate", "--data-dir", "a ?% b"]);
    assert!(output.status.success(), "{}", complaint(&output));
    assert!(home.path().join("a ?% b/banli.db").exists());
    let again = finished(home.path(), &["migrate", "--data-dir", "a ?% b"]);
    assert!(
        again.stdout.is_empty() && complaint(&again).contains("0 migrations"),
        "{}",
        complaint(&again)
    );
    let check = finished(home.path(), &["check", "--data-dir", "a ?% b"]);
    let text = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(text.contains("ok     database: answers"), "{text}");
}

#[test]
fn a_token_needs_a_demo_and_a_known_persona() {
    let home = tempfile::tempdir().unwrap();
    let output = finished(home.path(), &["token", "clerk-guangzhou"]);
    assert!(
        complaint(&output).contains("start the demo once"),
        "{}",
        complaint(&output)
    );
    fs::create_dir(home.path().join("banli-data")).unwrap();
    let output = finished(home.path(), &["token", "clerk-guangzhou"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim().split('.').count(),
        3,
        "{}",
        complaint(&output)
    );
    let output = finished(home.path(), &["token", "nobody"]);
    assert!(
        complaint(&output).contains("clerk-guangzhou"),
        "{}",
        complaint(&output)
    );
}
