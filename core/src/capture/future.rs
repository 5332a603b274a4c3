//! Futures: which closures that are made of `async` functions give futures of their own, with handles and
//! clones of all that they use: `Fn(..) -> impl Future + 'static`, as the handlers of web frameworks have to
//! be. They are `AsyncFn` as well.

use super::bits::Bits;
use super::context::Context;
use super::form;

/// The closure values that give such futures. The others are `async` closures, whose futures borrow what the
/// closure has: where that is asked, and where a parameter is a reference, for then only `AsyncFn` can say
/// that the future borrows that, too, unless a type is written for it.
pub(super) fn owning(cx: Context) -> Bits {
    let mut owning = Bits::default();
    for function in cx.facts.capturing() {
        let sig = &cx.resolved.functions[function].sig;
        if sig.asyncness.is_none() || cx.facts.is_method(function) {
            continue;
        }
        let borrows = form::borrows(sig);
        for value in cx.facts.values(function) {
            let used = cx.used(*value);
            // Whoever writes the type of the futures says whether they borrow.
            if !used.asked_async && (!borrows || used.asked_result.is_some()) {
                owning.insert(value.0);
            }
        }
    }
    owning
}
