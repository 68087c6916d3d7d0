//! The language of an answer: simplified Chinese unless English is asked for.

use domain::law::{Text, Words};

/// The language in which words of an answer are chosen. Every text is there in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// The language that an `Accept-Language` header (RFC 9110, 12.5.4) puts first among ours.
    pub fn negotiate(header: Option<&str>) -> Self {
        let ranges = header.unwrap_or_default().split(',').filter_map(range);
        let best = ranges.fold(None, |best: Option<(Self, u16)>, next| match best {
            Some(best) if best.1 >= next.1 => Some(best),
            _ => Some(next),
        });
        best.map_or_else(Self::default, |(language, _)| language)
    }

    /// The IETF tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// One of two texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }

    pub fn words(self, words: Words) -> &'static str {
        self.pick(words.zh, words.en)
    }

    pub fn text(self, text: &Text) -> &str {
        self.pick(&text.zh, &text.en)
    }
}

/// A language of ours with its weight in thousandths; nothing for another one, or for weight 0.
fn range(text: &str) -> Option<(Language, u16)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, ""));
    let language = match tag.trim().split('-').next()?.to_ascii_lowercase().as_str() {
        "zh" | "*" => Language::Chinese,
        "en" => Language::English,
        _ => return None,
    };
    let weight = parameters
        .trim()
        .strip_prefix("q=")
        .map_or(Some(1000), thousandths)?;
    (weight > 0).then_some((language, weight))
}

/// A weight with up to three decimals, `0.8` as 800.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = format!("{whole}{decimals:0<3}");
    digits
        .parse()
        .ok()
        .filter(|weight| decimals.len() <= 3 && *weight <= 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_of_ours_wins() {
        let of = |header| Language::negotiate(Some(header));
        assert_eq!(Language::negotiate(None), Language::Chinese);
        assert_eq!(of("en-GB,en;q=0.9"), Language::English);
        assert_eq!(of("fr, en;q=0.5, zh;q=0.8"), Language::Chinese);
        assert_eq!(of("zh;q=0, en;q=0.1"), Language::English);
        assert_eq!(of("de"), Language::Chinese);
        assert_eq!(of("*"), Language::Chinese);
        assert_eq!(of("en;q=much"), Language::Chinese);
    }
}
