//! Making pages in a process of its own: a document is a program that somebody else wrote, and what it does to that process ends
//! with it.
//!
//! [`Workshop`] starts one child for each document, with an empty environment and nothing open but three pipes. The child
//! ([`serve`]) bounds its own memory and time before it reads anything, and can open nothing from then on. Whatever becomes of
//! it (a panic, an abort, no memory, no end) is one [`PageProblem`](crate::PageProblem) for its caller. Nothing touches a disk.

mod bounds;
mod frames;
mod serve;
mod workshop;

pub use bounds::Bounds;
pub use serve::{serve, serve_within};
pub use workshop::{Workshop, WorkshopError};
