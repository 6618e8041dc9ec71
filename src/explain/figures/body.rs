use crate::explain::explanation::Section;

/// What came out, and the sections.
pub(super) type Body = (String, Vec<Section>);
