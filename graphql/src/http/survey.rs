//! What an operation amounts to when its fragments are written out, counted without writing them out.

use super::{code::Code, limits::Limits};
use async_graphql::{
    Name,
    parser::types::{
        BaseType, DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType,
        Selection, SelectionSet,
    },
};
use std::collections::HashMap;

/// What the door has to know of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Survey {
    pub kind: OperationType,
    /// Whether it asks for the schema itself.
    pub introspects: bool,
    /// The type of the variable `$after`, with which a subscription can be resumed.
    pub after: Option<String>,
}

/// Looks through every operation of a document and picks the one that is to run.
pub(super) fn survey(
    document: &ExecutableDocument,
    operation_name: Option<&str>,
    limits: &Limits,
) -> Result<Survey, Code> {
    let chosen = choose(&document.operations, operation_name)?;
    let mut counting = Counting {
        document,
        fragments: HashMap::new(),
    };
    let mut introspects = false;
    for (_, operation) in document.operations.iter() {
        let count = counting.set(&operation.node.selection_set.node)?;
        check(&count, operation.node.ty, limits)?;
        introspects |= count.introspects;
    }
    Ok(Survey {
        kind: chosen.ty,
        introspects,
        after: after(chosen),
    })
}

fn choose<'a>(
    operations: &'a DocumentOperations,
    name: Option<&str>,
) -> Result<&'a OperationDefinition, Code> {
    match (operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(&operation.node),
        (DocumentOperations::Single(_), Some(_)) => Err(Code::OperationUnknown),
        (DocumentOperations::Multiple(operations), Some(name)) => operations
            .get(name)
            .map(|operation| &operation.node)
            .ok_or(Code::OperationUnknown),
        (DocumentOperations::Multiple(operations), None) => {
            let mut all = operations.values();
            match (all.next(), all.next()) {
                (Some(operation), None) => Ok(&operation.node),
                _ => Err(Code::OperationNameMissing),
            }
        }
    }
}

fn check(count: &Count, kind: OperationType, limits: &Limits) -> Result<(), Code> {
    let rules = [
        (count.selections > limits.selections, Code::TooManySelections),
        (
            kind == OperationType::Mutation && count.acts > limits.mutations,
            Code::TooManyMutations,
        ),
        (count.fields > limits.root_fields, Code::TooManyRootFields),
        (count.aliases > limits.aliases, Code::TooManyAliases),
    ];
    rules
        .into_iter()
        .find(|(broken, _)| *broken)
        .map_or(Ok(()), |(_, code)| Err(code))
}

fn after(operation: &OperationDefinition) -> Option<String> {
    let mut variables = operation.variable_definitions.iter();
    let variable = variables.find(|variable| variable.node.name.node == "after")?;
    match &variable.node.var_type.node.base {
        BaseType::Named(name) => Some(name.to_string()),
        BaseType::List(_) => None,
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Fields of this level.
    fields: u64,
    /// Fields of this level that do something: all but `__typename`.
    acts: u64,
    /// Fields of this level and below.
    selections: u64,
    /// Of this level and below.
    aliases: u64,
    introspects: bool,
}

impl Count {
    /// Saturates: a tower of fragments can stand for more fields than there are numbers.
    fn add(&mut self, other: Self) {
        self.fields = self.fields.saturating_add(other.fields);
        self.acts = self.acts.saturating_add(other.acts);
        self.selections = self.selections.saturating_add(other.selections);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.introspects |= other.introspects;
    }
}

struct Counting<'a> {
    document: &'a ExecutableDocument,
    /// Each fragment is counted once; `None` while it is being counted.
    fragments: HashMap<&'a Name, Option<Count>>,
}

impl<'a> Counting<'a> {
    fn set(&mut self, set: &'a SelectionSet) -> Result<Count, Code> {
        let mut sum = Count::default();
        for item in &set.items {
            sum.add(match &item.node {
                Selection::Field(field) => self.field(&field.node)?,
                Selection::InlineFragment(fragment) => self.set(&fragment.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
            });
        }
        Ok(sum)
    }

    fn field(&mut self, field: &'a Field) -> Result<Count, Code> {
        let inside = self.set(&field.selection_set.node)?;
        let name = field.name.node.as_str();
        Ok(Count {
            fields: 1,
            acts: u64::from(name != "__typename"),
            selections: inside.selections.saturating_add(1),
            aliases: inside.aliases.saturating_add(u64::from(field.alias.is_some())),
            introspects: inside.introspects || matches!(name, "__schema" | "__type"),
        })
    }

    fn fragment(&mut self, name: &'a Name) -> Result<Count, Code> {
        match self.fragments.get(name) {
            Some(Some(known)) => return Ok(*known),
            Some(None) => return Err(Code::FragmentCycle),
            None => {}
        }
        // An unknown fragment is for the validation to name.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Count::default());
        };
        self.fragments.insert(name, None);
        let count = self.set(&fragment.node.selection_set.node)?;
        self.fragments.insert(name, Some(count));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;
    use std::fmt::Write as _;

    fn of(query: &str, name: Option<&str>) -> Result<Survey, Code> {
        survey(&parse_query(query).unwrap(), name, &Limits::default())
    }

    #[test]
    fn the_operation_to_run_is_found_by_its_name() {
        let two = "query A { a } mutation B { b }";
        assert_eq!(of(two, Some("B")).unwrap().kind, OperationType::Mutation);
        assert_eq!(of(two, Some("C")), Err(Code::OperationUnknown));
        assert_eq!(of(two, None), Err(Code::OperationNameMissing));
        assert_eq!(of("query A { a }", None).unwrap().kind, OperationType::Query);
        assert_eq!(of("{ a }", Some("A")), Err(Code::OperationUnknown));
    }

    #[test]
    fn root_fields_and_aliases_hide_in_no_fragment() {
        let many: String = (0..16).fold(String::new(), |mut text, n| {
            write!(text, " a{n}").unwrap();
            text
        });
        assert_eq!(
            of(
                &format!("{{ ...F }} fragment F on Q {{ ... {{ {many} }} }}"),
                None
            ),
            Err(Code::TooManyRootFields)
        );
        assert_eq!(
            of("{ ...F ...F } fragment F on Q { a b c d e f g h }", None),
            Err(Code::TooManyRootFields)
        );
        let aliased = many.replace(" a", " x: a");
        assert_eq!(
            of(&format!("{{ q {{ {aliased} }} }}"), None),
            Err(Code::TooManyAliases)
        );
    }

    #[test]
    fn one_mutation_a_request() {
        assert!(of("mutation { __typename a }", None).is_ok());
        assert_eq!(of("mutation { a b }", None), Err(Code::TooManyMutations));
        assert_eq!(
            of("mutation { ...F ...F } fragment F on M { a }", None),
            Err(Code::TooManyMutations)
        );
    }

    #[test]
    fn towers_and_cycles_of_fragments_end_at_once() {
        let tower = (0..60).fold(String::new(), |mut text, n| {
            write!(
                text,
                " fragment F{n} on Q {{ a {{ ...F{m} ...F{m} }} }}",
                m = n + 1
            )
            .unwrap();
            text
        });
        let tower = format!("{{ ...F0 }} {tower} fragment F60 on Q {{ a }}");
        assert_eq!(of(&tower, None), Err(Code::TooManySelections));
        assert_eq!(
            of("{ ...F } fragment F on Q { a { ...F } }", None),
            Err(Code::FragmentCycle)
        );
    }

    #[test]
    fn introspection_is_seen_wherever_it_stands() {
        assert!(
            of(
                "{ ...F } fragment F on Q { s: __schema { types { name } } }",
                None
            )
            .unwrap()
            .introspects
        );
        assert!(!of("{ __typename a { __typename } }", None).unwrap().introspects);
    }

    #[test]
    fn the_variable_to_resume_with_is_known_by_its_type() {
        let after = |query| of(query, None).unwrap().after;
        assert_eq!(
            after("subscription ($after: Int) { e(after: $after) }").as_deref(),
            Some("Int")
        );
        assert_eq!(after("subscription ($from: Int) { e(after: $from) }"), None);
    }
}
