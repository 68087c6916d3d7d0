//! Vectors: whoever checks a file without this code must get the same bytes.

use super::{
    fixtures::{manifest, origin},
    handover::{Handover, repaired},
};
use crate::custody::Hop;

fn written(message: Vec<u8>) -> String {
    String::from_utf8(message).unwrap().escape_debug().to_string()
}

#[test]
fn the_bytes_of_a_manifest_are_these() {
    insta::assert_snapshot!(written(manifest(1).message()));
    insta::assert_snapshot!(hex::encode(manifest(1).hash()));
}

#[test]
fn the_bytes_of_an_entry_are_these() {
    let first = Handover::after([(origin(), Hop::Offered)]);
    let statement = &first.entries[0].statement;
    insta::assert_snapshot!(written(statement.message()));
    insta::assert_snapshot!(hex::encode(statement.hash()));
    let whole = repaired();
    for decision in [4, 5, 10] {
        insta::assert_snapshot!(written(whole.entries[decision].statement.message()));
    }
}

/// The whole file, as a person would open it.
#[test]
fn a_file_is_written_in_this_form() {
    let first = Handover::after([(origin(), Hop::Offered)]);
    insta::assert_json_snapshot!(first.export());
}
