//! Documents as pictures of their pages: what is shown of one is pixels that we made, and nothing lies underneath.
//!
//! A [`Document`] is opened and drawn, a [`Redaction`] burned into the pixels, and what is left written as a [`Made`] page. All of
//! that runs what somebody else wrote, so it runs in a child process ([`apart`]) with bounds on memory and time. When a page is
//! shown, [`mark`] says on it to whom.

pub mod apart;
mod intake;
mod made;
pub mod mark;
mod problem;
mod redact;
mod render;

pub use intake::{Document, MAX_BYTES, MAX_PAGES, MAX_PIXELS, MAX_SIDE};
pub use made::{Format, Made};
pub use problem::PageProblem;
pub use redact::{Area, NoArea, PARTS, Redaction};
pub use render::DOTS_PER_INCH;

/// Noto Sans SC, cut to GB 2312: see `fonts/README.md`.
pub const FONT: &[u8] = include_bytes!("../fonts/NotoSansSC-GB2312.ttf");
