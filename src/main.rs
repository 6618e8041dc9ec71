//! The program `casebook`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Every write is whole or not at all, so that an interrupt may end the program at any moment.
    let _ = ctrlc::set_handler(|| std::process::exit(130));
    casebook::cli::run()
}
