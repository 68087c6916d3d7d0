//! `banli read-mark`: to whom a page of evidence was shown, by the mark on a picture of it that nobody sees.

use super::{CommandError, checkpoint::at_rest, settings};
use crate::{cli::ReadMarkArgs, telemetry::logs, terminal};
use domain::{
    accident::ItemId, evidence_access::EvidenceAccess, identifier::CaseNumber, time::office_wall_clock,
};
use files::{FileProblem, Intake, MediaType, open_picture};
use pages::mark::{self, MarkKey};
use secrecy::ExposeSecret as _;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use store::{
    Store, StoreError,
    finder::{ReadLogRow, ReadWhat},
    person, record,
};

/// Largest picture that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// In the place of what is not in the record any more.
const GONE: &str = "已不在记录中 (no longer in the record)";

/// Why a picture does not say to whom it was shown. The text begins with a code where it is about the picture.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    #[error("failed to read {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{}: 不是可以读取的 PNG 或 JPEG 图片 (no PNG or JPEG picture that can be read)", .0.code())]
    NoPicture(FileProblem),
    #[error(
        "{code}: 图片中没有本系统的标记 (the picture has no mark of this installation): it was not served here, or scaled, turned or \
         blurred since, or is too small a piece. A mark of another installation cannot be told from none",
        code = "NO_MARK"
    )]
    NoMark,
    #[error(
        "{code}: 标记 {0} 没有对应的查阅记录 (the mark {0} leads to no entry of the log): the record comes from before the page was \
         shown, or the mark was misread, as one in 65,536 is",
        code = "NO_ENTRY"
    )]
    NoEntry(u32),
}

/// Prints the entry of the log to which the mark on the picture leads.
pub async fn run(options: ReadMarkArgs) -> Result<(), CommandError> {
    let settings = settings(&options.settings)?;
    logs::init(&settings.log)?;
    let picture = read(&options.file)?;
    let (store, _) = at_rest(&settings).await?;
    let key = MarkKey::new(*store.keys().mark_key().expose_secret());
    let number = number(&picture, &key)?;
    let entry = store.look_of_mark(number).await.map_err(CommandError::Read)?;
    let entry = entry.ok_or(MarkError::NoEntry(number))?;
    say(&store, &entry).await.map_err(CommandError::Read)?;
    store.close().await.map_err(CommandError::Read)
}

fn read(path: &Path) -> Result<Vec<u8>, MarkError> {
    let failed = |source| MarkError::Unreadable {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    fs::read(path).map_err(failed)
}

/// The number that the mark is.
fn number(picture: &[u8], key: &MarkKey) -> Result<u32, MarkError> {
    let pictures = Intake {
        max_size: LARGEST,
        allowed: vec![MediaType::Png, MediaType::Jpeg],
        declared: None,
    };
    let media_type = pictures.admit(picture).map_err(MarkError::NoPicture)?;
    let pixels = open_picture(picture, media_type).map_err(MarkError::NoPicture)?;
    mark::read(key, &pixels.into_rgb8()).ok_or(MarkError::NoMark)
}

async fn say(store: &Store, entry: &ReadLogRow) -> Result<(), StoreError> {
    let time = office_wall_clock(entry.at).format("%Y-%m-%d %H:%M:%S");
    let page = entry.look.page.unwrap_or_default();
    for line in [
        format!("案件 (case): {}", case_of(entry)),
        format!("材料 (item): {}", item(store, entry).await?),
        format!("页 (page): {page}"),
        format!("时间 (shown at): {time} +08:00"),
        format!("查阅人 (shown to): {}", reader(store, entry).await?),
        format!("方式 (how): {}", how(entry)),
    ] {
        terminal::line(&line);
    }
    Ok(())
}

fn case_of(entry: &ReadLogRow) -> String {
    entry
        .case
        .as_ref()
        .map_or_else(|| GONE.to_owned(), ToString::to_string)
}

/// The item, with its kind where the file of the accident says so.
async fn item(store: &Store, entry: &ReadLogRow) -> Result<String, StoreError> {
    let (Some(item), Some(case)) = (entry.look.item, &entry.case) else {
        return Ok(GONE.to_owned());
    };
    let kind = kind_of(store, case, item).await?;
    Ok(format!("{} {}", item.0, kind.as_deref().unwrap_or(GONE)))
}

async fn kind_of(store: &Store, case: &CaseNumber, item: ItemId) -> Result<Option<String>, StoreError> {
    let loaded = record::load::<EvidenceAccess>(store, case).await?;
    let found = loaded.as_ref().and_then(|case| case.state.file()?.item(item));
    Ok(found.map(|item| {
        let words = item.kind.words();
        format!("{} ({})", words.zh, words.en)
    }))
}

/// By name, and by as much of the document as tells two of one name apart.
async fn reader(store: &Store, entry: &ReadLogRow) -> Result<String, StoreError> {
    let contact = person::contact(store, entry.reader).await?;
    Ok(contact.map_or_else(
        || format!("{} {GONE}", entry.reader.0),
        |person| format!("{} {}", person.name, person.document.masked()),
    ))
}

fn how(entry: &ReadLogRow) -> &str {
    match (entry.what, entry.purpose.as_str()) {
        (ReadWhat::EvidenceCopy, _) => "复制件，由工作人员打印 (a copy, printed by staff)",
        (_, "OWN") => "本人在线查阅 (online, by the applicant)",
        (_, "CASEWORK") => "申请人到场，由工作人员展示 (at the unit, by staff to the applicant beside them)",
        (_, other) => other,
    }
}
