//! PDFs are kept as they are, so what could act on a reader's machine is refused.
//!
//! No parser: readers disagree on damaged files, and what one skips another runs. Every name in the file is looked at,
//! wherever it stands, inflated streams included, so nothing depends on which reader is right.

mod archive;
mod dictionaries;
mod names;
mod streams;

pub use archive::is_archive;

use crate::FileProblem;
use memchr::memmem;
use names::Names;

/// A file ends with `startxref`, a number and `%%EOF` (ISO 32000-1, 7.5.5); the number is short.
const TAIL: usize = 128;

/// Whether nothing in this PDF can act. Constant memory; call it off the runtime.
pub(crate) fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    check_frame(bytes)?;
    archive::check(bytes)?;
    let mut names = Names::default();
    names.feed(bytes);
    names.finish();
    names.problem()?;
    dictionaries::check(bytes)?;
    streams::check(bytes)
}

/// Begins and ends as a PDF, with nothing behind it.
fn check_frame(bytes: &[u8]) -> Result<(), FileProblem> {
    let end = bytes.trim_ascii_end();
    let tail = &end[end.len().saturating_sub(TAIL)..];
    let framed =
        bytes.starts_with(b"%PDF-") && end.ends_with(b"%%EOF") && memmem::find(tail, b"startxref").is_some();
    if framed {
        Ok(())
    } else {
        Err(FileProblem::PdfBroken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(body: &str) -> Vec<u8> {
        format!("%PDF-1.7\n{body}\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n").into_bytes()
    }

    #[test]
    fn a_plain_one_passes() {
        assert_eq!(
            check(&pdf("1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj")),
            Ok(())
        );
    }

    #[test]
    fn active_ones_are_refused_however_they_are_spelt() {
        for body in [
            "1 0 obj <</OpenAction 3 0 R>> endobj",
            "1 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj",
            "1 0 obj <</S/J#61vaScript/JS(x)>> endobj",
            "1 0 obj <</S /#4c#61unch>> endobj",
            "% /Launch in a comment, which some readers do not take for one",
        ] {
            assert_eq!(check(&pdf(body)), Err(FileProblem::PdfActive), "{body}");
        }
    }

    #[test]
    fn encrypted_and_loaded_ones_are_refused() {
        assert_eq!(
            check(&pdf("trailer <</Encrypt 5 0 R>>")),
            Err(FileProblem::PdfEncrypted)
        );
        assert_eq!(
            check(&pdf("1 0 obj <</Names<</EmbeddedFiles 4 0 R>>>>")),
            Err(FileProblem::PdfAttachment)
        );
    }

    #[test]
    fn a_tail_or_a_cut_is_refused() {
        let whole = pdf("1 0 obj <<>> endobj");
        assert_eq!(check(&whole[..whole.len() - 4]), Err(FileProblem::PdfBroken));
        assert_eq!(
            check(&[whole.as_slice(), b"PK\x03\x04"].concat()),
            Err(FileProblem::PdfBroken)
        );
        assert_eq!(check(b"%PDF-1.7 %%EOF"), Err(FileProblem::PdfBroken));
    }
}
