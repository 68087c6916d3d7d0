//! 核对档案 (W-UC5)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{Words, failure::Result, input::Form, types::FileRefusal};
use async_graphql::{Context, InputObject, Object};
use domain::{
    case::TaskId,
    custody::{ItemName, ItemVerdict, Verdict},
    file_handover::{Command, FileHandover},
};
use uuid::Uuid;

/// The decision on one document (逐项核对)
#[derive(Clone, Debug, InputObject)]
pub struct FileVerdictInput {
    /// As in the manifest.
    pub name: String,
    /// Why it is not taken; none where it is.
    pub refused: Option<FileRefusal>,
}

/// Decides on each document, for a second person to confirm (核对档案)
#[derive(Clone, Debug, InputObject)]
pub struct CheckFileInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The fence of your claim.
    pub fence: u32,
    /// One for each document, in the order of the manifest.
    pub verdicts: Vec<FileVerdictInput>,
}

#[derive(Default)]
pub(super) struct CheckFileMutation;

#[Object]
impl CheckFileMutation {
    /// Decides on each document, for a second person to confirm (核对档案)
    async fn check_file(&self, ctx: &Context<'_>, input: CheckFileInput) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let lines = input.verdicts.iter().enumerate();
        let verdicts = lines
            .filter_map(|(index, line)| read(&mut desk.form, index, line))
            .collect();
        let command = Command::Check {
            task: TaskId(input.task),
            fence: input.fence,
            verdicts,
        };
        desk.run::<FileHandover>(asked!(input), Some(command)).await
    }
}

fn read(form: &mut Form, index: usize, line: &FileVerdictInput) -> Option<ItemVerdict> {
    let Ok(name) = ItemName::parse(&line.name) else {
        let words = Words::new("清单中没有该文件", "The manifest lists no such document.");
        form.problem(&format!("verdicts.{index}.name"), "ITEM_NAME", words);
        return None;
    };
    let refused = line.refused.map(|because| Verdict::Refused(because.into()));
    let verdict = refused.unwrap_or(Verdict::Accepted);
    Some(ItemVerdict { name, verdict })
}
