//! Files that unpack to far more than they are, in a process of their own, so that its memory can be measured.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use bytes::Bytes;
use files::{FileProblem, FileStore, FileStoreConfig, Intake, MediaType};
use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write as _;

/// Most memory that this process had so far, in bytes.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind.as_slice(), data, &crc.sum().to_be_bytes()].concat()
}

fn zeroes(count: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..count / 1024 {
        encoder.write_all(&[0; 1024]).unwrap();
    }
    encoder.finish().unwrap()
}

/// A valid 16-bit RGBA picture of nothing: 8 bytes a pixel once unpacked.
fn png(side: u32) -> Vec<u8> {
    let header = [&side.to_be_bytes()[..], &side.to_be_bytes(), b"\x10\x06\0\0\0"].concat();
    let data = zeroes(4 * 1024 * 1024);
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &header),
        chunk(*b"IDAT", &data),
        chunk(*b"IEND", b""),
    ]
    .concat()
}

/// Twenty streams of 16 MiB each: none of them is much.
fn pdf() -> Vec<u8> {
    let data = zeroes(16 * 1024 * 1024);
    let stream = [
        b"1 0 obj <</Filter/FlateDecode>> stream\n".as_slice(),
        &data,
        b"\nendstream endobj\n",
    ]
    .concat();
    [
        b"%PDF-1.5\n".as_slice(),
        &stream.repeat(20),
        b"startxref\n0\n%%EOF",
    ]
    .concat()
}

#[tokio::test]
async fn bombs_are_refused_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::open(&FileStoreConfig::Local {
        folder: folder.path().into(),
    })
    .unwrap();
    let intake = Intake {
        max_size: 16 * 1024 * 1024,
        allowed: MediaType::ALL.to_vec(),
        declared: None,
    };
    let bombs = [
        (png(60_000), FileProblem::ImageTooLarge),
        (png(11_000), FileProblem::ImageTooLarge),
        (pdf(), FileProblem::PdfTooComplex),
    ];
    let before = peak_memory();
    for (bomb, problem) in bombs {
        let sent = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bomb))]);
        assert_eq!(
            store.stage(sent, &intake).await.unwrap_err().problem(),
            Some(problem)
        );
    }
    let grown = peak_memory() - before;
    assert!(grown < 64 * 1024 * 1024, "grew by {grown} bytes");
}
