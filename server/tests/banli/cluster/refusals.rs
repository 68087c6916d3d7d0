//! What `banli` says when a part of the installation is not there: which, and no secret.
use super::installation::Installation;
use crate::process::complaint;
use server::engine::free_port;
use store::testing::TestDatabase;

/// Stands in every secret of these tests.
const SECRET: &str = "hunter2";

/// Ends with this code and these words, and shows no secret.
async fn refuses(
    home: &Installation,
    arguments: &[&str],
    variables: &[(&str, &str)],
    (code, words): (i32, &[&str]),
) {
    let output = home.finished_with(arguments, variables).await;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &complaint(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for word in words {
        assert!(text.contains(word), "{arguments:?} does not say {word}: {text}");
    }
    assert!(!text.contains(SECRET), "{arguments:?}: {text}");
}

#[tokio::test]
async fn only_a_demo_sets_the_clock() {
    let home = Installation::new(TestDatabase::sqlite()).await;
    let clock = [("BANLI_CLOCK__AS_OF", "2021-10-22T09:00+08:00")];
    for command in ["serve", "worker", "repair"] {
        refuses(&home, &[command], &clock, (2, &["clock.as_of", "demo"])).await;
    }
    refuses(
        &home,
        &["check"],
        &clock,
        (1, &["failed configuration: clock.as_of"]),
    )
    .await;
}

#[tokio::test]
async fn a_cluster_that_is_away_is_named() {
    let home = Installation::new(TestDatabase::sqlite()).await;
    let address = format!("http://127.0.0.1:{}", free_port().unwrap());
    let away = [
        ("BANLI_TEMPORAL__ADDRESS", address.as_str()),
        ("BANLI_TEMPORAL__API_KEY", SECRET),
    ];
    for command in ["serve", "worker", "repair", "check"] {
        refuses(&home, &[command], &away, (1, &["Temporal", &address])).await;
    }
    let elsewhere = [
        ("BANLI_TEMPORAL__NAMESPACE", "elsewhere"),
        ("BANLI_TEMPORAL__API_KEY", SECRET),
    ];
    refuses(&home, &["serve"], &elsewhere, (1, &["Temporal", "elsewhere"])).await;
}

#[tokio::test]
async fn a_database_that_is_away_is_named() {
    let home = Installation::new(TestDatabase::sqlite()).await;
    let url = format!(
        "postgres://banli:{SECRET}@127.0.0.1:{}/banli",
        free_port().unwrap()
    );
    let away = [("BANLI_DATABASE__URL", url.as_str())];
    for command in ["serve", "worker", "repair", "migrate", "check"] {
        refuses(&home, &[command], &away, (1, &["database.url"])).await;
    }
}

#[tokio::test]
async fn an_issuer_that_is_away_is_named() {
    let home = Installation::new(TestDatabase::sqlite()).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    let issuer = format!("http://127.0.0.1:{}", free_port().unwrap());
    let away = [("BANLI_IDENTITY__ISSUER", issuer.as_str())];
    refuses(&home, &["serve"], &away, (1, &["identity.issuer"])).await;
}

#[tokio::test]
async fn keys_that_are_not_there_are_named() {
    let home = Installation::new(TestDatabase::sqlite()).await;
    for command in ["serve", "worker", "repair", "migrate", "check"] {
        let lost = [("BANLI_KEYS__FILE", "lost.toml")];
        refuses(&home, &[command], &lost, (1, &["lost.toml"])).await;
    }
}

#[tokio::test]
async fn a_schema_that_was_not_made_is_named() {
    let home = Installation::new(TestDatabase::postgres().await).await;
    for command in ["serve", "worker", "repair", "check"] {
        refuses(
            &home,
            &[command],
            &[],
            (1, &["migrations have not run", "banli migrate"]),
        )
        .await;
    }
}
