//! Pictures: what passes was written by us, can be looked into again, and holds nothing of what stood behind the picture.

use crate::input;
use bytes::Bytes;
use files::{FileProblem, Intake, MediaType, look_into};

/// What a file of another type could stand for behind a picture. No picture holds it by chance.
const TAIL: &[u8] = b"<script>fuzz-tail-5d1c</script>";

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let tail: &[u8] = if choice % 2 == 0 { b"" } else { TAIL };
    let intake = Intake {
        max_size: 1024 * 1024,
        allowed: vec![MediaType::Jpeg, MediaType::Png],
        declared: None,
    };
    let Ok(media_type) = intake.admit(&rest[..rest.len().min(16)]) else {
        return;
    };
    match look_into(Bytes::from([rest, tail].concat()), media_type) {
        Ok(kept) => {
            assert!(kept.windows(TAIL.len()).all(|window| window != TAIL));
            assert_eq!(
                intake.admit(&kept[..16]),
                Ok(media_type),
                "it has become another type"
            );
            let again = look_into(kept.clone(), media_type);
            assert!(again.is_ok(), "what we wrote is refused: {again:?}");
            // A picture without loss stays what it is.
            assert!(media_type == MediaType::Jpeg || again == Ok(kept));
        }
        Err(problem) => assert!(FileProblem::ALL.contains(&problem)),
    }
}
