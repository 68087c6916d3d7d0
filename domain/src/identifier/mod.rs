//! Identifiers as types that cannot hold a wrong value.
//!
//! Each type reads text with `parse`, keeps one normalised spelling, and travels as a plain string. Text that breaks a
//! rule is an [`IdentifierError`], which names the rule and never repeats the text: it may be somebody's number.

mod case_number;
mod check_character;
mod division;
mod error;
mod office_code;
mod text;

pub use case_number::CaseNumber;
pub use division::DivisionCode;
pub use error::IdentifierError;
pub use office_code::OfficeCode;
