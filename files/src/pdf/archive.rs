//! A PDF that is an archive too. An archive is read from its end, a PDF from both, so one file can be both, and whoever
//! unpacks it gets files that nobody has looked into.

use crate::FileProblem;
use memchr::memmem;

/// The record at the end of a ZIP (APPNOTE.TXT, 4.3.16), without the comment that may follow it.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// What stands before each entry of its directory (4.3.12).
const ENTRY: &[u8] = b"PK\x01\x02";

pub(super) fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    if is_archive(bytes) {
        Err(FileProblem::PdfAttachment)
    } else {
        Ok(())
    }
}

/// Whether a reader of archives finds a directory in this file, whatever else it is. The four bytes of its end alone can
/// stand in compressed data by chance; those of an entry just before them as well cannot.
pub fn is_archive(bytes: &[u8]) -> bool {
    let reach = bytes.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    memmem::find_iter(&bytes[reach..], END).any(|at| {
        let (before, end) = bytes.split_at(reach + at);
        let size = end.get(12..16).and_then(|size| size.try_into().ok());
        let size = size.map_or(usize::MAX, |size| u32::from_le_bytes(size) as usize);
        size <= before.len() && before[before.len() - size..].starts_with(ENTRY)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive with one empty file, in a PDF whose last lines are the comment of the archive.
    fn both() -> Vec<u8> {
        let name = b"a.exe";
        let local = [b"PK\x03\x04".as_slice(), &[0; 22], &[5, 0, 0, 0], name].concat();
        let entry = [ENTRY, &[0; 24], &[5, 0], &[0; 16], name].concat();
        let comment = b"\nstartxref\n0\n%%EOF";
        let size = u32::try_from(entry.len()).unwrap().to_le_bytes();
        let length = u16::try_from(comment.len()).unwrap().to_le_bytes();
        let end = [END, &[0, 0, 0, 0, 1, 0, 1, 0], &size, &[9, 0, 0, 0], &length].concat();
        [b"%PDF-1.7\n".as_slice(), &local, &entry, &end, comment].concat()
    }

    #[test]
    fn a_pdf_that_is_an_archive_is_refused() {
        assert_eq!(super::super::check(&both()), Err(FileProblem::PdfAttachment));
    }

    #[test]
    fn four_bytes_by_chance_are_no_archive() {
        let cut = both().split_off(20);
        for tail in [
            END.to_vec(),
            [END, &[0xFF; 18]].concat(),
            [END, &[0; 18]].concat(),
        ] {
            let file = [b"%PDF-1.7\n".as_slice(), &tail, b"\nstartxref\n0\n%%EOF"].concat();
            assert_eq!(super::super::check(&file), Ok(()));
        }
        assert!(check(&cut).is_err(), "the whole directory is still there");
    }
}
