//! The tree, against the recursive definition of the RFC and the answers that the world knows.

use crate::{
    audit::merkle::{Root, Tree, leaf_hash, root_from},
    case::chain::Hash,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// The leaves and roots that implementations of RFC 6962 are tested with (certificate-transparency). The roots were
/// computed anew from the definition, in Python:
///
/// ```python
/// def mth(d):
///     if len(d) < 2: return sha256(b"\0" + d[0] if d else b"")
///     k = 1
///     while k * 2 < len(d): k *= 2
///     return sha256(b"\1" + mth(d[:k]) + mth(d[k:]))
/// ```
const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b" !",
    b"01",
    b"@ABC",
    b"PQRSTUVW",
    b"`abcdefghijklmno",
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
/// The path of leaf 5 of the first 7, from the recursive `PATH` of the same section.
const PATH_5_OF_7: [&str; 3] = [
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
];

fn tree(leaves: &[Hash], watched: Option<usize>) -> Root {
    let mut tree = Tree::default();
    for (index, leaf) in leaves.iter().enumerate() {
        if watched == Some(index) {
            tree.watch(*leaf);
        } else {
            tree.push(*leaf);
        }
    }
    tree.finish()
}

/// The definition: the left part is the largest power of two that leaves something for the right one.
fn defined(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            let node = [[1].as_slice(), &defined(left), &defined(right)].concat();
            Sha256::digest(node).into()
        }
    }
}

fn some_leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|index| leaf_hash(&index.to_be_bytes())).collect()
}

#[test]
fn roots_are_those_of_the_rfc() {
    let leaves = LEAVES.map(leaf_hash);
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(
            hex::encode(tree(&leaves[..size], None).hash),
            *root,
            "{size} leaves"
        );
    }
    let (index, path) = tree(&leaves[..7], Some(5)).inclusion.unwrap();
    let path: Vec<_> = path.iter().map(hex::encode).collect();
    assert_eq!((index, path), (5, PATH_5_OF_7.map(str::to_owned).to_vec()));
}

#[test]
fn a_path_fits_its_own_place_only() {
    for size in 1..=20 {
        let leaves = some_leaves(size);
        for index in 0..size {
            let Root {
                hash,
                size,
                inclusion,
            } = tree(&leaves, Some(index));
            let path = inclusion.unwrap().1;
            let own = index as u64;
            for place in 0..size + 2 {
                let root = root_from(leaves[index], (place, size), &path);
                assert_eq!(root == Some(hash), place == own, "{index} of {size} at {place}");
            }
            let longer = [path.clone(), vec![[0; 32]]].concat();
            assert_ne!(root_from(leaves[index], (own, size), &longer), Some(hash));
            if let Some((_, shorter)) = path.split_last() {
                assert_ne!(root_from(leaves[index], (own, size), shorter), Some(hash));
            }
        }
    }
}

proptest! {
    #[test]
    fn the_root_is_the_defined_one(size in 0_usize..300) {
        let leaves = some_leaves(size);
        prop_assert_eq!(tree(&leaves, None).hash, defined(&leaves));
    }

    #[test]
    fn a_leaf_is_proved_and_no_other_is((size, index) in (1_usize..300).prop_flat_map(|size| (Just(size), 0..size)),
                                        bit in 0_usize..256) {
        let leaves = some_leaves(size);
        let Root { hash, size, inclusion } = tree(&leaves, Some(index));
        let (place, mut path) = inclusion.unwrap();
        prop_assert_eq!(root_from(leaves[index], (place, size), &path), Some(hash));
        let mut other = leaves[index];
        other[bit / 8] ^= 1 << (bit % 8);
        prop_assert_ne!(root_from(other, (place, size), &path), Some(hash));
        if let Some(beside) = path.get_mut(bit % 8) {
            beside[bit / 8] ^= 1 << (bit % 8);
            prop_assert_ne!(root_from(leaves[index], (place, size), &path), Some(hash));
        }
    }
}
