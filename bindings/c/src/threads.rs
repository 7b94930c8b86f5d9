//! Work on several threads, which have all ended when it is done.

use std::num::NonZeroUsize;
use std::thread;

use crate::guard::Failure;

/// The stack of each thread. Said here, so that the standard library does not look for it in the environment.
const STACK: usize = 2 * 1024 * 1024;

/// More threads than any machine has cores: a larger number is a mistake.
const MOST: u32 = 4096;

/// The number of threads that a caller asks for; 0 is one for each core that the operating system grants the process.
pub(crate) fn asked(threads: u32) -> Result<usize, Failure> {
    match threads {
        0 => Ok(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        1..=MOST => Ok(threads as usize),
        _ => Err(Failure::invalid("threads", "there are too many threads", "pass 4096 or fewer")),
    }
}

/// Does the work on this thread and on as many others as make the number; what each returns.
pub(crate) fn run<T: Send + Default>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    let work = &work;
    thread::scope(|scope| {
        // A thread that cannot be had is done without: the others take its share.
        let others: Vec<_> = (1..threads)
            .filter_map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok())
            .collect();
        let mut done = vec![work()];
        done.extend(others.into_iter().map(|other| other.join().unwrap_or_default()));
        done
    })
}
