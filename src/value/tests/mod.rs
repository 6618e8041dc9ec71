//! Tables too long to stand beside the code. What holds of every text is asked in `tests/bad_inputs`.

mod durations;
mod quantities;
