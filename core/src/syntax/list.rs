//! Items of lists with commas or `+` between them. The iterators of syn are boxed, and those for each kind of
//! item are compiled with all that an iterator can do.

use syn::punctuated::Punctuated;

/// The items of a list, one after another.
pub(crate) struct Items<'a, T, P> {
    list: &'a Punctuated<T, P>,
    next: usize,
}

pub(crate) fn items<T, P>(list: &Punctuated<T, P>) -> Items<'_, T, P> {
    Items { list, next: 0 }
}

impl<'a, T, P> Iterator for Items<'a, T, P> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let item = self.list.get(self.next);
        self.next += 1;
        item
    }
}

/// Calls `visit` with every item of a list, which it may change.
pub(crate) fn each_item_mut<T, P>(list: &mut Punctuated<T, P>, visit: &mut dyn FnMut(&mut T)) {
    let mut next = 0;
    while let Some(item) = list.get_mut(next) {
        visit(item);
        next += 1;
    }
}

/// Whether a test is true of an item of a list.
pub(crate) fn any_item<T, P>(list: &Punctuated<T, P>, test: &mut dyn FnMut(&T) -> bool) -> bool {
    for item in items(list) {
        if test(item) {
            return true;
        }
    }
    false
}

/// Whether a test is true of all items of a list.
pub(crate) fn all_items<T, P>(list: &Punctuated<T, P>, test: &mut dyn FnMut(&T) -> bool) -> bool {
    !any_item(list, &mut |item| !test(item))
}

/// Leaves those of which a test is true. With a closure of its own each `retain` is compiled anew.
pub(crate) fn retain<T>(all: &mut Vec<T>, test: &mut dyn FnMut(&T) -> bool) {
    all.retain(|one| test(one));
}

/// Puts others in front of what is at a position.
pub(crate) fn insert_all<T>(all: &mut Vec<T>, at: usize, mut others: Vec<T>) {
    let mut behind = all.split_off(at);
    all.append(&mut others);
    all.append(&mut behind);
}

/// The first of so many positions of which a test is not true; it is not true of those behind it, either.
/// With a closure of its own each `partition_point` is compiled anew.
pub(crate) fn first_without(count: usize, test: &mut dyn FnMut(usize) -> bool) -> usize {
    let (mut first, mut end) = (0, count);
    while first < end {
        let middle = usize::midpoint(first, end);
        if test(middle) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    first
}

/// Whether a test is true of one of them. With a closure of its own each `any` is compiled anew.
pub(crate) fn any<T>(all: &[T], test: &mut dyn FnMut(&T) -> bool) -> bool {
    for one in all {
        if test(one) {
            return true;
        }
    }
    false
}
