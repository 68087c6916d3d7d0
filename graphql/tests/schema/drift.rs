//! The schema that is committed is the one that is served.

use std::{env, fs, path::Path};

#[test]
fn the_committed_schema_is_the_one_that_is_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let served = graphql::schema::sdl();
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &served).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == served,
        "graphql/schema.graphql is not the schema: run this test with UPDATE_SCHEMA=1"
    );
}

#[test]
fn every_type_and_field_of_a_case_is_described() {
    let schema = graphql::schema::sdl();
    for name in [
        "interface Case",
        "type LicenceApplication",
        "type Deadline",
        "type CasePayload",
        "type Problem",
    ] {
        let (before, _) = schema.split_once(&format!("\n{name}")).unwrap();
        assert!(before.ends_with('"'), "{name} has no description");
    }
}
