/// The years that notes can be about. Others are slips of the pen (0202, 20226) or another program's
/// "never".
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
