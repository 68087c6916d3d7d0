//! Marks on a page that is shown: one that is seen, and one that leads from a copy back to who was shown it.

mod invisible;
mod visible;

pub use invisible::{InvisibleMark, MarkKey, read};
pub use visible::{MAX_WORDS, VisibleMark, WordsUnusable};
