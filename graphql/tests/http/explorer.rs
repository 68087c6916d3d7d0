//! The explorer's files. How they look is seen in a browser.

use crate::harness::{bed, bed_with};

#[tokio::test]
async fn the_page_loads_its_own_files_only() {
    let bed = bed_with(|options| options.graphiql = true).await;
    let page = bed.client.get(bed.url("/graphiql")).send().await.unwrap();
    let policy = page.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    let text = page.text().await.unwrap();
    assert!(!text.contains("://"), "an address of elsewhere");
    let files: Vec<&str> = text
        .split('"')
        .filter(|part| part.starts_with("/graphiql/"))
        .collect();
    assert_eq!(files.len(), 7);
    for file in files {
        let answer = bed.client.get(bed.url(file)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{file}");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    }
    for script in text.split("<script").skip(1) {
        assert!(script.starts_with(" src="), "an inline script");
    }
    assert_eq!(
        bed.client
            .get(bed.url("/graphiql/README.md"))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
}

#[tokio::test]
async fn there_is_no_explorer_unless_asked_for() {
    let bed = bed().await;
    assert_eq!(
        bed.client
            .get(bed.url("/graphiql"))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
}
