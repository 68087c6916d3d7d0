//! The dictionaries of a PDF's objects, read forward from every place where a reader could begin.

use super::names;
use crate::FileProblem;

/// A longer dictionary of a stream is refused rather than half read.
const MAX_DICTIONARY: usize = 64 * 1024;
/// Bytes read in all dictionaries of a file together: a file could name `obj` at every third byte.
const MAX_READ: usize = 64 * 1024 * 1024;
const OBJECT: &[u8] = b"obj";

/// Checks that object streams are plain or deflated and nothing else, so that our scan reads what every reader reads.
pub(super) fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut budget = MAX_READ;
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], OBJECT) {
        at += found + OBJECT.len();
        let window = &bytes[at..bytes.len().min(at + MAX_DICTIONARY)];
        let length = length(window);
        budget = budget.checked_sub(length).ok_or(FileProblem::PdfTooComplex)?;
        check_one(&window[..length])?;
    }
    Ok(())
}

fn check_one(dictionary: &[u8]) -> Result<(), FileProblem> {
    let names = names::all(dictionary);
    let has = |wanted: &[u8]| names.iter().any(|name| name == wanted);
    let holds_objects = has(b"First") && has(b"N") || has(b"ObjStm");
    let filtered = has(b"Filter") || has(b"F");
    let only_deflated = has(b"FlateDecode")
        && !names
            .iter()
            .any(|name| name != b"FlateDecode" && (name.ends_with(b"Decode") || name == b"Crypt"))
        && !has(b"DecodeParms")
        && !has(b"DP");
    if holds_objects && filtered && !only_deflated {
        Err(FileProblem::PdfTooComplex)
    } else {
        Ok(())
    }
}

/// Length of the dictionary at the start of `window`; 0 if there is none, all of it if it does not end.
fn length(window: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < window.len() {
        let rest = &window[at..];
        at += match rest {
            [b'<', b'<', ..] => {
                depth += 1;
                2
            }
            [b'>', b'>', ..] if depth > 0 => {
                depth -= 1;
                2
            }
            [b'(', ..] if depth > 0 => string_length(rest),
            [b'%', ..] => rest
                .iter()
                .position(|byte| matches!(byte, b'\r' | b'\n'))
                .unwrap_or(rest.len()),
            [byte, ..] if depth > 0 || byte.is_ascii_whitespace() || *byte == 0 => 1,
            _ => return 0,
        };
        if depth == 0 && rest.starts_with(b">>") {
            return at;
        }
    }
    if depth == 0 { 0 } else { window.len() }
}

/// Length of a literal string with its parentheses, which may nest (ISO 32000-1, 7.3.4.2).
fn string_length(text: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (index, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_stream_behind_other_filters_is_refused() {
        for dictionary in [
            "<</N 1/First 4/Filter[/ASCII85Decode/FlateDecode]>>",
            "<</N 1/#46irst 4/Filter/LZWDecode>>",
            "<</N 1/First 4/Filter 9 0 R>>",
            "<</N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>>>",
            "<</N 1/First 4/Filter/LZWDecode/X(2 0 obj <<>>)>>",
            "<</N 1/First 4/Filter/LZWDecode\n% 2 0 obj <<\n>>",
            "% a comment with >>\n<</X(\\)>>)/N 1/First 4/Filter/LZWDecode>>",
        ] {
            let file = format!("1 0 obj {dictionary} stream");
            assert_eq!(
                check(file.as_bytes()),
                Err(FileProblem::PdfTooComplex),
                "{dictionary}"
            );
        }
    }

    #[test]
    fn ordinary_dictionaries_pass() {
        for dictionary in [
            "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>",
            "<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode]>>",
            "<</Type/XRef/W[1 2 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>>>",
            "<</N 3/Filter/LZWDecode>>",
            "<</Subtype/Image/Filter/DCTDecode>>",
            "[1 2 3]",
        ] {
            let file = format!("1 0 obj {dictionary} stream x endstream endobj 2 0 obj <<>> endobj");
            assert_eq!(check(file.as_bytes()), Ok(()), "{dictionary}");
        }
    }

    #[test]
    fn a_file_that_makes_us_read_for_ever_is_refused() {
        let file = b"obj<<".repeat(MAX_DICTIONARY);
        assert_eq!(check(&file), Err(FileProblem::PdfTooComplex));
    }
}
