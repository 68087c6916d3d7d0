//! Bodies and operations at the door: what is let through is no deeper and no wider than the limits say, counted here in
//! the plainest way.

use crate::input;
use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use graphql::{
    http::{Code, Limits},
    testing::http::{depth, query_of, surveyed},
};

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    if choice == b'{' {
        body(data);
    } else if let Some(text) = input::text(rest) {
        let name = (choice == b'A').then_some("A");
        operation(text, name);
    }
}

fn body(data: &[u8]) {
    match query_of(data) {
        Ok(Some(query)) => operation(&query, None),
        Ok(None) => {}
        Err(code) => assert!(Code::ALL.iter().any(|known| known.problem().code == code)),
    }
}

fn operation(text: &str, name: Option<&str>) {
    let limits = Limits::default();
    let Ok(document) = surveyed(text, name, &limits) else {
        return;
    };
    for (_, operation) in document.operations.iter() {
        let mut found = Found::default();
        let set = &operation.node.selection_set.node;
        found.expand(&document, set, 1, limits.selections);
        assert!(
            found.fields <= limits.selections,
            "more fields than are let through"
        );
        assert!(
            found.aliases <= limits.aliases,
            "more aliases than are let through"
        );
        assert!(
            found.at_root <= limits.root_fields,
            "more root fields than are let through"
        );
    }
    assert!(depth(text) >= 1, "an operation has brackets");
    assert!(
        document
            .operations
            .iter()
            .all(|(_, operation)| nested(&operation.node.selection_set.node) <= depth(text)),
        "deeper than its brackets"
    );
}

/// Levels of a selection as it is written.
fn nested(set: &SelectionSet) -> usize {
    let inside = set.items.iter().map(|item| match &item.node {
        Selection::Field(field) => nested(&field.node.selection_set.node),
        Selection::InlineFragment(fragment) => nested(&fragment.node.selection_set.node),
        Selection::FragmentSpread(_) => 0,
    });
    usize::from(!set.items.is_empty()) + inside.max().unwrap_or(0)
}

/// What there is when the fragments are written out.
#[derive(Default)]
struct Found {
    fields: u64,
    aliases: u64,
    at_root: u64,
}

impl Found {
    /// Stops counting soon after `enough`: towers of fragments never end.
    fn expand(&mut self, document: &ExecutableDocument, set: &SelectionSet, level: u32, enough: u64) {
        for item in &set.items {
            if self.fields > enough {
                return;
            }
            match &item.node {
                Selection::Field(field) => {
                    self.fields += 1;
                    self.aliases += u64::from(field.node.alias.is_some());
                    self.at_root += u64::from(level == 1);
                    self.expand(document, &field.node.selection_set.node, level + 1, enough);
                }
                Selection::InlineFragment(fragment) => {
                    self.expand(document, &fragment.node.selection_set.node, level, enough);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        self.expand(document, &fragment.node.selection_set.node, level, enough);
                    }
                }
            }
        }
    }
}
