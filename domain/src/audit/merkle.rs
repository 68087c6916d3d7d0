//! The Merkle tree of RFC 9162 (and 6962 before it), section 2.1, over leaves that come one by one.
//!
//! Only the roots of the complete subtrees so far are held: as many hashes as the number of leaves has binary digits.

use crate::case::chain::Hash;
use sha2::{Digest, Sha256};

/// The hash of a leaf's data.
pub fn leaf_hash(data: &[u8]) -> Hash {
    sha256(&[&[0], data])
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// A tree under construction.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    size: u64,
    /// Of complete subtrees, the largest first.
    roots: Vec<Hash>,
    watched: Option<Watched>,
}

/// A leaf whose inclusion is to be proved.
#[derive(Clone, Debug)]
struct Watched {
    index: u64,
    /// The subtree among `roots` that holds it.
    place: usize,
    path: Vec<Hash>,
}

/// A finished tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    pub hash: Hash,
    /// Number of leaves.
    pub size: u64,
    /// Place of the watched leaf, from 0, and the hashes beside its way to the root, the lowest first.
    pub inclusion: Option<(u64, Vec<Hash>)>,
}

impl Tree {
    /// Adds the hash of the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        self.roots.push(leaf);
        let joins = self.size.trailing_ones();
        self.size += 1;
        for _ in 0..joins {
            self.join();
        }
    }

    /// Adds the hash of the next leaf, which is the one to be proved.
    pub fn watch(&mut self, leaf: Hash) {
        self.watched = Some(Watched {
            index: self.size,
            place: self.roots.len(),
            path: vec![],
        });
        self.push(leaf);
    }

    /// The root over all leaves; that of no leaves is the hash of nothing.
    pub fn finish(mut self) -> Root {
        while self.roots.len() > 1 {
            self.join();
        }
        Root {
            hash: self.roots.pop().unwrap_or_else(|| sha256(&[])),
            size: self.size,
            inclusion: self.watched.map(|watched| (watched.index, watched.path)),
        }
    }

    /// Joins the two subtrees on the right.
    fn join(&mut self) {
        let (Some(right), Some(left)) = (self.roots.pop(), self.roots.pop()) else {
            return;
        };
        let place = self.roots.len();
        if let Some(watched) = &mut self.watched
            && watched.place >= place
        {
            watched
                .path
                .push(if watched.place == place { right } else { left });
            watched.place = place;
        }
        self.roots.push(node_hash(&left, &right));
    }
}

/// The root that a leaf at `index` of `size` leaves and the hashes beside its way lead to (RFC 9162, 2.1.3.2). `None`
/// where the path does not fit the place.
pub fn root_from(leaf: Hash, (index, size): (u64, u64), path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut place, mut last, mut root) = (index, size - 1, leaf);
    for beside in path {
        if last == 0 {
            return None;
        }
        if place & 1 == 1 || place == last {
            root = node_hash(beside, &root);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            root = node_hash(&root, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(root)
}
