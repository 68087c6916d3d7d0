//! What every migration says of its tables, so that keys and indexes are named by one rule.

use sea_orm_migration::prelude::*;

/// A table with named keys, and the indexes that come after it.
pub(crate) struct TablePlan {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl TablePlan {
    /// A table with the primary key `pk_<table>`.
    pub(crate) fn new(
        name: &'static str,
        columns: impl IntoIterator<Item = ColumnDef>,
        key: &[&'static str],
    ) -> Self {
        let mut table = Table::create().table(name).take();
        for column in columns {
            table.col(column);
        }
        if !key.is_empty() {
            table.primary_key(&mut on(Index::create().name(format!("pk_{name}")), key));
        }
        Self {
            name,
            table,
            indexes: vec![],
        }
    }

    /// A table whose key is a number that the database counts up.
    pub(crate) fn counted(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> Self {
        Self::new(name, columns, &[])
    }

    /// A foreign key `fk_<table>_<column>`. `SQLite` keeps no names of foreign keys.
    pub(crate) fn references(mut self, column: &'static str, table: &'static str, key: &'static str) -> Self {
        let name = format!("fk_{}_{column}", self.name);
        let mut foreign = ForeignKey::create()
            .name(name)
            .from(self.name, column)
            .to(table, key)
            .take();
        self.table.foreign_key(&mut foreign);
        self
    }

    /// An index `ix_<table>_<name>`.
    pub(crate) fn index(mut self, name: &'static str, columns: &[&'static str]) -> Self {
        let mut index = Index::create()
            .name(format!("ix_{}_{name}", self.name))
            .table(self.name)
            .take();
        self.indexes.push(on(&mut index, columns));
        self
    }

    /// A unique index `uq_<table>_<name>`.
    pub(crate) fn unique(mut self, name: &'static str, columns: &[&'static str]) -> Self {
        let mut index = Index::create()
            .name(format!("uq_{}_{name}", self.name))
            .table(self.name)
            .unique()
            .take();
        self.indexes.push(on(&mut index, columns));
        self
    }
}

fn on(index: &mut IndexCreateStatement, columns: &[&'static str]) -> IndexCreateStatement {
    for column in columns {
        index.col(*column);
    }
    index.take()
}

/// Creates tables in this order, each followed by its indexes.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    tables: impl IntoIterator<Item = TablePlan>,
) -> Result<(), DbErr> {
    for plan in tables {
        manager.create_table(plan.table).await?;
        for index in plan.indexes {
            manager.create_index(index).await?;
        }
    }
    Ok(())
}
