//! Which places belong to one vehicle office.

use crate::identifier::DivisionCode;

/// Beijing, Tianjin, Shanghai and Chongqing: one office for the whole municipality (O164 2(2)).
const MUNICIPALITIES: [&str; 4] = ["11", "12", "31", "50"];

/// The third and fourth digit of counties and cities right below a province.
const DIRECTLY_BELOW: &str = "90";

/// The area of the vehicle office that a place belongs to: a municipality, else a prefecture, else a city right below the
/// province (O164 2(2); that such a city counts as one of the same level is our reading).
///
/// `None` for the code of a whole province: it holds many offices.
pub fn office_area(place: &DivisionCode) -> Option<DivisionCode> {
    let code = place.as_str();
    if MUNICIPALITIES.contains(&&code[..2]) {
        return Some(place.province());
    }
    if &code[2..4] == DIRECTLY_BELOW {
        return (!code.ends_with("00")).then(|| place.clone());
    }
    Some(place.prefecture()).filter(|area| *area != place.province())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_of_an_office() {
        let area = |code: &str| office_area(&code.parse().unwrap()).map(String::from);
        assert_eq!(
            area("330106").as_deref(),
            Some("330100"),
            "a district of Hangzhou"
        );
        assert_eq!(area("110105").as_deref(), Some("110000"), "a district of Beijing");
        assert_eq!(area("500242").as_deref(), Some("500000"), "a county of Chongqing");
        assert_eq!(
            area("419001").as_deref(),
            Some("419001"),
            "Jiyuan, right below Henan"
        );
        assert_eq!(
            area("469005").as_deref(),
            Some("469005"),
            "Wenchang, right below Hainan"
        );
        for unclear in ["330000", "419000", "810000"] {
            assert_eq!(area(unclear), None, "{unclear}");
        }
    }
}
