//! Names of files: what each rule refuses, and that nothing that is left leaves its folder.

use crate::custody::{ItemName, NameFault};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    path::{Component, Path},
};

#[test]
fn ordinary_names_are_kept_as_they_are() {
    for name in [
        "01-certificate.pdf",
        "行驶证 正页（第1页）.jpg",
        "说明：一.txt",
        ".profile",
        "a..b",
        "console.log",
        "com.txt",
        "com10",
        "葛\u{E0100}.jpg",
        &"字".repeat(66),
    ] {
        assert_eq!(ItemName::parse(name).unwrap().as_str(), name);
    }
}

#[test]
fn each_rule_refuses_by_its_code() {
    let code = |name: &str| ItemName::parse(name).unwrap_err().code();
    for (expected, names) in [
        ("NAME_EMPTY", &[""][..]),
        ("NAME_TOO_LONG", &["字".repeat(67).as_str()]),
        (
            "NAME_HIDDEN_CHARACTER",
            &[
                "a\0b",
                "a\nb",
                "gpj\u{202E}.exe",
                "a\u{200B}b",
                "\u{FEFF}a",
                "a\u{7F}",
            ],
        ),
        (
            "NAME_SEPARATOR",
            &[
                "../a",
                "/etc/passwd",
                "a/b",
                "..\\a",
                "C:\\a",
                "\\\\host\\a",
                "a／b",
                "a＼b",
            ],
        ),
        ("NAME_DOTS", &[".", "..", "...", "．．"]),
        ("NAME_COLON", &["C:", "c:a", "a.pdf:stream"]),
        (
            "NAME_EDGE",
            &[" a", "a ", "a.", "\u{3000}a", "a．", " ", "a\u{A0}"],
        ),
        (
            "NAME_DEVICE",
            &[
                "nul",
                "CON",
                "Aux.pdf",
                "com1",
                "LPT9.txt",
                "ｎｕｌ",
                "nul .txt",
                "COM¹",
            ],
        ),
    ] {
        for name in names {
            assert_eq!(code(name), expected, "{name:?}");
        }
    }
}

#[test]
fn codes_are_unique() {
    let codes: BTreeSet<_> = NameFault::ALL.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes.len(), NameFault::ALL.len());
}

/// Whether some system would look for this name elsewhere than in the folder it is put in.
fn escapes(name: &str) -> bool {
    let path = Path::new("folder").join(name);
    let parts: Vec<_> = path.components().collect();
    let stays = matches!(parts[..], [Component::Normal(_), Component::Normal(last)] if last == name);
    !stays || name.contains(['/', '\\', ':', '\0']) || name.ends_with(['.', ' '])
}

/// Names out of pieces that could do harm, as well as any text.
fn names() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "..", ".", "/", "\\", "C:", "~", " ", "a", "．", "／", "\0", "\u{202E}", "nul", "字", "%2f", ".pdf",
    ]);
    let harmful = prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => harmful, 1 => any::<String>()]
}

proptest! {
    #[test]
    fn no_name_escapes_its_folder(text in names()) {
        if let Ok(name) = ItemName::parse(&text) {
            prop_assert_eq!(name.as_str(), &text);
            prop_assert!(!escapes(&text), "{text:?}");
let folded = name.folded();
            prop_assert!(!folded.contains(['/', '\\']) && folded.chars().any(|c| c != '.'), "{text:?}");
        }
    }
}
