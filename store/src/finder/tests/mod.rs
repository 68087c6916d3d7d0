//! Tests of the finders, each on both databases.

mod access;
mod audit;
mod erasure;
mod feed;
mod inbox;
mod looks;
mod model;
mod office;
mod pages;
mod people;
mod progress;
mod staff;
mod uploads;
mod world;
