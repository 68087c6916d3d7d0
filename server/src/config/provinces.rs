//! The provinces that settings name by two digits.
use domain::identifier::DivisionCode;

/// Reads codes such as `44`.
pub fn provinces(codes: &[String]) -> Result<Vec<DivisionCode>, String> {
    let each = codes.iter().map(|code| format!("{code}0000").parse());
    let read: Result<_, _> = each.collect();
    read.map_err(|_| "provinces holds no province code".to_owned())
}
