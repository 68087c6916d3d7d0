//! The command line: what `banli --help` says.
use chrono::{DateTime, FixedOffset};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Durable casework for vehicle offices. Without a command: the demo.
#[derive(Debug, Parser)]
#[command(name = "banli", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do. Without one: `demo`.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of the demo, so that `banli --port 9000` works.
    #[command(flatten)]
    pub demo: DemoArgs,
}

/// Where settings come from; the same for every command.
#[derive(Args, Clone, Debug, Default)]
pub struct SettingsArgs {
    /// Configuration file [default: banli.toml in the working folder, if there is one].
    #[arg(long, env = "BANLI_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder for everything that is kept [default: banli-data].
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
}

/// Options of the demo.
#[derive(Args, Clone, Debug, Default)]
pub struct DemoArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Port of the API [default: 8080].
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Throw away what the data folder holds and start from the seed data.
    #[arg(long)]
    pub fresh: bool,
    /// Let the office clock start at this moment, such as 2021-10-22T09:00+08:00 [default: now].
    #[arg(long, value_name = "MOMENT", value_parser = crate::config::parse_moment)]
    pub as_of: Option<DateTime<FixedOffset>>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run everything on this machine: database, Temporal, worker, API and seed data, until Ctrl-C.
    Demo(DemoArgs),
    /// Run the API against a Temporal cluster and a database.
    Serve(ServeArgs),
    /// Run a worker for some or all provinces.
    Worker(SettingsArgs),
    /// Bring the schema of the database up to date.
    Migrate(SettingsArgs),
    /// Add or change offices, who works there and their plate numbers, from a file such as docs/offices.example.toml.
    Import(ImportArgs),
    /// Seal with the primary field key what an older one sealed, so that the older one can go.
    Rekey(SettingsArgs),
    /// Print the GraphQL schema.
    Schema,
    /// Show the configuration and check everything that Banli needs.
    Check(SettingsArgs),
    /// Start the workflow of each open case that has lost it, from its row.
    Repair(RepairArgs),
    /// Print a token of a demo persona, to sign in with; good for 12 hours.
    Token(TokenArgs),
    /// Sign a checkpoint over the chains of all cases now, and print it.
    Checkpoint(CheckpointArgs),
    /// Write a case as the newest checkpoint has it, with the proof, for somebody outside.
    ExportCase(ExportCaseArgs),
    /// Check such a file; needs neither database nor configuration.
    VerifyCase(VerifyCaseArgs),
    /// Write the chain of a handover between two offices for `verify-custody`, and its files.
    ExportCustody(ExportCustodyArgs),
    /// Check the chain of a handover between two offices, and its files; needs neither database nor configuration.
    VerifyCustody(VerifyCustodyArgs),
    /// Say to whom a page of evidence was shown, by the mark on a picture of it that nobody sees.
    ///
    /// What it prints is personal data (个人信息), and that it was asked is not logged: it is for whoever keeps the machine, on the
    /// order of somebody who may know.
    ReadMark(ReadMarkArgs),
    /// Run only the Temporal server of the data folder.
    #[command(hide = true)]
    Engine(SettingsArgs),
}

/// Options of the API server.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Port of the API [default: 8080].
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

/// Options of the import.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// The file, TOML.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Options of the repair.
#[derive(Args, Clone, Debug, Default)]
pub struct RepairArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Case numbers [default: every open case].
    #[arg(value_name = "CASE")]
    pub cases: Vec<String>,
    /// Only list what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// After a restore of the database or of Temporal: start every open case anew from its row, whatever runs now, and end
    /// the workflows that no row needs.
    #[arg(long, conflicts_with = "cases")]
    pub restored: bool,
}

/// Options of the token.
#[derive(Args, Clone, Debug)]
pub struct TokenArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Name of the persona, as the demo prints it.
    #[arg(value_name = "PERSONA")]
    pub persona: String,
    /// Port of the demo's API [default: 8080].
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

/// Options of the checkpoint.
#[derive(Args, Clone, Debug, Default)]
pub struct CheckpointArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Make none; print the newest.
    #[arg(long)]
    pub print: bool,
    /// Sign although cases do not continue the checkpoint before: after a restore, when somebody has looked at each.
    #[arg(long, conflicts_with = "print")]
    pub accept_discontinued: bool,
}

/// Options of the export.
#[derive(Args, Clone, Debug)]
pub struct ExportCaseArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Number of the case.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// File to write; one that is there is left alone.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Why, for the log of reads.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Options of the export of a handover.
#[derive(Args, Clone, Debug)]
pub struct ExportCustodyArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Number of the handover.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// File to write; one that is there is left alone.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder to make, for the files as the office that has them keeps them [default: they are not written].
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
    /// Why, for the log of reads.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Options of the check of an export.
#[derive(Args, Clone, Debug)]
pub struct VerifyCaseArgs {
    /// What `banli export-case` wrote.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Public key of whoever should have signed, in hexadecimal [default: the one in the file, which proves less].
    #[arg(long, value_name = "PUBLIC_KEY")]
    pub key: Option<String>,
}

/// Options of the check of a handover.
#[derive(Args, Clone, Debug)]
pub struct VerifyCustodyArgs {
    /// The chain, as it was exported.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder with the files that were handed over and nothing else [default: they are not looked at].
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
    /// Public key of an office, in hexadecimal; several offices and several keys of one by repeating it [default: the ones in
    /// the file, which prove less].
    #[arg(long, value_name = "OFFICE=PUBLIC_KEY")]
    pub key: Vec<String>,
}

/// Options of the reading of a mark.
#[derive(Args, Clone, Debug)]
pub struct ReadMarkArgs {
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// The picture, PNG or JPEG: a page as it was served, or a piece of one. It must not have been scaled.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

impl Cli {
    /// The command to run: the one named, else the demo with the options given.
    pub fn chosen(self) -> Command {
        self.command.unwrap_or(Command::Demo(self.demo))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_command_means_the_demo() {
        let cli = Cli::parse_from(["banli", "--port", "9000", "--as-of", "2021-10-22T09:00+08:00"]);
        let Command::Demo(demo) = cli.chosen() else {
            panic!("expected the demo");
        };
        assert_eq!(demo.port, Some(9000));
        assert_eq!(demo.as_of.unwrap().to_rfc3339(), "2021-10-22T09:00:00+08:00");
    }

    #[test]
    fn keys_of_several_offices_can_be_given() {
        let line = "banli verify-custody chain.json --key 44010001=aa --key 33010001=bb";
        let Command::VerifyCustody(options) = Cli::parse_from(line.split(' ')).chosen() else {
            panic!("expected the check of a handover");
        };
        assert_eq!(options.key, ["44010001=aa", "33010001=bb"]);
        assert!(options.files.is_none());
    }

    #[test]
    fn serve_has_no_clock_to_set() {
        let refused = Cli::try_parse_from(["banli", "serve", "--as-of", "2021-10-22T09:00+08:00"]);
        assert_eq!(refused.unwrap_err().exit_code(), 2);
    }
}
