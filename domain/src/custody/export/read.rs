//! A file of a custody chain as it is written, before any check.

use super::{CustodyExport, FORMAT, Fault, Head, OfficeKey};
use crate::custody::{CustodyEntry, Manifest, Suite, UnknownSuite, manifest};
use serde::Deserialize;

/// The fields of the file, with manifests that nobody has looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Wire {
    format: String,
    manifests: Vec<manifest::Wire>,
    entries: Vec<CustodyEntry>,
    head: Head,
    keys: Vec<OfficeKey>,
}

impl TryFrom<Wire> for CustodyExport {
    type Error = Fault;

    fn try_from(wire: Wire) -> Result<Self, Fault> {
        let manifests = (1..).zip(wire.manifests).map(|(place, manifest)| {
            Manifest::try_from(manifest).map_err(|fault| Fault::Manifest { place, fault })
        });
        Ok(Self {
            format: wire.format,
            manifests: manifests.collect::<Result<_, _>>()?,
            entries: wire.entries,
            head: wire.head,
            keys: wire.keys,
        })
    }
}

/// What a file says of its form. Looked at first, so that one of a later version is named and not called damaged.
#[derive(Deserialize)]
struct Labelled {
    format: String,
}

/// What the entries say of their suites, for the same reason.
#[derive(Deserialize)]
struct Suites {
    entries: Vec<WithSuite>,
}

#[derive(Deserialize)]
struct WithSuite {
    statement: Suited,
}

#[derive(Deserialize)]
struct Suited {
    suite: String,
}

impl CustodyExport {
    /// Reads a file, and says by a code of its own what is wrong with it.
    pub fn read(text: &[u8]) -> Result<Self, Fault> {
        let Labelled { format } = parse(text)?;
        if format != FORMAT {
            return Err(Fault::UnknownFormat(format));
        }
        let Suites { entries } = parse(text)?;
        for (entry, WithSuite { statement }) in (1..).zip(entries) {
            Suite::try_from(statement.suite)
                .map_err(|UnknownSuite(suite)| Fault::UnknownSuite { entry, suite })?;
        }
        parse::<Wire>(text)?.try_into()
    }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, Fault> {
    serde_json::from_slice(text).map_err(|error| Fault::Unreadable { line: error.line() })
}
