//! The schema of each database is committed, so that a change of it is seen in review.
//!
//! `UPDATE_SCHEMA=1` writes the files anew.

use std::{env, fs, path::PathBuf};
use store::testing::TestDatabase;

store::on_both_databases!(
    the_committed_schema_is_the_one_that_is_made,
    migrating_twice_changes_nothing
);

/// In the order of creation, with the indexes after their table.
const SQLITE: &str = "SELECT sql || ';' FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'
    ORDER BY tbl_name, type DESC, name";

/// From the catalogue and not from `pg_dump`, whose text changes with its version.
const POSTGRESQL: &str = r"SELECT line FROM (
    SELECT table_name AS t, 1 AS part, ordinal_position::int AS n,
        'COLUMN ' || table_name || '.' || column_name || ' ' || data_type
        || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
        || CASE is_identity WHEN 'YES' THEN ' IDENTITY' ELSE '' END
        || coalesce(' DEFAULT ' || column_default, '') || ';' AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT conrelid::regclass::text, 2, row_number() OVER (ORDER BY conname)::int,
        'CONSTRAINT ' || conrelid::regclass::text || '.' || conname || ' ' || pg_get_constraintdef(oid) || ';'
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')
    UNION ALL
    SELECT tablename, 3, row_number() OVER (ORDER BY indexname)::int, indexdef || ';'
    FROM pg_indexes WHERE schemaname = 'public'
    ) AS lines WHERE t <> 'seaql_migrations' ORDER BY t, part, n";

async fn the_committed_schema_is_the_one_that_is_made(database: TestDatabase) {
    database.store().await;
    let (query, file) = if database.is_postgres() {
        (POSTGRESQL, "postgresql.sql")
    } else {
        (SQLITE, "sqlite.sql")
    };
    let dumped = database.texts(query).await.join("\n") + "\n";
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("schema")
        .join(file);
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &dumped).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert!(
        committed == dumped,
        "{file} is not the schema: run the tests of `store` with UPDATE_SCHEMA=1 and look"
    );
}

async fn migrating_twice_changes_nothing(database: TestDatabase) {
    let store = database.store().await;
    let status = store.migration_status().await.unwrap();
    assert_eq!((status.applied.len(), status.pending.len()), (15, 0));
    store.check_tables().await.unwrap();
    store.migrate().await.unwrap();
    assert_eq!(store.migration_status().await.unwrap(), status);
}
