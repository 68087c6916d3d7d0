//! Documents, made here.

pub mod pdf;
pub mod pictures;

use flate2::{Compression, write::ZlibEncoder};
use std::io::Write as _;

pub fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}
