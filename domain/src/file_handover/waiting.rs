//! Who has to do what next, in plain words.

use super::{State, Status};
use crate::law::Words;

/// What the handover waits for.
pub fn waiting_for(state: &State) -> Words {
    if state.stalled.is_some() {
        return Words::new(
            "系统步骤失败，等待档案管理岗处理后重试",
            "A step failed; the dossier post has to see to it and have it tried again",
        );
    }
    match state.status {
        Status::Requested if !state.is_settled() => Words::new(
            "等待转出地确认退回并解除锁定",
            "The origin has to confirm the refusal and unlock the vehicle",
        ),
        Status::Requested => Words::new(
            "等待转出地档案管理岗受理",
            "The origin's dossier post has to take the request up",
        ),
        Status::Gathering if state.obstacle.is_some() => Words::new(
            "组卷未成功，等待转出地档案管理岗处理",
            "Gathering failed; the origin's dossier post has to see to it",
        ),
        Status::Gathering => Words::new("等待转出地组卷", "The origin has to gather the file"),
        Status::Gathered => Words::new(
            "等待转出地第二人签发",
            "A second person at the origin has to offer the file",
        ),
        Status::Offered => Words::new("等待档案传输", "The file has to be moved"),
        Status::Sent => Words::new(
            "等待接收地核验",
            "The destination compares the file with its list",
        ),
        Status::Checking => Words::new(
            "等待接收地档案管理岗核对",
            "The destination's dossier post has to look at each document",
        ),
        Status::Checked => Words::new(
            "等待接收地第二人决定",
            "A second person at the destination has to decide",
        ),
        Status::Accepting | Status::Refusing => Words::new("等待接收地签署", "The destination has to sign"),
        Status::Accepted => Words::new(
            "等待转出地标注已移交",
            "The origin has to mark its copy as transferred",
        ),
        Status::Transferred | Status::Unavailable | Status::Returned => after_end(state),
    }
}

fn after_end(state: &State) -> Words {
    if state.is_over() {
        Words::new("无待办事项", "Nothing; the matter has ended")
    } else {
        Words::new(
            "已结束，等待解除锁定和各方签署",
            "Ended; the lock and the last signatures are still to be settled",
        )
    }
}
