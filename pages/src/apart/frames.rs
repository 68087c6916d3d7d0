//! What goes through the pipes: a kind, a length, and so many bytes.

use crate::{Format, MAX_SIDE, Made, PageProblem, Redaction};
use files::MediaType;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// What is asked: how to make pages. The document follows in a frame of its own.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) redaction: Redaction,
    pub(super) format: Format,
}

pub(super) const REQUEST: u8 = b'R';
pub(super) const DOCUMENT: u8 = b'D';
const PAGE: u8 = b'P';
const END: u8 = b'E';
const PROBLEM: u8 = b'X';
/// A request is small; so is every frame of an answer but that of a page.
pub(super) const MAX_REQUEST: usize = 1024 * 1024;
/// Of one page: the pixels of the largest, uncompressed.
const MAX_PAGE: usize = 128 * 1024 * 1024;

/// One frame of an answer.
#[derive(Debug)]
pub(super) enum Answer {
    Page(Made),
    /// There were so many pages, and that is all.
    End(u32),
    Problem(PageProblem),
}

pub(super) fn write_frame(out: &mut impl Write, kind: u8, parts: &[&[u8]]) -> io::Result<()> {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let length = u32::try_from(length).map_err(|_| malformed())?;
    out.write_all(&[kind])?;
    out.write_all(&length.to_be_bytes())?;
    for part in parts {
        out.write_all(part)?;
    }
    out.flush()
}

/// The next frame, if it is no longer than `most` bytes.
pub(super) fn read_frame(input: &mut impl Read, most: usize) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    input.read_exact(&mut head)?;
    let [kind, length @ ..] = head;
    let length = usize::try_from(u32::from_be_bytes(length)).map_err(|_| malformed())?;
    if length > most {
        return Err(malformed());
    }
    let mut bytes = Vec::new();
    // Grows with what comes, not with what is announced.
    input.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok((kind, bytes))
}

/// The bytes of the next frame, if it is of this kind.
pub(super) fn expect_frame(input: &mut impl Read, kind: u8, most: usize) -> io::Result<Vec<u8>> {
    match read_frame(input, most)? {
        (found, bytes) if found == kind => Ok(bytes),
        _ => Err(malformed()),
    }
}

impl Answer {
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Page(page) => {
                let format: u8 = match page.format {
                    Format::Jpeg => 0,
                    Format::Png => 1,
                };
                let (width, height) = (page.width.to_be_bytes(), page.height.to_be_bytes());
                write_frame(out, PAGE, &[&[format], &width, &height, &page.bytes])
            }
            Self::End(pages) => write_frame(out, END, &[&pages.to_be_bytes()]),
            Self::Problem(problem) => write_frame(out, PROBLEM, &[problem.code().as_bytes()]),
        }
    }

    pub(super) fn read(input: &mut impl Read) -> io::Result<Self> {
        let (kind, bytes) = read_frame(input, MAX_PAGE)?;
        let answer = match kind {
            PAGE => page(bytes).map(Self::Page),
            END => (*bytes)
                .try_into()
                .ok()
                .map(|pages| Self::End(u32::from_be_bytes(pages))),
            PROBLEM => std::str::from_utf8(&bytes)
                .ok()
                .and_then(PageProblem::of)
                .map(Self::Problem),
            _ => None,
        };
        answer.ok_or_else(malformed)
    }
}

/// A page, if it is a picture of its format: who answers may no longer be who was asked.
fn page(mut bytes: Vec<u8>) -> Option<Made> {
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    let format = match bytes.first()? {
        0 => Format::Jpeg,
        1 => Format::Png,
        _ => return None,
    };
    let (width, height) = (number(bytes.get(1..5)?)?, number(bytes.get(5..9)?)?);
    bytes.drain(..9);
    let head: &[u8] = match format.media_type() {
        MediaType::Png => b"\x89PNG\r\n\x1a\n",
        _ => b"\xFF\xD8\xFF",
    };
    let sides = 1..=MAX_SIDE;
    (sides.contains(&width) && sides.contains(&height) && bytes.starts_with(head)).then_some(Made {
        format,
        width,
        height,
        bytes,
    })
}

fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "failed to read a frame")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(answer: &Answer) -> Vec<u8> {
        let mut out = vec![];
        answer.write(&mut out).unwrap();
        out
    }

    #[test]
    fn an_answer_comes_back_as_it_was() {
        let made = Made::new(&image::RgbImage::new(3, 2), Format::Png).unwrap();
        let out = written(&Answer::Page(made.clone()));
        assert!(matches!(Answer::read(&mut &*out).unwrap(), Answer::Page(page) if page == made));
        let out = written(&Answer::Problem(PageProblem::TooMany));
        assert!(matches!(
            Answer::read(&mut &*out).unwrap(),
            Answer::Problem(PageProblem::TooMany)
        ));
        assert!(matches!(
            Answer::read(&mut &*written(&Answer::End(7))).unwrap(),
            Answer::End(7)
        ));
    }

    #[test]
    fn what_is_cut_off_or_no_picture_is_no_answer() {
        let mut out = written(&Answer::Page(
            Made::new(&image::RgbImage::new(3, 2), Format::Jpeg).unwrap(),
        ));
        for cut in 0..out.len() {
            assert!(Answer::read(&mut &out[..cut]).is_err(), "cut at {cut}");
        }
        // The first byte of the picture, behind the heads of frame and page.
        out[5 + 9] = b'<';
        assert!(Answer::read(&mut &*out).is_err());
        assert!(Answer::read(&mut &b"X\0\0\0\x05HELLO"[..]).is_err());
        assert!(Answer::read(&mut &b"P\xFF\xFF\xFF\xFF"[..]).is_err());
    }
}
