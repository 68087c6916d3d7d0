//! Everybody who asks.

use super::seed::Matter;

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Persona {
    /// The letter over the column.
    pub letter: char,
    pub words: &'static str,
    /// The name in the world; the owner has that of the matter.
    name: Option<&'static str>,
    /// Says why they read, where a field asks for a reason.
    pub with_reason: bool,
}

const fn persona(letter: char, words: &'static str, name: &'static str) -> Persona {
    Persona {
        letter,
        words,
        name: Some(name),
        with_reason: false,
    }
}

pub const COUNT: usize = 22;

/// Every column, in order.
pub const ALL: [Persona; COUNT] = [
    Persona {
        letter: 'o',
        words: "owner: whose matter it is",
        name: None,
        with_reason: false,
    },
    persona('c', "another citizen", "stranger"),
    persona('k', "clerk of the office", "colleague"),
    persona('e', "clerk of an office elsewhere", "elsewhere"),
    persona('r', "reviewer: the clerk who prepared the decision", "clerk"),
    persona('l', "lead of the office, who decided", "lead"),
    persona('s', "supervisor of the office", "supervisor"),
    persona('v', "inspection staff of the office", "surveyor"),
    persona('w', "registration review of the office", "reviewer"),
    persona('x', "plates and papers of the office", "plates"),
    persona('d', "dossier staff of the office", "keeper"),
    persona('t', "service station of the office", "station"),
    persona('u', "officer of the accident unit of the office", "officer"),
    persona('h', "head of the accident unit, who decided", "head"),
    persona(
        'g',
        "dossier staff of an office elsewhere, from where files come",
        "origin",
    ),
    persona('f', "lead of that office", "offering"),
    persona('b', "seller of every vehicle, for whom a lawyer acts", "seller"),
    persona('a', "administrator", "admin"),
    Persona {
        letter: 'p',
        words: "auditor of the province, with a reason",
        name: Some("auditor"),
        with_reason: true,
    },
    persona('q', "the same auditor without a reason", "auditor"),
    Persona {
        letter: 'i',
        words: "auditor of another province, with a reason",
        name: Some("inspector"),
        with_reason: true,
    },
    persona('n', "nobody: not signed in", "nobody"),
];

/// Who is nearest to an application to see evidence and sees nothing of it. They have no column: to the matters of the matrix they
/// are nobody.
pub const NEAR_AN_ACCIDENT: [Persona; 3] = [
    persona('.', "the other party of the accident", "pedestrian"),
    persona('.', "officer of an accident unit elsewhere", "patrol"),
    persona('.', "officer of the unit who stands aside", "partner"),
];

impl Persona {
    /// The name of this persona in the world, for a matter.
    pub fn name<'a>(&self, matter: &'a Matter) -> &'a str {
        self.name.unwrap_or(&matter.owner)
    }
}
