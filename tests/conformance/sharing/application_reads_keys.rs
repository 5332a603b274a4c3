// An application reads keys by callbacks while it waits for its result.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

/// Runs a future to its end.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Gives the others a turn.
async fn pause() {
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

#[derive(Default)]
struct Application {
    keys: RefCell<VecDeque<&'static str>>,
    log: RefCell<Vec<String>>,
    done: RefCell<Option<&'static str>>,
    reader: RefCell<Option<Rc<dyn Fn()>>>,
    tasks: RefCell<Vec<Option<Task>>>,
}

impl Application {
    fn read_keys(&self) -> &'static str {
        self.keys.borrow_mut().pop_front().unwrap_or("eof")
    }

    fn log(&self, line: &str) {
        self.log.borrow_mut().push(line.to_string());
    }

    fn background(&self, task: impl Future<Output = ()> + 'static) -> usize {
        self.tasks.borrow_mut().push(Some(Box::pin(task)));
        self.tasks.borrow().len() - 1
    }

    #[nonlocal]
    async fn run(self: &Rc<Self>, pre_run: Option<fn()>, timeout: usize) -> String {
        let app = self.clone();
        async fn run_inner(future: &str) -> String {
            let mut flush_task: Option<usize> = None;
            app.log("reset");
            if let Some(pre_run) = pre_run {
                pre_run();
            }

            fn read_from_input() {
                nonlocal!(flush_task);
                let key = app.read_keys();
                app.log(&format!("key {key}"));
                if key == "eof" {
                    *app.done.borrow_mut() = Some("EOF");
                } else {
                    if let Some(task) = flush_task {
                        app.log(&format!("cancel {task}"));
                        app.tasks.borrow_mut()[task] = None;
                    }
                    flush_task = Some(app.background(auto_flush()));
                }
            }

            fn read_in_context() {
                app.log("context");
                read_from_input();
            }

            async fn auto_flush() {
                for _ in 0..timeout {
                    pause().await;
                }
                flush_input();
            }

            fn flush_input() {
                if app.done.borrow().is_none() {
                    app.log("flushed");
                }
            }

            *app.reader.borrow_mut() = Some(Rc::new(read_in_context));
            while app.done.borrow().is_none() {
                let reader = app.reader.borrow().clone().unwrap();
                reader();
                pause().await;
                let tasks = std::mem::take(&mut *app.tasks.borrow_mut());
                let count = tasks.len();
                for task in tasks {
                    if let Some(task) = task {
                        task.await;
                    }
                }
                app.tasks.borrow_mut().extend((0..count).map(|_| None));
            }
            let done = app.done.borrow().unwrap();
            format!("{future} {done} {}", flush_task.unwrap())
        }

        let result = run_inner("result").await;
        result
    }
}

fn main() {
    let app = Rc::new(Application::default());
    app.keys.borrow_mut().extend(["a", "b"]);
    println!("{}", block_on(app.run(Some(|| println!("pre")), 2)));
    println!("{:?}", app.log.borrow());
}
