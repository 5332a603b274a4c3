//! Tables with a row for each function, variable or use.

/// So many empty rows.
pub(super) fn empty_rows<T: Default>(count: usize) -> Vec<T> {
    let mut rows = Vec::new();
    rows.reserve_exact(count);
    for _ in 0..count {
        rows.push(T::default());
    }
    rows
}
