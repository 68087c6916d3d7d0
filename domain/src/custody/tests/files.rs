//! What arrived against what was listed: everything is named.

use super::fixtures::{arrived, files, manifest};
use crate::custody::Arrived;
use proptest::prelude::*;

fn named(arrived: &[Arrived]) -> Vec<String> {
    let differences = manifest(1).differences(arrived);
    differences
        .iter()
        .map(|one| format!("{}: {one}", one.code()))
        .collect()
}

#[test]
fn the_same_files_in_any_order_are_whole() {
    let mut all = files();
    assert_eq!(named(&all), [""; 0]);
    all.reverse();
    assert_eq!(named(&all), [""; 0]);
}

#[test]
fn everything_that_differs_is_named_at_once() {
    let all = [
        arrived("zz.exe", b""),
        arrived("02-vehicle.jpg", b"a painting"),
        arrived("01-certificate.pdf", b"Pages"),
        arrived("../a\u{1b}", b""),
        arrived("02-vehicle.jpg", b"a picture"),
    ];
    assert_eq!(
        named(&all),
        [
            "FILE_ALTERED: the file 01-certificate.pdf was altered: its content is another",
            "FILE_ALTERED: the file 02-vehicle.jpg was altered: it has 10 bytes, not 9",
            "FILE_MISSING: the file 03-登记信息.json is missing",
            r"FILE_TOO_MUCH: the file ../a\u{1b} is too much",
            "FILE_TOO_MUCH: the file 02-vehicle.jpg is too much",
            "FILE_TOO_MUCH: the file zz.exe is too much",
        ]
    );
    assert_eq!(named(&[]).len(), 3);
}

#[test]
fn another_spelling_is_another_file() {
    let mut all = files();
    all[0].name = "01-CERTIFICATE.pdf".into();
    assert_eq!(
        named(&all),
        [
            "FILE_MISSING: the file 01-certificate.pdf is missing",
            "FILE_TOO_MUCH: the file 01-CERTIFICATE.pdf is too much",
        ]
    );
}

proptest! {
    /// Of three files any may be away, altered or doubled: each such thing is one difference, and nothing else is.
    #[test]
    fn there_are_as_many_differences_as_changes(changes in prop::collection::vec(0..4_u8, 3)) {
        let mut all = vec![];
        for (file, change) in files().into_iter().zip(&changes) {
            let altered = Arrived { size: file.size + 1, ..file.clone() };
            all.extend(match change {
                0 => vec![file],
                1 => vec![],
                2 => vec![altered],
                _ => vec![file.clone(), file],
            });
        }
        let expected = changes.iter().filter(|change| **change != 0).count();
        prop_assert_eq!(named(&all).len(), expected);
    }
}
