//! The instruments and pages behind the statements, and how an article is cited in a notice.

mod table;

use super::numeral::chinese;
use super::{Text, Words};

pub use table::SOURCES;

/// A source that statements name by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub key: &'static str,
    pub kind: SourceKind,
    /// The instrument's name as cited in a notice, or what the page is.
    pub words: Words,
}

/// A rule binds; a page only reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    Rule,
    Page,
}

/// The source of a key such as `O162` or `W-28`.
pub fn find(key: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.key == key)
}

/// Spells out a reference such as `O162 93(1); ALL 32(1)2`. What is not understood is shown as it stands.
pub fn cite(reference: &str) -> Text {
    let parts: Vec<Text> = reference.split(';').map(|part| cite_one(part.trim())).collect();
    let join = |pick: fn(&Text) -> &str, glue: &str| parts.iter().map(pick).collect::<Vec<_>>().join(glue);
    Text {
        zh: join(|text| &text.zh, "、"),
        en: join(|text| &text.en, "; "),
    }
}

fn cite_one(reference: &str) -> Text {
    let (key, place) = reference.split_once(' ').unwrap_or((reference, ""));
    let verbatim = || Text {
        zh: reference.to_owned(),
        en: reference.to_owned(),
    };
    let Some(source) = find(key) else {
        return verbatim();
    };
    if place.is_empty() {
        return source.words.into();
    }
    place.parse::<Place>().map_or_else(
        |NotAPlace| verbatim(),
        |place| Text {
            zh: format!("{}{}", source.words.zh, place.zh()),
            en: format!("{}, {}", source.words.en, place.en()),
        },
    )
}

/// Article, paragraph and item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    article: u32,
    paragraph: Option<u32>,
    item: Option<u32>,
}

#[derive(Debug)]
struct NotAPlace;

impl std::str::FromStr for Place {
    type Err = NotAPlace;

    /// `32`, `32(1)`, `32(1)2`, or `29.1` for an item of an article that has one paragraph only.
    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let number = |digits: &str| digits.parse::<u32>().map_err(|_| NotAPlace);
        if let Some((article, item)) = text.split_once('.') {
            return Ok(Self {
                article: number(article)?,
                paragraph: None,
                item: Some(number(item)?),
            });
        }
        let Some((article, rest)) = text.split_once('(') else {
            return Ok(Self {
                article: number(text)?,
                paragraph: None,
                item: None,
            });
        };
        let (paragraph, item) = rest.split_once(')').ok_or(NotAPlace)?;
        let item = if item.is_empty() {
            None
        } else {
            Some(number(item)?)
        };
        Ok(Self {
            article: number(article)?,
            paragraph: Some(number(paragraph)?),
            item,
        })
    }
}

impl Place {
    fn zh(self) -> String {
        let paragraph = self
            .paragraph
            .map_or_else(String::new, |number| format!("第{}款", chinese(number)));
        let item = self
            .item
            .map_or_else(String::new, |number| format!("第{}项", chinese(number)));
        format!("第{}条{paragraph}{item}", chinese(self.article))
    }

    fn en(self) -> String {
        let paragraph = self
            .paragraph
            .map_or_else(String::new, |number| format!(", paragraph {number}"));
        let item = self
            .item
            .map_or_else(String::new, |number| format!(", item {number}"));
        format!("article {}{paragraph}{item}", self.article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_reads_as_in_a_notice() {
        let text = cite("ALL 32(1)2; O162 105; RTSR 28");
        assert_eq!(
            text.zh,
            "《中华人民共和国行政许可法》第三十二条第一款第二项、\
             《机动车驾驶证申领和使用规定》（公安部令第162号）第一百零五条、\
             《中华人民共和国道路交通安全法实施条例》第二十八条"
        );
        assert_eq!(
            text.en,
            "Administrative Licence Law, article 32, paragraph 1, item 2; \
             Provisions on Driving Licences (MPS Order 162), article 105; \
             Regulations on the Implementation of the Road Traffic Safety Law, article 28"
        );
    }

    #[test]
    fn an_item_of_an_article_of_one_paragraph_names_no_paragraph() {
        let text = cite("O164 29.1");
        assert_eq!(text.zh, "《机动车登记规定》（公安部令第164号）第二十九条第一项");
        assert_eq!(
            text.en,
            "Provisions on Vehicle Registration (MPS Order 164), article 29, item 1"
        );
    }

    #[test]
    fn a_page_is_cited_by_what_it_is_and_the_unknown_as_it_stands() {
        assert!(cite("W-28").en.contains("28 cities"));
        for odd in [
            "",
            ";",
            "X 1",
            "O162 x",
            "O162 9(",
            "O162 9(1)x",
            "O162 ()",
            "O162 9.",
            "O162 9(1).2",
        ] {
            assert_eq!(cite(odd).zh.replace('、', ";"), odd);
        }
    }

    #[test]
    fn keys_are_unique() {
        for (index, source) in SOURCES.iter().enumerate() {
            assert!(
                SOURCES[..index].iter().all(|earlier| earlier.key != source.key),
                "{}",
                source.key
            );
        }
    }
}
