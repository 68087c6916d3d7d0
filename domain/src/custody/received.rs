//! What arrived, compared with the manifest.

use super::{Item, ItemName, Manifest, shown};
use crate::audit::Hex;
use std::collections::{BTreeMap, btree_map::Entry};

/// A file that arrived, as whoever received it has counted and hashed it. Its name may be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub name: String,
    /// In bytes.
    pub size: u64,
    pub sha256: Hex<32>,
}

/// One way in which what arrived is not what the manifest says, by the name of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    #[error("the file {0} is missing")]
    Missing(ItemName),
    #[error("the file {name} was altered: {alteration}")]
    Altered { name: ItemName, alteration: Alteration },
    /// Also a file that is there a second time.
    #[error("the file {} is too much", shown(.0))]
    TooMuch(String),
}

/// What shows that a file was altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Alteration {
    #[error("it has {found} bytes, not {expected}")]
    Size { expected: u64, found: u64 },
    #[error("its content is another")]
    Content,
}

impl Difference {
    /// The code for machines, which stays the same.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "FILE_MISSING",
            Self::Altered { .. } => "FILE_ALTERED",
            Self::TooMuch(_) => "FILE_TOO_MUCH",
        }
    }
}

impl Manifest {
    /// Everything that is not as the manifest says: what is missing or altered in its order, then what is too much in the
    /// order of names. Nothing: the file is whole.
    pub fn differences(&self, arrived: &[Arrived]) -> Vec<Difference> {
        let (mut left, mut too_much) = by_name(arrived);
        let items = self.items().iter();
        let mut found: Vec<_> = items
            .filter_map(|item| item.difference(left.remove(item.name.as_str())))
            .collect();
        too_much.extend(left.into_keys());
        too_much.sort_unstable();
        let too_much = too_much.into_iter().map(str::to_owned);
        found.extend(too_much.map(Difference::TooMuch));
        found
    }
}

/// The first file of each name, and the names that came again.
fn by_name(arrived: &[Arrived]) -> (BTreeMap<&str, &Arrived>, Vec<&str>) {
    let (mut first, mut again) = (BTreeMap::new(), vec![]);
    for file in arrived {
        match first.entry(file.name.as_str()) {
            Entry::Vacant(place) => {
                place.insert(file);
            }
            Entry::Occupied(_) => again.push(file.name.as_str()),
        }
    }
    (first, again)
}

impl Item {
    fn difference(&self, file: Option<&Arrived>) -> Option<Difference> {
        let name = self.name.clone();
        match file {
            None => Some(Difference::Missing(name)),
            Some(file) => self
                .altered_to(file)
                .map(|alteration| Difference::Altered { name, alteration }),
        }
    }

    fn altered_to(&self, file: &Arrived) -> Option<Alteration> {
        let (expected, found) = (self.size, file.size);
        if found == expected {
            (file.sha256 != self.sha256).then_some(Alteration::Content)
        } else {
            Some(Alteration::Size { expected, found })
        }
    }
}
