//! The embedded accident unit. It knows an accident by a keyed hash of its number; the file is sealed, and the code is not kept.

use crate::{
    Place, Store, StoreError,
    entity::accident_file::{ActiveModel, Column, Entity, Model},
    seed::add,
};
use domain::{
    accident::{AccidentFile, Progress, QueryCode},
    identifier::AccidentNumber,
    time::Moment,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// An accident as its unit knows it. The bytes of its items lie in the file store, under their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedAccident {
    pub file: AccidentFile,
    /// What the unit gave to the parties for the progress query.
    pub code: QueryCode,
}

fn place(index: &str) -> Place<'_> {
    Place::new("accident_files", "file_enc", index)
}

impl Store {
    /// Adds accidents; one that is there stays as it is. Gives how many were added. For seeds and tests.
    pub async fn add_accidents(&self, accidents: &[EmbeddedAccident], at: Moment) -> Result<u64, StoreError> {
        let rows = accidents.iter().map(|one| self.accident_row(one, at));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        add(self.connection(), rows.into_iter()).await
    }

    /// Puts another file in the place of the one of its number, as the unit would; the code stays. Gives whether there is one.
    pub async fn replace_accident_file(&self, file: &AccidentFile, at: Moment) -> Result<bool, StoreError> {
        let index = self.keys().accident_index(&file.number);
        let done = Entity::update_many()
            .col_expr(Column::FileEnc, self.sealed_file(&index, file)?.into())
            .col_expr(Column::ChangedAt, at.into())
            .filter(Column::NumberIndex.eq(index))
            .exec(self.connection())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The file of an accident.
    pub async fn accident_file(&self, number: &AccidentNumber) -> Result<Option<AccidentFile>, StoreError> {
        let index = self.keys().accident_index(number);
        let found = Entity::find_by_id(index).one(self.connection()).await?;
        found.as_ref().map(|row| self.opened_file(row)).transpose()
    }

    /// The stages of an accident, for whoever has its code. A wrong code and no such accident are the same.
    pub async fn accident_progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, StoreError> {
        let keys = self.keys();
        let found = Entity::find_by_id(keys.accident_index(number))
            .filter(Column::CodeIndex.eq(keys.query_code_index(number, code)))
            .one(self.connection())
            .await?;
        let file = found.as_ref().map(|row| self.opened_file(row)).transpose()?;
        Ok(file.map(|file| file.progress))
    }

    fn accident_row(&self, one: &EmbeddedAccident, at: Moment) -> Result<ActiveModel, StoreError> {
        let number = &one.file.number;
        let index = self.keys().accident_index(number);
        Ok(ActiveModel {
            code_index: Set(self.keys().query_code_index(number, &one.code)),
            file_enc: Set(self.sealed_file(&index, &one.file)?),
            number_index: Set(index),
            changed_at: Set(at),
        })
    }

    fn sealed_file(&self, index: &str, file: &AccidentFile) -> Result<Vec<u8>, StoreError> {
        let json = serde_json::to_vec(file).map_err(|_| StoreError::Unwritable("the file of an accident"))?;
        Ok(self.keys().seal(&place(index), &json))
    }

    fn opened_file(&self, row: &Model) -> Result<AccidentFile, StoreError> {
        let json = self.keys().open(&place(&row.number_index), &row.file_enc)?;
        serde_json::from_slice(&json).map_err(|_| StoreError::Unreadable("accident_files.file_enc"))
    }
}
