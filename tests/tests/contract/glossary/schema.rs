//! Terms that the schema alone names: its enums and its mutations, from the schema's own text.

use super::{Section, code};
use crate::files;
use regex::Regex;

/// A description of one line or of a block, and the name that it describes.
const DESCRIBED: &str = r#"(?m)^\t(?:"([^"\n]+)"|"""\n\t([\s\S]+?)\n\t""")\n\t(\w+)"#;

/// What stands between the braces of a type.
fn body(of: &str) -> String {
    let sdl = graphql::schema::sdl();
    let (_, rest) = sdl
        .split_once(&format!("\n{of} {{\n"))
        .unwrap_or_else(|| panic!("{of} is not in the schema"));
    rest.split_once("\n}").unwrap().0.to_owned()
}

/// The names of a type with their descriptions. Panics where one has none: the page would be silent about it.
fn described(of: &str) -> Vec<(String, String)> {
    let body = body(of);
    let names = Regex::new(r"(?m)^\t\w+").unwrap().find_iter(&body).count();
    let described = Regex::new(DESCRIBED).unwrap();
    let found: Vec<_> = described
        .captures_iter(&body)
        .map(|one| {
            let text = one.get(1).or(one.get(2)).map_or("", |text| text.as_str());
            (
                one[3].to_owned(),
                text.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    assert_eq!(found.len(), names, "a name of {of} has no description");
    found
}

fn is_chinese(letter: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&letter)
}

/// A description taken apart: `English (中文; article)`, `中文 (article)`, or either language alone.
#[derive(Debug, PartialEq, Eq)]
struct Terms {
    chinese: String,
    english: Option<String>,
    article: Option<String>,
}

fn terms(description: &str) -> Terms {
    let opening = description.char_indices().position(|(at, _)| {
        description[at..]
            .strip_prefix(" (")
            .is_some_and(|rest| rest.starts_with(is_chinese))
    });
    let opening = opening
        .and_then(|count| description.char_indices().nth(count))
        .map(|(at, _)| at);
    let (english, term) = match opening {
        Some(at) => (
            Some(description[..at].to_owned()),
            description[at + 2..]
                .trim_end()
                .strip_suffix(')')
                .unwrap_or_default(),
        ),
        None if description.contains(is_chinese) => (None, description),
        None => (Some(description.to_owned()), "—"),
    };
    let (chinese, article) = term
        .split_once("; ")
        .map_or((term, None), |(chinese, article)| (chinese, Some(article)));
    Terms {
        chinese: chinese.to_owned(),
        english,
        article: article.map(str::to_owned),
    }
}

/// `BUSINESS_LEAD` as `business lead`.
fn readable(name: &str) -> String {
    name.replace('_', " ").to_lowercase()
}

pub(super) fn values(title: &'static str, of: &str) -> Section {
    let rows = described(&format!("enum {of}"))
        .into_iter()
        .map(|(name, description)| {
            let Terms { chinese, english, .. } = terms(&description);
            let plain = readable(&name);
            vec![
                chinese,
                english.map_or(plain.clone(), |english| format!("{plain}: {english}")),
                code(name),
            ]
        });
    Section {
        title,
        columns: &["中文", "English", "Name"],
        rows: rows.collect(),
    }
}

/// The mutations. The order of the schema is that of the work.
pub(super) fn mutations() -> Section {
    let rows = described("type Mutation").into_iter().map(|(name, description)| {
        let Terms {
            chinese,
            english,
            article,
        } = terms(&description);
        let article = article.unwrap_or_else(|| mark(&name));
        vec![chinese, english.unwrap_or_default(), code(name), article]
    });
    Section::of_terms("What can be done: mutations", rows.collect())
}

/// Why a mutation has no article: the first line of its file says `(norm)`, `(policy)` or `(design)`.
fn mark(mutation: &str) -> String {
    let capital = Regex::new("[A-Z]").unwrap();
    let file = capital.replace_all(mutation, |found: &regex::Captures| {
        format!("_{}", found[0].to_lowercase())
    });
    let text = files::read(&format!("graphql/src/mutation/{file}.rs"));
    let first = text.lines().next().unwrap_or_default();
    let mark = ["norm", "policy"]
        .into_iter()
        .find(|mark| first.ends_with(&format!("({mark})")));
    format!("*{}*", mark.unwrap_or("design"))
}

#[test]
fn a_description_is_taken_apart() {
    let of = |chinese: &str, english: Option<&str>, article: Option<&str>| Terms {
        chinese: chinese.to_owned(),
        english: english.map(str::to_owned),
        article: article.map(str::to_owned),
    };
    assert_eq!(
        terms("Accepts (受理; ALL 32(1)5)"),
        of("受理", Some("Accepts"), Some("ALL 32(1)5"))
    );
    assert_eq!(
        terms("Takes up (again) (领办)"),
        of("领办", Some("Takes up (again)"), None)
    );
    assert_eq!(terms("受理岗"), of("受理岗", None, None));
    assert_eq!(terms("Plain."), of("—", Some("Plain."), None));
}
