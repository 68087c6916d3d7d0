//! `docs/glossary.md` is made from the vocabulary of the code. `UPDATE_GLOSSARY=1` writes it anew.

mod law;
mod schema;
mod vehicle;
mod work;

use crate::files;
use domain::law::Words;
use std::fmt::{Display, Write};

const HEAD: &str = "\
# Glossary

Chinese term, English term, the name in GraphQL and in the record, and what the term rests on. This page is made from the code
by `tests/tests/contract/glossary`; after a change of the vocabulary, `UPDATE_GLOSSARY=1 cargo test -p tests --test contract glossary`
writes it again.

Articles are written as `ALL 32(1)4`: source, article, (paragraph), item; `O164 29.1` is an item of an article of one paragraph;
[the sources](#sources) are at the end. A mark in italics says how firmly a line stands where it was not read in a rule; *design* has no article at all.
";

/// One table of the page.
struct Section {
    title: &'static str,
    /// The head of the columns.
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Section {
    /// 中文, English, name and article: what most tables have.
    fn of_terms(title: &'static str, rows: Vec<Vec<String>>) -> Self {
        Self {
            title,
            columns: &["中文", "English", "Name", "Article"],
            rows,
        }
    }
}

fn glossary() -> String {
    let mut text = HEAD.to_owned();
    let sections = [
        work::statuses(),
        schema::mutations(),
        work::refusals(),
        law::grounds(),
        law::special_reasons(),
        law::status_letters(),
        vehicle::grounds(),
        vehicle::referrals(),
        vehicle::status_letters(),
        vehicle::uses(),
        vehicle::kinds(),
        vehicle::ways(),
        vehicle::people(),
        vehicle::owners(),
        vehicle::acts(),
        vehicle::documents(),
        vehicle::titles(),
        vehicle::inspection_faults(),
        vehicle::plate_refusals(),
        vehicle::obstacles(),
        schema::values("Posts", "Post"),
        schema::values("Ways in", "Channel"),
        schema::values("Tasks", "TaskPurpose"),
        schema::values("Notices", "NoticeKind"),
        schema::values("Ways of notice", "NoticeChannel"),
        work::events(),
        law::deadlines(),
        schema::values("What a period is to whom", "Obligation"),
        schema::values("What follows when a period has passed", "OnExpiry"),
        schema::values("Days", "DayKind"),
        schema::values("Documents", "DocumentKind"),
        law::manners_of_service(),
        schema::values("Remedies", "RemedyPath"),
        law::rule_sets(),
        law::marks(),
        law::sources(),
    ];
    for section in sections {
        assert!(!section.rows.is_empty(), "{} is empty", section.title);
        write(&mut text, &section);
    }
    text
}

fn write(text: &mut String, section: &Section) {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let heads: Vec<String> = section.columns.iter().map(|&head| head.to_owned()).collect();
    let rules = vec!["---".to_owned(); heads.len()];
    let _ = writeln!(text, "\n## {}\n", section.title);
    for cells in [heads, rules].iter().chain(&section.rows) {
        let _ = writeln!(text, "{}", row(cells));
    }
}

/// The row of a term: 中文, English, name, article.
fn term(words: Words, name: impl Display, article: String) -> Vec<String> {
    vec![words.zh.into(), words.en.into(), code(name), article]
}

/// A wire name in the middle of a table.
fn code(name: impl Display) -> String {
    format!("`{name}`")
}

#[test]
fn the_glossary_is_that_of_the_code() {
    let (path, made) = ("docs/glossary.md", glossary());
    if std::env::var_os("UPDATE_GLOSSARY").is_some() {
        std::fs::write(files::root().join(path), &made).unwrap();
    }
    let kept = files::read(path);
    let first = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
    assert!(
        made == kept,
        "{path} is not that of the code; run this test with UPDATE_GLOSSARY=1. First difference: {first:?}"
    );
}
