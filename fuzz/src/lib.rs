//! One function for each parser of text and bytes from outside, which says what has to hold whatever comes. It fails by
//! panicking. cargo-fuzz makes inputs for it (`fuzz/run`); `cargo test` gives it those of `fuzz/corpus`.

mod both_ways;
mod calendars;
mod case_proofs;
mod commands;
#[cfg(feature = "door")]
mod cursors;
mod custody;
#[cfg(feature = "door")]
mod headers;
mod identifiers;
mod input;
#[cfg(feature = "door")]
mod operations;
#[cfg(feature = "documents")]
mod pages;
#[cfg(feature = "documents")]
mod pdfs;
#[cfg(feature = "documents")]
mod pictures;
#[cfg(feature = "door")]
mod sealed;
mod stand_in;
mod stored;
mod texts;
mod vehicles;
#[cfg(feature = "whole")]
mod whole;

/// A target: its name, which is also that of its folder in `fuzz/corpus`, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
}

const fn target(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}

/// Every target.
pub const TARGETS: &[Target] = &[
    target("calendars", calendars::run),
    target("case_proofs", case_proofs::run),
    target("commands", commands::run),
    #[cfg(feature = "door")]
    target("cursors", cursors::run),
    target("custody", custody::run),
    #[cfg(feature = "door")]
    target("headers", headers::run),
    target("identifiers", identifiers::run),
    #[cfg(feature = "door")]
    target("operations", operations::run),
    #[cfg(feature = "documents")]
    target("pages", pages::run),
    #[cfg(feature = "documents")]
    target("pdfs", pdfs::run),
    #[cfg(feature = "documents")]
    target("pictures", pictures::run),
    #[cfg(feature = "door")]
    target("sealed", sealed::run),
    target("stored", stored::run),
    target("texts", texts::run),
    target("vehicles", vehicles::run),
    #[cfg(feature = "whole")]
    target("answers", whole::answers::run),
    #[cfg(feature = "whole")]
    target("configuration", whole::configuration::run),
    #[cfg(feature = "whole")]
    target("offices", whole::offices::run),
    #[cfg(feature = "whole")]
    target("payloads", whole::payloads::run),
    #[cfg(feature = "whole")]
    target("plate_lists", whole::plate_lists::run),
    #[cfg(feature = "whole")]
    target("signed_requests", whole::signed_requests::run),
    #[cfg(feature = "whole")]
    target("tokens", whole::tokens::run),
];

/// Runs the target of this name, for the programs of `fuzz/targets`.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("the program is named after its target").run)(data);
}
