//! What left the house: files of mails, printed sheets, and short messages.
use super::{
    book::Book,
    ledger::{Counts, Ledger},
};
use std::{collections::BTreeSet, fs, path::Path};

/// One file for each mail, under its own id; one sheet for each printed notice; one short message for each.
pub fn outside<'a>(home: &Path, ledger: &Ledger, books: impl Iterator<Item = &'a Book>) {
    by_mail(home, ledger);
    let mut sheets = Counts::new();
    for book in books {
        let number = |wanted| {
            book.notices()
                .iter()
                .filter(|(_, channel)| *channel == wanted)
                .count()
        };
        let short = ledger.short_messages.get(&book.case).copied().unwrap_or_default();
        assert_eq!(short, number("SMS"), "{}", book.case);
        let printed = number("PAPER");
        if printed > 0 {
            sheets.insert(book.case.clone(), printed);
        }
    }
    assert_eq!(printed(&home.join("data/paper")), sheets);
}

/// One file for each mail, under its own id.
pub fn by_mail(home: &Path, ledger: &Ledger) {
    let (folder, mut found) = (home.join("data/mail"), BTreeSet::new());
    for name in names(&folder) {
        let mail = fs::read_to_string(folder.join(&name)).unwrap();
        let id = mail
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: <")?.strip_suffix('>'));
        let id = id.unwrap_or_else(|| panic!("{name} has no id"));
        assert!(
            id.starts_with(name.strip_suffix(".eml").unwrap()),
            "{name} holds {id}"
        );
        found.insert(id.to_owned());
    }
    assert_eq!(found, ledger.mails);
}

/// Sheets by case, over the trays of all offices.
fn printed(trays: &Path) -> Counts {
    let mut sheets = Counts::new();
    for office in names(trays) {
        for name in names(&trays.join(office)) {
            let (case, _) = name.strip_suffix(".pdf").unwrap().rsplit_once('-').unwrap();
            *sheets.entry(case.to_owned()).or_default() += 1;
        }
    }
    sheets
}

/// What lies in a folder. Whatever was half written when somebody died is whole by now.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}
