use clap::Args;
use std::net::IpAddr;
use std::path::PathBuf;

/// Build, show the pages in a browser, and keep them up to date while you write
///
/// Watches the vault, builds anew when something is saved, and changes the open page in place. What is wrong in the notes
/// just saved is shown on the page and in the terminal. The pages can be reached from this computer alone.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook serve --open              the vault around the current folder, in the browser
  casebook serve ~/notes --port 8080 an address of its own
  casebook serve --poll              a vault on a network drive, which tells nobody what changes

Ctrl-C ends it. docs/serve.md has more.")]
pub struct ServeArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// Where to write [default: `out` of the settings, else casebook/ in the vault]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The port, or 0 for any that is free [default: 4000, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the first page in the browser
    #[arg(long)]
    pub open: bool,
    /// Look for changes every second instead of being told by the system
    #[arg(long)]
    pub poll: bool,
    /// The address to listen to. Any but a loopback address lets others read everything
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
}
