//! Who sees what: every field and every operation for every persona, by really asking; and that no way of asking finds a
//! case that another one hides.
//!
//! `matrix.txt` and `uncovered.txt` are written again by `UPDATE_ACCESS=1 cargo test -p graphql --test schema access`. Read
//! what changed in them as you would read a change of the rules.

mod alike;
mod attempts;
mod differential;
mod evidence;
mod golden;
mod kinds;
mod late;
mod lines;
mod matrix;
mod mutations;
mod nowhere;
mod operations;
mod personas;
mod registry;
mod seed;
mod stages;
mod subscriptions;
mod timing;
mod uploads;
mod walk;
