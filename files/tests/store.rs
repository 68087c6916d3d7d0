//! Files through the store and back, in a real folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use bytes::Bytes;
use files::{ContentHash, FileError, FileProblem, FileStore, FileStoreConfig, Intake, MediaType, Staged};
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use image::{DynamicImage, GenericImageView as _, ImageFormat};
use std::{io::Cursor, path::Path, time::Duration};
use tempfile::TempDir;

const LIMIT: u64 = 1024 * 1024;

struct Folder {
    folder: TempDir,
    store: FileStore,
}

fn open() -> Folder {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::open(&FileStoreConfig::Local {
        folder: folder.path().join("files"),
    })
    .unwrap();
    Folder { folder, store }
}

impl Folder {
    /// Every file below, finished or not.
    fn names(&self) -> Vec<String> {
        fn walk(folder: &Path, names: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    walk(&entry.path(), names);
                } else {
                    names.push(entry.path().display().to_string());
                }
            }
        }
        let mut names = Vec::new();
        walk(self.folder.path(), &mut names);
        names
    }

    async fn stage(&self, bytes: &[u8]) -> Result<Staged, FileError> {
        self.store.stage(in_chunks(bytes), &any()).await
    }

    async fn refused(&self, bytes: &[u8], intake: &Intake) -> FileProblem {
        let problem = self
            .store
            .stage(in_chunks(bytes), intake)
            .await
            .unwrap_err()
            .problem()
            .unwrap();
        assert_eq!(
            self.names(),
            Vec::<String>::new(),
            "a refused file leaves nothing"
        );
        problem
    }
}

fn any() -> Intake {
    Intake {
        max_size: LIMIT,
        allowed: MediaType::ALL.to_vec(),
        declared: None,
    }
}

fn in_chunks(bytes: &[u8]) -> impl Stream<Item = Result<Bytes, std::io::Error>> + use<> {
    let chunks: Vec<_> = bytes
        .chunks(7)
        .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        .collect();
    stream::iter(chunks)
}

/// A red picture, twice as wide as high.
fn picture(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let red = image::RgbImage::from_pixel(32, 16, image::Rgb([200, 20, 20]));
    DynamicImage::from(red).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// An EXIF block (big-endian TIFF) with the orientation "turn right" and a GPS directory with a latitude reference.
fn exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    exif.extend(b"\0\x02"); // two entries
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // orientation 6
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"); // GPS directory at 38
    exif.extend(b"\0\0\0\0");
    exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS 39.9042 N 116.4074 E");
    exif
}

fn photograph_with_position() -> Vec<u8> {
    let jpeg = picture(ImageFormat::Jpeg);
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn a_photograph_loses_its_position_and_keeps_its_orientation() {
    let sent = photograph_with_position();
    assert!(has(&sent, b"GPS") && has(&sent, b"Exif"));
    let folder = open();
    let staged = folder.stage(&sent).await.unwrap();
    let stored = folder.store.read_whole(&staged.sha256).await.unwrap();
    assert!(!has(&stored, b"GPS") && !has(&stored, b"Exif"));
    assert_eq!(
        (staged.size, &staged.sha256),
        (stored.len() as u64, &ContentHash::of(&stored))
    );
    let seen = image::load_from_memory(&stored).unwrap();
    assert_eq!(seen.dimensions(), (16, 32), "turned as the camera said");
    assert_eq!(folder.names().len(), 1, "only the finished file is left");
}

#[tokio::test]
async fn what_hangs_behind_a_picture_goes() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let sent = [
            picture(format).as_slice(),
            b"PK\x03\x04 an archive behind the picture PK\x05\x06",
        ]
        .concat();
        let folder = open();
        let staged = folder.stage(&sent).await.unwrap();
        let stored = folder.store.read_whole(&staged.sha256).await.unwrap();
        assert!(has(&sent, b"PK\x03\x04") && !has(&stored, b"PK\x03\x04"));
    }
}

#[tokio::test]
async fn a_pdf_is_kept_byte_for_byte() {
    let folder = open();
    let pdf = b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
    let staged = folder.stage(pdf).await.unwrap();
    assert_eq!(staged.sha256, ContentHash::of(pdf));
    assert_eq!(
        folder.store.read_whole(&staged.sha256).await.unwrap().as_ref(),
        pdf
    );
    let active = String::from_utf8_lossy(pdf).replace("/Catalog", "/Catalog/OpenAction 2 0 R");
    assert_eq!(
        open().refused(active.as_bytes(), &any()).await,
        FileProblem::PdfActive
    );
}

#[tokio::test]
async fn files_that_may_not_come_in_are_refused_and_leave_nothing() {
    let folder = open();
    let jpeg = picture(ImageFormat::Jpeg);
    let with = |change: fn(&mut Intake)| {
        let mut intake = any();
        change(&mut intake);
        intake
    };
    let refusals = [
        (b"".as_slice(), any(), FileProblem::Empty),
        (b"<html><script>", any(), FileProblem::TypeNotAllowed),
        (b"GIF", any(), FileProblem::TypeNotAllowed),
        (b"\n%PDF-1.7 behind a line", any(), FileProblem::PdfBroken),
        (&jpeg, with(|intake| intake.max_size = 100), FileProblem::TooLarge),
        (
            &jpeg,
            with(|intake| intake.allowed = vec![MediaType::Pdf]),
            FileProblem::TypeNotAllowed,
        ),
        (
            &jpeg,
            with(|intake| intake.declared = Some(MediaType::Png)),
            FileProblem::TypeMismatch,
        ),
        (&jpeg[..jpeg.len() / 4], any(), FileProblem::ImageBroken),
    ];
    for (bytes, intake, problem) in refusals {
        assert_eq!(folder.refused(bytes, &intake).await, problem);
    }
}

#[tokio::test]
async fn too_large_is_said_before_the_rest_is_read() {
    let folder = open();
    let endless =
        stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(b"%PDF-1.7 and on it goes")));
    let error = folder.store.stage(endless, &any()).await.unwrap_err();
    assert_eq!(error.problem(), Some(FileProblem::TooLarge));
}

#[tokio::test]
async fn a_cut_stream_leaves_nothing() {
    let folder = open();
    let jpeg = picture(ImageFormat::Jpeg);
    let cut = in_chunks(&jpeg[..jpeg.len() / 2]).chain(stream::iter([Err(std::io::Error::other("gone"))]));
    let error = folder.store.stage(cut, &any()).await.unwrap_err();
    assert_eq!(error.problem(), Some(FileProblem::Interrupted));
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[tokio::test]
async fn an_abandoned_upload_leaves_nothing() {
    let folder = open();
    let never_ends = in_chunks(&picture(ImageFormat::Jpeg)).chain(stream::pending());
    {
        let intake = any();
        let mut staging = std::pin::pin!(folder.store.stage(never_ends, &intake));
        while folder.names().is_empty() {
            assert!(futures::poll!(&mut staging).is_pending());
            tokio::task::yield_now().await;
        }
    }
    while !folder.names().is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_changed_file_is_noticed_before_its_last_piece() {
    let folder = open();
    let staged = folder
        .store
        .keep(Bytes::from_static(b"what was decided"), MediaType::Pdf)
        .await
        .unwrap();
    let path = folder.names().remove(0);
    std::fs::write(path, b"what was Decided").unwrap();
    let chunks = folder.store.read(&staged.sha256).await.unwrap().chunks;
    let error = chunks.try_collect::<Vec<_>>().await.unwrap_err();
    assert!(matches!(error, FileError::Corrupt(hash) if hash == staged.sha256));
}

#[tokio::test]
async fn a_missing_file_is_said_to_be_missing() {
    let folder = open();
    let hash = ContentHash::of(b"never stored");
    assert!(!folder.store.contains(&hash).await.unwrap());
    assert!(matches!(
        folder.store.read(&hash).await,
        Err(FileError::Missing(_))
    ));
}

#[tokio::test]
async fn the_sweep_removes_old_orphans_only() {
    let folder = open();
    let wanted = folder.stage(&picture(ImageFormat::Jpeg)).await.unwrap().sha256;
    let orphan = folder.stage(&picture(ImageFormat::Png)).await.unwrap().sha256;
    std::fs::create_dir_all(folder.folder.path().join("files/incoming")).unwrap();
    std::fs::write(folder.folder.path().join("files/incoming/left#1"), b"half").unwrap();
    let is_wanted = |hash| std::future::ready(hash == wanted);

    let young = folder
        .store
        .sweep(Duration::from_hours(1), is_wanted)
        .await
        .unwrap();
    assert_eq!((young.removed, young.kept), (0, 1));
    let old = folder.store.sweep(Duration::ZERO, is_wanted).await.unwrap();
    assert_eq!((old.removed, old.kept), (2, 1));
    assert!(folder.store.contains(&wanted).await.unwrap());
    assert!(!folder.store.contains(&orphan).await.unwrap());
    assert_eq!(folder.names().len(), 1);
}
