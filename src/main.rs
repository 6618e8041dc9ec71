//! The program `casebook`.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A vault is many small texts: the allocator of most systems costs a seventh of the time more.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // Every write is whole or not at all, so that an interrupt may end the program at any moment.
    let _ = ctrlc::set_handler(|| std::process::exit(130));
    casebook::cli::run()
}
