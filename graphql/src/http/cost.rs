//! What an operation costs, from its text alone. Counted at the door: an extension of the schema that does it makes every
//! field of every answer dearer.

use crate::relay::{DEFAULT_FIRST, MAX_FIRST};
use async_graphql::{
    Name, Value, Variables,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};
use std::collections::HashMap;

/// The fields that give pages: without `first` they give [`DEFAULT_FIRST`]. So do the `cases` of `reassignTasksOf`.
const PAGED: [&str; 7] = [
    "myCases",
    "workQueue",
    "casesOfVehicle",
    "inbox",
    "history",
    "readLog",
    "cases",
];

/// The cost of the dearest operation of a document.
pub(super) fn cost(document: &ExecutableDocument, variables: &Variables) -> u64 {
    let mut counting = Counting {
        document,
        variables,
        fragments: HashMap::new(),
    };
    let operations = document.operations.iter();
    operations
        .map(|(_, operation)| counting.set(&operation.node.selection_set.node))
        .max()
        .unwrap_or_default()
}

struct Counting<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    /// Each fragment is counted once; `None` while it is being counted, so that a cycle ends.
    fragments: HashMap<&'a Name, Option<u64>>,
}

impl<'a> Counting<'a> {
    fn set(&mut self, set: &'a SelectionSet) -> u64 {
        set.items.iter().fold(0, |sum: u64, item| {
            sum.saturating_add(match &item.node {
                Selection::Field(field) => self.field(&field.node),
                Selection::InlineFragment(fragment) => self.set(&fragment.node.selection_set.node),
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node),
            })
        })
    }

    /// An object costs 1 and what is in it; a list, that for each of its rows. A scalar costs nothing.
    fn field(&mut self, field: &'a Field) -> u64 {
        if field.selection_set.node.items.is_empty() {
            return 0;
        }
        let inside = self.set(&field.selection_set.node);
        inside.saturating_mul(self.rows(field)).saturating_add(1)
    }

    fn fragment(&mut self, name: &'a Name) -> u64 {
        if let Some(known) = self.fragments.get(name) {
            return known.unwrap_or_default();
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return 0;
        };
        self.fragments.insert(name, None);
        let cost = self.set(&fragment.node.selection_set.node);
        self.fragments.insert(name, Some(cost));
        cost
    }

    /// How many rows a field can give, as far as its arguments say.
    fn rows(&self, field: &Field) -> u64 {
        let variable = |name: Name| self.variables.get(&name).cloned().ok_or(());
        let first = match field
            .get_argument("first")
            .map(|value| value.node.clone().into_const_with(variable))
        {
            Some(Ok(Value::Number(number))) => number.as_u64(),
            Some(Ok(Value::Null)) | None if PAGED.contains(&field.name.node.as_str()) => {
                Some(u64::from(DEFAULT_FIRST.unsigned_abs()))
            }
            None => Some(1),
            Some(_) => None,
        };
        // A variable that is missing may have a default, and a wrong one is refused later: neither is more than a page.
        first.unwrap_or(u64::from(MAX_FIRST.unsigned_abs())).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::limits::Limits, *};
    use async_graphql::parser::parse_query;
    use serde_json::json;

    fn of(query: &str) -> u64 {
        cost(
            &parse_query(query).unwrap(),
            &Variables::from_json(json!({ "n": 50 })),
        )
    }

    #[test]
    fn objects_cost_one_and_lists_their_length() {
        assert_eq!(of("{ case(number: 1) { number version } }"), 1);
        assert_eq!(of("{ case(number: 1) { number office { code } } }"), 2);
        assert_eq!(of("{ workQueue(first: 10) { nodes { number } } }"), 11);
        assert_eq!(of("{ workQueue { nodes { number } } }"), 21);
        assert_eq!(
            of("query ($n: Int) { workQueue(first: $n) { nodes { number } } }"),
            51
        );
        assert_eq!(
            of("query ($m: Int) { workQueue(first: $m) { nodes { number } } }"),
            101
        );
        assert_eq!(
            of("{ workQueue(first: 100) { nodes { history(first: 10) { nodes { at } } } } }"),
            1201
        );
    }

    #[test]
    fn a_page_of_a_hundred_with_what_it_shows_is_cheap_enough() {
        for page in [
            "{ workQueue(first: 100) { edges { node { number office { name { text } } } } } }",
            "{ workQueue(first: 100) { nodes { number office { code } waitingFor { text } expectedBy { date } tasks { number } } } }",
        ] {
            assert!(of(page) <= Limits::default().cost, "{page}");
        }
    }

    #[test]
    fn aliases_and_fragments_count_each_time() {
        assert_eq!(of("{ a: viewer { id } b: viewer { id } }"), 2);
        assert_eq!(
            of("{ a: viewer { ...F } b: viewer { ...F } } fragment F on Viewer { office { code } }"),
            4
        );
    }

    #[test]
    fn a_fragment_in_itself_and_a_tower_of_fragments_end() {
        of("{ viewer { ...F } } fragment F on Viewer { office { ...F } }");
        let floor = |n: u32| {
            format!(
                "fragment F{n} on Viewer {{ a {{ ...F{0} }} b {{ ...F{0} }} }} ",
                n + 1
            )
        };
        let tower = (0..64).map(floor).collect::<Vec<_>>().concat();
        assert_eq!(
            of(&format!(
                "{{ ...F0 }} {tower} fragment F64 on Viewer {{ a {{ id }} }}"
            )),
            u64::MAX
        );
    }
}
