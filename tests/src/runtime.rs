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

/// One `#[test]` per journey and variant: `approved::sqlite`, `approved::sqlite_replayed`, …
#[macro_export]
macro_rules! journeys {
    ($($journey:ident),+ $(,)?) => {
        $(mod $journey {
            use $crate::{Variant, World, runtime::block_on};

            #[test]
            fn sqlite() {
                block_on(async { super::$journey(World::of(Variant::Sqlite).await).await });
            }
            #[test]
            fn sqlite_replayed() {
                block_on(async { super::$journey(World::of(Variant::SqliteReplayed).await).await });
            }
            #[test]
            fn postgresql() {
                block_on(async { super::$journey(World::of(Variant::Postgresql).await).await });
            }
            #[test]
            fn postgresql_replayed() {
                block_on(async { super::$journey(World::of(Variant::PostgresqlReplayed).await).await });
            }
        })+
    };
}
