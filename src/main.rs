//! The program `casebook`.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A vault is many small texts: the allocator of most systems costs a seventh of the time more.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let _ = ctrlc::set_handler(|| casebook::cli::interrupted());
    casebook::cli::run()
}
