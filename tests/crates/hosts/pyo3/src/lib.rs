//! pyo3: a closure that remembers, as a function of Python.

use nonlocal::nonlocal;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyTuple};

/// `mean(x)`: the average of all that it was given. It has its state in Rust, and is called by Python.
#[nonlocal(sync)]
pub fn averager(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
    let mut sum = 0.0;
    let mut count = 0;
    fn mean(args: &Bound<'_, PyTuple>, _named: Option<&Bound<'_, PyDict>>) -> PyResult<f64> {
        nonlocal!(sum, count);
        let x: f64 = args.get_item(0)?.extract()?;
        sum += x;
        count += 1;
        Ok(sum / f64::from(count))
    }
    PyCFunction::new_closure(py, Some(c"mean"), None, mean)
}

#[cfg(test)]
mod tests {
    use pyo3::types::IntoPyDict;

    use super::*;

    #[test]
    fn python_calls_it() {
        Python::attach(|py| {
            let names = [("mean", averager(py).unwrap())].into_py_dict(py).unwrap();
            let means = py.eval(c"[mean(x) for x in (10, 11, 12)]", Some(&names), None).unwrap();
            assert_eq!(means.extract::<Vec<f64>>().unwrap(), [10.0, 10.5, 11.0]);
            let wrong = py.eval(c"mean('ten')", Some(&names), None).unwrap_err();
            assert!(wrong.to_string().starts_with("TypeError"), "{wrong}");
            let fourth = py.eval(c"mean(15)", Some(&names), None).unwrap();
            assert_eq!(fourth.extract::<f64>().unwrap(), 12.0);
        });
    }
}
