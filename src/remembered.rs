//! What [`memoize`](crate::decorators::memoize) keeps.

use core::hash::Hash;
use core::mem::discriminant;
use core::time::Duration;
use std::collections::{BTreeMap, HashMap};
use std::format;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;
use std::vec::Vec;

/// Results by their arguments, at most so many, each for so long.
pub struct Remembered<A, R> {
    results: HashMap<A, Kept<R>>,
    /// The arguments by their last use.
    order: BTreeMap<u64, A>,
    uses: u64,
    limits: Limits,
}

pub(crate) struct Kept<R> {
    result: R,
    used: u64,
    since: Option<Instant>,
}

/// How much is kept, and for how long.
#[derive(Clone, Copy)]
struct Limits {
    max_size: Option<usize>,
    ttl: Option<Duration>,
}

/// The arguments of `memoize(..)`.
pub struct Options<C> {
    limits: Limits,
    cache: C,
}

/// What `memoize!(max_size = 8)` calls.
#[doc(hidden)]
#[must_use]
pub fn options<C>(max_size: usize, ttl: Duration, cache: C) -> Options<C> {
    let max_size = if max_size == usize::MAX { None } else { Some(max_size) };
    let ttl = if ttl == Duration::MAX { None } else { Some(ttl) };
    Options { limits: Limits { max_size, ttl }, cache }
}

/// Its defaults.
#[doc(hidden)]
pub mod options {
    use core::time::Duration;

    pub enum Defaults {}

    impl Defaults {
        #[must_use]
        pub fn max_size() -> usize {
            usize::MAX
        }

        #[must_use]
        pub fn ttl() -> Duration {
            Duration::MAX
        }

        pub fn cache() {}
    }
}

/// `memoize` with options.
#[doc(hidden)]
#[expect(clippy::needless_pass_by_value, reason = "a macro writes the call")]
pub fn remember<A, R, F, C>(function: F, options: Options<C>) -> impl Fn(A) -> R
where
    A: Key,
    R: Clone,
    F: Fn(A) -> R,
    C: Controls<A, R>,
{
    let known = Arc::new(Mutex::new(Remembered::new(options.limits)));
    options.cache.control(&known);
    move |argument: A| {
        let found = locked(&known).get(&argument);
        if let Some(result) = found {
            return result;
        }
        let result = function(argument.clone());
        let mut forgotten = Vec::new();
        let result = locked(&known).put(argument, result, &mut forgotten);
        // Nothing is locked while something is dropped.
        drop(forgotten);
        result
    }
}

/// Arguments by which results are remembered.
#[diagnostic::on_unimplemented(
    message = "`memoize` looks results up by their arguments, and `{Self}` cannot be a key",
    label = "a key is `Hash`, `Eq` and `Clone`",
    note = "a float is equal to too little, or too much: take a whole number of the unit that matters, or its bits, `x.to_bits()`"
)]
pub trait Key: Hash + Eq + Clone {}

#[diagnostic::do_not_recommend]
impl<T: Hash + Eq + Clone> Key for T {}

/// What is told of a cache: nothing, or a [`Cache`].
#[diagnostic::on_unimplemented(
    message = "`cache = ..` is a `&'static Cache`: `static CACHE: Cache = Cache::new();` and `cache = &CACHE`"
)]
pub trait Controls<A, R> {
    /// Takes control of it.
    #[doc(hidden)]
    fn control(&self, cache: &Arc<Mutex<Remembered<A, R>>>);
}

impl<A, R> Controls<A, R> for () {
    fn control(&self, _: &Arc<Mutex<Remembered<A, R>>>) {}
}

impl<A: Send + 'static, R: Send + 'static> Controls<A, R> for &'static Cache {
    fn control(&self, cache: &Arc<Mutex<Remembered<A, R>>>) {
        let cache: Arc<dyn Clear + Send + Sync> = cache.clone();
        let mut all = locked(&self.0);
        all.retain(|cache| cache.strong_count() > 0);
        all.push(Arc::downgrade(&cache));
    }
}

impl<A: Key, R: Clone> Remembered<A, R> {
    fn new(limits: Limits) -> Self {
        Remembered { results: HashMap::new(), order: BTreeMap::new(), uses: 0, limits }
    }

    /// The result for an argument, if it is known.
    fn get(&mut self, argument: &A) -> Option<R> {
        let kept = self.results.get_mut(argument)?;
        if let (Some(ttl), Some(since)) = (self.limits.ttl, kept.since) {
            if since.elapsed() >= ttl {
                return None;
            }
        }
        if self.limits.max_size.is_some() {
            self.uses += 1;
            if let Some(argument) = self.order.remove(&kept.used) {
                self.order.insert(self.uses, argument);
            }
            kept.used = self.uses;
        }
        Some(kept.result.clone())
    }

    /// Keeps a result, and gives what is kept: somebody may have been faster.
    fn put(&mut self, argument: A, result: R, forgotten: &mut Vec<(A, Kept<R>)>) -> R {
        if let Some(result) = self.get(&argument) {
            return result;
        }
        if is_failure(&result) || self.limits.max_size == Some(0) {
            return result;
        }
        self.uses += 1;
        let used = self.uses;
        if self.limits.max_size.is_some() {
            self.order.insert(used, argument.clone());
        }
        let since = self.limits.ttl.map(|_| Instant::now());
        if let Some(old) = self.results.remove_entry(&argument) {
            self.order.remove(&old.1.used);
            forgotten.push(old);
        }
        self.results.insert(argument, Kept { result: result.clone(), used, since });
        while self.limits.max_size.is_some_and(|most| self.results.len() > most) {
            let Some((_, oldest)) = self.order.pop_first() else { break };
            forgotten.extend(self.results.remove_entry(&oldest));
        }
        result
    }
}

/// Whether a result is an `Err`: in Python the function would have raised, and nothing is remembered then.
///
/// Nobody says of `R` that it is a `Result`. Where the names of types and the numbers of variants are others than they are today,
/// errors are remembered, too.
#[inline]
pub(crate) fn is_failure<R>(result: &R) -> bool {
    core::any::type_name::<R>().starts_with("core::result::Result<")
        && format!("{:?}", discriminant(result)) == format!("{:?}", discriminant(&Err::<(), ()>(())))
}

/// A handle of what memoized functions keep: `static CACHE: Cache = Cache::new();` and `memoize(cache = &CACHE)`.
///
/// ```
/// use nonlocal::decorate;
/// use nonlocal::decorators::{Cache, memoize};
///
/// static SQUARES: Cache = Cache::new();
///
/// #[decorate(memoize(cache = &SQUARES))]
/// fn square(n: u64) -> u64 {
///     n * n
/// }
///
/// assert_eq!((square(2), square(3), SQUARES.len()), (4, 9, 2));
/// SQUARES.clear();
/// assert!(SQUARES.is_empty());
/// ```
#[derive(Default)]
pub struct Cache(Mutex<Vec<Weak<dyn Clear + Send + Sync>>>);

/// A handle of what one memoized nested function keeps: `dp::cache_clear()`. It knows the types, so these may borrow.
pub struct NestedCache<A, R>(Arc<Mutex<Vec<WeakCache<A, R>>>>);

type WeakCache<A, R> = Weak<Mutex<Remembered<A, R>>>;

impl<A, R> NestedCache<A, R> {
    /// A handle of nothing yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a macro writes the call")]
    pub fn new() -> Self {
        NestedCache(Arc::new(Mutex::new(Vec::new())))
    }

    /// Forgets all results of a function, which is there.
    pub fn cache_clear<F>(&self, _function: &F) {
        for cache in self.alive() {
            cache.clear();
        }
    }

    /// How many results are kept.
    #[must_use]
    pub fn cache_len<F>(&self, _function: &F) -> usize {
        let mut count = 0;
        for cache in self.alive() {
            count += cache.len();
        }
        count
    }

    fn alive(&self) -> Vec<Arc<Mutex<Remembered<A, R>>>> {
        locked(&self.0).iter().filter_map(Weak::upgrade).collect()
    }
}

impl<A, R> Clone for NestedCache<A, R> {
    fn clone(&self) -> Self {
        NestedCache(self.0.clone())
    }
}

impl<A, R> Controls<A, R> for NestedCache<A, R> {
    fn control(&self, cache: &Arc<Mutex<Remembered<A, R>>>) {
        locked(&self.0).push(Arc::downgrade(cache));
    }
}

trait Clear {
    fn clear(&self);
    fn len(&self) -> usize;
}

impl<A, R> Clear for Mutex<Remembered<A, R>> {
    fn clear(&self) {
        let forgotten = {
            let mut remembered = locked(self);
            (std::mem::take(&mut remembered.order), std::mem::take(&mut remembered.results))
        };
        drop(forgotten);
    }

    fn len(&self) -> usize {
        locked(self).results.len()
    }
}

impl Cache {
    /// A handle of nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Cache(Mutex::new(Vec::new()))
    }

    /// Forgets all results.
    pub fn clear(&self) {
        for cache in self.alive() {
            cache.clear();
        }
    }

    /// How many results are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        let mut count = 0;
        for cache in self.alive() {
            count += cache.len();
        }
        count
    }

    /// Whether no result is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is kept, by the functions that are still there. Nothing is locked while it is dropped.
    fn alive(&self) -> Vec<Arc<dyn Clear + Send + Sync>> {
        locked(&self.0).iter().filter_map(Weak::upgrade).collect()
    }
}

pub(crate) fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
