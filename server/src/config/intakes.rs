//! The intakes of other provinces, as settings write them.
use activities::handover::IntakeAddress;
use domain::identifier::DivisionCode;
use std::collections::BTreeMap;

/// Reads entries such as `33=https://intake.zj.example.gov.cn`: one for each province.
pub fn intakes(entries: &[String]) -> Result<BTreeMap<DivisionCode, IntakeAddress>, String> {
    let mut found = BTreeMap::new();
    for (place, entry) in (1..).zip(entries) {
        let (province, address) = read(entry).map_err(|reason| format!("number {place}: {reason}"))?;
        if found.insert(province, address).is_some() {
            return Err(format!("number {place}: the province is there twice"));
        }
    }
    Ok(found)
}

fn read(entry: &str) -> Result<(DivisionCode, IntakeAddress), String> {
    let form =
        || "expected a province and its intake, such as 33=https://intake.zj.example.gov.cn".to_owned();
    let (code, address) = entry.split_once('=').ok_or_else(form)?;
    let province = format!("{code}0000").parse().map_err(|_| form())?;
    let address = IntakeAddress::parse(address).map_err(|fault| fault.to_string())?;
    Ok((province, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entries: &[&str]) -> Result<usize, String> {
        let entries: Vec<_> = entries.iter().map(|entry| (*entry).to_owned()).collect();
        intakes(&entries).map(|found| found.len())
    }

    #[test]
    fn each_province_has_one_intake() {
        assert_eq!(read(&[]), Ok(0));
        assert_eq!(
            read(&["33=https://zj.example.cn", "44=http://127.0.0.1:9000"]),
            Ok(2)
        );
        for (entries, reason) in [
            (&["https://zj.example.cn"][..], "number 1: expected a province"),
            (
                &["33=https://zj.example.cn", "99=https://a.cn"],
                "number 2: expected a province",
            ),
            (&["33=http://zj.example.cn"], "without TLS"),
            (&["33=https://zj.example.cn/in"], "path"),
            (&["33=https://a.cn", "33=https://b.cn"], "twice"),
        ] {
            let said = read(entries).unwrap_err();
            assert!(said.contains(reason), "{said}");
        }
    }
}
