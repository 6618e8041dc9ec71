use std::fmt::Write;

/// The longest name of a folder that every common file system takes, in bytes.
const LONGEST: usize = 255;

/// What Hive and Spark escape in the name of a partition, and what Windows refuses.
const ESCAPED: &str = "\"#%'*/:=?\\{}[]^<>|";

/// Why a vault can't be exported under a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// It is empty.
    #[error("a vault needs a name in an export; give it by --vault-name")]
    Empty,
    /// It is too long for a folder.
    #[error("the name of the vault is too long for a folder; give a shorter one by --vault-name")]
    TooLong,
    /// Hive's word for null.
    #[error("`{0}` means null to those who read partitions; give another name by --vault-name")]
    Null(String),
}

/// The folder of a vault's rows within that of a table: `vault=NAME`, as Hive names partitions.
///
/// What a path can't hold is written `%2F`, which DuckDB, Spark, Polars and pyarrow undo.
///
/// ```
/// assert_eq!(casebook::export::partition("a/b=c").unwrap(), "vault=a%2Fb%3Dc");
/// ```
pub fn partition(vault: &str) -> Result<String, BadName> {
    if vault.is_empty() {
        return Err(BadName::Empty);
    }
    if vault == "__HIVE_DEFAULT_PARTITION__" {
        return Err(BadName::Null(vault.to_owned()));
    }
    let mut folder = "vault=".to_owned();
    let end = vault.trim_end_matches(['.', ' ']).len();
    for (at, c) in vault.char_indices() {
        if c.is_control() || ESCAPED.contains(c) || at >= end {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string can't fail.
                let _ = write!(folder, "%{byte:02X}");
            }
        } else {
            folder.push(c);
        }
    }
    if folder.len() > LONGEST { Err(BadName::TooLong) } else { Ok(folder) }
}
