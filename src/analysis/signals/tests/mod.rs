use super::SIGNALS;
