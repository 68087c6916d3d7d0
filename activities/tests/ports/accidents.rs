//! What every adapter of an accident unit promises.

use crate::crashes::{Crash, Exhibit};
use activities::ports::{AccidentFiles, ITEM_DIFFERS, ITEM_TOO_LONG, LONGEST_ITEM, PortError};
use domain::{
    accident::{EvidenceItem, ItemContent, ItemId, QueryCode},
    audit::Hex,
};
use uuid::Uuid;

/// The unit, behind one kind of adapter, knowing the accidents of [`Crash::ALL`] and nothing else.
pub struct Unit(pub Box<dyn AccidentFiles>);

fn fails(code: &str) -> PortError {
    PortError::Fail {
        code: code.to_owned(),
    }
}

/// The plan, with something else said of its bytes.
fn with_content(change: impl FnOnce(&mut ItemContent)) -> EvidenceItem {
    let mut item = Exhibit::Plan.item();
    change(&mut item.content);
    item
}

impl Unit {
    pub async fn keeps_the_contract(&self) {
        self.files_are_looked_up().await;
        self.items_come_whole().await;
        self.other_bytes_are_refused().await;
        self.what_the_unit_does_not_have_is_nothing().await;
        self.the_progress_is_for_who_has_the_code().await;
    }

    async fn files_are_looked_up(&self) {
        for crash in Crash::ALL {
            let found = self.0.look_up(&crash.number()).await.unwrap();
            assert_eq!(found, crash.file(), "{crash:?}");
        }
    }

    async fn items_come_whole(&self) {
        for exhibit in Exhibit::ALL {
            let found = self.0.item(&Crash::Fatal.number(), &exhibit.item()).await;
            let bytes = found.unwrap().unwrap();
            assert!(bytes == exhibit.bytes(), "{exhibit:?}");
        }
    }

    async fn other_bytes_are_refused(&self) {
        let size = Exhibit::Plan.item().content.size;
        for (item, code) in [
            (
                with_content(|content| content.sha256 = Hex([7; 32])),
                ITEM_DIFFERS,
            ),
            (with_content(|content| content.size = size - 1), ITEM_DIFFERS),
            (with_content(|content| content.size = size + 1), ITEM_DIFFERS),
            (with_content(|content| content.size = LONGEST_ITEM), ITEM_DIFFERS),
            (
                with_content(|content| content.size = LONGEST_ITEM + 1),
                ITEM_TOO_LONG,
            ),
        ] {
            let found = self.0.item(&Crash::Fatal.number(), &item).await;
            assert_eq!(found, Err(fails(code)), "{:?}", item.content);
        }
    }

    async fn what_the_unit_does_not_have_is_nothing(&self) {
        let stranger = EvidenceItem {
            id: ItemId(Uuid::from_u128(1)),
            ..Exhibit::Plan.item()
        };
        for (crash, item) in [
            (Crash::Fatal, stranger),
            (Crash::Scratch, Exhibit::Plan.item()),
            (Crash::Unknown, Exhibit::Plan.item()),
        ] {
            let found = self.0.item(&crash.number(), &item).await;
            assert_eq!(found, Ok(None), "{crash:?}");
        }
    }

    async fn the_progress_is_for_who_has_the_code(&self) {
        for crash in Crash::ALL {
            let found = self.0.progress(&crash.number(), &crash.code()).await.unwrap();
            assert_eq!(found, crash.file().map(|file| file.progress), "{crash:?}");
        }
        let wrong = [Crash::Scratch.code(), QueryCode::read("0").unwrap()];
        for code in wrong {
            let found = self.0.progress(&Crash::Fatal.number(), &code).await;
            assert_eq!(found, Ok(None), "as if there were no accident");
        }
    }
}
