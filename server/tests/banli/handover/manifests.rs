//! A hostile manifest is refused by its code before anything can be on offer.

use super::place::manifest;
use domain::custody::Manifest;
use serde_json::{Value, json};

/// A whole manifest with one change.
fn hostile(change: impl FnOnce(&mut Value)) -> &'static str {
    let fine = manifest(&[("01.pdf", b"pages"), ("02.jpg", b"a picture")]);
    let mut written = serde_json::to_value(&fine).unwrap();
    assert_eq!(Manifest::read(written.to_string().as_bytes()), Ok(fine));
    change(&mut written);
    Manifest::read(written.to_string().as_bytes()).unwrap_err().code()
}

#[test]
fn no_name_leads_out_of_the_folder_and_none_is_there_twice() {
    for (name, code) in [
        ("../../etc/passwd", "NAME_SEPARATOR"),
        ("..", "NAME_DOTS"),
        (r"..\windows", "NAME_SEPARATOR"),
        ("a／b", "NAME_SEPARATOR"),
        ("c:file", "NAME_COLON"),
        ("nul.pdf", "NAME_DEVICE"),
        ("a\u{0}b", "NAME_HIDDEN_CHARACTER"),
        ("", "NAME_EMPTY"),
        ("02.jpg", "NAME_TWICE"),
        ("02.JPG", "NAMES_ALIKE"),
    ] {
        assert_eq!(
            hostile(|written| written["items"][0]["name"] = json!(name)),
            code,
            "{name}"
        );
    }
}

#[test]
fn no_size_count_or_total_is_another_than_it_says() {
    type Change = fn(&mut Value);
    let changes: [(Change, &str); 8] = [
        (|written| written["totals"]["bytes"] = json!(1), "WRONG_TOTAL"),
        (|written| written["totals"]["items"] = json!(3), "WRONG_COUNT"),
        (
            |written| written["items"][0]["size"] = json!(1_u64 << 40),
            "ITEM_TOO_LARGE",
        ),
        (
            |written| written["items"][0]["size"] = json!(-1),
            "UNREADABLE_MANIFEST",
        ),
        (
            |written| written["items"][0]["sha256"] = json!("../x"),
            "UNREADABLE_MANIFEST",
        ),
        (|written| written["items"] = json!([]), "MANIFEST_EMPTY"),
        (|written| written["suite"] = json!("none"), "UNKNOWN_SUITE"),
        (
            |written| written["route"]["origin"] = written["route"]["destination"].clone(),
            "SAME_OFFICE",
        ),
    ];
    for (change, code) in changes {
        assert_eq!(hostile(change), code);
    }
}
