//! Identifiers as types that cannot hold a wrong value.

mod case_number;
mod division;
mod office_code;

pub use case_number::CaseNumber;
pub use division::DivisionCode;
pub use office_code::OfficeCode;
