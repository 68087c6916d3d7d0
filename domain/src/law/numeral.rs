//! Chinese numerals, as articles and periods are written in notices.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `46` becomes 四十六, `105` 一百零五, `110` 一百一十. Below 1000; a larger number stays in Arabic digits.
pub fn chinese(number: u32) -> String {
    let [hundreds, tens, ones] = [number / 100, number / 10 % 10, number % 10].map(|digit| digit as usize);
    match (hundreds, tens, ones) {
        (10.., ..) => number.to_string(),
        (0, 0, _) => DIGITS[ones].to_owned(),
        (0, 1, 0) => "十".to_owned(),
        (0, 1, _) => format!("十{}", DIGITS[ones]),
        (0, _, 0) => format!("{}十", DIGITS[tens]),
        (0, ..) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        (_, 0, 0) => format!("{}百", DIGITS[hundreds]),
        (_, 0, _) => format!("{}百零{}", DIGITS[hundreds], DIGITS[ones]),
        (_, _, 0) => format!("{}百{}十", DIGITS[hundreds], DIGITS[tens]),
        _ => format!("{}百{}十{}", DIGITS[hundreds], DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_read_as_in_a_statute() {
        let read = [0, 3, 10, 11, 20, 46, 93, 100, 105, 110, 111, 999, 1000]
            .map(chinese)
            .join(" ");
        assert_eq!(
            read,
            "零 三 十 十一 二十 四十六 九十三 一百 一百零五 一百一十 一百一十一 九百九十九 1000"
        );
    }
}
