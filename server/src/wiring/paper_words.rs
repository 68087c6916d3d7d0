//! What every printed paper asks: in which language, and who speaks.

use activities::templates::Language;
use domain::{identifier::OfficeCode, law::Text};
use store::{Store, StoreError};

/// The language of what is printed for whoever reads this one.
pub(super) const fn language_of(reader: graphql::Language) -> Language {
    match reader {
        graphql::Language::Chinese => Language::Zh,
        graphql::Language::English => Language::En,
    }
}

/// What an office is called; `None` for one that the record does not know.
pub(super) async fn office_name(store: &Store, office: &OfficeCode) -> Result<Option<Text>, StoreError> {
    let found = store.office_data().office(office).await?;
    Ok(found.map(|office| Text {
        zh: office.name_zh,
        en: office.name_en,
    }))
}
