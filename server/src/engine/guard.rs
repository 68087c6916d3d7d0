//! The command that starts the child, made so that the child dies with us even when we are killed.
use super::find::on_path;
use std::{
    path::Path,
    process::{Command, Stdio},
};

/// `temporal` behind `setpriv --pdeathsig KILL`, where the system has one that knows the option (util-linux), else bare. Without
/// it a child outlives a killed parent, and the next start stops it.
pub(super) fn guarded(program: &Path) -> Command {
    let Some(setpriv) = on_path("setpriv").filter(|path| works(path)) else {
        return Command::new(program);
    };
    let mut command = Command::new(setpriv);
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    command
}

fn works(setpriv: &Path) -> bool {
    let mut probe = Command::new(setpriv);
    probe.args(["--pdeathsig", "KILL", "--", "true"]);
    probe
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}
