//! Makes pages of the document on standard input, within the bounds of its two arguments: bytes of memory, seconds.

use pages::apart::{Bounds, serve_within};
use std::{
    env,
    io::{self, stdin, stdout},
};

fn main() -> io::Result<()> {
    let mut numbers = env::args().skip(1).map_while(|number| number.parse().ok());
    let (Some(memory), Some(processor)) = (numbers.next(), numbers.next()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    serve_within(Bounds { memory, processor }, stdin().lock(), stdout())
}
