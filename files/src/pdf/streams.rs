//! Looks into the compressed streams of a PDF: since version 1.5 objects can hide there (ISO 32000-1, 7.5.7).

use super::names::Names;
use crate::FileProblem;
use flate2::{Decompress, FlushDecompress, Status};

/// What all streams of a file may inflate to, in bytes: some ten pages scanned at 300 dots per inch, in colour.
const MAX_INFLATED: u64 = 256 * 1024 * 1024;
const WINDOW: usize = 64 * 1024;
const STREAM: &[u8] = b"stream";

/// Inflates every stream within one budget and scans what comes out.
pub(super) fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut budget = MAX_INFLATED;
    let mut window = vec![0; WINDOW];
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], STREAM) {
        at += found + STREAM.len();
        // The `stream` of `endstream` passes too: inflating what is no stream costs a failed header.
        check_data(skip_line_end(&bytes[at..]), &mut window, &mut budget)?;
    }
    Ok(())
}

/// Scans the data if it is deflated. Damaged data ends the scan of this stream, as it ends its reading.
fn check_data(mut data: &[u8], window: &mut [u8], budget: &mut u64) -> Result<(), FileProblem> {
    let mut inflate = Decompress::new(true);
    let mut names = Names::default();
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(data, window, FlushDecompress::None);
        let produced = inflate.total_out() - written;
        *budget = budget.checked_sub(produced).ok_or(FileProblem::PdfTooComplex)?;
        names.feed(&window[..usize::try_from(produced).expect("no more than the window")]);
        names.problem()?;
        let consumed = inflate.total_in() - read;
        data = &data[usize::try_from(consumed).expect("no more than the data")..];
        if !matches!(status, Ok(Status::Ok)) || (consumed == 0 && produced == 0) {
            names.finish();
            return names.problem();
        }
    }
}

/// `stream` is followed by CR LF, by LF, or, against the norm, by CR alone.
fn skip_line_end(data: &[u8]) -> &[u8] {
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    data.strip_prefix(b"\n").unwrap_or(data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    fn deflated(content: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn stream(data: &[u8]) -> Vec<u8> {
        [
            b"1 0 obj <</Filter/FlateDecode>> stream\r\n",
            data,
            b"\nendstream endobj",
        ]
        .concat()
    }

    #[test]
    fn a_script_in_an_object_stream_is_found() {
        let hidden = deflated(b"7 0 <</S/JavaScript/JS(app.alert(1))>>");
        assert_eq!(check(&stream(&hidden)), Err(FileProblem::PdfActive));
    }

    #[test]
    fn an_ordinary_object_stream_passes() {
        assert_eq!(
            check(&stream(&deflated(b"7 0 <</Type/Page/Parent 2 0 R>>"))),
            Ok(())
        );
        assert_eq!(check(&stream(b"not deflated at all")), Ok(()));
    }

    #[test]
    fn a_stream_that_inflates_without_end_is_refused() {
        let mut budget = 1024 * 1024;
        let bomb = deflated(&vec![0; 2 * 1024 * 1024]);
        assert_eq!(
            check_data(&bomb, &mut [0; 1024], &mut budget),
            Err(FileProblem::PdfTooComplex)
        );
    }
}
