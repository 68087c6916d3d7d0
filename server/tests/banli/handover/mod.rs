//! The file of a vehicle between the stores of two provinces: real HTTP over loopback, real files, real kills.

mod attacks;
mod child;
mod differences;
mod kills;
mod lost;
mod manifests;
mod place;
mod remembered;
mod slow;
