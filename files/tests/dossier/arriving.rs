//! A file arriving piece by piece.

use super::place::{Place, append, differences, item, manifest};
use domain::custody::Difference;
use files::{Arrival, ArrivalError, ContentHash, FileError};
use proptest::prelude::*;
use std::fs;

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
