//! What the identifiers share: conversions of a type kept as one text, masking, and tests of characters.

use chrono::NaiveDate;

/// Gives a type that holds one normalised text its conversions: `as_str`, `FromStr`, `TryFrom<String>`, `Display`
/// and `From` into `String`. The type itself has `parse`, whose error is named where it is no `IdentifierError`.
macro_rules! text_conversions {
    ($type:ident) => {
        $crate::identifier::text_conversions!($type, $crate::identifier::IdentifierError);
    };
    ($type:ident, $error:ty) => {
        impl $type {
            /// The normalised text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

/// Gives a type with `masked()` a `Debug` that shows no more than that, so that it may pass through logs.
macro_rules! masked_debug {
    ($type:ident) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($type), self.masked())
            }
        }
    };
}

pub(super) use masked_debug;
pub(crate) use text_conversions;

/// The text with all but its first `head` and last `tail` characters starred; a text that would stay more than half
/// readable is starred whole.
pub(super) fn mask(text: &str, head: usize, tail: usize) -> String {
    let length = text.chars().count();
    let shown = |place: usize| (head + tail) * 2 <= length && (place < head || place >= length - tail);
    text.chars()
        .enumerate()
        .map(|(place, c)| if shown(place) { c } else { '*' })
        .collect()
}

/// Whether the text is made of `0` to `9` only.
pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the text is made of digits and ASCII capitals only.
pub(super) fn is_digits_and_capitals(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

/// A day written `yyyymmdd` that exists, from the year 1 on.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !is_digits(text) || text.starts_with("0000") {
        return None;
    }
    NaiveDate::from_ymd_opt(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
}

/// Whether the character is the full-width form of an ASCII character, as Chinese input methods type it.
pub(super) fn is_full_width(c: char) -> bool {
    ('\u{FF01}'..='\u{FF5E}').contains(&c)
}

/// The ASCII character of a full-width one, a space for the ideographic space, any other character as it is.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        c if is_full_width(c) => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Whether the character cannot be seen or turns the writing direction: such characters make two different texts look
/// the same. Variation selectors are not among them, rare Chinese characters need them.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_never_shows_more_than_half() {
        assert_eq!(mask("11010519491231002X", 3, 2), "110*************2X");
        assert_eq!(mask("E12345678", 3, 2), "*********");
        assert_eq!(mask("", 3, 2), "");
        assert_eq!(mask("张三李四", 1, 0), "张***");
    }

    #[test]
    fn only_days_that_exist_are_read() {
        assert_eq!(read_day("20240229"), NaiveDate::from_ymd_opt(2024, 2, 29));
        for text in [
            "20230229",
            "00000101",
            "2024022",
            "+2024022",
            "2024-2-9",
            "２０２４０",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    #[test]
    fn full_width_characters_fold_to_ascii() {
        assert_eq!(
            "Ａ１～\u{3000}张".chars().map(half_width).collect::<String>(),
            "A1~ 张"
        );
    }

    #[test]
    fn what_cannot_be_seen_is_hidden() {
        for c in [
            '\0',
            '\n',
            '\u{200B}',
            '\u{202E}',
            '\u{2066}',
            '\u{FEFF}',
            '\u{E0041}',
        ] {
            assert!(is_hidden(c), "{:x}", u32::from(c));
        }
        for c in ['·', '𠮷', '\u{FE00}', '\u{E0100}', ' ', '\u{3000}'] {
            assert!(!is_hidden(c), "{:x}", u32::from(c));
        }
    }
}
