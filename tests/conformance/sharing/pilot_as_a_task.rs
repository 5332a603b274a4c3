// An application that is ready starts its pilot as a task, and awaits it at the end.
use std::cell::RefCell;
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
type AutoPilot = Rc<dyn Fn(&'static str) -> Task>;

#[derive(Default)]
struct App {
    log: RefCell<Vec<String>>,
    value: RefCell<Option<String>>,
}

impl App {
    fn exit(&self, value: String) {
        *self.value.borrow_mut() = Some(value);
    }

    async fn process_messages(&self, ready: Option<impl AsyncFnOnce()>) {
        self.log.borrow_mut().push("start".to_string());
        if let Some(ready) = ready {
            ready().await;
        }
        pause().await;
        self.log.borrow_mut().push("stop".to_string());
    }

    #[nonlocal]
    async fn run(self: Rc<Self>, press: &str, mut auto_pilot: Option<AutoPilot>) -> Option<String> {
        let app = self.clone();
        let mut auto_pilot_task: Option<Task> = None;

        if auto_pilot.is_none() && !press.is_empty() {
            let keys: Vec<String> = press.split(',').map(|key| key.to_string()).collect();

            async fn press_keys(pilot: &'static str) {
                for key in &keys {
                    app.log.borrow_mut().push(format!("{pilot} presses {key}"));
                }
            }

            let press_keys = Rc::new(press_keys);
            auto_pilot = Some(Rc::new(move |pilot| {
                let press_keys = press_keys.clone();
                Box::pin(async move { press_keys(pilot).await })
            }));
        }

        async fn app_ready() {
            nonlocal!(auto_pilot_task);
            if let Some(auto_pilot) = auto_pilot.clone() {
                async fn run_auto_pilot(auto_pilot: AutoPilot, pilot: &'static str) {
                    auto_pilot(pilot).await;
                    app.exit(format!("by {pilot}"));
                }

                auto_pilot_task = Some(Box::pin(run_auto_pilot(auto_pilot, "pilot")));
            }
        }

        app.process_messages(if auto_pilot.is_none() { None } else { Some(app_ready) }).await;
        let task = auto_pilot_task.take();
        if let Some(task) = task {
            task.await;
        }
        app.value.borrow().clone()
    }
}

fn shown(value: Option<String>) -> String {
    value.unwrap_or("None".to_string())
}

async fn run() {
    let app = Rc::new(App::default());
    println!("{}", shown(app.clone().run("", None).await));
    println!("{}", shown(app.clone().run("a,b", None).await));
    let own: AutoPilot = Rc::new(|pilot| Box::pin(async move { println!("own {pilot}") }));
    println!("{}", shown(app.clone().run("a,b", Some(own)).await));
    println!("{}", app.log.borrow().join("; "));
}

fn main() {
    block_on(run());
}
