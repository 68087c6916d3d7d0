//! Identifiers as types that cannot hold a wrong value.
//!
//! Each type reads text with `parse`, keeps one normalised spelling, and travels as a plain string. Text that breaks a
//! rule is an [`IdentifierError`], which names the rule and never repeats the text: it may be somebody's number.
//!
//! `Display` and `as_str` give the whole text. `Debug` of what belongs to a person, an organisation or a vehicle shows
//! only what `masked` shows, so that it may pass through logs.

mod accident_number;
mod case_number;
mod certificate_number;
mod check_character;
mod credit_code;
mod division;
mod document;
mod document_kind;
mod email_address;
mod error;
mod licence_file_number;
mod office_code;
mod person_name;
mod phone_number;
mod plate_number;
mod resident_id;
mod text;
mod vin;

pub use accident_number::AccidentNumber;
pub use case_number::CaseNumber;
pub use certificate_number::CertificateNumber;
pub use credit_code::UnifiedSocialCreditCode;
pub use division::DivisionCode;
pub use document::IdentityDocument;
pub use document_kind::IdentityDocumentKind;
pub use email_address::EmailAddress;
pub use error::IdentifierError;
pub use licence_file_number::LicenceFileNumber;
pub use office_code::OfficeCode;
pub use person_name::PersonName;
pub use phone_number::PhoneNumber;
pub use plate_number::{PlateClass, PlateNumber};
pub use resident_id::{ResidentId, Sex};
pub use text::is_hidden;
pub(crate) use text::{half_width, text_conversions};
pub use vin::Vin;
