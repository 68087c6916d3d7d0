//! One runtime for all tests of a process, so that workers and connections outlive the test that made them.

use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made")
});

/// Runs a test to its end.
pub fn block_on<F: Future>(test: F) -> F::Output {
    RUNTIME.block_on(test)
}

/// Two tests per journey, `approved::sqlite` and `approved::postgresql_replayed`: each database once, and workflows with and without
/// memory once.
#[macro_export]
macro_rules! journeys {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            $crate::journey!($journey: sqlite Sqlite, postgresql_replayed PostgresqlReplayed);
        })+
    };
}

/// A journey on some variants, inside a module of its name.
#[macro_export]
macro_rules! journey {
    ($journey:ident: $($name:ident $variant:ident),+) => {
        $(#[test]
        fn $name() {
            let world = $crate::World::of($crate::Variant::$variant);
            $crate::runtime::block_on(async { super::$journey(world.await).await });
        })+
    };
}
