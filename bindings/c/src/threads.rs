//! Work on several threads, which have all ended when it is done.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::error::Failure;

/// The stack of each thread. Said here, so that the standard library does not look for it in the environment.
const STACK: usize = 2 * 1024 * 1024;

/// More threads than any machine has cores: a larger number is a mistake.
const MOST: u32 = 4096;

/// The number of threads that a caller asks for; 0 is one for each core that the operating system grants the process.
pub(crate) fn resolve_thread_count(threads: u32) -> Result<usize, Failure> {
    match threads {
        // Where the operating system does not say how many cores there are, this thread does the work.
        0 => Ok(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        1..=MOST => Ok(threads as usize),
        _ => Err(Failure::invalid("threads", "there are too many threads", "pass 4096 or fewer")),
    }
}

/// Does `count` pieces of work, by their index, on so many threads, this one included. The results stand in the order of
/// the pieces. Each thread takes the next piece until none is left, so that a slow one holds nobody else up; `init` makes
/// what a thread keeps from one piece to the next.
///
/// Work that may panic catches its own panics. One that leaves a piece ends in this thread once the others have ended.
pub(crate) fn map_init<S, T: Send>(
    threads: usize,
    count: usize,
    init: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take_pieces = || {
        let (mut state, mut done) = (init(), Vec::new());
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return done;
            }
            done.push((index, work(&mut state, index)));
        }
    };
    let of_threads = thread::scope(|scope| {
        // A thread that cannot be had is done without: the others take its share.
        let others: Vec<_> = (1..threads.min(count))
            .filter_map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take_pieces).ok())
            .collect();
        let mut of_threads = vec![take_pieces()];
        of_threads.extend(
            others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))),
        );
        of_threads
    });
    let mut results: Vec<Option<T>> = (0..count).map(|_| None).collect();
    for (index, result) in of_threads.into_iter().flatten() {
        results[index] = Some(result);
    }
    results.into_iter().map(|result| result.expect("every piece of work has a result")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwind::catch;

    #[test]
    fn results_stand_in_the_order_of_the_work() {
        for threads in [1, 2, 7] {
            let squares = map_init(threads, 100, || (), |(), index| index * index);
            assert!(squares.into_iter().enumerate().all(|(index, square)| square == index * index));
        }
        assert!(map_init(4, 0, || (), |(), index| index).is_empty());
    }

    #[test]
    fn no_result_takes_the_place_of_one_that_a_panic_lost() {
        for threads in [1, 3] {
            let lost = catch(|| map_init(threads, 20, || (), |(), index| assert_ne!(index, 11)));
            assert!(lost.is_none());
        }
    }
}
