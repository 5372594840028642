//! Columns by name.

use crate::error::{Error, ErrorKind};

/// The column names of a file, normalised: lowercase letters and digits only, without what SDMX puts behind a colon or in
/// brackets. `Netweight (kg)` and `Netweightkg` are one name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    names: Vec<String>,
}

impl Header {
    pub(crate) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self { names: names.map(normalised).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The column with one of these normalised names; the first name that is there decides.
    pub(crate) fn find(&self, aliases: &[&str]) -> Option<usize> {
        aliases.iter().find_map(|alias| self.names.iter().position(|name| name == alias))
    }

    /// The column with one of these names.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] naming the first alias; also for a name that two columns have: which one would count?
    pub(crate) fn need(&self, aliases: &[&str]) -> Result<usize, Error> {
        for alias in aliases {
            if self.names.iter().filter(|name| name == alias).count() > 1 {
                return Err(Error::new(ErrorKind::Data, format!("two columns {alias:?}")));
            }
        }
        self.find(aliases).ok_or_else(|| {
            let wanted = aliases.first().copied().unwrap_or_default();
            Error::new(ErrorKind::Data, format!("no column {wanted:?} among {self}"))
        })
    }

    /// How many of these names there are.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.names.iter().any(|known| known == name))
    }
}

impl std::fmt::Display for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A file of another kind may have no line ends: an error is read by people.
        for (index, name) in self.names.iter().take(60).enumerate() {
            write!(f, "{}{name:.40}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

fn normalised(name: &str) -> String {
    let name = name.split([':', '[']).next().unwrap_or(name);
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_however_they_are_written() {
        let header = Header::new(
            ["Netweight (kg)", "TradeValueUS", "2nd Partner Code", "STRUCTURE[;]", "DIM_1: Dimension 1"].into_iter(),
        );
        assert!(header.has(&["netweightkg", "tradevalueus", "2ndpartnercode", "structure", "dim1"]));
        assert_eq!(header.find(&["tradevalue", "tradevalueus"]), Some(1));
        let message = header.need(&["flag"]).unwrap_err().to_string();
        assert!(message.starts_with("no column \"flag\" among netweightkg, "), "{message}");
    }
}
