//! The words of notices: one template per kind and language, one layout per channel and language.
//!
//! Undefined values are errors: a notice without what it must say is never sent.

mod engine;
mod files;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
mod text;

pub use engine::{Language, NoticeTemplates, RenderedNotice, TemplateError};
pub use text::{GroundText, NoticeOffice, NoticeText, Wording};
