//! What one operation may ask.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn a_deep_query_is_refused_and_the_standard_introspection_is_not() {
    let world = World::new().await;
    let deep = format!(
        "{{ __schema {{ types {{ {} name {} }} }} }}",
        "ofType { ".repeat(16),
        "}".repeat(16)
    );
    let refused = world.answer("clerk", &deep, json!({})).await;
    assert!(
        refused["errors"][0]["message"].as_str().unwrap().contains("deep"),
        "{refused}"
    );
    let of_type = "ofType { kind name ".repeat(7) + &"}".repeat(7);
    let standard = format!(
        "{{ __schema {{ types {{ name fields(includeDeprecated: true) {{ name type {{ kind name {of_type} }} }} }} }} }}"
    );
    world.data("clerk", &standard, json!({})).await;
}

#[tokio::test]
async fn a_misspelt_field_gets_no_hint() {
    let world = World::new().await;
    let answer = world.answer("clerk", "{ viewr { id } }", json!({})).await;
    assert!(!answer.to_string().contains("id you mean"), "{answer}");
}
