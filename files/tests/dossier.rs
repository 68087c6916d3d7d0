//! The file of a vehicle arriving in a real folder, piece by piece.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use bytes::Bytes;
use domain::{
    audit::Hex,
    custody::{Difference, Item, ItemKind, ItemName, Manifest, Route, Suite},
    identifier::{CaseNumber, OfficeCode},
};
use files::{
    Arrival, ArrivalError, ContentHash, Dossier, DossierId, Dossiers, FileError, FileStore, FileStoreConfig,
    MediaType, Progress,
};
use futures::{StreamExt as _, stream};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use std::{fs, path::Path, sync::Mutex};
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    files: FileStore,
    dossiers: Dossiers,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = FileStore::open(&FileStoreConfig::Local {
            folder: folder.path().to_owned(),
        })
        .unwrap();
        let dossiers = Dossiers::new(files.clone(), "nowhere".into());
        Self {
            folder,
            files,
            dossiers,
        }
    }

    fn dossier(&self) -> Dossier {
        self.dossiers.of(&id("33010001"))
    }

    /// Every file below, by its path.
    fn names(&self) -> Vec<String> {
        fn walk(root: &Path, folder: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    walk(root, &entry.path(), names);
                } else {
                    names.push(entry.path().strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut names = vec![];
        walk(self.folder.path(), self.folder.path(), &mut names);
        names.sort();
        names
    }

    fn part(&self, content: &[u8]) -> std::path::PathBuf {
        let number = handover();
        let name = format!("arriving/33010001/{number}/1/{}", ContentHash::of(content));
        self.folder.path().join(name)
    }

    fn whole(content: &[u8]) -> String {
        format!("dossiers/33010001/{}/1/{}", handover(), ContentHash::of(content))
    }
}

fn handover() -> CaseNumber {
    let day = "2022-05-09".parse().unwrap();
    CaseNumber::new(&"33010001".parse().unwrap(), day, [4; 5]).unwrap()
}

fn id(office: &str) -> DossierId {
    DossierId {
        office: office.parse().unwrap(),
        handover: handover(),
        attempt: 1,
    }
}

fn item(name: &str, content: &[u8]) -> Item {
    Item {
        name: ItemName::parse(name).unwrap(),
        kind: ItemKind::Scan,
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    }
}

fn manifest(items: Vec<Item>) -> Manifest {
    let office = |code: &str| code.parse::<OfficeCode>().unwrap();
    let route = Route {
        handover: handover(),
        vehicle: Hex([5; 32]),
        origin: office("44010001"),
        destination: office("33010001"),
    };
    Manifest::new(route, 1, Suite::Ed25519Sha256, items).unwrap()
}

async fn append(arrival: &Arrival, at: u64, bytes: &[u8]) -> Result<u64, ArrivalError> {
    arrival.append(at, Bytes::copy_from_slice(bytes)).await
}

async fn differences(place: &Place, manifest: &Manifest) -> Vec<Difference> {
    let arrived = place.dossier().arrived(manifest, &|_| {}).await.unwrap();
    manifest.differences(&arrived)
}

#[tokio::test]
async fn a_file_arrives_in_pieces_and_is_there_once() {
    let place = Place::new();
    let arrival = place.dossier().arrival(&item("01.pdf", b"one two three"));
    assert_eq!(arrival.offset().await.unwrap(), 0);
    assert_eq!(append(&arrival, 0, b"one ").await.unwrap(), 4);
    assert_eq!(append(&arrival, 4, b"two ").await.unwrap(), 8);
    assert_eq!(arrival.offset().await.unwrap(), 8);
    // Sent again, or ahead of its turn.
    for (at, bytes) in [(0, b"one "), (4, b"two "), (9, b"hree")] {
        let refused = append(&arrival, at, bytes).await;
        assert!(
            matches!(refused, Err(ArrivalError::Offset { at: 8 })),
            "{refused:?}"
        );
    }
    let too_much = append(&arrival, 8, b"three!").await;
    assert!(matches!(too_much, Err(ArrivalError::TooMuch)), "{too_much:?}");
    assert_eq!(append(&arrival, 8, b"three").await.unwrap(), 13);
    assert_eq!(arrival.offset().await.unwrap(), 13);
    let again = append(&arrival, 0, b"one ").await;
    assert!(matches!(again, Err(ArrivalError::Offset { at: 13 })), "{again:?}");
    assert_eq!(place.names(), [Place::whole(b"one two three")]);
    let sha256 = ContentHash::of(b"one two three");
    assert_eq!(
        place.dossier().read_range(&sha256, 4..7).await.unwrap().as_ref(),
        b"two"
    );
}

#[tokio::test]
async fn bytes_ahead_of_the_first_leave_nothing() {
    let place = Place::new();
    let arrival = place.dossier().arrival(&item("01.pdf", b"pages"));
    let refused = append(&arrival, 2, b"ges").await;
    assert!(
        matches!(refused, Err(ArrivalError::Offset { at: 0 })),
        "{refused:?}"
    );
    assert_eq!(place.names(), [""; 0]);
}

#[tokio::test]
async fn an_empty_file_arrives_by_being_asked_for() {
    let place = Place::new();
    assert_eq!(
        place
            .dossier()
            .arrival(&item("01.json", b""))
            .offset()
            .await
            .unwrap(),
        0
    );
    assert_eq!(place.names(), [Place::whole(b"")]);
}

#[tokio::test]
async fn what_a_killed_process_left_at_its_full_length_is_settled_by_the_next_question() {
    let place = Place::new();
    let part = place.part(b"whole");
    fs::create_dir_all(part.parent().unwrap()).unwrap();
    fs::write(part, b"whole").unwrap();
    assert_eq!(
        place
            .dossier()
            .arrival(&item("01.pdf", b"whole"))
            .offset()
            .await
            .unwrap(),
        5
    );
    assert_eq!(place.names(), [Place::whole(b"whole")]);
}

#[tokio::test]
async fn an_altered_file_is_named_and_not_kept_and_may_come_again() {
    let place = Place::new();
    let listed = manifest(vec![item("01.pdf", b"pages"), item("02.pdf", b"more")]);
    let arrival = place.dossier().arrival(&listed.items()[0]);
    let altered = append(&arrival, 0, b"pagez").await;
    assert!(matches!(altered, Err(ArrivalError::Altered)), "{altered:?}");
    assert_eq!(arrival.offset().await.unwrap(), 0);
    let codes = |found: Vec<Difference>| {
        found
            .iter()
            .map(|one| format!("{} {one}", one.code()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        codes(differences(&place, &listed).await),
        [
            "FILE_ALTERED the file 01.pdf was altered: its content is another",
            "FILE_MISSING the file 02.pdf is missing"
        ]
    );
    assert_eq!(append(&arrival, 0, b"pages").await.unwrap(), 5);
    assert_eq!(
        codes(differences(&place, &listed).await),
        ["FILE_MISSING the file 02.pdf is missing"]
    );
    assert_eq!(place.names(), [Place::whole(b"pages")]);
}

/// A disk that lost power may have the length of a file and not its bytes.
#[tokio::test]
async fn bytes_that_the_disk_lost_are_found_at_the_end() {
    let place = Place::new();
    let part = place.part(b"0123456789");
    fs::create_dir_all(part.parent().unwrap()).unwrap();
    fs::write(part, b"012\0\0").unwrap();
    let arrival = place.dossier().arrival(&item("01.pdf", b"0123456789"));
    assert_eq!(arrival.offset().await.unwrap(), 5);
    let end = append(&arrival, 5, b"56789").await;
    assert!(matches!(end, Err(ArrivalError::Altered)), "{end:?}");
    assert_eq!(append(&arrival, 0, b"0123456789").await.unwrap(), 10);
}

/// Nothing that comes over the wire makes one; somebody was at the folder itself.
#[tokio::test]
async fn a_part_that_is_too_long_is_not_kept() {
    let place = Place::new();
    let arrival = place.dossier().arrival(&item("01.pdf", b"pages"));
    append(&arrival, 0, b"page").await.unwrap();
    fs::write(place.part(b"pages"), b"pages and more").unwrap();
    let asked = arrival.offset().await;
    assert!(matches!(asked, Err(ArrivalError::Altered)), "{asked:?}");
    assert_eq!(append(&arrival, 0, b"pages").await.unwrap(), 5);
    assert_eq!(place.names(), [Place::whole(b"pages")]);
}

#[tokio::test]
async fn two_do_not_write_one_file() {
    let place = Place::new();
    let listed = manifest(vec![item("01.pdf", b"pages")]);
    let arrival = place.dossier().arrival(&listed.items()[0]);
    append(&arrival, 0, b"pa").await.unwrap();
    let other = fs::File::open(place.part(b"pages")).unwrap();
    other.lock().unwrap();
    let refused = append(&arrival, 2, b"ges").await;
    assert!(
        matches!(refused, Err(ArrivalError::Store(FileError::Busy))),
        "{refused:?}"
    );
    // Neither missing nor altered: nobody can say yet.
    let found = place.dossier().arrived(&listed, &|_| {}).await;
    assert!(found.as_ref().is_err_and(FileError::is_transient), "{found:?}");
    drop(other);
    assert_eq!(append(&arrival, 2, b"ges").await.unwrap(), 5);
}

/// Four senders at one file, as after a time-out: each hears where it stands or that it is being written.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_at_once_end_with_one_whole_file() {
    const CONTENT: &[u8] = b"one two three";
    async fn go_on(arrival: Arrival) {
        let mut at = 0;
        while at < 13 {
            let begin = usize::try_from(at).unwrap();
            let piece = &CONTENT[begin..(begin + 5).min(13)];
            let answers = [append(&arrival, at, piece).await, arrival.offset().await];
            for answer in answers {
                match answer {
                    Ok(here) | Err(ArrivalError::Offset { at: here }) => {
                        assert!(here >= at, "{here} bytes after {at}");
                        at = here;
                    }
                    Err(ArrivalError::Store(FileError::Busy)) => tokio::task::yield_now().await,
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
    }
    for _ in 0..100 {
        let place = Place::new();
        let arrival = place.dossier().arrival(&item("01.pdf", CONTENT));
        let senders = [(); 4].map(|()| tokio::spawn(go_on(arrival.clone())));
        for sender in senders {
            sender.await.unwrap();
        }
        assert_eq!(place.names(), [Place::whole(CONTENT)]);
    }
}

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
    let expected = [(5, "01.pdf"), (10, "02.jpg")].map(|(bytes, item)| Progress {
        bytes,
        of: 20,
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a killed process has left of the listed bytes, the rest completes it.
    #[test]
    fn any_beginning_can_be_gone_on_from(content in prop::collection::vec(any::<u8>(), 1..300), cut in 0.0..1.0, step in 1_usize..97) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a short file")]
        let cut = (content.len() as f64 * cut) as usize;
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let place = Place::new();
            let part = place.part(&content);
            fs::create_dir_all(part.parent().unwrap()).unwrap();
            fs::write(part, &content[..cut]).unwrap();
            let arrival = place.dossier().arrival(&item("01.bin", &content));
            let mut at = arrival.offset().await.unwrap();
            assert_eq!(at, cut as u64);
            while at < content.len() as u64 {
                let begin = usize::try_from(at).unwrap();
                let end = content.len().min(begin + step);
                at = append(&arrival, at, &content[begin..end]).await.unwrap();
            }
            let listed = manifest(vec![item("01.bin", &content)]);
            assert_eq!(differences(&place, &listed).await, []);
            assert_eq!(place.names(), [Place::whole(&content)]);
        });
    }
}
