//! Known words, found by the longest that begins at a place.

use std::borrow::Cow;

/// Words with what they mean, in order.
pub(super) struct Lexicon<T> {
    entries: Vec<Entry<T>>,
    /// For each byte where the words that begin with it stand, and after all bytes where the last of them ends.
    starts: Vec<usize>,
    /// Which bytes some word begins with.
    begins: [bool; 256],
    /// For each byte a bit for each that follows it at the beginning of a word.
    seconds: Vec<[u64; 4]>,
}

struct Entry<T> {
    word: Cow<'static, str>,
    meaning: T,
    /// The longest of the other words that this one begins with.
    within: Option<usize>,
}

impl<T> Lexicon<T> {
    /// Of equal words the first counts.
    pub(super) fn new<W: Into<Cow<'static, str>>>(words: impl Iterator<Item = (W, T)>) -> Self {
        let entry = |(word, meaning): (W, T)| Entry { word: word.into(), meaning, within: None };
        let mut entries: Vec<Entry<T>> = words.map(entry).collect();
        entries.sort_by(|one, other| one.word.cmp(&other.word));
        entries.dedup_by(|next, entry| next.word == entry.word);
        // What a word begins with stands before it, and with it all between.
        let mut open: Vec<(usize, Cow<'static, str>)> = Vec::new();
        for (index, entry) in entries.iter_mut().enumerate() {
            while open.pop_if(|(_, word)| !entry.word.starts_with(word.as_ref())).is_some() {}
            entry.within = open.last().map(|(index, _)| *index);
            open.push((index, entry.word.clone()));
        }
        let first = |word: &str| word.bytes().next().map(u16::from);
        let starts: Vec<usize> =
            (0..=256).map(|byte| entries.partition_point(|entry| first(&entry.word) < Some(byte))).collect();
        let mut begins = [false; 256];
        let mut seconds = vec![[0; 4]; 256];
        for Entry { word, .. } in &entries {
            let Some(&first) = word.as_bytes().first() else { continue };
            begins.iter_mut().skip(usize::from(first)).take(1).for_each(|begins| *begins = true);
            match (word.as_bytes().get(1), seconds.get_mut(usize::from(first))) {
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
        let start = *self.starts.get(byte)?;
        let words = self.entries.get(start..*self.starts.get(byte + 1)?)?;
        let order = |entry: &Entry<T>| entry.word.bytes().cmp(text.iter().take(entry.word.len()).map(|b| fold(*b)));
        // Every word that the text begins with is the beginning of the last one that does not stand after the text.
        let mut last = (start + words.partition_point(|entry| order(entry).is_le())).checked_sub(1);
        while let Some(entry) = last.and_then(|last| self.entries.get(last)) {
            if order(entry).is_eq() {
                return Some((entry.word.len(), &entry.meaning));
            }
            last = entry.within;
        }
        None
    }

    /// The words of a text from left to right, the longest at each place: where they begin, where they end, what they mean.
    pub(super) fn find_all<'l>(&'l self, text: &'l [u8]) -> impl Iterator<Item = (usize, usize, &'l T)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let begins = |byte: &u8| self.begins.get(usize::from(*byte)).copied().unwrap_or_default();
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
