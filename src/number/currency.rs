//! stub
use std::fmt;
/// stub
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);
impl Currency {
    /// stub
    pub const USD: Self = Self(*b"USD");
    /// stub
    pub fn from_code(code: &str) -> Option<Self> {
        let known = ["USD", "EUR", "CNY", "RUB"].contains(&code);
        code.as_bytes().try_into().ok().filter(|_| known).map(Self)
    }
    /// stub
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
