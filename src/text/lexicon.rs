//! Known words, found by the longest that begins at a place.

use std::borrow::Cow;

/// Words with what they mean, in order.
pub(super) struct Lexicon<T> {
    entries: Vec<(Cow<'static, str>, T)>,
    /// For each byte where the words that begin with it stand, and after all bytes where the last of them ends.
    starts: Vec<usize>,
    /// Which bytes some word begins with.
    begins: Vec<bool>,
    /// For each byte a bit for each that follows it at the beginning of a word.
    seconds: Vec<[u64; 4]>,
}

impl<T> Lexicon<T> {
    /// Of equal words the first counts.
    pub(super) fn new<W: Into<Cow<'static, str>>>(words: impl Iterator<Item = (W, T)>) -> Self {
        let mut entries: Vec<(Cow<'static, str>, T)> = words.map(|(word, meaning)| (word.into(), meaning)).collect();
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        let first = |word: &str| word.bytes().next().map(u16::from);
        let starts: Vec<usize> =
            (0..=256).map(|byte| entries.partition_point(|(word, _)| first(word) < Some(byte))).collect();
        let begins = starts.iter().zip(starts.iter().skip(1)).map(|(start, end)| start < end).collect();
        let mut seconds = vec![[0; 4]; 256];
        for (word, _) in &entries {
            let set = word.bytes().next().and_then(|first| seconds.get_mut(usize::from(first)));
            match (word.as_bytes().get(1), set) {
                (Some(second), Some(set)) => {
                    set.iter_mut().skip(usize::from(second >> 6)).take(1).for_each(|bits| *bits |= 1 << (second & 63));
                }
                // Anything may follow a word of one byte.
                (None, Some(set)) => *set = [u64::MAX; 4],
                _ => {}
            }
        }
        Self { entries, starts, begins, seconds }
    }

    /// The longest word that `text` begins with once `fold` is applied to each of its bytes: its length and meaning.
    pub(super) fn longest(&self, text: &[u8], fold: impl Fn(u8) -> u8) -> Option<(usize, &T)> {
        let byte = usize::from(fold(*text.first()?));
        let second = fold(text.get(1).copied().unwrap_or_default());
        let bits = self.seconds.get(byte)?.get(usize::from(second >> 6))?;
        (bits >> (second & 63) & 1 == 1 || text.len() == 1).then_some(())?;
        let mut left = self.entries.get(*self.starts.get(byte)?..*self.starts.get(byte + 1)?)?;
        let mut longest = None;
        // Each byte narrows the words left; the shortest of them stands first.
        for length in 1.. {
            let Some((word, meaning)) = left.first() else { break };
            if word.len() == length {
                longest = Some((length, meaning));
            }
            let Some(next) = text.get(length).map(|byte| fold(*byte)) else { break };
            let at = |(word, _): &(Cow<'_, str>, T)| word.as_bytes().get(length).copied();
            let start = left.partition_point(|entry| at(entry) < Some(next));
            let end = left.partition_point(|entry| at(entry) <= Some(next));
            left = left.get(start..end).unwrap_or_default();
        }
        longest
    }

    /// The words of a text from left to right, the longest at each place: where they begin, where they end, what they mean.
    pub(super) fn find_all<'l>(&'l self, text: &'l [u8]) -> impl Iterator<Item = (usize, usize, &'l T)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let begins = |byte: &u8| self.begins.get(usize::from(*byte)) == Some(&true);
                let start = at + text.get(at..)?.iter().position(begins)?;
                at = start + 1;
                if let Some((length, meaning)) = self.longest(text.get(start..)?, |byte| byte) {
                    at = start + length;
                    return Some((start, at, meaning));
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let words = ["Niger", "Nigeria", "Nigerian", "Mali", "Nig"];
        let lexicon = Lexicon::new(words.into_iter().zip(0..));
        let found: Vec<_> = lexicon.find_all("Nigerians in Mali, Nige".as_bytes()).collect();
        assert_eq!(found, [(0, 8, &2), (13, 17, &3), (19, 22, &4)]);
        assert_eq!(lexicon.longest(b"mALI", |byte| byte.to_ascii_lowercase()), None);
        let lower = Lexicon::new([("mali", ())].into_iter());
        assert_eq!(lower.longest(b"mALI", |byte| byte.to_ascii_lowercase()), Some((4, &())));
    }

    #[test]
    fn of_equal_words_the_first_counts() {
        let lexicon = Lexicon::new([("b", 1), ("a", 2), ("b", 3)].into_iter());
        assert_eq!(lexicon.longest(b"b", |byte| byte), Some((1, &1)));
        assert_eq!(lexicon.longest(b"", |byte| byte), None);
    }
}
