//! What the origin has not, or has otherwise, is found at the destination and refused by its name.

use super::place::{DESTINATION, ORIGIN, Province, client, files_in, intake, kept, listen, manifest};
use activities::handover::{findings, send};
use domain::{
    custody::RefusalReason,
    file_handover::{Finding, FindingReason},
};
use files::{ContentHash, Progress};
use std::{fs, sync::Mutex};

const FILES: [(&str, &[u8]); 4] = [
    ("01-certificate.pdf", b"pages"),
    ("02-vehicle.jpg", b"a picture"),
    ("03-登记信息.json", b"{}"),
    ("04-empty.json", b""),
];

fn refused(name: &str, because: RefusalReason) -> Finding {
    Finding {
        name: name.to_owned(),
        reason: FindingReason::Refused { because },
    }
}

/// An activity runs on any thread.
fn is_send<T: Send>(work: T) -> T {
    work
}

#[tokio::test]
async fn a_whole_file_arrives_and_nothing_is_found() {
    let (origin, destination) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let province = Province::at(origin.path());
    province.gather(&FILES).await;
    // Two names of one content are both there, and it is there once.
    let listed = manifest(&[&FILES[..], &[("05-copy.pdf", b"pages")]].concat());
    let intake = client(listen(intake(destination.path(), &listed)).await);
    let seen = Mutex::new(vec![]);
    for _ in 0..2 {
        let report = |now: Progress| seen.lock().unwrap().push(now);
        let dossier = province.dossier(ORIGIN);
        is_send(send(&dossier, &listed, &intake, &report)).await.unwrap();
    }
    let total = listed.totals();
    let seen = seen.into_inner().unwrap();
    assert!(
        seen.iter()
            .all(|now| now.bytes <= now.of && now.of == total.bytes && now.of_files == total.items),
        "{seen:?}"
    );
    let last = seen.last().unwrap();
    assert_eq!((last.bytes, last.files), (total.bytes, total.items), "{last:?}");
    let dossier = Province::at(destination.path()).dossier(DESTINATION);
    let found = is_send(findings(&dossier, &listed, &|_| {})).await;
    assert_eq!(found.unwrap(), []);
    let mut expected: Vec<_> = listed.items()[..4].iter().map(kept).collect();
    expected.sort();
    assert_eq!(files_in(destination.path()), expected);
}

#[tokio::test]
async fn missing_altered_and_too_much_are_named() {
    let (origin, destination) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let province = Province::at(origin.path());
    province.gather(&FILES).await;
    let listed = manifest(&FILES);
    let at_origin = |content: &[u8]| {
        let end = ContentHash::of(content).to_string();
        let mut names = files_in(origin.path()).into_iter().map(|(name, _)| name);
        origin
            .path()
            .join(names.find(|name| name.ends_with(&end)).unwrap())
    };
    fs::remove_file(at_origin(b"pages")).unwrap();
    fs::write(at_origin(b"a picture"), b"A picture").unwrap();
    fs::write(at_origin(b"{}"), b"{").unwrap();
    let intake = client(listen(intake(destination.path(), &listed)).await);
    send(&province.dossier(ORIGIN), &listed, &intake, &|_| {})
        .await
        .unwrap();
    let folder = destination.path().join(kept(&listed.items()[3]).0);
    fs::write(folder.with_file_name("..\u{202E}exe"), b"x").unwrap();
    let dossier = Province::at(destination.path()).dossier(DESTINATION);
    let found = findings(&dossier, &listed, &|_| {}).await.unwrap();
    let expected = [
        refused("01-certificate.pdf", RefusalReason::Missing),
        refused("02-vehicle.jpg", RefusalReason::Altered),
        refused("03-登记信息.json", RefusalReason::Altered),
        Finding {
            name: r"..\u{202e}exe".to_owned(),
            reason: FindingReason::TooMuch,
        },
    ];
    assert_eq!(found, expected);
}
