//! Finds names in PDF bytes (ISO 32000-1, 7.3.5), fed piece by piece.

use crate::FileProblem;

/// Longer names are no names that we look for.
const LONGEST: usize = 127;

/// Keys and values of things that act by themselves, run programs, or send data (ISO 32000-1, 12.6 and 12.7).
/// `JS` and `AA` are not here: two letters occur by chance in compressed data, and neither acts without one of these.
const ACTIVE: [&[u8]; 9] = [
    b"JavaScript",
    b"OpenAction",
    b"Launch",
    b"RichMedia",
    b"XFA",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"Rendition",
];
const ATTACHMENT: [&[u8]; 2] = [b"EmbeddedFile", b"EmbeddedFiles"];

/// A scanner over any number of pieces; a name may lie across two.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The name being read, without its slash; `None` between names.
    current: Option<Vec<u8>>,
    problem: Option<FileProblem>,
}

impl Names {
    pub(super) fn feed(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() {
            if self.current.is_none() {
                let Some(slash) = memchr::memchr(b'/', piece) else {
                    return;
                };
                self.current = Some(Vec::new());
                piece = &piece[slash + 1..];
            }
            piece = self.read_name(piece);
        }
    }

    /// Ends the last name, which nothing follows.
    pub(super) fn finish(&mut self) {
        if let Some(name) = self.current.take() {
            self.judge(&decode(&name));
        }
    }

    pub(super) fn problem(&self) -> Result<(), FileProblem> {
        self.problem.map_or(Ok(()), Err)
    }

    /// Takes what belongs to the current name, and gives back the rest.
    fn read_name<'a>(&mut self, piece: &'a [u8]) -> &'a [u8] {
        let end = piece.iter().position(|byte| !is_regular(*byte));
        let (own, rest) = piece.split_at(end.unwrap_or(piece.len()));
        if let Some(name) = &mut self.current {
            // `#xx` is three bytes for one.
            name.extend(own.iter().take((3 * LONGEST).saturating_sub(name.len())));
        }
        if end.is_some() {
            self.finish();
        }
        rest
    }

    fn judge(&mut self, name: &[u8]) {
        let found = if name == b"Encrypt" {
            FileProblem::PdfEncrypted
        } else if ACTIVE.contains(&name) {
            FileProblem::PdfActive
        } else if ATTACHMENT.contains(&name) {
            FileProblem::PdfAttachment
        } else {
            return;
        };
        self.problem.get_or_insert(found);
    }
}

/// Neither white space nor a delimiter (ISO 32000-1, 7.2.2).
fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | 9 | 10 | 12 | 13 | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// Replaces `#xx` by the byte that it stands for.
pub(super) fn decode(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'#')
            .then(|| tail.first_chunk::<2>().and_then(|digits| hex_pair(*digits)))
            .flatten();
        rest = if escaped.is_some() { &tail[2..] } else { tail };
        out.push(escaped.unwrap_or(*first));
    }
    out
}

fn hex_pair(digits: [u8; 2]) -> Option<u8> {
    let mut byte = [0];
    hex::decode_to_slice(digits, &mut byte).ok()?;
    Some(byte[0])
}

/// Every name of a short piece, decoded.
pub(super) fn all(piece: &[u8]) -> Vec<Vec<u8>> {
    piece
        .split(|byte| *byte == b'/')
        .skip(1)
        .map(|rest| {
            decode(
                &rest[..rest
                    .iter()
                    .position(|byte| !is_regular(*byte))
                    .unwrap_or(rest.len())],
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_across_pieces_is_found_at_every_cut() {
        let text = b"<</S/Java#53cript>>";
        for cut in 0..text.len() {
            let mut names = Names::default();
            names.feed(&text[..cut]);
            names.feed(&text[cut..]);
            assert_eq!(names.problem(), Err(FileProblem::PdfActive), "cut at {cut}");
        }
    }

    #[test]
    fn longer_and_shorter_names_pass() {
        let mut names = Names::default();
        names.feed(b"/JavaScripts /Launc /JS /Encryption /F#zz");
        names.finish();
        assert_eq!(names.problem(), Ok(()));
    }
}
