// dask/dask dask/array/slicing.py: setitem_array / block_index_from_1d_index, n_preceding_from_1d_bool_index (lru_cache)
use std::collections::BTreeMap;

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn setitem(index: Vec<usize>, sizes: &[usize]) -> (Vec<String>, BTreeMap<String, usize>, Vec<String>) {
    let mut dsk: BTreeMap<String, usize> = BTreeMap::new();
    let mut computed: Vec<String> = Vec::new();
    #[decorate(memoize)]
    fn block_index(dim: usize, lo: usize, hi: usize, is_bool: bool) -> Vec<usize> {
        nonlocal!(dsk, computed);
        computed.push(format!("{lo}-{hi}"));
        let mut i: Vec<usize> = if is_bool {
            index[lo..hi].to_vec()
        } else {
            index.iter().filter(|&&x| lo <= x && x < hi).map(|x| x - lo).collect()
        };
        if i.len() > 1 {
            let key = format!("k{dim}-{lo}");
            dsk.insert(key, i.len());
            i.truncate(1);
        }
        i
    }
    #[decorate(memoize)]
    fn n_preceding(_dim: usize, lo: usize) -> usize {
        index.iter().filter(|&&x| x < lo).count()
    }
    let mut lines = Vec::new();
    for _ in 0..2 {
        let mut lo = 0;
        for (dim, size) in sizes.iter().enumerate() {
            let hi = lo + size;
            let i = block_index(dim, lo, hi, false);
            lines.push(format!("{dim}:{}:{}", i.len(), n_preceding(dim, lo)));
            lo = hi;
        }
    }
    lines.push(block_index(9, 0, 2, true).len().to_string());
    (lines, dsk.clone(), computed.clone())
}

fn main() {
    let (lines, dsk, computed) = setitem(vec![0, 1, 4, 7], &[2, 3, 4]);
    println!("{}", lines.join(" "));
    println!("{}", dsk.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" "));
    println!("{}", computed.join(" "));
}
