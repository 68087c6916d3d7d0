//! A dossier as a whole: gathered, compared with its manifest, and given up.

use super::place::{Place, append, id, item, manifest};
use bytes::Bytes;
use domain::custody::ItemName;
use files::{ContentHash, FileError, MediaType, Progress};
use futures::{StreamExt as _, stream};
use std::{fs, sync::Mutex};

#[tokio::test]
async fn what_differs_is_named() {
    let place = Place::new();
    let files = [
        ("01.pdf", b"pages"),
        ("02.jpg", b"a car"),
        ("03.jpg", b"a key"),
        ("04.jpg", b"plate"),
    ];
    let listed = manifest(files.iter().map(|(name, content)| item(name, *content)).collect());
    let dossier = place.dossier();
    for (listed, (_, content)) in listed.items().iter().zip(files).take(3) {
        append(&dossier.arrival(listed), 0, content).await.unwrap();
    }
    append(&dossier.arrival(&listed.items()[3]), 0, b"pl")
        .await
        .unwrap();
    // Somebody is at the folder itself.
    fs::write(place.folder.path().join(Place::whole(b"a car")), b"a bus").unwrap();
    fs::remove_file(place.folder.path().join(Place::whole(b"a key"))).unwrap();
    let stranger = place.folder.path().join(Place::whole(b"not listed"));
    fs::write(&stranger, b"not listed").unwrap();
    let seen = Mutex::new(vec![]);
    let arrived = dossier
        .arrived(&listed, &|seen_now| seen.lock().unwrap().push(seen_now))
        .await
        .unwrap();
    let found: Vec<_> = listed
        .differences(&arrived)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "the file 02.jpg was altered: its content is another".to_owned(),
            "the file 03.jpg is missing".to_owned(),
            "the file 04.jpg was altered: it has 2 bytes, not 5".to_owned(),
            format!("the file {} is too much", ContentHash::of(b"not listed")),
        ]
    );
    let name = |text: &str| ItemName::parse(text).unwrap();
    let steps = [
        (5, 0, "01.pdf"),
        (5, 1, "01.pdf"),
        (10, 1, "02.jpg"),
        (10, 2, "02.jpg"),
    ];
    let expected = steps.map(|(bytes, files, item)| Progress {
        bytes,
        of: 20,
        files,
        of_files: 4,
        item: name(item),
    });
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn files_are_gathered_from_documents_and_streams() {
    let place = Place::new();
    let document = place
        .files
        .keep(Bytes::from_static(b"a scan"), MediaType::Pdf)
        .await
        .unwrap();
    let dossier = place.dossiers.of(&id("44010001"));
    // The second time changes nothing.
    for _ in 0..2 {
        dossier.take(&document.sha256).await.unwrap();
    }
    let pieces = stream::iter([b"register".as_slice(), b" extract"])
        .map(|piece| Ok::<_, std::io::Error>(Bytes::from_static(piece)));
    let (sha256, size) = dossier.add(pieces).await.unwrap();
    assert_eq!((&sha256, size), (&ContentHash::of(b"register extract"), 16));
    assert_eq!(dossier.size(&sha256).await.unwrap(), Some(16));
    assert_eq!(
        dossier.read_range(&document.sha256, 0..6).await.unwrap().as_ref(),
        b"a scan"
    );
    let missing = dossier.take(&ContentHash::of(b"never stored")).await;
    assert!(matches!(missing, Err(FileError::Missing(_))), "{missing:?}");
    let broken = stream::iter([
        Ok(Bytes::from_static(b"half")),
        Err(std::io::Error::other("gone")),
    ]);
    dossier.add(broken).await.unwrap_err();
    assert_eq!(place.names().len(), 3, "{:?}", place.names());
}

#[tokio::test]
async fn one_office_s_copy_is_not_another_s_and_goes_as_a_whole() {
    let place = Place::new();
    let (origin, destination) = (place.dossiers.of(&id("44010001")), place.dossier());
    origin
        .add(stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(
            b"pages",
        ))]))
        .await
        .unwrap();
    assert_eq!(destination.size(&ContentHash::of(b"pages")).await.unwrap(), None);
    append(&destination.arrival(&item("01.pdf", b"pages")), 0, b"pages")
        .await
        .unwrap();
    append(&destination.arrival(&item("02.pdf", b"more")), 0, b"mo")
        .await
        .unwrap();
    assert!(!origin.is_transferred().await.unwrap());
    for _ in 0..2 {
        destination.discard().await.unwrap();
        origin.mark_transferred().await.unwrap();
    }
    assert!(origin.is_transferred().await.unwrap());
    assert_eq!(origin.size(&ContentHash::of(b"pages")).await.unwrap(), Some(5));
    assert!(
        place.names().iter().all(|name| name.contains("44010001")),
        "{:?}",
        place.names()
    );
    let listed = manifest(vec![item("01.pdf", b"pages")]);
    let arrived = origin.arrived(&listed, &|_| {}).await.unwrap();
    assert_eq!(listed.differences(&arrived), [], "the mark is no file");
}
