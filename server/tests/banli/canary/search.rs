//! Looks for many texts at once, in every form in which bytes and texts are written down.
use super::marker::Marker;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write as _,
};

/// What is compared first.
const HEAD: usize = 4;
/// A shorter form could be there by chance.
const SHORTEST: usize = 6;

struct Form {
    name: &'static str,
    bytes: Vec<u8>,
    marker: usize,
}

/// Forms by their first bytes.
#[derive(Default)]
struct Table {
    forms: Vec<Form>,
    heads: HashMap<[u8; HEAD], Vec<usize>>,
    firsts: Vec<bool>,
}

impl Table {
    fn new(forms: impl Iterator<Item = Form>) -> Self {
        let forms: Vec<Form> = forms.filter(|form| form.bytes.len() >= SHORTEST).collect();
        let mut table = Self {
            firsts: vec![false; 1 << 16],
            ..Self::default()
        };
        for (index, form) in forms.iter().enumerate() {
            let head: [u8; HEAD] = form.bytes[..HEAD].try_into().unwrap();
            table.heads.entry(head).or_default().push(index);
            table.firsts[first(&form.bytes)] = true;
        }
        table.forms = forms;
        table
    }

    fn find<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = &'a Form> {
        let places = (0..bytes.len().saturating_sub(HEAD)).filter(|at| self.firsts[first(&bytes[*at..])]);
        places.flat_map(move |at| {
            let forms = self.heads.get(&bytes[at..at + HEAD]);
            let forms = forms.into_iter().flatten().map(|index| &self.forms[*index]);
            forms.filter(move |form| bytes[at..].starts_with(&form.bytes))
        })
    }
}

fn first(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// A search for markers.
pub struct Search<'a> {
    markers: &'a [Marker],
    /// Forms that do not change with the case of letters, in small ones.
    small: Table,
    exact: Table,
}

impl<'a> Search<'a> {
    pub fn new(markers: &'a [Marker]) -> Self {
        let numbered = || markers.iter().enumerate();
        Self {
            markers,
            small: Table::new(numbered().flat_map(|(index, marker)| small(&marker.text, index))),
            exact: Table::new(numbered().flat_map(|(index, marker)| exact(&marker.text, index))),
        }
    }

    /// The inputs whose markers are in there, each with the form that it was found in.
    pub fn find(&self, bytes: &[u8]) -> BTreeSet<String> {
        let small = bytes.to_ascii_lowercase();
        let found = self.small.find(&small).chain(self.exact.find(bytes));
        found
            .map(|form| format!("{} ({})", self.markers[form.marker].input, form.name))
            .collect()
    }
}

fn small(text: &str, marker: usize) -> impl Iterator<Item = Form> {
    let escaped = |each: &dyn Fn(&mut String, u8)| {
        let mut out = String::new();
        text.bytes().for_each(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => each(&mut out, byte),
        });
        out.into_bytes()
    };
    let units = || text.encode_utf16();
    let numbered = |before: &str, after: &str, hex: bool| {
        let each = units().map(|unit| match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
            _ if hex => format!("{before}{unit:04x}{after}"),
            _ => format!("{before}{unit}{after}"),
        });
        each.collect::<String>().into_bytes()
    };
    let forms = [
        ("as it is", text.as_bytes().to_vec()),
        ("UTF-16LE", units().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE", units().flat_map(u16::to_be_bytes).collect()),
        ("hexadecimal", hex::encode(text).into_bytes()),
        (
            "percent-encoded",
            escaped(&|out, byte| write!(out, "%{byte:02x}").unwrap()),
        ),
        (
            "quoted-printable",
            escaped(&|out, byte| write!(out, "={byte:02x}").unwrap()),
        ),
        (
            "octal",
            escaped(&|out, byte| write!(out, "\\{byte:03o}").unwrap()),
        ),
        ("JSON", numbered("\\u", "", true)),
        ("Rust", numbered("\\u{", "}", true)),
        ("HTML", numbered("&#", ";", false)),
        ("HTML, hexadecimal", numbered("&#x", ";", true)),
    ];
    forms.into_iter().map(move |(name, bytes)| Form {
        name,
        bytes: bytes.to_ascii_lowercase(),
        marker,
    })
}

/// Base64 in the three places that a text can have in it. The characters at the edges hold bits of what stands beside.
fn exact(text: &str, marker: usize) -> Vec<Form> {
    let mut forms = vec![];
    for text in BTreeSet::from([
        text.to_owned(),
        text.to_ascii_lowercase(),
        text.to_ascii_uppercase(),
    ]) {
        for before in 0..3 {
            let bytes = [vec![0; before], text.as_bytes().to_vec()].concat();
            let whole = bytes.len() / 3 * 4;
            let from = (before * 8).div_ceil(6);
            for encoded in [STANDARD_NO_PAD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes)] {
                forms.push(Form {
                    name: "base64",
                    bytes: encoded.as_bytes()[from..whole].to_vec(),
                    marker,
                });
            }
        }
    }
    forms
}

#[test]
fn a_marker_is_found_in_every_form() {
    let markers = [Marker {
        input: "name".to_owned(),
        about: String::new(),
        text: "雀QZVXKJWPLM".to_owned(),
    }];
    let search = Search::new(&markers);
    for table in [&search.small, &search.exact] {
        for form in &table.forms {
            let hay = [b"\x00\xFFx".as_slice(), &form.bytes, b"tail"].concat();
            let found = search.find(&hay);
            assert!(
                found.contains(&format!("name ({})", form.name)),
                "{}: {found:?}",
                form.name
            );
        }
    }
    for before in ["", "a", "ab"] {
        let hay = STANDARD_NO_PAD.encode(format!("{before}雀QZVXKJWPLM and more")) + "....";
        assert_eq!(search.find(hay.as_bytes()).len(), 1, "{before}");
    }
    assert_eq!(search.find("雀QZVXKJWPL and more".as_bytes()), BTreeSet::new());
}
