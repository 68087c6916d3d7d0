//! The columns that the key ring seals, and how one value of them is read and exchanged.

use crate::{Place, Store, StoreError};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Order, Query},
};

/// A column whose values are sealed with a field key. Its key columns, joined by `/`, are the row that a value is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedColumn {
    pub table: &'static str,
    pub column: &'static str,
    key: &'static [&'static str],
    /// Where the id of the sealing key is kept beside the value.
    key_id: Option<&'static str>,
}

const fn sealed(table: &'static str, column: &'static str, key: &'static [&'static str]) -> SealedColumn {
    SealedColumn {
        table,
        column,
        key,
        key_id: None,
    }
}

/// Every column that the ring seals; a test compares them with the schema.
pub const COLUMNS: [SealedColumn; 14] = [
    SealedColumn {
        key_id: Some("key_id"),
        ..sealed("case_keys", "wrapped_key", &["case_number"])
    },
    sealed("persons", "name_enc", &["id"]),
    sealed("persons", "document_enc", &["id"]),
    sealed("persons", "email_enc", &["id"]),
    sealed("persons", "phone_enc", &["id"]),
    sealed("persons", "address_enc", &["id"]),
    sealed("requests", "answer_enc", &["case_number", "actor", "request"]),
    sealed("inbox", "body_enc", &["id"]),
    sealed("uploads", "name_enc", &["id"]),
    sealed("read_log", "reason_enc", &["id"]),
    sealed("plate_numbers", "vehicle_enc", &["number"]),
    sealed("plate_numbers", "former_vehicle_enc", &["number"]),
    sealed("accident_files", "file_enc", &["number_index"]),
    sealed("sms_messages", "text_enc", &["idempotency_key"]),
];

/// One value, as it was read.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) key: Vec<String>,
    pub(super) sealed: Vec<u8>,
}

impl SealedColumn {
    pub(super) fn place<'a>(&self, row: &'a str) -> Place<'a> {
        Place::new(self.table, self.column, row)
    }

    /// The next values after a key, in the order of the keys.
    pub(super) async fn page<C: ConnectionTrait>(
        &self,
        connection: &C,
        after: Option<&[String]>,
        size: u64,
    ) -> Result<Vec<Row>, StoreError> {
        let mut query = Query::select();
        query
            .columns(self.key.iter().copied())
            .column(self.column)
            .from(self.table);
        query.and_where(Expr::col(self.column).is_not_null()).limit(size);
        for column in self.key {
            query.order_by(*column, Order::Asc);
        }
        if let Some(after) = after {
            let columns = Expr::tuple(self.key.iter().map(|column| Expr::col(*column)));
            query.and_where(columns.gt(Expr::tuple(after.iter().map(|value| Expr::val(value.as_str())))));
        }
        let rows = connection.query_all(&query).await?;
        let read = |row: &sea_orm::QueryResult| {
            let key = self.key.iter().map(|column| row.try_get("", column));
            Ok(Row {
                key: key.collect::<Result<_, _>>()?,
                sealed: row.try_get("", self.column)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Puts the new value where the one that was read still stands. Gives whether it did.
    pub(super) async fn swap(&self, store: &Store, row: &Row, sealed: Vec<u8>) -> Result<bool, StoreError> {
        let mut update = Query::update();
        update.table(self.table).value(self.column, sealed);
        if let Some(key_id) = self.key_id {
            update.value(key_id, store.keys().primary());
        }
        for (column, value) in self.key.iter().zip(&row.key) {
            update.and_where(Expr::col(*column).eq(value.as_str()));
        }
        update.and_where(Expr::col(self.column).eq(row.sealed.clone()));
        Ok(store.connection().execute(&update).await?.rows_affected() == 1)
    }
}
