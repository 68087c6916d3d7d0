//! PDFs: what passes is stored as it came, and holds no name that acts, neither in clear nor one level below.

use crate::input;
use bytes::Bytes;
use files::{FileProblem, Intake, MediaType, look_into};

const REFUSED: [&str; 5] = [
    "/JavaScript",
    "/OpenAction",
    "/Launch",
    "/EmbeddedFile",
    "/Encrypt",
];

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let file = match choice {
        b'%' => data.to_vec(),
        _ => [b"%PDF-1.7\n", rest, b"\nstartxref\n0\n%%EOF"].concat(),
    };
    let intake = Intake {
        max_size: 1024 * 1024,
        allowed: vec![MediaType::Pdf],
        declared: None,
    };
    if intake.admit(&file[..file.len().min(16)]) != Ok(MediaType::Pdf) {
        return;
    }
    let file = Bytes::from(file);
    match look_into(file.clone(), MediaType::Pdf) {
        Ok(kept) => {
            assert_eq!(kept, file);
            assert!(REFUSED.iter().all(|name| !holds(&kept, name)));
        }
        Err(problem) => assert!(FileProblem::ALL.contains(&problem)),
    }
}

/// Whether the name stands in the file, with something behind it that ends a name.
fn holds(file: &[u8], name: &str) -> bool {
    file.windows(name.len() + 1)
        .any(|window| window.starts_with(name.as_bytes()) && b" /<>[]()%\r\n".contains(&window[name.len()]))
}
