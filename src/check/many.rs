//! Many documents, one report for each.

use super::Report;
use super::checker::Checker;

/// How many documents each thread has at hand.
#[cfg(feature = "parallel")]
const AT_HAND: usize = 16;

impl Checker<'_> {
    /// One report for each document, in their order.
    ///
    /// # Laws
    ///
    /// - The reports are those of [`check`](Self::check) on each document alone.
    /// - Lazy: a document is taken when its report is asked for, and nothing is kept of it after. The memory is that of one
    ///   document, however many there are.
    ///
    /// Documents of several days are checked with [`dated`](Self::dated) for each: a checker costs nothing to clone.
    ///
    /// ```
    /// use bilateral::Checker;
    ///
    /// let documents = ["Exports rose 5 percent to $2.1 billion from $2 billion.", "Nothing to check."];
    /// let found: Vec<usize> = Checker::new().check_all(documents).map(|report| report.findings().len()).collect();
    /// assert_eq!(found, [1, 0]);
    /// ```
    pub fn check_all<T: AsRef<str>>(&self, documents: impl IntoIterator<Item = T>) -> impl Iterator<Item = Report> {
        documents.into_iter().map(|document| self.check(document.as_ref()))
    }

    /// The same by all threads of the current `rayon` pool.
    ///
    /// # Laws
    ///
    /// - The reports and their order are those of [`check_all`](Self::check_all), whatever the number of threads.
    /// - At most 16 documents for each thread, and their reports, are held at a time; so many are taken ahead.
    ///
    /// ```
    /// use bilateral::Checker;
    ///
    /// let documents: Vec<String> = (1..100).map(|n| format!("Exports rose {n} percent to $2.1 billion from $2 billion.")).collect();
    /// let checker = Checker::new();
    /// assert!(checker.check_all_in_parallel(&documents).eq(checker.check_all(&documents)));
    /// ```
    #[cfg(feature = "parallel")]
    pub fn check_all_in_parallel<T: AsRef<str> + Send>(
        &self,
        documents: impl IntoIterator<Item = T>,
    ) -> impl Iterator<Item = Report> {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};

        let mut documents = documents.into_iter().fuse();
        let batches = std::iter::from_fn(move || {
            let batch: Vec<T> = documents.by_ref().take(AT_HAND * rayon::current_num_threads()).collect();
            (!batch.is_empty()).then_some(batch)
        });
        batches.flat_map(|batch| -> Vec<Report> {
            batch.into_par_iter().map(|document| self.check(document.as_ref())).collect()
        })
    }
}
