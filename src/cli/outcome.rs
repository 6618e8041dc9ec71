/// How a command ended, where it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Fine,
    /// Exit code 1: there are errors in notes, or changes where somebody asked whether there are.
    Findings,
}
